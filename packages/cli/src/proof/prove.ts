import { nearest } from "@policy-ledger/rulebook"
import {
  checkExtends,
  formatCheckpoint,
  formatHash,
  formatTlogProof,
  parseCheckpoint,
  parseNote,
  proveInclusion,
} from "@policy-ledger/tlog"
import { Effect } from "effect"
import { CallRefused, ProofRefused } from "../refusal.ts"
import type { ProveAnswer } from "./answers.ts"
import { signHead } from "./checkpoint.ts"
import { headAnswer, type LogFile, type LogPlace, readLog } from "./log-file.ts"
import { proving, readNote } from "./notes.ts"

export interface Prove {
  /** An event's id, or its place in the log from 0. */
  readonly event: string
  /** A head that was signed before. */
  readonly checkpoint: string | undefined
  /** A key to sign the present head with. */
  readonly key: string | undefined
}

/** Proves that an event is in the log, in one file that can be checked without the log. */
export const provenEvent = Effect.fnUntraced(function* (place: LogPlace, { event, checkpoint, key }: Prove) {
  const log = yield* readLog(place)
  const index = yield* placeInLog(log, event)
  const note = yield* noteFor(log, checkpoint, key)
  const head = note === undefined ? log.tree.head() : parseCheckpoint(parseNote(note).text)
  const { path } = yield* proving(event, () => proveInclusion(log.tree, index, head.size))
  const line = log.lines[index] ?? ""
  const unsigned = `${formatCheckpoint({ origin: log.origin, ...head, extension: [] })}\n`
  return {
    v: 1,
    event: log.events[index]?.id ?? "",
    index,
    line,
    ledger: headAnswer(log.origin, head),
    path: path.map(formatHash),
    proof: formatTlogProof({ extra: Buffer.from(line), index, path, checkpoint: note ?? unsigned }),
    signed: note !== undefined,
  } satisfies ProveAnswer
})

const placeInLog = ({ events }: LogFile, event: string): Effect.Effect<number, CallRefused> => {
  const index = /^\d+$/.test(event) ? Number(event) : events.findIndex(({ id }) => id === event)
  if (index >= 0 && index < events.length) return Effect.succeed(index)
  const ids = events.map(({ id }) => id)
  const expected =
    events.length === 0
      ? "a log that holds an event"
      : `the id of an event, or its place from 0 to ${events.length - 1}`
  return Effect.fail(new CallRefused({ at: "event", found: event, expected, nearest: nearest(event, ids) }))
}

/** The signed head that the proof is to lead to. */
const noteFor = Effect.fnUntraced(function* (
  log: LogFile,
  checkpoint: string | undefined,
  key: string | undefined,
) {
  if (checkpoint === undefined) return key === undefined ? undefined : yield* signHead(log, key)
  const { note, checkpoint: head } = yield* readNote(checkpoint)
  if (head.origin !== log.origin)
    return yield* new ProofRefused({ at: checkpoint, found: head.origin, expected: log.origin })
  yield* proving(log.file, () => checkExtends(log.tree, head))
  return note
})
