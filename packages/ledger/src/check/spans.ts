import type { Announcement } from "../authoring/authoring.ts"
import { type Span, spanOf } from "../authoring/dates.ts"

/** Is the one certainly over before the other begins? For dates of one announcement: an open year is the same in both. */
export const isBefore = (one: Span | undefined, other: Span | undefined): boolean =>
  one !== undefined && other !== undefined && one.openYear === other.openYear && one.hi < other.lo

/** The days of a date whose year is known: such can be compared with those of other announcements. */
export const datedSpanOf = (text: string | null | undefined): Span | undefined => {
  const span = spanOf(text)
  return span?.openYear === true ? undefined : span
}

/** When it was made public, as far as it is known: published, else first reported. */
export const announcedText = ({ authored }: Announcement): string | null =>
  authored.published ?? authored.reported
