import { linesOf } from "@policy-ledger/log"
import { meta } from "#data/meta"
import { years } from "#data/events"
import { PlacedLog } from "../log.ts"

let read: PlacedLog | undefined

/** The package's log, cut into lines once. */
export const log = (): PlacedLog =>
  (read ??= new PlacedLog(
    meta.origin,
    years.flatMap(({ text }) => linesOf(text)),
  ))
