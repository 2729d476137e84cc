import { basename } from "node:path"
import { formatRoot, treeOver } from "@policy-ledger/log"
import { originOf, verifyLog } from "@policy-ledger/ledger"
import { readText } from "@policy-ledger/files"
import type { LedgerEvent } from "@policy-ledger/rulebook"
import type { BelievedCheckpoint, Head, Tree } from "@policy-ledger/tlog"
import { Effect } from "effect"
import type { HeadAnswer, SignedAnswer } from "./answers.ts"

/** Where a log lies and which ledger it is of. */
export interface LogPlace {
  readonly file: string
  readonly origin: string
}

/** A log with its tree, every line of it verified. */
export interface LogFile extends LogPlace {
  readonly lines: readonly string[]
  readonly events: readonly LedgerEvent[]
  readonly tree: Tree
}

/** A platform's log is called after it, wherever it lies. */
export const placeOf = (file: string, origin: string | undefined): LogPlace => ({
  file,
  origin: origin ?? originOf({ id: basename(file, ".ndjson") }),
})

/** Reads a log; the first line that cannot be is the failure. */
export const readLog = Effect.fnUntraced(function* (place: LogPlace) {
  const text = yield* readText(place.file)
  const { lines, events } = yield* Effect.fromResult(verifyLog(place.file, text))
  return { ...place, lines, events, tree: treeOver(lines) } satisfies LogFile
})

export const headAnswer = (origin: string, { size, root }: Head): HeadAnswer => ({
  origin,
  events: size,
  root: formatRoot(root),
})

export const signedAnswer = ({ head, signedBy, witnessedBy }: BelievedCheckpoint): SignedAnswer => ({
  ...headAnswer(head.origin, head),
  signedBy,
  witnessedBy,
})
