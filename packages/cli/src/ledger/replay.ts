import { canonicalEvent, digestOf } from "@policy-ledger/log"
import {
  civilTimeOf,
  emptyState,
  fold,
  type LedgerEvent,
  type LedgerSlice,
  type LedgerState,
  nearest,
  parseInstant,
  UTC,
  type Platform,
  toSnapshot,
} from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { CallRefused } from "../refusal.ts"
import type { Counts, ReplayAnswer, ReplayStep } from "./answers.ts"

export interface ReplayQuestion {
  readonly until: string | undefined
  readonly step: boolean
}

/** Folds the events of a ledger one by one, as far as asked. */
export const replayed = Effect.fnUntraced(function* (
  platform: Platform,
  slice: LedgerSlice,
  { until, step }: ReplayQuestion,
) {
  const all = [...slice.events]
  const events = all.slice(
    0,
    until === undefined ? all.length : yield* Effect.fromResult(countUntil(all, platform, until)),
  )
  const steps: ReplayStep[] = []
  let state = emptyState(slice.origin)
  for (const [revision, event] of events.entries()) {
    state = fold([event], state)
    if (step) steps.push(stepOf(revision, event, state))
  }
  const snapshot = canonicalEvent(toSnapshot(state))
  const ledger = { origin: slice.origin, events: state.size, root: slice.rootAt(state.size) }
  return {
    v: 1,
    until: until ?? null,
    ...(step ? { steps } : {}),
    state: { ...countsOf(state), digest: digestOf(snapshot) },
    ledger,
  } satisfies ReplayAnswer
})

/** How many events to fold. */
const countUntil = (
  events: readonly LedgerEvent[],
  platform: Platform,
  until: string,
): Result.Result<number, CallRefused> => {
  const index = /^\d{1,3}$|^\d{5,}$/.test(until) ? Number(until) : events.findIndex(({ id }) => id === until)
  if (index >= 0 && index < events.length) return Result.succeed(index + 1)
  const read = parseInstant(until, civilTimeOf(platform) ?? UTC)
  if (read.ok)
    return Result.succeed(events.filter(({ recordedAt }) => Date.parse(recordedAt) <= read.value).length)
  const ids = events.map(({ id }) => id)
  const expected = `the id of an event, a revision below ${events.length}, or a time`
  return Result.fail(new CallRefused({ at: "--until", found: until, expected, nearest: nearest(until, ids) }))
}

const stepOf = (revision: number, event: LedgerEvent, state: LedgerState): ReplayStep => ({
  revision,
  id: event.id,
  recordedAt: event.recordedAt,
  type: event.type,
  announcement: event.announcement,
  provision: event.provision,
  held: countsOf(state),
})

const countsOf = ({ readings }: LedgerState): Counts => {
  const all = [...readings.values()].flat()
  return {
    announcements: readings.size,
    readings: all.length,
    changes: all.reduce((sum, { changes }) => sum + changes.length, 0),
  }
}
