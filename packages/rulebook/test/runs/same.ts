// What runs say of an instant, in the words of `inForce`.
import type { InForceAnswer, PresumingQuestion, AsOfQuestion, Rulebook } from "@policy-ledger/rulebook"
import type { ProvisionRuns, Run, RunsAnswer } from "@policy-ledger/rulebook/runs"

type Told = Pick<InForceAnswer, "inForce" | "kept" | "unknown">

const holds = (t: number, { from, until }: Run): boolean =>
  (from === null || Date.parse(from) <= t) && (until === null || t < Date.parse(until))

const entriesOf = (of: ProvisionRuns, state: Run["state"], t: number) =>
  of.versions.flatMap(({ key, provision, announcement, from, ends, title, notes }) =>
    of.runs
      .filter((run) => run.version === key && run.state === state && holds(t, run))
      .map(({ why, presumed }) => ({
        provision,
        instrument: of.instrument,
        announcement,
        from,
        ends,
        title,
        ...(notes === undefined ? {} : { notes }),
        ...(presumed === undefined ? {} : { presumed }),
        ...(why === undefined ? {} : { why }),
      })),
  )

/** As runs have it; of several versions that are kept, or unknown, the order is left aside. */
export const toldBy = ({ provisions }: RunsAnswer, t: number): object => ({
  inForce: provisions.flatMap((of) => entriesOf(of, "in-force", t)),
  kept: inOrder(provisions.flatMap((of) => entriesOf(of, "kept", t))),
  unknown: inOrder(provisions.flatMap((of) => entriesOf(of, "unknown", t))),
})

/** What `inForce` tells of a version, in one order. */
const told = (entry: object): string =>
  JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const inOrder = (entries: readonly object[]): readonly string[] => entries.map(told).toSorted()

/** As `inForce` has it. */
export const toldAt = (book: Rulebook, t: number, known: AsOfQuestion & PresumingQuestion): object => {
  const { inForce, kept, unknown }: Told = book.inForce({ on: new Date(t).toISOString(), ...known })
  return { inForce, kept: inOrder(kept), unknown: inOrder(unknown) }
}

/** One unit before every bound, at it and one after. */
export const aroundChanges = ({ changes }: RunsAnswer): readonly number[] =>
  changes.flatMap((at) => [-1, 0, 1].map((by) => Date.parse(at) + by))

/** What is wrong with the form of an answer: keys that are not unique, gaps, `none` beside something. */
export const misshapen = ({ changes, provisions }: RunsAnswer): readonly string[] => {
  const keys = provisions.flatMap(({ versions }) => versions.map(({ key }) => key))
  const wrong = keys.length === new Set(keys).size ? [] : ["a key twice"]
  const inOrder = changes.map((at) => Date.parse(at))
  if (inOrder.some((t, i) => i > 0 && t <= (inOrder[i - 1] ?? t))) wrong.push("changes out of order")
  const bounds = new Set(provisions.flatMap(({ runs }) => runs.flatMap(({ from, until }) => [from, until])))
  bounds.delete(null)
  if (bounds.size !== changes.length || !changes.every((at) => bounds.has(at)))
    wrong.push("changes that no run begins or ends with")
  for (const { provision, runs } of provisions)
    for (const t of [-Infinity, ...inOrder]) {
      const there = runs.filter((run) => (t === -Infinity ? run.from === null : holds(t, run)))
      if (there.length === 0) wrong.push(`${provision}: nothing at ${t}`)
      if (there.length > 1 && there.some(({ state }) => state === "none"))
        wrong.push(`${provision}: none beside something at ${t}`)
    }
  return wrong
}
