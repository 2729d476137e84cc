import { type LogFault, readPlatform } from "@policy-ledger/ledger"
import { type FileNotFound, type FileUnreadable, readText } from "@policy-ledger/files"
import {
  checkReceipt,
  decodeReceipt,
  type Receipt,
  ReceiptError,
  type Unprovable,
} from "@policy-ledger/receipt"
import { CASE_BOUNDS, type JsonBounds, readJson, RECEIPT_BOUNDS } from "@policy-ledger/log"
import { Effect, Result } from "effect"
import { cachedPlatform } from "../ledger/platform-cache.ts"
import type { Seeds } from "../ledger/seeds.ts"
import { readTrust } from "../proof/keys.ts"
import { placeOf, readLog } from "../proof/log-file.ts"
import { ContentRefused } from "../refusal.ts"

export interface CheckQuestion {
  readonly receipt: string
  readonly case: string | undefined
  /** Public keys one of which must have signed the receipt's checkpoint. */
  readonly key: string | undefined
  /** Of how many witnesses a cosignature of that checkpoint is demanded. */
  readonly witnesses: number
  readonly log: string | undefined
}

/** Replays a receipt against the log, from files alone. */
export const checkedReceipt = Effect.fnUntraced(function* (seeds: Seeds, question: CheckQuestion) {
  const json = yield* readJsonFile(question.receipt, RECEIPT_BOUNDS)
  const facts = question.case === undefined ? undefined : yield* readJsonFile(question.case, CASE_BOUNDS)
  const platform = cachedPlatform(seeds)?.platform ?? (yield* readPlatform(seeds.platform))
  const { origin } = placeOf(seeds.log, undefined)
  const trust =
    question.key === undefined ? undefined : yield* readTrust(question.key, origin, question.witnesses)
  const log = yield* Effect.result(readLog({ file: question.log ?? seeds.log, origin }))
  return yield* Effect.try({
    try: () => {
      if (Result.isFailure(log)) return unreadable(decodeReceipt(json), log.failure)
      return checkReceipt(json, {
        platform,
        ledgers: [{ origin, lines: log.success.lines }],
        ...(facts === undefined ? {} : { case: facts }),
        ...(trust === undefined ? {} : { trust: [trust] }),
      })
    },
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

type Unreadable = LogFault | FileNotFound | FileUnreadable

/** Of a receipt that is one, nothing can be told without the log. */
const unreadable = ({ question, madeBy }: Receipt, fault: Unreadable): Unprovable => ({
  v: 1,
  result: "unprovable",
  reason: "log-unreadable",
  at: "line" in fault ? `${fault.file}:${fault.line}` : fault.file,
  found: fault.found,
  expected: fault.expected,
  question,
  madeBy,
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
