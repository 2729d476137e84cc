// A sentence of the ledger with what stands in it for machines put into words: dates, and announcements by their titles.
import { dateWords } from "../words/dates.ts"
import { lang, told, words } from "../words/words.ts"
import { announcementOf } from "./announced.ts"

const DATE = /\[[\dX-]*\.\.[\dX-]*\]|(?:XXXX|\d{4})-\d\d(?:-\d\d(?:T[\d:]+[+-]\d\d:\d\d)?)?(?![-\w])/g
const ID = /(?:\d{4}|xxxx)-\d\d(?:-\d\d)?-[a-z][a-z0-9-]*/g

export const readable = (sentence: string): string =>
  sentence
    .replace(DATE, (date) => dateWords(date, lang.value))
    .replace(ID, (id) => {
      const announcement = announcementOf(id)
      return announcement === undefined ? id : words.value.quoted(told(announcement.title))
    })
