import { CallRefused } from "../refusal.ts"
import { Effect } from "effect"

/** Where the receipt of an audit goes, and what it shows. */
export interface ReceiptRequest {
  readonly file: string
  readonly isPrivate: boolean
  /** Put in the place of a file that is there. */
  readonly isForced: boolean
  /** The signed note of the present head. */
  readonly checkpoint: string | undefined
}

interface Flags {
  readonly receipt: string | undefined
  readonly private: boolean
  readonly force: boolean
  readonly checkpoint: string | undefined
}

/** What was asked for, if it makes sense; undefined where no receipt is wanted. */
export const receiptRequestOf = (
  flags: Flags,
  kind: "one" | "many",
): Effect.Effect<ReceiptRequest | undefined, CallRefused> => {
  const { receipt: file, private: isPrivate, force: isForced, checkpoint } = flags
  if (file !== undefined)
    return kind === "one"
      ? Effect.succeed({ file, isPrivate, isForced, checkpoint })
      : Effect.fail(
          new CallRefused({
            at: "--receipt",
            found: "many cases",
            expected: "one: a receipt is of one case",
          }),
        )
  const without = isPrivate ? "--private" : isForced ? "--force" : checkpoint && "--checkpoint"
  if (without !== undefined)
    return Effect.fail(
      new CallRefused({
        at: without,
        found: "no --receipt",
        expected: "--receipt FILE",
      }),
    )
  return Effect.succeed(undefined)
}
