import type { Lang } from "@policy-ledger/rulebook"
import { auditAnswer, root } from "./answer-form.ts"
import { anything, count, flag, list, maybe, nullable, oneOf, struct, text } from "./form.ts"
import type { MadeBy, Receipt, ReceiptLedger, ReceiptQuestion, UsedEvent } from "./receipt.ts"

const receipt = struct<Receipt>({
  v: oneOf(1),
  kind: oneOf("policy-ledger-receipt"),
  madeBy: struct<MadeBy>({ package: text, version: text, engine: count }),
  platform: struct<Receipt["platform"]>({ id: text, digest: root }),
  question: struct<ReceiptQuestion>({
    announcedBy: nullable(text),
    recordedBy: nullable(text),
    lang: oneOf<Lang>("zh", "en"),
    explain: flag,
  }),
  case: struct<Receipt["case"]>({ digest: root, facts: maybe(anything) }),
  answer: auditAnswer,
  ledgers: list(
    struct<ReceiptLedger>({
      origin: text,
      size: count,
      root,
      checkpoint: maybe(text),
      events: list(struct<UsedEvent>({ index: count, line: text, proof: list(text) })),
    }),
  ),
})

/** Reads a receipt, strictly: a key that is not known is refused like one that is missing. Throws `ReceiptError`. */
export const decodeReceipt = (json: unknown): Receipt => {
  if (receipt(json, "receipt")) return json
  throw new Error("a form that does not hold throws")
}

/** The version of something that says it is a receipt; undefined where it is none. */
export const versionOf = (json: unknown): unknown =>
  typeof json === "object" &&
  json !== null &&
  "kind" in json &&
  json.kind === "policy-ledger-receipt" &&
  "v" in json
    ? json.v
    : undefined
