import { QuestionError, type Presumption, type Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule, withdrawn, type Head } from "../bazaar/announce.ts"

const REPORTED: Head = { id: "a", reported: "2022-03-10" }

/** What is said of one rule on a day: whether it is in force, and on what that rests. */
const on = (book: Rulebook, date: string, ...presume: readonly Presumption[]): string => {
  const { inForce, unknown } = book.inForce({ on: date, presume })
  const [rule] = inForce
  if (rule !== undefined) return rule.presumed === undefined ? "yes" : `yes by ${rule.presumed.join(", ")}`
  return unknown.length > 0 ? "unknown" : "no"
}

describe("commencement", () => {
  const began = (head: Head, more: Parameters<typeof effective>[2] = {}, from = "unstated"): Rulebook =>
    bookOf(announce(head, effective("dispatch/fee", from, more)))

  it("puts a start that is not stated on the day of publication, else of the first report", () => {
    const published = began({ id: "a", published: "2022-03-08", reported: "2022-03-10" })
    expect(on(published, "2022-03-07", "commencement")).toBe("no")
    expect(on(published, "2022-03-08", "commencement")).toBe("yes by commencement")
    expect(on(published, "2022-03-08")).toBe("unknown")
    const reported = began(REPORTED)
    expect(on(reported, "2022-03-09", "commencement")).toBe("no")
    expect(on(reported, "2022-03-10", "commencement")).toBe("yes by commencement")
  })

  it("takes the latest day on which it can have been published", () => {
    const range = began({ id: "a", published: "[2022-03-01..2022-03-20]", reported: "2022-03-20" })
    expect(on(range, "2022-03-19", "commencement")).toBe("no")
    expect(on(range, "2022-03-20", "commencement")).toBe("yes by commencement")
  })

  it("stays within what the wording says of the start", () => {
    const later = began(REPORTED, { noEarlierThan: "2022-04-01" })
    expect(on(later, "2022-03-31", "commencement")).toBe("no")
    expect(on(later, "2022-04-01", "commencement")).toBe("yes by commencement")
    const earlier = began(REPORTED, { noLaterThan: "2022-03-05" })
    expect(on(earlier, "2022-03-05", "commencement")).toBe("yes")
  })

  it("settles what begins on publication where only a report is known", () => {
    const book = began(REPORTED, {}, "publication")
    expect([on(book, "2022-03-09"), on(book, "2022-03-09", "commencement")]).toEqual(["unknown", "no"])
    expect(on(book, "2022-03-10", "commencement")).toBe("yes")
  })

  it("presumes nothing of what bears no date, of a month, or of a year that is open", () => {
    expect(on(began({ id: "a" }), "2022-03-10", "commencement")).toBe("unknown")
    expect(on(began(REPORTED, {}, "2022-03"), "2022-03-10", "commencement")).toBe("unknown")
    expect(on(began(REPORTED, {}, "XXXX-03-01"), "2022-03-10", "commencement")).toBe("unknown")
  })

  it("lets a retirement without a day take effect on publication", () => {
    const book = bookOf(
      announce(REPORTED, effective("dispatch/fee", "before"), withdrawn("dispatch/fee", "unstated")),
    )
    expect([on(book, "2022-03-10"), on(book, "2022-03-10", "commencement")]).toEqual(["unknown", "no"])
    expect(on(book, "2022-03-09", "commencement")).toBe("yes")
  })

  it("is told as the date in histories, which say what they presume", () => {
    const { presume, versions } = began(REPORTED).history("dispatch", { presume: ["commencement"] })
    expect([presume, versions[0]?.from]).toEqual([["commencement"], "2022-03-10"])
    expect(began(REPORTED).history("dispatch").versions[0]?.from).toBe("[2022-03-10..]")
    expect(began(REPORTED).history("dispatch")).not.toHaveProperty("presume")
  })
})

describe("continuance", () => {
  it("keeps what ends at a time that is named and not given", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2022-03-01" },
        effective("monsoon/waiver", "2022-03-01", { until: "unstated" }),
      ),
    )
    expect(on(book, "2022-03-01", "continuance")).toBe("yes")
    expect([on(book, "2022-03-02"), on(book, "2022-03-02", "continuance")]).toEqual([
      "unknown",
      "yes by continuance",
    ])
    expect(on(book, "2022-03-02", "commencement", "unchanged", "conditions")).toBe("unknown")
  })
})

describe("unchanged", () => {
  it("leaves what an amendment touches without saying how as it was", () => {
    const book = bookOf(
      announce({ id: "a", published: "2022-01-01" }, effective("dispatch/fee", "2022-01-01")),
      announce(
        { id: "b", published: "2022-03-01" },
        effective("dispatch/text", "2022-03-01", { touches: ["dispatch/fee"] }),
      ),
    )
    const fee = (...presume: readonly Presumption[]): unknown => {
      const { inForce, unknown } = book.inForce({ on: "2022-03-01", provision: "dispatch/fee", presume })
      return [inForce.map(({ presumed }) => presumed), unknown.length]
    }
    expect(fee()).toEqual([[], 1])
    expect(fee("unchanged")).toEqual([[["unchanged"]], 0])
    expect(fee("commencement", "continuance", "conditions")).toEqual([[], 1])
  })
})

describe("an audit", () => {
  const unstated = { unstated: { zh: "…", en: "certain goods" } }
  const book = bookOf(
    announce(
      REPORTED,
      effective("dispatch/cap", "unstated", {
        rule: rule("cap", { when: unstated, effects: [{ waive: ["shipping-metrics"] }] }),
      }),
    ),
  )
  const audit = (...presume: readonly Presumption[]) =>
    book.audit({ order: { paidAt: "2022-03-11" } }, presume.length === 0 ? {} : { presume })

  it("rests on all that is needed and on nothing else, in the order of the table", () => {
    const answer = audit("conditions", "unchanged", "commencement")
    expect(answer.asOf.presume).toEqual(["commencement", "unchanged", "conditions"])
    expect(answer.verdicts).toMatchObject([{ applies: "yes", presumed: ["commencement", "conditions"] }])
    expect([answer.outcome.exempt, answer.states.exempt]).toEqual([["shipping-metrics"], "set"])
  })

  it("that stays unknown rests on nothing", () => {
    const [verdict] = audit("conditions").verdicts
    expect([verdict?.applies, verdict?.matches]).toEqual(["unknown", "yes"])
    expect(verdict).not.toHaveProperty("presumed")
    expect(verdict?.because).toContain(
      "named by the source and not stated: certain goods, presumed to be fulfilled",
    )
  })

  it("tells of what might have applied and, as presumed, does not", () => {
    const early = { order: { paidAt: "2022-03-09" } }
    expect(book.audit(early).verdicts).toEqual([])
    const retired = bookOf(
      announce(REPORTED, effective("dispatch/cap", "before"), withdrawn("dispatch/cap", "unstated")),
    )
    const paid = { order: { paidAt: "2022-03-12" } }
    expect(retired.audit(paid).verdicts).toMatchObject([{ applies: "unknown" }])
    expect(retired.audit(paid, { presume: ["commencement"] }).verdicts).toMatchObject([
      { inForce: "no", applies: "no", presumed: ["commencement"] },
    ])
  })

  it("presumes nothing unless asked to, and an empty list is no asking", () => {
    expect(audit().asOf).not.toHaveProperty("presume")
    expect(book.audit({}, { presume: [] }).asOf).not.toHaveProperty("presume")
    expect(() => book.audit({}, { presume: ["luck" as Presumption] })).toThrow(QuestionError)
  })
})

describe("what changed and what is to come", () => {
  const book = bookOf(
    announce(
      { id: "a", published: "2022-01-01" },
      effective("dispatch/fee", "2022-01-01", { until: "unstated" }),
    ),
    announce(REPORTED, effective("returns/window", "unstated", { noEarlierThan: "2022-04-01" })),
  )

  it("say on what each entry rests", () => {
    const span = { from: "2022-03-01", to: "2022-04-15" } as const
    const { began, unknown, presume } = book.diff({ ...span, presume: ["commencement", "continuance"] })
    expect(presume).toEqual(["commencement", "continuance"])
    expect(began).toMatchObject([{ provision: "returns/window", presumed: ["commencement"] }])
    expect(unknown).toEqual([])
    expect(book.diff(span).unknown.map(({ provision }) => provision)).toEqual(["returns/window"])
  })

  it("of what certainly is to come say nothing more", () => {
    const asked = { on: "2022-03-20" } as const
    expect(book.upcoming(asked).upcoming).toMatchObject([{ provision: "returns/window" }])
    const { upcoming } = book.upcoming({ ...asked, presume: ["commencement"] })
    expect(upcoming).toMatchObject([{ provision: "returns/window", from: "2022-04-01" }])
    expect(upcoming[0]).not.toHaveProperty("presumed")
    const later = { on: "2022-04-10" } as const
    expect(book.upcoming(later).unknown).toHaveLength(1)
    expect(book.upcoming({ ...later, presume: ["commencement"] })).toMatchObject({
      upcoming: [],
      unknown: [],
    })
  })
})
