// What is seen to before a log is written.
import { changedAt } from "@policy-ledger/files"
import { Clock, Effect } from "effect"
import type { Announcement } from "./authoring/authoring.ts"
import { LogWouldLose } from "./ledger-error.ts"
import type { Log } from "./log-file.ts"

/** What somebody says of the clock that is recorded by. */
export interface ClockTold {
  /** It is right, however late it seems. */
  readonly isClockRight?: boolean
}

export const clockBeside = (log: string, recordedBy: string, { isClockRight = false }: ClockTold) =>
  Effect.all([Clock.currentTimeMillis, changedAt(log)]).pipe(
    Effect.map(([now, changed]) => ({ now, recordedBy, changed, isConfirmed: isClockRight })),
  )

/** Every announcement and reading that the log holds has its file. */
export const losesNothing = (before: Log, announcements: readonly Announcement[], folder: string) => {
  const there = new Set(announcements.map(({ id, reading }) => `${id} ${reading}`))
  const missing = before.events.flatMap((event) =>
    (event.type === "Published" || event.type === "Corrected") &&
    !there.has(`${event.announcement} ${event.reading}`)
      ? [`${event.announcement}${event.reading === 1 ? "" : `.${event.reading}`}.yaml`]
      : [],
  )
  return missing.length === 0
    ? Effect.void
    : Effect.fail(new LogWouldLose({ log: before.file, folder, missing }))
}
