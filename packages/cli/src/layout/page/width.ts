import { eastAsianWidth } from "get-east-asian-width"

/** Marks that stand over or join another character, and characters that are not seen. */
const UNSEEN = /^[\p{Mark}\p{Format}\p{Control}]$/u
const PLAIN = /^[\x20-\x7e]*$/

/** Columns of a terminal that a text takes: two for a Chinese character. The text bears no colours. */
export const widthOf = (text: string): number => {
  if (PLAIN.test(text)) return text.length
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

export const widthOfCharacter = (character: string): number =>
  UNSEEN.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0)

/** Filled up with spaces to a width. */
export const padded = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)))
