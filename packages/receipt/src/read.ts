import { readJson, RECEIPT_BOUNDS } from "@policy-ledger/log"
import { ReceiptError } from "./receipt.ts"

/** A receipt as text, read so that everybody who reads it reads the same. Throws `ReceiptError` with line and column. */
export const readReceipt = (text: string): unknown => {
  const read = readJson(text, RECEIPT_BOUNDS)
  if (read.ok) return read.value
  const { line, column, at, found, expected } = read.fault
  throw new ReceiptError(`receipt:${line}:${column}${at === "" ? "" : `: ${at}`}`, found, expected)
}
