// The tables of a ledger, written to a folder: all of them, or none.
import { basename, join } from "node:path"
import { createFile, type FileTaken, FileUnwritable, folderAside, FolderTaken } from "@policy-ledger/files"
import { type AsOfQuestion, ENGINE, placesOf, type PresumingQuestion } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { ask } from "../question.ts"
import { CallRefused } from "../refusal.ts"
import { madeBy } from "../release.ts"
import { platformTold } from "../tables/about.ts"
import { tableFile } from "../tables/table-file.ts"
import type { ExportAnswer } from "../ledger/answers.ts"
import { contentOf, ledgerTables, TABLE_NAMES } from "./ledger-tables.ts"
import type { TablesRequest } from "./request.ts"
import type { LedgerTable } from "./table.ts"

const META = "meta.json"

/** All that an export may leave in its folder: no other folder is replaced. */
const OURS: ReadonlySet<string> = new Set([
  META,
  ...TABLE_NAMES.flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
])

/** Writes them, and answers what was written. */
export const exportTables = (
  request: TablesRequest,
  ledger: OpenLedger,
  question: AsOfQuestion & PresumingQuestion,
) => telling(request, written(request, ledger, question))

const written = Effect.fnUntraced(function* (
  request: TablesRequest,
  { rulebook, slice }: OpenLedger,
  question: AsOfQuestion & PresumingQuestion,
) {
  const { folder, format, isForced } = request
  const { platform } = rulebook
  const content = yield* ask(() => contentOf(rulebook, slice.events, question))
  const { announcedBy, recordedBy } = rulebook.asOf(question)
  const about = {
    v: 1,
    ...platformTold(platform),
    ledgers: rulebook.ledgers(),
    engine: ENGINE,
    madeBy,
    question: { announcedBy, recordedBy, ...(question.presume && { presume: question.presume }) },
  }
  const aside = yield* folderAside(folder, isForced ? OURS : undefined)
  const places = placesOf(platform)
  const tables = yield* Effect.forEach(ledgerTables(content), (table) =>
    writeTable(table, { format, written: request.written, about, draft: aside.draft, places }),
  )
  if (format === "csv") {
    const told = { ...about, tables: tables.map(({ name, digest, rows }) => ({ name, digest, rows })) }
    const text = `${JSON.stringify(told, null, 2)}\n`
    yield* createFile(join(aside.draft, META), { text, mode: 0o644 })
  }
  yield* aside.put
  return {
    v: 1,
    to: folder,
    format,
    tables: tables.map(({ name, file, rows }) => ({ name, file, rows })),
    ledgers: about.ledgers,
  } satisfies ExportAnswer
})

interface Writing extends Pick<TablesRequest, "format" | "written"> {
  readonly draft: string
  readonly about: object
  readonly places: number
}

const writeTable = (
  { name, columns, rows }: LedgerTable,
  { draft, format, written, about, places }: Writing,
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const file = `${name}.${format}`
      const table = yield* tableFile({
        file: join(draft, file),
        isForced: false,
        written,
        columns,
        places,
      })
      let count = 0
      for (const row of rows()) {
        table.take([row])
        count++
      }
      const digest = yield* table.finish({ ...about, table: name, rows: count })
      yield* table.put
      return { name, file, rows: count, digest }
    }),
  )

/** A folder that is taken is the call's mistake; a file in the draft is told by the name that it would have had. */
const telling = <A, E, R>(
  { folder, isForced }: TablesRequest,
  run: Effect.Effect<A, E | FolderTaken | FileTaken | FileUnwritable, R>,
) =>
  Effect.mapError(run, (error) => {
    if (error instanceof FolderTaken)
      return new CallRefused({
        at: "--out",
        found: `${folder} with ${error.holds} in it`,
        expected: isForced
          ? "a folder that holds nothing but an earlier export: nothing was changed"
          : "a new folder or an empty one, or --force to have an earlier export replaced: nothing was changed",
      })
    if (error instanceof FileUnwritable && error.file !== folder)
      return new FileUnwritable({
        file: join(folder, basename(error.file)),
        found: error.found,
        expected: error.expected,
      })
    return error
  })
