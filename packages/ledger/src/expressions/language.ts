// In which language a text is, by its script and its words: so its days stand in order, and so messages name them.
import { POLISH_MONTH } from "./month-names.ts"
import { isChineseText } from "./numerals.ts"

export type Language = "zh" | "pl" | "en"

const POLISH_LETTER = /[ąćęłńśźż]/giu
/** Some sixteen letters of Polish have one of its own; a name in an English text is no Polish text. */
const LETTERS_FOR_ONE = 25
const POLISH_WORD = new RegExp(`\\d${POLISH_MONTH}|\\d(?:zł|godzin|dni|minut[yę]|miesi)`, "u")

/** What is neither Chinese nor Polish is read as English. */
export const languageOf = (text: string): Language => {
  if (isChineseText(text)) return "zh"
  const letters = text.match(POLISH_LETTER)?.length ?? 0
  return letters * LETTERS_FOR_ONE >= text.length || POLISH_WORD.test(text) ? "pl" : "en"
}
