import { type LedgerState, type Platform, emptyState, fold } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { type Announcement, decodeAnnouncement } from "../authoring/authoring.ts"
import { type CheckFinding, findAt, findRefused } from "./finding.ts"
import { logFindings, releaseFindings } from "./log.ts"
import { relationFindings } from "./relations.ts"
import { reportFindings } from "./reports.ts"
import { vocabularyFindings } from "./vocabulary.ts"
import { contentsOf } from "../record/event.ts"
import { readFolder, readText } from "@policy-ledger/files"
import { type LedgerFiles, listAnnouncements, type OnRead, readPlatform } from "../ledger.ts"
import { type Log, readLogText, verifyLog } from "../log-file.ts"
import { inOrder } from "../record/order.ts"
import { type Page, pageFindings } from "./pages.ts"

export interface CheckedLedger {
  readonly platform: Platform
  readonly platformFile: string
  /** Every reading of every announcement. */
  readonly announcements: readonly Announcement[]
  readonly log: Log
  /** The lines of the log as last released. */
  readonly released?: readonly string[]
  /** The pages that the reports stand on. */
  readonly pages?: readonly Page[]
}

/** Every lint over the whole ledger. */
export const checkLedger = (ledger: CheckedLedger): readonly CheckFinding[] => {
  const { platform, platformFile, announcements, log, released = [], pages } = ledger
  const last = lastReadings(announcements)
  return [
    ...releaseFindings(log, released),
    ...logFindings(log, announcements),
    ...relationFindings(last, ledgerOf(announcements)),
    ...vocabularyFindings(last, platform, platformFile),
    ...reportFindings(last),
    ...(pages === undefined ? [] : pageFindings(last, pages, platform)),
  ]
}

const lastReadings = (announcements: readonly Announcement[]): readonly Announcement[] =>
  inOrder([
    ...new Map(announcements.toSorted((a, b) => a.reading - b.reading).map((one) => [one.id, one])).values(),
  ])

/** What a ledger of these announcements would hold: neither ids nor times matter to the relations between them. */
const ledgerOf = (announcements: readonly Announcement[]): LedgerState =>
  fold(
    inOrder(announcements)
      .flatMap(contentsOf)
      .map((content) => ({ ...content, id: "", recordedAt: "", recordedBy: "" })),
    emptyState(""),
  )

export interface CheckQuestion {
  readonly files: LedgerFiles
  /** The folder of the announcements. */
  readonly folder: string
  /** The log as last released. */
  readonly releasedLog?: string
  /** A folder of pages, `.txt`. */
  readonly pages?: string
  readonly onRead?: OnRead
}

/** Reads everything and checks it; files that are refused and lines that are damaged are findings, too. */
export const checkFiles = Effect.fnUntraced(function* (question: CheckQuestion) {
  const { files, folder, releasedLog, pages, onRead } = question
  const findings: CheckFinding[] = []
  const platform = yield* readPlatform(files.platform)
  const announcements: Announcement[] = []
  const names = yield* listAnnouncements(folder)
  for (const [i, file] of names.entries()) {
    const decoded = decodeAnnouncement(file, yield* readText(file), platform)
    if (Result.isSuccess(decoded)) announcements.push(decoded.success)
    else findings.push(...decoded.failure.reasons.map((reason) => findRefused("refused", reason)))
    onRead?.(i + 1, names.length)
  }
  const verified = verifyLog(files.log, yield* readLogText(files.log))
  const log = Result.getOrElse(verified, (): Log => ({ file: files.log, lines: [], events: [] }))
  if (Result.isFailure(verified)) {
    const { file, line, found, expected } = verified.failure
    findings.push(findAt("log", file, line, found, expected))
  }
  const released = releasedLog === undefined ? [] : (yield* readText(releasedLog)).split("\n").slice(0, -1)
  const read = pages === undefined ? undefined : yield* readPages(pages)
  const all = checkLedger({
    platform,
    platformFile: files.platform,
    announcements,
    log,
    released: Result.isSuccess(verified) ? released : [],
    ...(read === undefined ? {} : { pages: read }),
  })
  return Result.isSuccess(verified)
    ? [...findings, ...all]
    : [...findings, ...all.filter(({ lint }) => lint !== "not-recorded")]
})

const readPages = Effect.fnUntraced(function* (folder: string) {
  const pages: Page[] = []
  for (const name of yield* readFolder(folder))
    if (name.endsWith(".txt"))
      pages.push({ file: `${folder}/${name}`, text: yield* readText(`${folder}/${name}`) })
  return pages
})
