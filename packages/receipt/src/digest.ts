import { canonicalJson, digestOf as digestOfText, NotCanonical } from "@policy-ledger/log"
import { ReceiptError } from "./receipt.ts"

/** A value's canonical JSON. Throws a `ReceiptError` where it has none; `at` says of what it speaks. */
export const canonicalText = (value: unknown, at: string): string => {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (error instanceof NotCanonical)
      throw new ReceiptError(`${at}${error.at.slice(1)}`, error.found, error.expected)
    throw error
  }
}

/** The digest of a value's canonical JSON. */
export const digestOf = (value: unknown, at: string): string => digestOfText(canonicalText(value, at))
