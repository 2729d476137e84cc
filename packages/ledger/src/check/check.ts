// What `policy-ledger check` does: it reads a whole ledger and asks every lint about it. lint.ts says what a lint is,
// subjects.ts what lints are asked about, lints.ts which there are; none of them is known here.
import { Effect } from "effect"
import { decodeAnnouncement } from "../authoring/authoring.ts"
import { readText } from "@policy-ledger/files"
import { YAML_BOUNDS } from "@policy-ledger/log"
import { type LedgerFiles, listAnnouncements, type OnRead, readPlatform } from "../ledger.ts"
import { readLogText, verifyLog } from "../log-file.ts"
import { readPages } from "../pages/read.ts"
import type { CheckFinding } from "./finding.ts"
import type { Lint, LintOf, Scope } from "./lint.ts"
import { LINTS } from "./lints.ts"
import { type CheckedLedger, ledgerOf, subjectsOf } from "./subjects.ts"

export type { CheckedLedger } from "./subjects.ts"

/** Every lint over the whole ledger. */
export const checkLedger = (read: CheckedLedger): readonly CheckFinding[] => {
  const ledger = ledgerOf(read)
  const subjects = subjectsOf(read, ledger)
  const findingsOf = <S extends Scope>({ name, scope, check }: LintOf<S>): BySubject =>
    subjects[scope].map((subject) => check(subject, ledger).map((finding) => ({ lint: name, ...finding })))
  return neighbours(LINTS).flatMap((lints) => subjectBySubject(lints.map((lint) => findingsOf(lint))))
}

type BySubject = readonly (readonly CheckFinding[])[]

/** The lints in runs of one scope. */
const neighbours = (lints: readonly Lint[]): readonly (readonly Lint[])[] => {
  const runs: Lint[][] = []
  for (const lint of lints) {
    const run = runs.at(-1)
    if (run?.[0]?.scope === lint.scope) run.push(lint)
    else runs.push([lint])
  }
  return runs
}

/** What several lints find of the first subject, then of the second, and so on. */
const subjectBySubject = (lints: readonly BySubject[]): readonly CheckFinding[] =>
  lints[0]?.flatMap((_, i) => lints.flatMap((findings) => findings[i] ?? [])) ?? []

export interface CheckQuestion {
  readonly files: LedgerFiles
  /** The folder of the announcements. */
  readonly folder: string
  /** The log as last released. */
  readonly releasedLog?: string
  /** A folder of pages, as text or HTML. */
  readonly pages?: string
  readonly onRead?: OnRead
}

/** Reads everything and checks it; files that are refused and lines that are damaged are findings, too. */
export const checkFiles = Effect.fnUntraced(function* (question: CheckQuestion) {
  const { files, folder, releasedLog, pages, onRead } = question
  const platform = yield* readPlatform(files.platform)
  const read: CheckedLedger["files"][number][] = []
  const names = yield* listAnnouncements(folder)
  for (const [i, file] of names.entries()) {
    read.push(decodeAnnouncement(file, yield* readText(file, YAML_BOUNDS.bytes), platform))
    onRead?.(i + 1, names.length)
  }
  const log = verifyLog(files.log, yield* readLogText(files.log))
  const released = releasedLog === undefined ? [] : (yield* readText(releasedLog)).split("\n").slice(0, -1)
  return checkLedger({
    platform,
    platformFile: files.platform,
    files: read,
    log,
    released,
    ...(pages === undefined ? {} : { pages: yield* readPages(pages) }),
  })
})
