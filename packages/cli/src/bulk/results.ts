// The files that a run leaves: all of them, or where it fails none.
import { existsSync, rmSync } from "node:fs"
import { createFile, fileInParts, type FileTaken, type FileUnwritable } from "@policy-ledger/files"
import { placesOf, type Platform } from "@policy-ledger/rulebook"
import { Effect, type Scope } from "effect"
import { CallRefused, type CasesRefused } from "../refusal.ts"
import type { Column, Row } from "../tables/cell.ts"
import { tableFile, writing } from "../tables/table-file.ts"
import type { ResultsRequest } from "./request.ts"

const metaFile = (out: string): string => `${out}.meta.json`
export const errorsFile = (out: string): string => `${out}.errors.ndjson`

/** A file in Parquet tells of itself. */
const hasMetaFile = ({ written }: ResultsRequest): boolean => written.form !== "parquet"

/** The files that a run may write. */
export const filesOf = (request: ResultsRequest): readonly string[] => [
  request.out,
  ...(hasMetaFile(request) ? [metaFile(request.out)] : []),
  errorsFile(request.out),
]

/** Where it is told what was asked. */
export const toldIn = (request: ResultsRequest): string =>
  hasMetaFile(request) ? metaFile(request.out) : "its metadata"

/** Takes rows and refusals, and gives their files the names when all are there. `take`, `write` and `refuse` throw `FileUnwritable`. */
export interface Results {
  readonly take: (rows: readonly Row[]) => void
  /** Rows as the form writes them. */
  readonly write: (rows: string | Uint8Array) => void
  readonly refuse: (row: number, name: string | null, refusal: CasesRefused) => void
  /** `meta`: what to tell of the result. */
  readonly put: (meta: object) => Effect.Effect<void, CallRefused | FileUnwritable>
}

export const refuseTaken = (request: ResultsRequest): Effect.Effect<void, CallRefused> => {
  const there = request.isForced ? undefined : filesOf(request).find((file) => existsSync(file))
  return there === undefined ? Effect.void : Effect.fail(taken(there))
}

const taken = (file: string): CallRefused =>
  new CallRefused({
    at: "--out",
    found: `${file}, a file that is there already`,
    expected: "a new file, or --force to have it replaced: nothing was changed",
  })

const telling = <A, R>(
  run: Effect.Effect<A, FileTaken | FileUnwritable, R>,
): Effect.Effect<A, CallRefused | FileUnwritable, R> =>
  Effect.catchTag(run, "FileTaken", ({ file }) => Effect.fail(taken(file)))

/** Opens drafts of them beside their names; those that are not put are gone when the scope closes. */
export const resultsIn = (
  request: ResultsRequest,
  columns: readonly Column[],
  platform: Platform,
): Effect.Effect<Results, CallRefused | FileUnwritable, Scope.Scope> =>
  Effect.gen(function* () {
    const { out, isForced, isSkipping } = request
    const result = yield* telling(
      tableFile({
        file: out,
        isForced,
        written: request.written,
        columns,
        places: placesOf(platform),
      }),
    )
    const errors = isSkipping ? yield* telling(fileInParts(errorsFile(out), isForced)) : undefined
    let refused = 0
    return {
      take: result.take,
      write: result.write,
      refuse: (row, name, { problems }) => {
        refused++
        errors?.write(`${JSON.stringify({ row, case: name, problems })}\n`)
      },
      /** The result last: whoever sees it sees what belongs to it. */
      put: Effect.fnUntraced(function* (meta) {
        const digest = yield* result.finish(meta)
        yield* writing(() => errors?.finish())
        if (errors !== undefined && refused > 0) yield* telling(errors.put)
        else if (isForced) yield* Effect.sync(() => rmSync(errorsFile(out), { force: true }))
        if (hasMetaFile(request)) {
          const told = `${JSON.stringify({ ...meta, digest }, null, 2)}\n`
          yield* telling(createFile(metaFile(out), { text: told, mode: 0o644, isForced }))
        }
        yield* telling(result.put)
      }),
    }
  })
