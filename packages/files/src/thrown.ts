import { Predicate } from "effect"

/** What was thrown, in words. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)

export const codeOf = (error: unknown): string | undefined =>
  Predicate.hasProperty(error, "code") ? String(error.code) : undefined

/** No room, no quota, or a file that may not grow. */
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"])

export const isFull = (error: unknown): boolean => FULL.has(codeOf(error) ?? "")
