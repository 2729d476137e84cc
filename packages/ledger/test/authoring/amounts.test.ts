import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodePlatform } from "../../src/authoring/authoring.ts"
import { announcementYaml, beginning, MARKET_YAML, refusal, ruleOf, ruleWhen } from "../market.ts"

const file = (rule: string): string => announcementYaml({ events: `\n${beginning({ rule })}` })
const when = (condition: string): string => refusal(file(ruleWhen(condition)))
const paying = (rest: string): string => refusal(file(ruleOf(`[{ pay: fee, ${rest} }]`)))
const of = (amount: string): string => paying(`per: order, amount: ${amount}`)
/** Without the file and the place, which a table would not be read for. */
const told = (line: string): string =>
  line.replaceAll(/2023-03-01-crane\.yaml:\d+:\d+: events\[0\]\.rule\./g, "")

describe("an amount", () => {
  it.each([
    '"0.75"',
    '{ sum: ["0.000001"] }',
    '"0.01"',
    '{ rate: "4", of: order.amount }',
    '{ rate: "0.0035", of: [order.amount, order.amount] }',
    '{ each: "0.25", of: order.visits }',
    '{ sum: ["1", { least: ["2"] }, { greatest: ["3"] }] }',
    '{ tiers: [{ upTo: "300", rate: "0.04" }, { rate: "0.02" }], of: order.amount }',
    '{ cases: [{ when: { fact: order.kind, is: bulk }, then: "1" }], else: "2" }',
    '{ oneOf: ["18", "20"] }',
    "{ sum: [{ unstated: { zh: 未说明, en: Not stated } }] }",
  ])("%s is taken", (amount) => {
    expect(of(amount)).toBe("accepted")
  })

  it("stands at its place in the file", () => {
    expect(of('{ each: "0.25", of: order.amount }')).toBe(
      "2023-03-01-crane.yaml:13:155: events[0].rule.effects[0].amount.of: found order.amount, of type money, expected a fact of type integer",
    )
  })

  it.each([
    [
      '{ sum: ["0.0000001"] }',
      'effects[0].amount.sum[0]: found "0.0000001", expected an amount with at most six decimals, such as "0.75"',
    ],
    ['"0.001"', 'effects[0].amount: found "0.001", expected decimal text with at most 2 decimals'],
    [
      '{ rate: "0.1", of: order.visits }',
      "effects[0].amount.of: found order.visits, of type integer, expected a fact of type money",
    ],
    [
      '{ rate: "0.1", of: [order.amount, order.kind] }',
      "effects[0].amount.of[1]: found order.kind, of type enum, expected a fact of type money",
    ],
    [
      '{ rate: "0.1", of: "order.parts[].amount" }',
      'effects[0].amount.of: found "order.parts[].amount", expected a fact of which a case has one, not a list: ask it of a member, as { some: …, of: "order.parts[]" }',
    ],
    [
      '{ sum: [{ tiers: [{ upTo: "300", rate: "0.04" }, { upTo: "300", rate: "0.02" }], of: order.amount }] }',
      "effects[0].amount.sum[0].tiers[1].upTo: found 300, not above 300, expected tiers whose bounds rise, the last alone without one",
    ],
    [
      '{ tiers: [{ upTo: "0", rate: "0.04" }], of: order.amount }',
      "effects[0].amount.tiers[0].upTo: found 0, not above 0, expected tiers whose bounds rise, the last alone without one",
    ],
    [
      '{ tiers: [{ rate: "0.04" }, { upTo: "300", rate: "0.02" }], of: order.amount }',
      "effects[0].amount.tiers[1].upTo: found 300, not above all, expected tiers whose bounds rise, the last alone without one",
    ],
    [
      '{ cases: [{ when: { always: true }, then: "1" }, { when: { fact: order.kind, is: bulk }, then: "2" }] }',
      "effects[0].amount.cases[1].when: found a case below one that always holds, expected cases each of which some order can reach",
    ],
    [
      '{ cases: [{ when: { all: [{ not: { always: true } }, { fact: order.kind, is: bulk }] }, then: "2" }] }',
      "effects[0].amount.cases[0].when: found a condition that can never hold, expected cases each of which some order can reach",
    ],
    [
      '{ cases: [{ when: { fact: order.kind, is: bulk }, then: "1" }, { when: { fact: order.kind, is: bulk }, then: "2" }] }',
      "effects[0].amount.cases[1].when: found the condition of case 1 again, expected cases each of which some order can reach",
    ],
    [
      '{ oneOf: ["18"] }',
      "effects[0].amount.oneOf: found one amount, expected two amounts or more, each another",
    ],
    [
      '{ oneOf: ["18", "18"] }',
      "effects[0].amount.oneOf: found the same amount twice, expected two amounts or more, each another",
    ],
    [
      '{ cases: [{ when: { fact: order.kind, is: barge }, then: "1" }] }',
      "effects[0].amount.cases[0].when.is: found barge, expected a value of order.kind: bulk, parcel",
    ],
  ])("%s is refused", (amount, says) => {
    expect(told(of(amount))).toBe(says)
  })
})

describe("a payment", () => {
  it("for each sub-order reads the facts of one", () => {
    const rest = 'per: sub-order, amount: { rate: "0.1", of: "order.parts[].amount" }'
    expect(paying(rest)).toBe("accepted")
    expect(paying(`${rest}, from: merchant, to: platform`)).toBe("accepted")
    expect(paying(`${rest}, where: { fact: "order.parts[].amount", atLeast: "5" }`)).toBe("accepted")
  })

  it.each([
    [
      'per: item, amount: "1"',
      'effects[0].per: found per: item on a platform without items, expected items: "order.items[]" in its file',
    ],
    [
      'per: order, amount: "1", where: { always: true }',
      "effects[0].where: found where beside per: order, expected where beside per: item or per: sub-order",
    ],
    [
      'per: order, amount: "1", capPerSubOrder: "2"',
      "effects[0].capPerSubOrder: found capPerSubOrder beside per: order, expected capPerOrder",
    ],
    [
      'per: order, amount: "1", from: buyer, to: buyer',
      "effects[0].to: found buyer, who pays it, expected two parties, one who pays and one who is paid",
    ],
  ])("%s is refused", (rest, says) => {
    expect(told(paying(rest))).toBe(says)
  })
})

describe("a question of members", () => {
  const some = '{ some: { fact: "order.parts[].amount", lessThan: "20" }, of: "order.parts[]" }'
  it("is asked of a list of the platform", () => {
    expect(when(some)).toBe("accepted")
    expect(when(some.replace("some", "every"))).toBe("accepted")
  })

  it.each([
    [
      '{ some: { always: true }, of: "order.boxes[]" }',
      'when.of: found "order.boxes[]", expected a list that holds facts of the platform',
    ],
    [
      `{ every: ${some}, of: "order.parts[]" }`,
      "when.every.of: found members of order.parts[] within what is asked of those of order.parts[], expected members of one list at a time",
    ],
    [
      '{ some: { fact: "order.parts[].amount", is: true }, of: "order.parts[]" }',
      "when.some.is: found is asked of order.parts[].amount, of type money, expected atLeast, moreThan, atMost or lessThan, or a fact of type enum or boolean",
    ],
  ])("%s is refused", (condition, says) => {
    expect(told(when(condition))).toBe(says)
  })
})

describe("a platform's derived facts", () => {
  const platform = (derived: string, type = "ratio"): string => {
    const changed = MARKET_YAML.replace(
      "type: ratio, title: { zh: 准时率, en: On time }",
      `type: ${type}, title: { zh: 准时率, en: On time }, derived: ${derived}`,
    )
    const decoded = decodePlatform("harbour.yaml", changed)
    return Result.isSuccess(decoded)
      ? "accepted"
      : decoded.failure.message.replace(/^harbour\.yaml:\d+:\d+: /, "")
  }
  const where = 'where: { fact: "order.parts[].amount", moreThan: "5" }'

  it.each([
    [`{ share: "order.parts[]", ${where} }`, "ratio"],
    [`{ count: "order.parts[]", ${where} }`, "integer"],
    [`{ sum: "order.parts[].amount", ${where} }`, "money"],
    ["{ ratio: order.amount, over: order.amount }", "ratio"],
  ])("%s is taken", (derived, type) => {
    expect(platform(derived, type)).toBe("accepted")
  })

  it.each([
    [
      `{ share: "order.parts[]", ${where} }`,
      "integer",
      "facts[5].derived.share: found a share, told by a fact of type integer, expected a fact of type ratio",
    ],
    [
      '{ count: "order.parts[]", where: { fact: "order.parts[].amount", is: true } }',
      "integer",
      "facts[5].derived.where.is: found is asked of order.parts[].amount, of type money, expected atLeast, moreThan, atMost or lessThan, or a fact of type enum or boolean",
    ],
    [
      '{ count: "order.parts[]" }',
      "money",
      "facts[5].derived.count: found a count, told by a fact of type money, expected a fact of type integer",
    ],
    [
      "{ ratio: order.visits, over: order.amount }",
      "ratio",
      "facts[5].derived.over: found order.amount, of type money, expected a fact of type integer",
    ],
    [
      "{ ratio: order.kind, over: order.amount }",
      "ratio",
      "facts[5].derived.ratio: found order.kind, of type enum, expected a fact of type money or integer",
    ],
    [
      "{ sum: order.amount }",
      "money",
      "facts[5].derived.sum: found order.amount, expected a fact of the members of a list",
    ],
    [
      '{ count: "order.parts[]", where: { fact: order.onTime, atLeast: 1 } }',
      "integer",
      "facts[5].derived: found a circle: order.onTime is computed from itself, expected facts of which none is computed from itself",
    ],
  ])("%s of type %s is refused", (derived, type, says) => {
    expect(platform(derived, type)).toBe(says)
  })

  it.each([
    ["currency: CNY", "currency: JPY", "currency: found JPY without minorUnit, expected minorUnit: 0"],
    ["currency: CNY", "currency: KWD\nminorUnit: 0", "minorUnit: found 0 beside KWD, expected minorUnit: 3"],
    [
      "currency: CNY",
      "currency: CNY\nminorUnit: 0",
      "minorUnit: found 0 beside CNY, expected no minorUnit: amounts have two decimals",
    ],
    [
      '"order.parts[].amount", type: money, title: { zh: 部分',
      '"order.parts[].boxes[].amount", type: money, title: { zh: 部分',
      'facts[4].path: found "order.parts[].boxes[].amount", expected a fact of one list at most: no list stands within another',
    ],
    [
      "caseId: order.id",
      'caseId: order.id\nitems: "order.boxes[]"',
      'items: found "order.boxes[]", expected a list that holds facts of the platform',
    ],
  ])("%s as %s is refused", (from, to, says) => {
    const decoded = decodePlatform("harbour.yaml", MARKET_YAML.replace(from, to))
    expect(Result.isFailure(decoded) ? decoded.failure.message : "accepted").toContain(says)
  })

  it("may leave sub-orders out, where no rule needs them", () => {
    const without = MARKET_YAML.replace("subOrders: order.parts[].amount\n", "")
    expect(Result.isSuccess(decodePlatform("harbour.yaml", without))).toBe(true)
  })
})
