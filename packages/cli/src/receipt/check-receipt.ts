import { readPlatform } from "@policy-ledger/ledger"
import { readText } from "@policy-ledger/files"
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
  const json = yield* readJson(question.receipt)
  const facts = question.case === undefined ? undefined : yield* readJson(question.case)
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

const readJson = Effect.fnUntraced(function* (file: string) {
  const text = yield* readText(file)
  return yield* Effect.try({
    try: (): unknown => JSON.parse(text),
    catch: (error) =>
      new ContentRefused({
        at: file,
        found: error instanceof Error ? error.message.replaceAll("\n", " ") : String(error),
        expected: "JSON",
      }),
  })
})
