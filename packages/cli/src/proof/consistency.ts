import {
  attempt,
  checkExtends,
  checkpointOf,
  formatHash,
  type Head,
  openCheckpoint,
  parseNote,
  proveConsistency,
  TlogError,
  type Trust,
} from "@policy-ledger/tlog"
import { Effect } from "effect"
import { ProofRefused } from "../refusal.ts"
import type { ConsistencyAnswer, ProofFault } from "./answers.ts"
import { readTrust } from "./keys.ts"
import { headAnswer, type LogFile, type LogPlace, readLog } from "./log-file.ts"
import { proving, readNote } from "./notes.ts"
import { proofFault } from "./verify.ts"

export interface Consistency {
  /** A size, or the file of a checkpoint. */
  readonly old: string
  readonly young: string
  /** Public keys that the checkpoints must be signed by. */
  readonly key: string | undefined
}

/** Proves that the log at one size begins with the log at another, and that both are the heads that were signed. */
export const consistent = Effect.fnUntraced(function* (place: LogPlace, { old, young, key }: Consistency) {
  const log = yield* readLog(place)
  const trust = key === undefined ? undefined : yield* readTrust(key, place.origin)
  const older = yield* headFor(log, old, trust)
  const newer = yield* headFor(log, young, trust)
  if (older.size > newer.size)
    return yield* new ProofRefused({
      at: "OLD",
      found: `${older.size} events`,
      expected: `at most the ${newer.size} of NEW`,
    })
  const fault = faultOf(log, old, older) ?? faultOf(log, young, newer)
  const path = fault === null ? proveConsistency(log.tree, older.size, newer.size).path : []
  return {
    v: 1,
    consistent: fault === null ? "yes" : "no",
    old: headAnswer(log.origin, older),
    new: headAnswer(log.origin, newer),
    path: path.map(formatHash),
    fault,
  } satisfies ConsistencyAnswer
})

const headFor = Effect.fnUntraced(function* (log: LogFile, asked: string, trust: Trust | undefined) {
  if (/^\d+$/.test(asked)) return yield* proving(log.file, () => log.tree.head(Number(asked)))
  const { note } = yield* readNote(asked)
  return yield* proving(asked, () =>
    trust === undefined ? checkpointOf(parseNote(note), log.origin) : openCheckpoint(note, trust),
  )
})

const faultOf = ({ file, tree }: LogFile, asked: string, head: Head): ProofFault | null => {
  const extended = attempt(() => checkExtends(tree, head))
  return extended instanceof TlogError ? proofFault(`${asked} and ${file}`, extended) : null
}
