import { frozen, type Text } from "@policy-ledger/rulebook"
import { texts as load } from "#data/texts"
import type { FullAnnouncement, IdAnswer, NotEncoded } from "../answer.ts"
import { withTexts, type ChangeNote, type Texts } from "../texts.ts"
import { published } from "./published.ts"

export type { AnnouncementTexts, ChangeNote, Texts } from "../texts.ts"

let read: Texts | undefined
const texts = (): Texts => (read ??= frozen(load()))
const textsOf = (id: string) => (Object.hasOwn(texts(), id) ? texts()[id] : undefined)

/** What an announcement says, in our own words; undefined where the ledger holds no such announcement. */
export function summary(id: string): Text | undefined {
  return textsOf(id)?.summary
}

/** How the changes of an announcement and their rules were read. */
export function notes(id: string): readonly ChangeNote[] {
  return textsOf(id)?.changes ?? []
}

/** The announcement whole, with its summary and notes. */
export function announcement(id: string): FullAnnouncement | NotEncoded | IdAnswer {
  const answer = published.announcement(id)
  const own = textsOf(id)
  return answer.kind === "announcement" && own !== undefined ? withTexts(answer, own) : published.unheld(id)
}
