import type {
  AuditOptions,
  Condition,
  Effect,
  LedgerEvent,
  ProvisionId,
  Verdict,
} from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule, withdrawn } from "../bazaar/announce.ts"
import { paid } from "../bazaar/asking.ts"

const PENALTY: Effect = { pay: "penalty", per: "order", amount: "5.00" }

/** A provision that applies to whatever is paid from 2021 on, unless it is told otherwise. */
const provided = (
  provision: ProvisionId,
  more: {
    readonly disapplies?: readonly ProvisionId[]
    readonly when?: Condition
    readonly from?: string
    readonly until?: string
    readonly effects?: readonly Effect[]
    readonly decidedBy?: readonly string[]
  } = {},
): readonly LedgerEvent[] => {
  const { from = "2021-01-01", until, ...content } = more
  return announce(
    { id: provision.replace("/", "-"), published: "2021-01-01" },
    effective(provision, from, { ...(until === undefined ? {} : { until }), rule: rule(provision, content) }),
  )
}

const asked = (
  json: object,
  options: AuditOptions,
  ...readings: readonly (readonly LedgerEvent[])[]
): ((provision: ProvisionId) => Verdict | undefined) => {
  const { verdicts } = bookOf(...readings).audit(json, options)
  return (provision) => verdicts.find((v) => v.provision === provision)
}

const base = provided("dispatch/penalty", { effects: [PENALTY] })

describe("a temporary change that disapplies the rule of always", () => {
  const change = provided("monsoon/penalty", {
    disapplies: ["dispatch/penalty"],
    from: "2022-06-01",
    until: "2022-08-31",
    effects: [{ ...PENALTY, amount: "1.00" }],
  })
  const book = bookOf(base, change)

  it.each([
    ["2022-05-31T23:59:59.999+05:30", "yes", undefined, ["5.00"]],
    ["2022-06-01T00:00:00+05:30", "no", ["monsoon/penalty"], ["1.00"]],
    ["2022-08-31T23:59:59.999+05:30", "no", ["monsoon/penalty"], ["1.00"]],
    ["2022-09-01T00:00:00+05:30", "yes", undefined, ["5.00"]],
  ])("leaves it, for what is paid at %s: %s", (at, applies, displacedBy, amounts) => {
    const { verdicts, outcome } = book.audit(paid(at))
    const verdict = verdicts.find((v) => v.provision === "dispatch/penalty")
    expect(verdict).toMatchObject({ inForce: "yes", matches: "yes", applies })
    expect(verdict?.displacedBy).toEqual(displacedBy)
    expect(outcome.payments.map(({ amount }) => amount)).toEqual(amounts)
  })

  it("leaves open which of the two it is while nobody knows when it was paid", () => {
    const { verdicts, outcome, possible } = book.audit({})
    expect(verdicts.map((v) => [v.provision, v.applies, v.displacedBy])).toEqual([
      ["dispatch/penalty", "unknown", ["monsoon/penalty"]],
      ["monsoon/penalty", "unknown", undefined],
    ])
    expect(outcome.payments).toEqual([])
    expect(possible.payments.map(({ amount }) => amount)).toEqual(["5.00", "1.00"])
  })

  it("changes nothing of what is in force", () => {
    const rules = book.inForce({ on: "2022-07-01" }).inForce.map((r) => r.provision)
    expect(rules).toEqual(["dispatch/penalty", "monsoon/penalty"])
  })

  it("gives way when it is withdrawn before its end", () => {
    const early = bookOf(
      base,
      change,
      announce({ id: "end", published: "2022-07-01" }, withdrawn("monsoon/penalty", "2022-07-10")),
    )
    const applies = (at: string): string | undefined =>
      early.audit(paid(at)).verdicts.find((v) => v.provision === "dispatch/penalty")?.applies
    expect([applies("2022-07-09"), applies("2022-07-10")]).toEqual(["no", "yes"])
  })
})

describe("a waiver for some orders", () => {
  const waiver = provided("monsoon/waiver", {
    disapplies: ["dispatch/penalty"],
    when: { fact: "order.lane", is: "export" },
  })
  const verdictOf = (order: object, options: AuditOptions = { explain: true }): Verdict | undefined =>
    asked({ order: { paidAt: "2022-07-01", ...order } }, options, base, waiver)("dispatch/penalty")

  it.each([
    ["export", "no", ["monsoon/waiver"], []],
    ["local", "yes", undefined, []],
    [undefined, "unknown", ["monsoon/waiver"], ["order.lane"]],
  ])("with the lane %s: the penalty applies %s", (lane, applies, displacedBy, missing) => {
    const verdict = verdictOf(lane === undefined ? {} : { lane })
    expect(verdict).toMatchObject({ applies, missing })
    expect(verdict?.displacedBy).toEqual(displacedBy)
    expect(Object.keys(verdict ?? {}).includes("displacedBy")).toBe(displacedBy !== undefined)
  })

  it("says by which fact it would be settled, either way", () => {
    expect(verdictOf({})?.settledBy).toEqual({ yes: ["order.lane"], no: ["order.lane"] })
  })

  it.each([
    ["en", "export", "disapplied: monsoon/waiver applies instead"],
    ["zh", "export", "不适用：以 monsoon/waiver 为准"],
    ["en", undefined, "whether monsoon/waiver applies instead is unknown"],
    ["zh", undefined, "是否以 monsoon/waiver 为准，待定"],
  ])("is named in %s where the lane is %s", (lang, lane, told) => {
    expect(verdictOf({ lane }, { lang })?.because).toContain(told)
  })

  it("says nothing of it where the penalty would not apply anyway", () => {
    const mild = provided("dispatch/penalty", {
      effects: [PENALTY],
      when: { fact: "order.tags", has: "bulk" },
    })
    const json = { order: { paidAt: "2022-07-01", lane: "export", tags: ["gift"] } }
    const verdict = asked(json, {}, mild, waiver)("dispatch/penalty")
    expect(verdict).toMatchObject({ matches: "no", applies: "no" })
    expect(verdict).not.toHaveProperty("displacedBy")
  })

  it("turns on what it asks for only where nothing else displaces the penalty for certain", () => {
    const sure = provided("returns/waiver", { disapplies: ["dispatch/penalty"] })
    const verdict = asked(paid("2022-07-01"), {}, base, waiver, sure)("dispatch/penalty")
    expect(verdict).toMatchObject({ applies: "no", displacedBy: ["returns/waiver"], missing: [] })
  })
})

describe("a chain", () => {
  const chain = (
    when: Condition,
    second: Condition = { always: true },
  ): readonly (readonly LedgerEvent[])[] => [
    base,
    provided("monsoon/waiver", { disapplies: ["dispatch/penalty"], when: second }),
    provided("returns/limit", { disapplies: ["monsoon/waiver"], when }),
  ]
  const EXPORT: Condition = { fact: "order.lane", is: "export" }
  const BULK: Condition = { fact: "order.tags", has: "bulk" }

  it.each([
    ["export", "no", "yes"],
    ["local", "yes", "no"],
    [undefined, "unknown", "unknown"],
  ])("with the lane %s the second applies %s and the first %s", (lane, second, first) => {
    const order = { paidAt: "2022-07-01", ...(lane === undefined ? {} : { lane }) }
    const verdict = asked({ order }, {}, ...chain(EXPORT))
    expect(verdict("monsoon/waiver")?.applies).toBe(second)
    expect(verdict("dispatch/penalty")?.applies).toBe(first)
  })

  it("asks down its length for what settles its end", () => {
    const order = { paidAt: "2022-07-01", tags: "unknown" }
    const verdict = asked({ order }, { explain: true }, ...chain(EXPORT, BULK))("dispatch/penalty")
    expect(verdict?.missing.toSorted()).toEqual(["order.lane", "order.tags"])
    expect(verdict?.settledBy).toEqual({ yes: ["order.tags"], no: ["order.tags", "order.lane"] })
  })
})

describe("a circle, which the checks of a ledger refuse", () => {
  const book = bookOf(
    provided("dispatch/a", { disapplies: ["monsoon/b"], when: { fact: "order.lane", is: "export" } }),
    provided("monsoon/b", { disapplies: ["dispatch/a"] }),
    provided("returns/self", { disapplies: ["returns/self"] }),
  )
  const applies = (order: object): readonly (readonly [string, string])[] =>
    book
      .audit({ order: { paidAt: "2022-07-01", ...order } }, { explain: true })
      .verdicts.map((v) => [v.provision, v.applies])

  it("leaves unknown what turns on itself", () => {
    expect(applies({ lane: "export" })).toEqual([
      ["dispatch/a", "unknown"],
      ["monsoon/b", "unknown"],
      ["returns/self", "unknown"],
    ])
  })

  it("and says what does not", () => {
    expect(applies({ lane: "local" }).slice(0, 2)).toEqual([
      ["dispatch/a", "no"],
      ["monsoon/b", "yes"],
    ])
  })
})

describe("a question about one group", () => {
  const waiver = provided("monsoon/waiver", {
    disapplies: ["dispatch/penalty"],
    decidedBy: ["seller.joinedAt"],
    effects: [{ pause: "ship-by", resumes: "2022-09-01T00:00:00+05:30" }],
  })
  const shipping = provided("dispatch/ship", {
    effects: [{ deadline: "ship-by", after: { hours: 24 }, countedFrom: "order.paidAt" }],
  })
  const json = { order: { paidAt: "2022-07-01" }, seller: { joinedAt: "2021-07-01" } }

  it("hears of what displaces its provisions, and lists them only", () => {
    const { verdicts } = bookOf(base, waiver).audit(json, { about: ["order"] })
    expect(verdicts.map((v) => [v.provision, v.applies, v.displacedBy])).toEqual([
      ["dispatch/penalty", "no", ["monsoon/waiver"]],
    ])
  })

  it("is not answered by the pause of a displacer in another group", () => {
    const { outcome } = bookOf(base, shipping, waiver).audit(json, { about: ["order"] })
    expect(outcome.shipBy).toBe("2022-07-02T00:00:00+05:30")
  })
})

it("a pause that is displaced stops no clock, and one that may be leaves the deadline open", () => {
  const book = bookOf(
    provided("dispatch/ship", {
      effects: [{ deadline: "ship-by", after: { hours: 24 }, countedFrom: "order.paidAt" }],
    }),
    provided("monsoon/pause", { effects: [{ pause: "ship-by", resumes: "2022-09-01T00:00:00+05:30" }] }),
    provided("monsoon/still-open", {
      disapplies: ["monsoon/pause"],
      when: { fact: "order.lane", is: "local" },
    }),
  )
  const shipBy = (lane: object): readonly unknown[] => {
    const { outcome, possible, missing } = book.audit({ order: { paidAt: "2022-07-01", ...lane } })
    return [outcome.shipBy, possible.shipBy, missing]
  }
  expect(shipBy({ lane: "local" })).toEqual(["2022-07-02T00:00:00+05:30", [], []])
  expect(shipBy({ lane: "export" })).toEqual(["2022-09-02T00:00:00+05:30", [], []])
  expect(shipBy({})).toEqual([
    null,
    ["2022-07-02T00:00:00+05:30", "2022-09-02T00:00:00+05:30"],
    ["order.lane"],
  ])
})

it("a fact that only a displacer asks for is heard where nothing else is given", () => {
  const book = bookOf(
    provided("dispatch/penalty", { from: "before" }),
    provided("monsoon/waiver", {
      from: "before",
      decidedBy: ["seller.joinedAt"],
      disapplies: ["dispatch/penalty"],
    }),
  )
  const verdict = (json: object): readonly unknown[] =>
    book
      .audit(json)
      .verdicts.filter((v) => v.provision === "dispatch/penalty")
      .map((v) => v.applies)
  expect(verdict({})).toEqual(["no"])
  expect(verdict({ seller: { joinedAt: null } })).toEqual(["yes"])
})
