import { existsSync, lstatSync, realpathSync } from "node:fs"
import { exclusive, replaceFile } from "@policy-ledger/files"
import {
  type Checkpoint,
  checkExtends,
  formatCheckpoint,
  nextCheckpoint,
  proveConsistency,
  signCheckpoint,
  type Signer,
} from "@policy-ledger/tlog"
import { Effect } from "effect"
import { ContentRefused } from "../refusal.ts"
import { note as tell } from "../surroundings/surroundings.ts"
import type { CheckpointAnswer } from "./answers.ts"
import { readSigner } from "./keys.ts"
import { headAnswer, type LogFile, type LogPlace, readLog } from "./log-file.ts"
import { proving, readNote } from "./notes.ts"

/** The head of a log, signed where there is a key. */
export const checkpointed = Effect.fnUntraced(function* (place: LogPlace, key: string | undefined) {
  const log = yield* readLog(place)
  const text = yield* proving("--origin", () => formatCheckpoint(headOf(log)))
  const note = key === undefined ? null : yield* signHead(log, key)
  return { v: 1, ...headAnswer(log.origin, log.tree.head()), text, note } satisfies CheckpointAnswer
})

/** The key's own file, whatever links lead to it: beside it lies what it signed last. */
const ownFile = (key: string): string => (lstatSync(key).isSymbolicLink() ? realpathSync(key) : key)

/**
 * Signs the head of a log, if it extends the head that this key signed last, and remembers it before anybody sees it.
 * Nobody else signs with this key meanwhile.
 */
export const signHead = Effect.fnUntraced(function* (log: LogFile, key: string) {
  const signer = yield* readSigner(key)
  if (signer.name !== log.origin)
    return yield* new ContentRefused({
      at: key,
      found: `a key named ${signer.name}`,
      expected: `one named ${log.origin}: a key vouches for the ledger that it is named after`,
    })
  const memory = `${ownFile(key)}.last`
  yield* exclusive(`${ownFile(key)}.lock`)
  const last = yield* lastSigned(signer, key, memory)
  const next = yield* proving(log.file, () => {
    if (last?.origin === log.origin) checkExtends(log.tree, last)
    const older = last !== undefined && last.size < log.tree.size ? last.size : undefined
    return nextCheckpoint(
      last,
      headOf(log),
      older === undefined ? undefined : proveConsistency(log.tree, older),
    )
  })
  const note = yield* proving(key, () => signCheckpoint(next, [signer]))
  yield* replaceFile(memory, note)
  return note
}, Effect.scoped)

const headOf = ({ origin, tree }: LogFile): Checkpoint => ({ origin, ...tree.head(), extension: [] })

/** What this key signed last; Ed25519 signs the same text the same way, so that signing again tells whether it did. */
const lastSigned = Effect.fnUntraced(function* (signer: Signer, key: string, file: string) {
  if (!existsSync(file)) {
    yield* tell(`${file}: not there; nothing that this key signed before is remembered`)
    return undefined
  }
  const { checkpoint, note } = yield* readNote(file)
  if (signCheckpoint(checkpoint, [signer]) === note) return checkpoint
  const expected = `the head that ${key} signed last, as it was written; remove it only if you know why it is another one`
  return yield* new ContentRefused({ at: file, found: "a head that this key did not sign", expected })
})
