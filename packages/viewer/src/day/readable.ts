// A sentence of the ledger with what stands in it for machines put into words: dates, and announcements by their titles.
import { worded } from "../words/worded.ts"
import { lang, told, words } from "../words/words.ts"
import { announcementOf } from "./announced.ts"

const titleOf = (id: string): string | undefined => {
  const announcement = announcementOf(id)
  return announcement === undefined ? undefined : words.value.quoted(told(announcement.title))
}

export const readable = (sentence: string): string => worded(sentence, lang.value, titleOf)
