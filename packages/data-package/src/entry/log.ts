import { meta } from "#data/meta"
import { years } from "#data/events"
import { EventLog, linesOf } from "../log.ts"

let read: EventLog | undefined

/** The package's log, cut into lines once. */
export const log = (): EventLog =>
  (read ??= new EventLog(
    meta.origin,
    years.flatMap(({ text }) => linesOf(text)),
  ))
