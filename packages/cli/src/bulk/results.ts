// The files that a run leaves: all of them, or where it fails none.
import { existsSync, rmSync } from "node:fs"
import {
  createFile,
  type FileInParts,
  fileInParts,
  type FileTaken,
  FileUnwritable,
} from "@policy-ledger/files"
import { placesOf, type Platform } from "@policy-ledger/rulebook"
import { Effect, type Scope } from "effect"
import { CallRefused } from "../refusal.ts"
import { writeParquet } from "../tables/parquet.ts"
import { ROW_TEXT } from "../tables/row-text.ts"
import { kindOf } from "./columns.ts"
import type { RefusedOrder } from "./pieces.ts"
import type { BulkRequest } from "./request.ts"

const metaFile = (out: string): string => `${out}.meta.json`
export const errorsFile = (out: string): string => `${out}.errors.ndjson`

/** A file in Parquet tells of itself. */
const hasMetaFile = ({ outForm }: Pick<BulkRequest, "outForm">): boolean => outForm !== "parquet"

/** The files that a run may write. */
export const filesOf = (request: BulkRequest): readonly string[] => [
  request.out,
  ...(hasMetaFile(request) ? [metaFile(request.out)] : []),
  errorsFile(request.out),
]

/** Where it is told what was asked. */
export const toldIn = (request: BulkRequest): string =>
  hasMetaFile(request) ? metaFile(request.out) : "its metadata"

/** Takes rows as they are written, and refusals, and gives their files the names when all are there. `take` and `refuse` throw `FileUnwritable`. */
export interface Results {
  readonly take: (rows: string | Uint8Array) => void
  readonly refuse: (order: RefusedOrder) => void
  /** `meta`: what to tell of the result. */
  readonly put: (meta: object) => Effect.Effect<void, CallRefused | FileUnwritable>
}

export const refuseTaken = (request: BulkRequest): Effect.Effect<void, CallRefused> => {
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
  request: BulkRequest,
  columns: readonly string[],
  platform: Platform,
): Effect.Effect<Results, CallRefused | FileUnwritable, Scope.Scope> =>
  Effect.gen(function* () {
    const { out, outForm, isForced, isSkipping } = request
    const result = yield* telling(fileInParts(out, isForced))
    const errors = isSkipping ? yield* telling(fileInParts(errorsFile(out), isForced)) : undefined
    const lines = outForm === "parquet" ? yield* telling(fileInParts(out, isForced)) : result
    let refused = 0
    yield* writing(() => lines.write(ROW_TEXT[outForm].header(columns)))
    return {
      take: (rows) => lines.write(rows),
      refuse: ({ row, name, refusal: { problems } }) => {
        refused++
        errors?.write(`${JSON.stringify({ row, case: name, problems })}\n`)
      },
      /** The result last: whoever sees it sees what belongs to it. */
      put: Effect.fnUntraced(function* (meta) {
        yield* filled(request, columns, platform, { meta, lines, result })
        const digest = yield* writing(() => {
          errors?.finish()
          return result.finish()
        })
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

interface Filling {
  readonly meta: object
  readonly lines: FileInParts
  readonly result: FileInParts
}

/** In Parquet the result is made of the lines of its rows when all are there. */
const filled = (
  { duckdb, out, outForm, rows: of }: BulkRequest,
  names: readonly string[],
  platform: Platform,
  { meta, lines, result }: Filling,
): Effect.Effect<void, FileUnwritable> => {
  if (outForm !== "parquet" || duckdb === undefined) return Effect.void
  const columns = names.map((name) => ({ name, kind: kindOf(of, name) }))
  const content = { lines: lines.draft, columns, places: placesOf(platform), metadata: meta }
  return writeParquet(duckdb, content, { draft: result.draft, file: out })
}

const writing = <A>(run: () => A): Effect.Effect<A, FileUnwritable> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(run())
    } catch (error) {
      if (error instanceof FileUnwritable) return Effect.fail(error)
      throw error
    }
  })
