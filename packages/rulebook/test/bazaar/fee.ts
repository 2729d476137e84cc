import type { EffectiveBody, Rulebook } from "@policy-ledger/rulebook"
import { announce, bookOf, effective, type Head } from "./announce.ts"

export const status = (book: Rulebook, on: string, known: object = {}): string => {
  const { inForce, unknown } = book.inForce({ on, provision: "dispatch/fee", ...known })
  return inForce.length > 0 ? "yes" : unknown.length > 0 ? "unknown" : "no"
}

/** What a single rule's status is at each of several instants. */
export const statuses = (
  head: Partial<Head>,
  begins: EffectiveBody,
  ...on: readonly string[]
): readonly string[] => {
  const book = bookOf(announce({ id: "a", published: "2022-01-10", ...head }, begins))
  return on.map((date) => status(book, date))
}

export const fee = (from: string, more: Partial<EffectiveBody> = {}): EffectiveBody =>
  effective("dispatch/fee", from, more)

export const JUST_BEFORE = "T23:59:59.999+05:30"
