import { frozen } from "@policy-ledger/rulebook"
import { sources as load } from "#data/sources"
import type { AnnouncementSources } from "../sources.ts"

export type { AnnouncementSources, PassageCited } from "../sources.ts"

let read: readonly AnnouncementSources[] | undefined

/** The reports of every reading of every announcement, with digests and the passages that events cite. */
export function sources(): readonly AnnouncementSources[] {
  return (read ??= frozen(load()))
}

/** The same of one announcement, its first reading first. */
export function sourcesOf(announcement: string): readonly AnnouncementSources[] {
  return sources().filter((one) => one.announcement === announcement)
}
