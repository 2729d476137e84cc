// The months as English and Polish texts write them; white space is gone, and with it the ends of words.
import { MONTHS } from "@policy-ledger/rulebook/plain-words"

/** What may follow an abbreviation, where a letter could also go on as in Market, December or marża. */
const END = "(?:\\.|(?!\\p{Script=Latin})|(?=the|to|and|until|through|for|at|from))"

/** Written with a capital: may is also a verb. */
const englishPattern = (name: string): string => {
  const short = name === "September" ? "Sept?" : name.slice(0, 3)
  return `(?:${name}|${name.toUpperCase()}|(?:${short}|${short.toUpperCase()})${END})`
}

/** As they stand behind a day; of some, too, as they stand alone. */
const POLISH = [
  "stycz(?:nia|niu|eń)",
  "lut(?:ego|ym|y)",
  "mar(?:ca|cu|zec)",
  "kwie(?:tnia|tniu|cień)",
  "maj(?:a|u|(?=[\\d,]))",
  "czerw(?:ca|cu|iec)",
  "lip(?:ca|cu|iec)",
  "sierp(?:nia|niu|ień)",
  "wrze(?:śnia|śniu|sień)",
  "październik[au]?",
  "listopad(?:a|zie)?",
  "grud(?:nia|niu|zień)",
]

const NAMES = [MONTHS.map(englishPattern), POLISH]

export const ENGLISH_MONTH: string = `(?:${MONTHS.map(englishPattern).join("|")})`
export const POLISH_MONTH: string = `(?:${POLISH.join("|")})`
export const ANY_MONTH: string = `(?:${NAMES.flat().join("|")})`

/** 1 to 12, by a name that one of the patterns has found. */
export const monthOf = (name: string): number =>
  1 +
  Math.max(
    ...NAMES.map((names) => names.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, "u").test(name))),
  )
