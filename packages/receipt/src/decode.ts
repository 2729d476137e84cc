import { receipt } from "./generated/receipt-form.ts"
import type { Receipt } from "./receipt.ts"

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
