import { canonicalJson, digestOf as digestOfText, NotCanonical } from "@policy-ledger/log"
import { ReceiptError } from "./receipt.ts"

/** The digest of a value's canonical JSON. Throws a `ReceiptError` where it has none. */
export const digestOf = (value: unknown): string => {
  try {
    return digestOfText(canonicalJson(value))
  } catch (error) {
    if (error instanceof NotCanonical) throw new ReceiptError("json", error.found, error.expected)
    throw error
  }
}
