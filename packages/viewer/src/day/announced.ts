// The announcements by their ids, and whether one came only after the day that is shown.
import { book } from "../package/entries.ts"
import { day } from "./asking.ts"
import type { BriefAnnouncement } from "@policy-ledger/data-package"

const known = new Map<string, BriefAnnouncement | undefined>()

/** An announcement by its id; undefined where the ledger does not hold it. */
export const announcementOf = (id: string): BriefAnnouncement | undefined => {
  if (book.value === undefined) return undefined
  if (!known.has(id)) {
    const answer = book.value.announcement(id)
    known.set(id, answer.kind === "announcement" ? answer : undefined)
  }
  return known.get(id)
}

/** The earliest day that a date can mean, where it names one. */
const earliest = (edtf: string | null): string | undefined => /\d{4}-\d\d-\d\d/.exec(edtf ?? "")?.[0]

/** Was it made public only after the day shown? Then it tells of the day, and was not read on it. */
export const isToldLater = (id: string): boolean => {
  const announcement = announcementOf(id)
  const first = earliest(announcement?.published ?? null) ?? earliest(announcement?.reported ?? null)
  return first !== undefined && first > day.value
}
