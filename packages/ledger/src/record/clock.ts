import { formatInstant, periodAt, type Zone } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { ClockAhead, ClockBehind, ClockBeyond } from "./record-error.ts"

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: number
  readonly recordedBy: string
  /** When the log's file was last changed, in epoch milliseconds; undefined where there is none. */
  readonly changed?: number | undefined
  /** Somebody looked, and says that it is right however late it seems. */
  readonly isConfirmed?: boolean
}

/** A ledger may rest for this long before its clock is doubted. */
const FAR_AHEAD = 30 * 24 * 60 * 60 * 1000

/** The first instant that is written with more than four digits of a year, in the zone in which it is written. */
const END = Date.UTC(10_000, 0, 1)

/** Whether what is recorded now may follow the last event: time does not go back, and does not leap. */
export const clockGoesOn = (
  lastRecordedAt: string | undefined,
  { now, changed, isConfirmed = false }: Clock,
  zone: Zone,
): Result.Result<void, ClockBehind | ClockAhead | ClockBeyond> => {
  const told = (instant: number): string => formatInstant(instant, zone)
  if (now + periodAt(now, zone).offset >= END)
    return Result.fail(new ClockBeyond({ now: new Date(now).toISOString() }))
  if (lastRecordedAt === undefined) return Result.void
  const last = Date.parse(lastRecordedAt)
  if (now < last) return Result.fail(new ClockBehind({ now: told(now), last: lastRecordedAt }))
  return changed === undefined || isConfirmed || now <= Math.max(last, changed) + FAR_AHEAD
    ? Result.void
    : Result.fail(new ClockAhead({ now: told(now), last: lastRecordedAt, changed: told(changed) }))
}
