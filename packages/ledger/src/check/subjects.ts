import { type LedgerState, type Platform, emptyState, fold } from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { Announcement } from "../authoring/authoring.ts"
import type { FileRefused } from "../authoring/seed-error.ts"
import type { Log } from "../log-file.ts"
import type { LogFault } from "../record/line.ts"
import { Library, type Page } from "../pages/pages.ts"
import { evolve, initialState } from "../record/decider.ts"
import { contentsOf } from "../record/event.ts"
import { inOrder } from "../record/order.ts"
import type { Ledger, Scope, SoundLog, Subjects } from "./lint.ts"

/** A ledger as it was read, with whatever is wrong with it. */
export interface CheckedLedger {
  readonly platform: Platform
  readonly platformFile: string
  /** Every reading of every announcement. */
  readonly files: readonly Result.Result<Announcement, FileRefused>[]
  readonly log: Result.Result<Log, LogFault>
  /** The lines of the log as last released. */
  readonly released?: readonly string[]
  /** The pages that the reports stand on. */
  readonly pages?: readonly Page[]
}

/** Every reading whose file is not refused. */
const readingsIn = ({ files }: CheckedLedger): readonly Announcement[] =>
  files.flatMap((file) => (Result.isSuccess(file) ? [file.success] : []))

export const ledgerOf = (read: CheckedLedger): Ledger => {
  const readings = readingsIn(read)
  const announcements = lastReadings(readings)
  const events = announcements.flatMap((announcement) =>
    announcement.authored.events.map((event, index) => ({ announcement, event, index })),
  )
  const { platform, platformFile } = read
  const isPartial = read.files.some(Result.isFailure)
  return { platform, platformFile, announcements, isPartial, events, state: stateAfter(readings) }
}

/** All that lints are asked about: nothing in a scope for which something was not given, or is damaged. */
export const subjectsOf = (
  read: CheckedLedger,
  ledger: Ledger,
): { readonly [S in Scope]: readonly Subjects[S][] } => {
  const readings = readingsIn(read)
  const log = Result.match(read.log, {
    onSuccess: (sound) => [soundLog(sound, readings, read.released ?? [])],
    onFailure: () => [],
  })
  const libraries = read.pages === undefined ? [] : [new Library(read.pages)]
  const { announcements, events } = ledger
  return {
    file: read.files,
    "log-file": [read.log],
    log,
    reading: log.flatMap((recorded) => readings.map((announcement) => ({ announcement, recorded }))),
    announcement: announcements,
    event: events,
    ledger: [ledger],
    pages: libraries.flatMap((library) => announcements.map((announcement) => ({ announcement, library }))),
  }
}

const lastReadings = (readings: readonly Announcement[]): readonly Announcement[] =>
  inOrder([
    ...new Map(readings.toSorted((a, b) => a.reading - b.reading).map((one) => [one.id, one])).values(),
  ])

const soundLog = (
  log: Log,
  announcements: readonly Announcement[],
  released: readonly string[],
): SoundLog => ({ log, state: evolve(initialState(log.file), log.events), announcements, released })

/** Neither ids nor times matter to what announcements say of one another. */
const stateAfter = (readings: readonly Announcement[]): LedgerState =>
  fold(
    inOrder(readings)
      .flatMap(contentsOf)
      .map((content) => ({ ...content, id: "", recordedAt: "", recordedBy: "" })),
    emptyState(""),
  )
