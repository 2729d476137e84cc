// The text of a report as digests and ranges count it, and the time that a page prints over one.

/** By code point, without white space. */
export type Passage = readonly string[]

/** NFC, all white space removed: as digests are taken. */
export const squash = (text: string): string => text.normalize("NFC").replace(/\s/gu, "")

const PRINTED = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?$/

export const isPrintedTime = (line: string): boolean => PRINTED.test(line.trim())

/** How far below its headline an article prints its time, in lines. */
export const BYLINE = 5

/** A printed time as `at` has it; without an offset its day alone. */
export const printedAt = (line: string, utcOffset: string | undefined): string | null => {
  const [, day, time, seconds = ":00"] = PRINTED.exec(line.trim()) ?? []
  if (day === undefined) return null
  return time === undefined || utcOffset === undefined ? day : `${day}T${time}${seconds}${utcOffset}`
}
