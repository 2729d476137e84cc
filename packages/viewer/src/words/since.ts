// Since when, in words.
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { isOne } from "./one.ts"
import { lang, words } from "./words.ts"

/** Of an EDTF date, an instant, `before` or `unstated`; `publication` reads as the day that it is. */
export const sinceWords = (from: string): string => {
  const { since, begins, sinceUnrecorded, sinceUnstated } = words.value
  if (from === "before") return sinceUnrecorded
  if (from === "unstated") return sinceUnstated
  return (isOne(from) || from === "publication" ? since : begins)(dateWords(from, lang.value))
}

/** Is it to the day? Only of a day can one say that it is not counted. */
const isDayOf = (edtf: string): boolean => /^\d{4}-\d\d-\d\d/.test(edtf)

/** When it ends, exclusive, of a date that is known. */
export const untilWords = (ends: string): string => {
  const { until, ended } = words.value
  return (isDayOf(ends) ? until : ended)(dateWords(ends, lang.value))
}
