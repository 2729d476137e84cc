import {
  type AuditAnswer,
  CaseError,
  decodeCase,
  type LedgerEvent,
  type Presumption,
  type Rulebook,
} from "@policy-ledger/rulebook"
import {
  EXAMPLES,
  Impact,
  ImpactCount,
  type OrderImpact,
  type PointOfView,
} from "@policy-ledger/rulebook/impact"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, given } from "./cases.ts"
import { isoDay } from "./days.ts"
import { readingsOf } from "./history.ts"
import { bookOfBlocks, maybeDate, PATIENCE, runs, uncertain } from "./laws.ts"

type Blocks = readonly (readonly LedgerEvent[])[]

const presumptions = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])
const share = fc.double({ min: 0, max: 1, noNaN: true })
const cases = fc.array(given.map(caseJson), { minLength: 1, maxLength: 3 })

const of = (rulebook: Rulebook, json: unknown) => {
  const read = decodeCase(json, rulebook.form)
  if (!read.ok) throw new CaseError(read.problems)
  return read.value
}

const impactOf = (from: PointOfView, to: PointOfView, json: unknown): OrderImpact | undefined =>
  new Impact(from, to).of(of(to.rulebook, json))

const audited = ({ rulebook, question }: PointOfView, json: unknown): AuditAnswer =>
  rulebook.audit(json, question)

/** A field of an answer as one text, in whatever order its lists stand. */
const told = ({ outcome, states }: AuditAnswer, field: string): string => {
  const value = (of: object): unknown =>
    field.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], of)
  const of = value(outcome)
  return JSON.stringify([
    Array.isArray(of) ? of.map((one) => JSON.stringify(one)).toSorted() : of,
    value(states),
  ])
}

const FIELDS = ["shipBy", "respondBy", "autoReceiptAt", "refund", "payments", "exempt"]

const namesOf = ({ states }: AuditAnswer): readonly string[] => [
  ...FIELDS.slice(0, 3),
  ...Object.keys(states.deadlines ?? {}).map((kind) => `deadlines.${kind}`),
  ...FIELDS.slice(3),
]

const fieldsThatDiffer = (was: AuditAnswer, is: AuditAnswer): readonly string[] =>
  namesOf(is).filter((field) => told(was, field) !== told(is, field))

const part = (whole: object, fields: readonly string[]): object => {
  const { deadlines, ...own } = whole as Record<string, object>
  const inside = Object.entries(deadlines ?? {}).filter(([kind]) => fields.includes(`deadlines.${kind}`))
  return {
    ...Object.fromEntries(Object.entries(own).filter(([field]) => fields.includes(field))),
    ...(inside.length > 0 && { deadlines: Object.fromEntries(inside) }),
  }
}

const side = ({ outcome, states }: AuditAnswer, fields: readonly string[]) => ({
  outcome: part(outcome, fields),
  states: part(states, fields),
})

const idOf = (block: readonly LedgerEvent[]): string => block[0]!.announcement

const without = (blocks: Blocks, id: string): Blocks => blocks.filter((block) => idOf(block) !== id)

describe("what changed between two states of a ledger", () => {
  it("is what two full audits differ in, whatever is asked of each", { timeout: PATIENCE }, () => {
    let changed = 0
    fc.assert(
      fc.property(
        uncertain,
        cases,
        fc.tuple(share, share),
        fc.tuple(maybeDate, maybeDate),
        fc.tuple(presumptions, presumptions),
        (history, all, shares, days, presumed) => {
          const blocks = readingsOf(history)
          const [from, to] = [0, 1].map((i): PointOfView => {
            const day = days[i]
            return {
              rulebook: bookOfBlocks(blocks.slice(0, Math.round(shares[i]! * blocks.length))),
              question: { presume: presumed[i]!, ...(day !== undefined && { announcedBy: day }) },
            }
          }) as [PointOfView, PointOfView]
          for (const json of all) {
            const [was, is] = [audited(from, json), audited(to, json)]
            const fields = fieldsThatDiffer(was, is)
            const impact = impactOf(from, to, json)
            if (impact !== undefined) changed++
            expect(impact && { ...impact, because: [] }).toEqual(
              fields.length === 0
                ? undefined
                : { case: is.case, because: [], fields, was: side(was, fields), is: side(is, fields) },
            )
          }
        },
      ),
      runs(100),
    )
    expect(changed).toBeGreaterThan(5)
  })

  it("is due to announcements of which the one state knows more, each by itself where it can be", {
    timeout: PATIENCE,
  }, () => {
    let [alone, together] = [0, 0]
    fc.assert(
      fc.property(uncertain, cases, share, maybeDate, presumptions, (history, all, known, day, presume) => {
        const blocks = readingsOf(history)
        const before = blocks.slice(0, Math.round(known * blocks.length))
        const question = { presume, ...(day !== undefined && { announcedBy: day }) }
        const [from, to] = [before, blocks].map(
          (some): PointOfView => ({ rulebook: bookOfBlocks(some), question }),
        ) as [PointOfView, PointOfView]
        const news = [...new Set(blocks.slice(before.length).map(idOf))]
        for (const json of all) {
          const impact = impactOf(from, to, json)
          // The way back is the same way.
          expect(impactOf(to, from, json)?.because).toEqual(impact?.because)
          if (impact === undefined) continue
          const { because, fields } = impact
          expect(news).toEqual(expect.arrayContaining([...because]))
          expect(because).not.toEqual([])
          const is = audited(to, json)
          const makes = (id: string): boolean => {
            // Of a reading that was replaced the one before stands again.
            const rest = [...before.filter((block) => idOf(block) === id), ...without(blocks, id)]
            const answer = audited({ rulebook: bookOfBlocks(rest), question }, json)
            return fieldsThatDiffer(answer, is).some((field) => fields.includes(field as never))
          }
          const isEach = because.every(makes)
          if (isEach) alone++
          else together++
          expect(isEach ? [] : news.filter(makes)).toEqual([])
        }
      }),
      runs(100),
    )
    expect(alone).toBeGreaterThan(5)
    expect(alone).toBeGreaterThan(together)
  })

  it("is due to what became public between two days", { timeout: PATIENCE }, () => {
    let changed = 0
    fc.assert(
      fc.property(
        uncertain,
        cases,
        fc.tuple(fc.integer({ min: 360, max: 430 }), fc.integer({ min: 360, max: 430 })),
        (history, all, [a, b]) => {
          const blocks = readingsOf(history)
          const rulebook = bookOfBlocks(blocks)
          const at = (day: number): PointOfView => ({ rulebook, question: { announcedBy: isoDay(day) } })
          for (const json of all) {
            const impact = impactOf(at(a), at(b), json)
            if (impact === undefined) continue
            changed++
            expect(impact.because).not.toEqual([])
            // Without them, the two days see the same.
            const rest = impact.because.reduce(without, blocks)
            const other = impactOf(
              { rulebook: bookOfBlocks(rest), question: at(a).question },
              { rulebook: bookOfBlocks(rest), question: at(b).question },
              json,
            )
            expect(JSON.stringify(other)).not.toBe(JSON.stringify(impact))
          }
        },
      ),
      runs(400),
    )
    expect(changed).toBeGreaterThan(3)
  })

  it("is due to no announcement where only presumptions differ", { timeout: PATIENCE }, () => {
    let changed = 0
    fc.assert(
      fc.property(uncertain, cases, maybeDate, presumptions, (history, all, day, presume) => {
        const rulebook = bookOfBlocks(readingsOf(history))
        const known = day === undefined ? {} : { announcedBy: day }
        for (const json of all) {
          const impact = impactOf(
            { rulebook, question: known },
            { rulebook, question: { ...known, presume } },
            json,
          )
          if (impact === undefined) continue
          changed++
          expect(impact.because).toEqual([])
        }
      }),
      runs(300),
    )
    expect(changed).toBeGreaterThan(0)
  })
})

describe("counting", () => {
  const change = (name: string, because: readonly string[]): OrderImpact => ({
    case: name,
    because,
    fields: ["shipBy"],
    was: { outcome: { shipBy: null }, states: { shipBy: "none" } },
    is: { outcome: { shipBy: null }, states: { shipBy: "open" } },
  })

  it("groups orders that changed alike, the largest group first, with the first of each", () => {
    const count = new ImpactCount()
    for (const one of [change("1", ["a"]), undefined, ...["2", "3", "4", "5"].map((id) => change(id, ["b"]))])
      count.take(one)
    count.take(change("6", []))
    const { orders, changed, groups } = count.answer
    expect([orders, changed]).toEqual([7, 6])
    expect(
      groups.map(({ because, count: many, examples }) => [because, many, examples.map((e) => e.case)]),
    ).toEqual([
      [["b"], 4, ["2", "3", "4"]],
      [["a"], 1, ["1"]],
      [[], 1, ["6"]],
    ])
    expect(EXAMPLES).toBe(3)
  })
})
