// Since when, in words.
import { dateWords } from "./dates.ts"
import { lang, words } from "./words.ts"

/** One day, or a month: others are told as what is known of them. */
export const isOne = (edtf: string): boolean => /^\d{4}-\d\d/.test(edtf)

/** Of an EDTF date, an instant, `before` or `unstated`; `publication` reads as the day that it is. */
export const sinceWords = (from: string): string => {
  const { since, begins, sinceUnrecorded, sinceUnstated } = words.value
  if (from === "before") return sinceUnrecorded
  if (from === "unstated") return sinceUnstated
  return (isOne(from) || from === "publication" ? since : begins)(dateWords(from, lang.value))
}

/** When it ends, exclusive, of a date that is known. */
export const untilWords = (ends: string): string => {
  const { until, ended } = words.value
  return (isOne(ends) ? until : ended)(dateWords(ends, lang.value))
}
