import { createFile } from "@policy-ledger/files"
import { makeReceipt, ReceiptError } from "@policy-ledger/receipt"
import type { AuditAnswer, AuditQuestion } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { placeOf, readLog } from "../proof/log-file.ts"
import { readNote } from "../proof/notes.ts"
import { CallRefused, ContentRefused } from "../refusal.ts"
import { madeBy } from "../release.ts"
import { filesAsked, placeOfItsOwn } from "./own-place.ts"
import type { ReceiptRequest } from "./receipt-request.ts"

/** A receipt holds a case, which is nobody else's business. */
const OWNER_ONLY = 0o600

/** One case as it was asked and answered. */
export interface Answered {
  readonly case: unknown
  readonly question: Omit<AuditQuestion, "brief">
  readonly answer: AuditAnswer
}

/** Writes the receipt of an audit. What came into the log since the ledger was opened is not in it. */
export const writeReceipt = Effect.fnUntraced(function* (
  { platform, slice, seeds, url }: OpenLedger,
  { file, isPrivate, isForced, checkpoint, reads }: ReceiptRequest & { readonly reads: readonly string[] },
  { case: facts, question, answer }: Answered,
) {
  yield* placeOfItsOwn(file, [...reads, ...filesAsked(seeds, url)])
  const { lines } = yield* readLog(placeOf(seeds.log, slice.origin))
  const note = checkpoint === undefined ? undefined : yield* readNote(checkpoint)
  const receipt = yield* Effect.try({
    try: () =>
      makeReceipt({
        platform,
        case: facts,
        private: isPrivate,
        question,
        answer,
        ledgers: [
          {
            origin: slice.origin,
            lines,
            size: [...slice.events].length,
            ...(note === undefined ? {} : { checkpoint: note.note }),
          },
        ],
        madeBy,
      }),
    catch: (error) => {
      if (!(error instanceof ReceiptError)) throw error
      return new ContentRefused({ at: checkpoint ?? error.at, found: error.found, expected: error.expected })
    },
  })
  const text = `${JSON.stringify(receipt, null, 2)}\n`
  yield* Effect.catchTag(createFile(file, { text, mode: OWNER_ONLY, isForced }), "FileTaken", () =>
    Effect.fail(
      new CallRefused({
        at: "--receipt",
        found: `${file}, a file that is there already`,
        expected: "a new file, or --force to have it replaced: nothing was changed",
      }),
    ),
  )
})
