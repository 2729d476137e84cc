import { describe, expect, it } from "vitest"
import { ReceiptError, type Receipt } from "../src/index.ts"
import { base, checkOn, faultOf, receiptOn, reread, shorter } from "./market.ts"
import { member, put, ways, type Way } from "./mutate.ts"

/** Another value of the same kind. */
const other = (value: unknown): unknown => {
  if (value === null) return "2024-03-11T00:00:00+05:30"
  if (Array.isArray(value)) return value.length === 0 ? ["late-shipment-claim"] : value.slice(1)
  if (typeof value === "number") return value + 1
  if (typeof value === "boolean") return !value
  if (typeof value !== "string") return {}
  if (value === "yes") return "no"
  if (value === "no" || value === "unknown") return "yes"
  return `${value.startsWith("7") ? "8" : "7"}${value.slice(1)}`
}

/** The same with another value at one place. */
const changed = (value: unknown, way: Way): unknown =>
  put(value, way, other(way.reduce<unknown>(member, value)))

const verdictOf = (json: unknown): string => {
  try {
    return faultOf(checkOn(json, base))
  } catch (error) {
    if (error instanceof ReceiptError) return `refused at ${error.at}`
    throw error
  }
}

const receipt = reread(receiptOn(base, { question: { explain: true } })) as Receipt

/** The places below `room` that can be altered with another result than `expected`. */
const unnoticed = (room: keyof Receipt, expected: RegExp): readonly string[] =>
  ways(receipt[room], [room])
    .map((way) => `${way.join(".")}: ${verdictOf(changed(receipt, way))}`)
    .filter((told) => !expected.test(told))

describe("a receipt with something altered", () => {
  it("has many places for it", () => {
    expect(ways(receipt).length).toBeGreaterThan(150)
  })

  it.each([
    ["answer", /: (never-given at answer|refused at receipt\.answer)/],
    ["ledgers", /: (proof-fails|not-a-prefix|ledger-missing|log-too-short|other-evidence|refused) at/],
    ["case", /: (other-case|never-given|refused) at/],
    ["question", /: (never-given|not-readable|refused) at/],
  ] as const)("is not proven, at whatever place of its %s", (room, expected) => {
    expect(unnoticed(room, expected)).toEqual([])
  })

  it("names the first place, what stands there and what the replay gives", () => {
    const at = receipt.answer.verdicts.findIndex((v) => v.provision === "dispatch/ship")
    expect(checkOn(changed(receipt, ["answer", "verdicts", at, "applies"]), base)).toEqual({
      v: 1,
      result: "unprovable",
      reason: "never-given",
      at: `answer.verdicts[${at}].applies`,
      found: '"no"',
      expected: '"yes"',
      question: receipt.question,
      madeBy: receipt.madeBy,
    })
  })

  it("is told also where the log has grown since", () => {
    const later = [...base, shorter("2024-02-20-dispatch", "2024-05-01T00:00:00+05:30")]
    expect(faultOf(checkOn(changed(receipt, ["answer", "outcome", "shipBy"]), later))).toBe(
      "never-given at answer.outcome.shipBy",
    )
  })

  it("is told where an event that the answer rests on was left out", () => {
    const [ledger] = receipt.ledgers
    const without = { ...receipt, ledgers: [{ ...ledger, events: ledger?.events.slice(1) }] }
    expect(faultOf(checkOn(without, base))).toBe("other-evidence at policy-ledger-bazaar, events used")
  })
})

describe("a receipt that contradicts itself", () => {
  const verdict = receipt.answer.verdicts[0]!
  const saying = (inForce: string, matches: string, applies: string) => ({
    ...receipt,
    answer: {
      ...receipt.answer,
      verdicts: [{ ...verdict, inForce, matches, applies }, ...receipt.answer.verdicts.slice(1)],
    },
  })

  it.each([
    ["no", "yes", "yes", "no"],
    ["yes", "no", "unknown", "no"],
    ["unknown", "yes", "yes", "unknown"],
  ])("is refused: in force %s, matches %s, yet applies %s", (inForce, matches, applies, most) => {
    expect(() => checkOn(saying(inForce, matches, applies), base)).toThrow(
      `receipt.answer.verdicts[0].applies: found "${applies}" beside inForce "${inForce}" and matches "${matches}", expected at most "${most}"`,
    )
  })

  it("is refused with one ledger twice", () => {
    const [ledger] = receipt.ledgers
    expect(() => checkOn({ ...receipt, ledgers: [ledger, ledger] }, base)).toThrow(
      "receipt.ledgers: found policy-ledger-bazaar twice, expected each ledger once",
    )
  })
})

describe("what is no receipt", () => {
  const refusal = (json: unknown): string => {
    try {
      return checkOn(json, base).result
    } catch (error) {
      return error instanceof ReceiptError ? error.message : "another error"
    }
  }

  it.each([
    ["a case", { order: {} }, /^receipt: found "order", expected no key but v, kind, madeBy/],
    ["nothing", null, /^receipt: found null, expected an object/],
    ["a receipt with a key more", { ...receipt, note: "" }, /^receipt: found "note", expected no key but/],
    [
      "a receipt that lacks its ledgers",
      { ...receipt, ledgers: undefined },
      /^receipt\.ledgers: found nothing, expected a list/,
    ],
    [
      "a receipt with an effect of no kind",
      changed(receipt, ["answer", "verdicts", 0, "effects", 0, "kind"]),
      /^receipt\.answer\.verdicts\[0\]\.effects\[0\]\.kind: found "[^"]+", expected ship-by or/,
    ],
  ])("is refused with the place: %s", (_, json, message) => {
    expect(refusal(json)).toMatch(message)
  })

  it("refuses a key more at any depth", () => {
    const deep = ways(receipt).filter((way) => {
      const at = way.reduce<unknown>(member, receipt)
      const isFact = way[0] === "case" && way[1] === "facts"
      // By the names of the platform's deadlines.
      const isMap = ["deadlines", "late"].includes(String(way.at(-1)))
      return typeof at === "object" && at !== null && !Array.isArray(at) && !isFact && !isMap
    })
    const strange = (way: Way): unknown =>
      put(receipt, way, { ...(way.reduce<unknown>(member, receipt) as object), stranger: 1 })
    expect(deep.length).toBeGreaterThan(10)
    for (const way of deep) expect(refusal(strange(way))).toContain('found "stranger"')
  })

  it("is refused with half of a surrogate pair, and with a number that is none", () => {
    const half = { ...receipt, madeBy: { ...receipt.madeBy, package: "\ud800" } }
    expect(refusal(half)).toBe(
      "receipt.madeBy.package: found half of a surrogate pair, expected Unicode text",
    )
    const none = { ...receipt, case: { ...receipt.case, facts: { order: { id: Number.NaN } } } }
    expect(refusal(none)).toBe("receipt.case.facts.order.id: found NaN, expected a finite number")
  })

  it("is not asked twice what it holds", () => {
    let asked = 0
    const turning = {
      ...receipt,
      get answer() {
        asked += 1
        return asked === 1 ? receipt.answer : { ...receipt.answer, verdicts: [] }
      },
    }
    expect(checkOn(turning, base).result).toBe("same")
    expect(asked).toBe(1)
  })

  it("says of a later version that it cannot tell", () => {
    expect(faultOf(checkOn({ ...receipt, v: 3 }, base))).toBe("unknown-version at receipt.v")
  })
})
