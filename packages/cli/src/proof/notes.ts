import { readText } from "@policy-ledger/files"
import { NOTE_BYTES } from "@policy-ledger/log"
import { attempt, type Checkpoint, parseCheckpoint, parseNote, TlogError } from "@policy-ledger/tlog"
import { Effect } from "effect"
import { ContentRefused, ProofRefused } from "../refusal.ts"

/** A checkpoint as its file holds it, its signatures not looked at. */
export interface NoteFile {
  readonly file: string
  readonly note: string
  readonly checkpoint: Checkpoint
}

export const readNote = Effect.fnUntraced(function* (file: string) {
  const note = yield* readText(file, NOTE_BYTES)
  const checkpoint = attempt(() => parseCheckpoint(parseNote(note).text))
  if (checkpoint instanceof TlogError)
    return yield* new ContentRefused({
      at: `${file}: ${checkpoint.read}`,
      found: checkpoint.found,
      expected: checkpoint.expected,
    })
  return { file, note, checkpoint } satisfies NoteFile
})

/** Runs what refuses by throwing; `at` says of which file or which flag it speaks. */
export const proving = <A>(at: string, run: () => A): Effect.Effect<A, ProofRefused> =>
  Effect.suspend(() => {
    const result = attempt(run)
    return result instanceof TlogError
      ? Effect.fail(
          new ProofRefused({ at: `${at}: ${result.read}`, found: result.found, expected: result.expected }),
        )
      : Effect.succeed(result)
  })
