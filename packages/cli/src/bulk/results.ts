// The files that a run leaves: all of them, or where it fails none.
import { existsSync, rmSync } from "node:fs"
import { createFile, fileInParts, type FileTaken, FileUnwritable } from "@policy-ledger/files"
import { Effect, type Scope } from "effect"
import { CallRefused, type CasesRefused } from "../refusal.ts"
import type { Row } from "./columns.ts"
import type { ResultsRequest } from "./request.ts"
import { ROW_TEXT } from "./row-text.ts"

export const metaFile = (out: string): string => `${out}.meta.json`
export const errorsFile = (out: string): string => `${out}.errors.ndjson`

/** All that a run may write. */
export const writtenFiles = (out: string): readonly string[] => [out, metaFile(out), errorsFile(out)]

/** So many rows are turned into text at once. */
const AT_ONCE = 500

/** Takes rows and refusals, and gives their files the names when all are there. `take` and `refuse` throw `FileUnwritable`. */
export interface Results {
  readonly take: (rows: readonly Row[]) => void
  readonly refuse: (row: number, name: string | null, refusal: CasesRefused) => void
  /** `meta`: what to tell beside the result, by its digest. */
  readonly put: (meta: (digest: string) => unknown) => Effect.Effect<void, CallRefused | FileUnwritable>
}

export const refuseTaken = ({ out, isForced }: ResultsRequest): Effect.Effect<void, CallRefused> => {
  const there = isForced ? undefined : writtenFiles(out).find((file) => existsSync(file))
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
  { out, outForm, isForced, isSkipping }: ResultsRequest,
  columns: readonly string[],
): Effect.Effect<Results, CallRefused | FileUnwritable, Scope.Scope> =>
  Effect.gen(function* () {
    const result = yield* telling(fileInParts(out, isForced))
    const errors = isSkipping ? yield* telling(fileInParts(errorsFile(out), isForced)) : undefined
    const text = ROW_TEXT[outForm]
    let [pending, refused] = [text.header(columns), 0]
    let waiting: Row[] = []
    const flush = (): void => {
      result.write(pending + text.rows(columns, waiting))
      pending = ""
      waiting = []
    }
    return {
      take: (rows) => {
        waiting.push(...rows)
        if (waiting.length >= AT_ONCE) flush()
      },
      refuse: (row, name, { problems }) => {
        refused++
        errors?.write(`${JSON.stringify({ row, case: name, problems })}\n`)
      },
      /** The result last: whoever sees it sees what belongs to it. */
      put: Effect.fnUntraced(function* (meta) {
        const digest = yield* writing(() => {
          flush()
          errors?.finish()
          return result.finish()
        })
        if (errors !== undefined && refused > 0) yield* telling(errors.put)
        else if (isForced) yield* Effect.sync(() => rmSync(errorsFile(out), { force: true }))
        const told = `${JSON.stringify(meta(digest), null, 2)}\n`
        yield* telling(createFile(metaFile(out), { text: told, mode: 0o644, isForced }))
        yield* telling(result.put)
      }),
    }
  })

const writing = <A>(run: () => A): Effect.Effect<A, FileUnwritable> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(run())
    } catch (error) {
      if (error instanceof FileUnwritable) return Effect.fail(error)
      throw error
    }
  })
