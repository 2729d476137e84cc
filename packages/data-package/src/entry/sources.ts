import { frozen } from "@policy-ledger/rulebook"
import type { AnnouncementId } from "#data/case"
import { sources as load } from "#data/sources"
import type { OneOf } from "../question.ts"
import type { AnnouncementSources } from "../sources.ts"

export type { AnnouncementSources, PassageCited } from "../sources.ts"

let read: readonly AnnouncementSources[] | undefined

/** The reports of every reading of every announcement, with digests and the passages that events cite. */
export function sources(): readonly AnnouncementSources[] {
  return (read ??= frozen(load()))
}

/** The same of one announcement, its first reading first. */
export function sourcesOf<Id extends string>(
  announcement: OneOf<AnnouncementId, Id>,
): readonly AnnouncementSources[] {
  return sources().filter((one) => one.announcement === announcement)
}
