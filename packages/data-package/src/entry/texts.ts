import { frozen, type Text } from "@policy-ledger/rulebook"
import type { AnnouncementId } from "#data/case"
import { texts as load } from "#data/texts"
import type { FullAnnouncement, IdAnswer, NotEncoded } from "../answer.ts"
import { withTexts, type ChangeNote, type Texts } from "../texts.ts"
import type { OneOf } from "../question.ts"
import { published } from "./published.ts"

export type { AnnouncementTexts, ChangeNote, Texts } from "../texts.ts"

let read: Texts | undefined
const texts = (): Texts => (read ??= frozen(load()))
const textsOf = (id: string) => (Object.hasOwn(texts(), id) ? texts()[id] : undefined)

/** What an announcement says, in our own words; undefined where the ledger holds no such announcement. */
export function summary<Id extends string>(id: OneOf<AnnouncementId, Id>): Text | undefined {
  return textsOf(id)?.summary
}

/** How the changes of an announcement and their rules were read. */
export function notes<Id extends string>(id: OneOf<AnnouncementId, Id>): readonly ChangeNote[] {
  return textsOf(id)?.changes ?? []
}

/** The announcement whole, with its summary and notes. */
export function announcement<Id extends string>(
  id: OneOf<AnnouncementId, Id>,
): FullAnnouncement | NotEncoded | IdAnswer {
  const answer = published.announcement(id)
  const own = textsOf(id)
  return answer.kind === "announcement" && own !== undefined ? withTexts(answer, own) : published.unheld(id)
}
