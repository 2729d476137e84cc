import type { AuditAnswer, Kleene, Rulebook } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, complete, given, isoMinute, type Given } from "./cases.ts"
import { chance } from "./chance.ts"
import { isoDay, midnight } from "./days.ts"
import { DECIDED_BY, HORIZON, RECORDED } from "./generate.ts"
import type { History } from "./history.ts"
import { bookOfHistory, certain, PATIENCE, runs } from "./laws.ts"
import { holds, instantOf, isKept } from "./plain.ts"
import { Reference, type Version } from "./reference.ts"

const PROVISIONS = Object.keys(DECIDED_BY)
const titleOf = (v: Version): string => v.rule?.title.en ?? "an earlier wording (not held)"

const publicBy = fc.option(fc.integer({ min: 360, max: 430 }), { nil: undefined, freq: 2 })
const heldBy = fc.option(fc.integer({ min: RECORDED - 1, max: RECORDED + 30 }), { nil: undefined, freq: 2 })
/** Minutes since the first day of 2020, often a midnight. */
const minute = fc
  .tuple(
    fc.oneof(fc.integer({ min: 360, max: 412 }), fc.integer({ min: 190, max: HORIZON })),
    fc.constantFrom(0, 0, 600, 990, 1439),
  )
  .map(([d, m]) => d * 1440 + m)

interface Known {
  readonly announcedBy?: string
  readonly recordedBy?: string
}

const known = (by: number | undefined, held: number | undefined): Known => ({
  ...(by === undefined ? {} : { announcedBy: isoDay(by) }),
  ...(held === undefined ? {} : { recordedBy: `${isoDay(held)}T12:00:00+05:30` }),
})

const listed = (book: Rulebook, m: number, asked: Known): readonly string[] => {
  const { inForce, unknown } = book.inForce({ on: isoMinute(m), ...asked })
  return [
    ...inForce.map((r) => `${r.provision} ${r.title.en}`),
    ...unknown.map((r) => `unknown: ${r.provision}`),
  ].toSorted()
}

const expected = (reference: Reference, m: number): readonly string[] =>
  PROVISIONS.flatMap((provision) =>
    reference
      .versions(provision)
      .filter((v) => reference.inForce(v, midnight(0) + m * 60_000, () => false))
      .map((v) => `${provision} ${titleOf(v)}`),
  ).toSorted()

const verdicts = (answer: AuditAnswer): readonly string[] =>
  answer.verdicts
    .filter((v) => v.inForce !== "no")
    .map((v) => `${v.provision} ${v.title.en}: ${v.inForce}, ${v.matches}, ${v.applies}`)
    .toSorted()

const judged = (reference: Reference, facts: Given): readonly string[] => {
  const found = PROVISIONS.flatMap((provision) =>
    reference.versions(provision).flatMap((v) => {
      const instants = (DECIDED_BY[provision] ?? []).flatMap((path) => instantOf(facts, path) ?? [])
      const inForce = instants.some((t) => reference.inForce(v, t, (s, date) => isKept(s, date, facts)))
      const matches = v.rule === null ? "unknown" : holds(v.rule.when, facts) ? "yes" : "no"
      return inForce ? [{ v, provision, matches } as const] : []
    }),
  )
  type Found = (typeof found)[number]
  // Whatever a wording that is not held asks, it disapplies what the one that is held does.
  const applies = ({ provision, matches }: Found): Kleene => {
    const by = found.filter(({ v }) => v.event.rule.disapplies?.includes(provision)).map(applies)
    if (matches === "no" || by.includes("yes")) return "no"
    return matches === "yes" && by.every((other) => other === "no") ? "yes" : "unknown"
  }
  return found
    .map((one) => `${one.provision} ${titleOf(one.v)}: yes, ${one.matches}, ${applies(one)}`)
    .toSorted()
}

const referenceOf = (history: History, by: number | undefined, held: number | undefined): Reference =>
  new Reference(history, by ?? Infinity, held ?? Infinity)

describe("the design's lines, evaluated word by word over exact dates, agree with the Rulebook", () => {
  it("on what is in force at an instant, by what was announced and recorded", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(
        certain,
        fc.array(minute, { minLength: 4, maxLength: 4 }),
        publicBy,
        heldBy,
        (history, on, by, held) => {
          const book = bookOfHistory(history)
          const reference = referenceOf(history, by, held)
          for (const m of on) expect(listed(book, m, known(by, held))).toEqual(expected(reference, m))
        },
      ),
      runs(1000),
    )
  })

  it("on what governs a case, savings and conditions included", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(certain, given, fc.integer(), publicBy, heldBy, (history, some, seed, by, held) => {
        const facts = complete(some, chance(seed), true)
        const answer = bookOfHistory(history).audit(caseJson(facts), { ...known(by, held), brief: true })
        expect(verdicts(answer)).toEqual(judged(referenceOf(history, by, held), facts))
      }),
      runs(1000),
    )
  })
})
