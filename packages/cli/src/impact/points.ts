// Points of view made of what a call names: one Rulebook for each size of the log.
import { type LedgerSlice, Rulebook } from "@policy-ledger/rulebook"
import type { PointOfView } from "@policy-ledger/rulebook/impact"
import { Effect } from "effect"
import { match } from "ts-pattern"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { ask } from "../question.ts"
import { CallRefused } from "../refusal.ts"
import { packageLog } from "./package-log.ts"
import type { Point } from "./point.ts"

/** How much of which log a point looks at, and what it asks of it. */
interface Placed {
  readonly slice: LedgerSlice
  readonly size: number
  readonly question: { readonly recordedBy?: string; readonly announcedBy?: string }
}

const WHOLE = /^(?:0|[1-9]\d*)$/

/** The two points, each ready to be asked; those that look at equally many events share a Rulebook. */
export const pointsOf = Effect.fnUntraced(function* (points: readonly [Point, Point], ledger: OpenLedger) {
  const [from, to] = [yield* placed(points[0], ledger), yield* placed(points[1], ledger)]
  const whole = sizeOf(ledger.slice)
  const books = new Map([[whole, ledger.rulebook]])
  const bookOf = ({ slice, size }: Placed): Rulebook => {
    const known = books.get(size)
    if (known !== undefined) return known
    const events = [...slice.events].slice(0, size)
    const made = Rulebook.of(ledger.rulebook.platform, [{ ...slice, events }])
    books.set(size, made)
    return made
  }
  return { from: yield* asked(points[0], from, bookOf(from)), to: yield* asked(points[1], to, bookOf(to)) }
})

const sizeOf = ({ events }: LedgerSlice): number => [...events].length

const placed = (point: Point, ledger: OpenLedger) => {
  const { slice } = ledger
  const size = sizeOf(slice)
  const { kind, value } = point.of
  return match(kind)
    .with("events", () =>
      Effect.map(countOf(point, slice.origin, size), (count) => ({ slice, size: count, question: {} })),
    )
    .with("recorded", () => Effect.succeed({ slice, size, question: { recordedBy: value } }))
    .with("announced", () => Effect.succeed({ slice, size, question: { announcedBy: value } }))
    .with("package", () =>
      Effect.map(packageLog(value, ledger), (log) => ({ slice: log.slice(), size: log.size, question: {} })),
    )
    .exhaustive()
}

const countOf = ({ flag, of }: Point, origin: string, size: number): Effect.Effect<number, CallRefused> => {
  const refused = (expected: string) =>
    Effect.fail(new CallRefused({ at: flag, found: `events:${of.value}`, expected }))
  if (!WHOLE.test(of.value)) return refused("a whole number of events, such as events:200")
  return Number(of.value) <= size
    ? Effect.succeed(Number(of.value))
    : refused(`at most events:${size}: ${origin} holds no more`)
}

/** What cannot be asked is refused before any order is read, at the flag that asks it. */
const asked = (
  { flag, text, presume }: Point,
  { question }: Placed,
  rulebook: Rulebook,
): Effect.Effect<PointOfView, CallRefused> => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Rulebook refuses what is none
  const presuming = (presume.length === 0 ? {} : { presume }) as Pick<PointOfView["question"], "presume">
  const point = { rulebook, question: { ...question, ...presuming } }
  return Effect.as(
    ask(() => rulebook.audit({}, point.question)),
    point,
  ).pipe(
    Effect.mapError(
      ({ found, expected, nearest }) =>
        new CallRefused({ at: flag, found: `${found} in ${text}`, expected, nearest }),
    ),
  )
}
