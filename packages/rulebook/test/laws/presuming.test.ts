import type {
  AuditAnswer,
  Presumption,
  Rulebook,
  RuleInForce,
  UpcomingChange,
  Verdict,
} from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, given } from "./cases.ts"
import { auditContradictions, forceContradictions } from "./certain.ts"
import { bookOfHistory, dates, maybeDate, PATIENCE, runs, uncertain } from "./laws.ts"

const TABLE: readonly Presumption[] = ["commencement", "continuance", "unchanged", "conditions"]

/** Some presumptions, and some of these. */
const fewerAndMore = fc.subarray([...TABLE]).chain((more) => fc.tuple(fc.subarray(more), fc.constant(more)))

const nameOf = ({ provision, title }: Verdict | RuleInForce): string => `${provision} | ${title.en}`

/** Without one of them: each choice that leaves one out. */
const withoutOne = (of: readonly Presumption[]): readonly (readonly Presumption[])[] =>
  of.map((left) => of.filter((other) => other !== left))

const appliesIn = (answer: AuditAnswer, verdict: Verdict): string =>
  answer.verdicts.find((v) => nameOf(v) === nameOf(verdict))?.applies ?? "no"

/** What a verdict says that it rests on is enough by itself, and without any of it the answer is another. */
const isRight = (
  verdict: Verdict,
  asked: readonly Presumption[],
  under: (of: readonly Presumption[]) => AuditAnswer,
): boolean => {
  const { presumed, applies, effects } = verdict
  if (presumed === undefined) return appliesIn(under([]), verdict) === applies
  const isSame = (fewer: readonly Presumption[]): boolean => {
    const other = under(fewer).verdicts.find((v) => nameOf(v) === nameOf(verdict))
    return (
      (other?.applies ?? "no") === applies &&
      (applies === "no" || JSON.stringify(other?.effects) === JSON.stringify(effects))
    )
  }
  return (
    applies !== "unknown" &&
    presumed.every((one) => asked.includes(one)) &&
    isSame(presumed) &&
    !withoutOne(presumed).some(isSame)
  )
}

/** Does the version stand among those in force, unknown, or neither? */
const statusIn = (book: Rulebook, on: string, presume: readonly Presumption[], name: string): string => {
  const { inForce, unknown } = book.inForce({ on, presume })
  return inForce.some((r) => nameOf(r) === name)
    ? "yes"
    : unknown.some((r) => nameOf(r) === name)
      ? "unknown"
      : "no"
}

/** A change as an answer tells it, by what makes it that change, and on what it rests. */
interface Told {
  readonly name: string
  readonly presumed: readonly Presumption[]
}

const TO_COME = "to come"

const toldOf = (what: string, changes: readonly (RuleInForce | UpcomingChange)[]): readonly Told[] =>
  changes.map(({ provision, announcement, presumed = [], ...rest }) => ({
    name: [what, provision, announcement, "type" in rest ? rest.type : ""].join(" "),
    presumed,
  }))

describe("what is presumed", () => {
  it("turns only what is unknown into yes or no, and with more of it what was certain stays so", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(
        uncertain,
        dates,
        maybeDate,
        given,
        fewerAndMore,
        (history, on, by, facts, [fewer, more]) => {
          const book = bookOfHistory(history)
          const known = by === undefined ? {} : { announcedBy: by }
          const json = caseJson(facts)
          for (const [less, rest] of [
            [[], fewer],
            [fewer, more],
          ] as const) {
            for (const date of on) {
              const question = { on: date, ...known }
              expect(
                forceContradictions(
                  book.inForce({ ...question, presume: less }),
                  book.inForce({ ...question, presume: rest }),
                ),
              ).toEqual([])
            }
            expect(
              auditContradictions(
                book.audit(json, { ...known, presume: less }),
                book.audit(json, { ...known, presume: rest }),
              ),
            ).toEqual([])
          }
        },
      ),
      runs(300),
    )
  })

  it("stands in each verdict that rests on it: enough by itself, and without any of it another answer", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(uncertain, given, fc.subarray([...TABLE]), (history, facts, presume) => {
        const book = bookOfHistory(history)
        const json = caseJson(facts)
        const under = (of: readonly Presumption[]): AuditAnswer => book.audit(json, { presume: of })
        const bare = under([])
        const answer = under(presume)
        expect(answer.verdicts.filter((verdict) => !isRight(verdict, presume, under)).map(nameOf)).toEqual([])
        // Nothing that might have applied disappears without a word.
        const open = bare.verdicts.filter(({ applies }) => applies === "unknown").map(nameOf)
        expect(answer.verdicts.map(nameOf)).toEqual(expect.arrayContaining(open))
      }),
      runs(300),
    )
  })

  it("stands in each rule in force, or kept, that rests on it", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, dates, fc.subarray([...TABLE]), (history, on, presume) => {
        const book = bookOfHistory(history)
        for (const date of on) {
          const { inForce, kept } = book.inForce({ on: date, presume })
          for (const [rules, status] of [
            [inForce, "yes"],
            [kept, "no"],
          ] as const)
            for (const rule of rules) {
              const { presumed = [] } = rule
              expect(statusIn(book, date, presumed, nameOf(rule))).toBe(status)
              for (const fewer of withoutOne(presumed))
                expect(statusIn(book, date, fewer, nameOf(rule))).toBe("unknown")
            }
        }
      }),
      runs(300),
    )
  })

  it("stands in each change, come or to come, that rests on it", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, dates, maybeDate, fc.subarray([...TABLE]), (history, days, by, presume) => {
        const book = bookOfHistory(history)
        const [from = "2021-01-01", to = from] = days.toSorted()
        const known = by === undefined ? {} : { announcedBy: by }
        const told = (presumed: readonly Presumption[]): readonly Told[] => {
          const asked = { ...known, presume: presumed }
          const { began, changed, ended } = book.diff({ from, to, ...asked })
          return [
            ...toldOf("began", began),
            ...toldOf("changed", changed),
            ...toldOf("ended", ended),
            ...toldOf(TO_COME, book.upcoming({ on: from, ...asked }).upcoming),
          ]
        }
        const isTold = (presumed: readonly Presumption[], { name }: Told): boolean =>
          told(presumed).some((other) => other.name === name)
        for (const one of told(presume)) {
          expect(presume).toEqual(expect.arrayContaining([...one.presumed]))
          expect(isTold(one.presumed, one)).toBe(true)
          for (const fewer of withoutOne(one.presumed)) expect(isTold(fewer, one)).toBe(false)
        }
        // What has certainly come stays so; what is to come may turn out to end before it begins.
        for (const one of told([]).filter(({ name }) => !name.startsWith(TO_COME)))
          expect(isTold(presume, one)).toBe(true)
      }),
      runs(200),
    )
  })
})
