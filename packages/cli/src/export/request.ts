// What is to be exported, and where to.
import { Effect } from "effect"
import { CallRefused, type PackageNotInstalled } from "../refusal.ts"
import { type TableForm, tableFormOf } from "../tables/table-file.ts"

export const FORMATS = ["csv", "parquet"] as const
type Format = (typeof FORMATS)[number]

export interface ExportFlags {
  readonly format: Format
  readonly out: string | undefined
  readonly force: boolean
}

/** Tables in a folder. */
export interface TablesRequest {
  readonly folder: string
  readonly format: Format
  readonly written: TableForm
  readonly isForced: boolean
}

/** What was asked for, if it makes sense. */
export const tablesRequestOf = Effect.fnUntraced(function* ({
  format,
  out,
  force,
}: ExportFlags): Effect.fn.Return<TablesRequest, CallRefused | PackageNotInstalled> {
  if (out === undefined)
    return yield* Effect.fail(
      new CallRefused({ at: "--out", found: "no --out", expected: "the folder to make, as --out DIR" }),
    )
  return { folder: out, format, written: yield* tableFormOf(format, out), isForced: force }
})
