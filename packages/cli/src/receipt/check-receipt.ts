import { readPlatform } from "@policy-ledger/ledger"
import { readText } from "@policy-ledger/files"
import { CASE_BOUNDS, type JsonBounds, readJson, RECEIPT_BOUNDS } from "@policy-ledger/log"
import { checkReceipt, ReceiptError } from "@policy-ledger/receipt"
import { Effect } from "effect"
import { cachedPlatform } from "../ledger/platform-cache.ts"
import type { Seeds } from "../ledger/seeds.ts"
import { readVerifiers } from "../proof/keys.ts"
import { placeOf, readLog } from "../proof/log-file.ts"
import { ContentRefused } from "../refusal.ts"

export interface CheckQuestion {
  readonly receipt: string
  readonly case: string | undefined
  /** Public keys one of which must have signed the receipt's checkpoint. */
  readonly key: string | undefined
  readonly log: string | undefined
}

/** Replays a receipt against the log, from files alone. */
export const checkedReceipt = Effect.fnUntraced(function* (seeds: Seeds, question: CheckQuestion) {
  const json = yield* readJsonFile(question.receipt, RECEIPT_BOUNDS)
  const facts = question.case === undefined ? undefined : yield* readJsonFile(question.case, CASE_BOUNDS)
  const platform = cachedPlatform(seeds)?.platform ?? (yield* readPlatform(seeds.platform))
  const { origin, lines } = yield* readLog(
    placeOf(question.log ?? seeds.log, placeOf(seeds.log, undefined).origin),
  )
  const keys = question.key === undefined ? undefined : yield* readVerifiers(question.key)
  return yield* Effect.try({
    try: () =>
      checkReceipt(json, {
        platform,
        ledgers: [{ origin, lines }],
        ...(facts === undefined ? {} : { case: facts }),
        ...(keys === undefined ? {} : { trust: [{ origin, keys }] }),
      }),
    catch: (error) => {
      if (!(error instanceof ReceiptError)) throw error
      return new ContentRefused({
        at: `${question.receipt}: ${error.at}`,
        found: error.found,
        expected: error.expected,
      })
    },
  })
})

/** A file of JSON that somebody hands over. */
const readJsonFile = Effect.fnUntraced(function* (file: string, bounds: JsonBounds) {
  const read = readJson(yield* readText(file, bounds.bytes), bounds)
  if (read.ok) return read.value
  const { line, column, at, found, expected } = read.fault
  return yield* new ContentRefused({
    at: `${file}:${line}:${column}${at === "" ? "" : `: ${at}`}`,
    found,
    expected,
  })
})
