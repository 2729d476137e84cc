import { parseDate, twoDigits } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"

/**
 * The first day on which it can have been announced: published, else reported. A range open below goes by its last
 * day; an open year (`XXXX-…`) comes after every year, no date at all (`~`) after that.
 */
const announced = ({ authored }: Announcement): string => {
  const text = authored.published ?? authored.reported
  const date = text === null ? undefined : parseDate(text)
  const point = date?.ok === true ? (date.value.earliest ?? date.value.latest) : null
  if (point === null || point === undefined) return "~"
  return `${point.year ?? "XXXX"}-${twoDigits(point.month)}-${twoDigits(point.day ?? 1)}`
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order in which announcements are recorded together: first readings before corrections, as announced, by id. */
export const inOrder = (announcements: readonly Announcement[]): readonly Announcement[] =>
  announcements.toSorted(
    (a, b) => a.reading - b.reading || compare(announced(a), announced(b)) || compare(a.id, b.id),
  )
