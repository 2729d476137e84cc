import type { Platform } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective, rule } from "../../rulebook/test/bazaar/announce.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import type { Change } from "../src/index.ts"
import { base, checkOn, order, ORIGIN, receiptOn, shipping, shorter, type Readings } from "./market.ts"

const receipt = receiptOn(base)
const held = base.flat().length

/** What the check says after these were recorded, in few words. */
const after = (...later: Readings): string => {
  const check = checkOn(receipt, [...base, ...later])
  if (check.result === "same") return ["same", ...check.newlyPossible].join(", also possible ")
  if (check.result === "unprovable") return `unprovable: ${check.reason}`
  const { cause } = check
  if (cause.kind !== "event") return `different by ${cause.kind}`
  return `different by ${cause.origin}[${cause.index}], ${cause.type} of ${cause.announcement}`
}

const changesAfter = (...later: Readings): readonly Change[] => {
  const check = checkOn(receipt, [...base, ...later])
  return check.result === "different" ? check.changes : []
}

const may = "2024-05-01T00:00:00+05:30"
const june = "2024-06-01T00:00:00+05:30"
const july = "2024-07-01T00:00:00+05:30"

const unrelated = announce(
  { id: "2024-05-returns", published: "2024-04-28", recordedAt: may },
  effective("returns/refund", "2024-05-01"),
)
const whoKnows = announce(
  { id: "2024-06-refunds", published: "2024-04-28", recordedAt: june },
  effective("returns/window", "2024-01-01", { rule: rule("window", { decidedBy: ["refund.requestedAt"] }) }),
)

describe("a receipt held against a log that has grown", () => {
  it("stands after an announcement that does not reach back to the order", () => {
    expect(after(unrelated)).toBe("same")
  })

  it("stands after one that only may concern the order, which is told", () => {
    expect(after(unrelated, whoKnows)).toBe("same, also possible returns/window")
  })

  it("stands after drafts and hearsay of another deadline", () => {
    const [head, ...changes] = shorter("2024-02-20-draft", may)
    const draft = { ...head, standing: "consultation" } as NonNullable<typeof head>
    expect(after([draft, ...changes])).toBe("same")
  })

  it("stands after a correction of words alone", () => {
    const words = announce(
      { id: "2023-01-01-dispatch", reading: 2, published: "2022-12-20", recordedAt: may },
      shipping("2023-01-01", 48, {
        note: { zh: "〔again〕", en: "read again" },
        cite: { report: 1, range: [4, 9] },
      }),
      ...base[0]!
        .slice(2)
        .map(
          ({ v: _v, id: _i, announcement: _a, reading: _r, recordedAt: _t, recordedBy: _b, ...body }) =>
            body as never,
        ),
    )
    expect(after(words)).toBe("same")
  })

  it("names the event of a later announcement that changes the answer, and what it changes", () => {
    const cut = shorter("2024-02-20-dispatch", june)
    expect(after(unrelated, cut)).toBe(
      `different by ${ORIGIN}[${held + 3}], Effective of 2024-02-20-dispatch`,
    )
    expect(changesAfter(unrelated, cut)).toContainEqual({
      at: "outcome.shipBy",
      was: "2024-03-12T09:30:00+05:30",
      now: "2024-03-11T09:30:00+05:30",
    })
    expect(changesAfter(unrelated, cut)).toContainEqual({
      at: "dispatch/ship (2023-01-01-dispatch).inForce",
      was: "yes",
      now: "no",
      provision: "dispatch/ship",
    })
  })

  it("names the correction that changes the answer", () => {
    const corrected = announce(
      { id: "2023-01-01-dispatch", reading: 2, published: "2022-12-20", recordedAt: june },
      shipping("2023-01-01", 36),
    )
    expect(after(unrelated, corrected)).toBe(
      `different by ${ORIGIN}[${held + 2}], Corrected of 2023-01-01-dispatch`,
    )
  })

  it("names the first of several events, also where a later one changes the answer again", () => {
    expect(
      after(shorter("2024-02-20-dispatch", may), unrelated, shorter("2024-02-21-dispatch", july, 12)),
    ).toBe(`different by ${ORIGIN}[${held + 1}], Effective of 2024-02-20-dispatch`)
  })

  it("stands where a mistake was recorded and corrected since", () => {
    const [head, ...changes] = shorter("2024-02-20-dispatch", may)
    const taken = announce({
      id: "2024-02-20-dispatch",
      reading: 2,
      published: "2024-02-20",
      standing: "rumour",
      recordedAt: june,
    })
    expect(after([head!, ...changes], taken)).toBe("same")
  })

  it("names a pause that moves the deadline of another provision", () => {
    const pause = announce(
      { id: "2024-holiday", published: "2024-02-01", recordedAt: june },
      effective("monsoon/pause", "2024-03-01", {
        until: "2024-03-31",
        rule: rule("pause", { effects: [{ pause: "ship-by", resumes: "2024-03-20T00:00:00+05:30" }] }),
      }),
    )
    expect(after(unrelated, pause)).toBe(`different by ${ORIGIN}[${held + 3}], Effective of 2024-holiday`)
  })

  it("names what widens what the outcome could still become", () => {
    const compensation = announce(
      { id: "2024-06-pay", published: "2023-12-01", recordedAt: june },
      effective("returns/pay", "2024-01-01", {
        rule: rule("pay", {
          when: { fact: "seller.insured", is: false },
          effects: [{ pay: "compensation", per: "order", rate: "0.05" }],
        }),
      }),
    )
    expect(after(unrelated, compensation)).toBe(
      `different by ${ORIGIN}[${held + 3}], Effective of 2024-06-pay`,
    )
  })

  it("stands for ever where it asked for what was recorded then", () => {
    const question = { recordedBy: "2024-02-02T00:00:00+05:30" }
    const log = [...base, shorter("2024-02-20-dispatch", may)]
    expect(checkOn(receiptOn(base, { question }), log).result).toBe("same")
  })

  it("stands where it asked for what was announced before", () => {
    const log = [...base, shorter("2024-02-20-dispatch", may)]
    expect(checkOn(receiptOn(base, { question: { announcedBy: "2024-02-19" } }), log).result).toBe("same")
    expect(checkOn(receiptOn(base, { question: { announcedBy: "2024-02-20" } }), log).result).toBe(
      "different",
    )
  })
})

describe("a receipt of another engine or platform file", () => {
  const older = { ...receipt, madeBy: { ...receipt.madeBy, engine: 0 } }
  const claims = {
    ...older,
    answer: { ...receipt.answer, outcome: { ...receipt.answer.outcome, shipBy: null } },
  }
  const renamed: Platform = {
    ...bazaar,
    facts: bazaar.facts.map((fact) =>
      fact.path === "order.paidAt" ? { ...fact, title: { zh: "〔x〕", en: "the payment" } } : fact,
    ),
  }

  it("stands where the answer is the same", () => {
    expect(checkOn(older, base)).toMatchObject({
      result: "same",
      engine: { was: 0, now: 1 },
      reworded: false,
    })
  })

  it("does not vouch for words that today's engine would not write", () => {
    const [first, ...rest] = older.answer.verdicts
    const verdicts = [{ ...first!, because: ["believe me"] }, ...rest]
    expect(checkOn({ ...older, answer: { ...older.answer, verdicts } }, base)).toMatchObject({
      result: "same",
      reworded: true,
    })
  })

  it("is different by the engine where the same events come out otherwise", () => {
    expect(checkOn(claims, base)).toMatchObject({
      result: "different",
      cause: { kind: "engine", was: 0, now: 1 },
      changes: [{ at: "outcome.shipBy", was: null, now: "2024-03-12T09:30:00+05:30" }],
    })
  })

  it("says the engine rather than a later event, which came after it", () => {
    expect(checkOn(claims, [...base, shorter("2024-02-20-dispatch", may)])).toMatchObject({
      cause: { kind: "engine" },
    })
  })

  it("stands where a title was worded anew, and says that its words are not proven", () => {
    expect(checkOn(receipt, base, { platform: renamed })).toMatchObject({ result: "same", reworded: true })
  })

  it("is different by the platform file where that reads the case otherwise", () => {
    const presumed: Platform = { ...bazaar, utcOffset: "+05:00" }
    const dated = { order: { ...order.order, paidAt: "2024-03-10" } }
    expect(checkOn(receiptOn(base, { case: dated }), base, { platform: presumed })).toMatchObject({
      result: "different",
      cause: { kind: "platform" },
    })
  })

  it("is not readable where the platform no longer declares a fact", () => {
    const poorer: Platform = { ...bazaar, facts: bazaar.facts.filter(({ path }) => path !== "order.lane") }
    expect(checkOn(receipt, base, { platform: poorer })).toMatchObject({
      result: "unprovable",
      reason: "not-readable",
    })
  })
})
