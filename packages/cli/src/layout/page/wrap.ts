import { widthOf, widthOfCharacter } from "./width.ts"

/** What no line begins with, and what no line ends with (GB/T 15834, 5.1). */
const CLOSING = "，。；：！？、）》〉」』】〕”’…—·,.;:!?)]}"
const OPENING = "（《〈「『【〔“‘([{"

/**
 * Breaks a text into lines of at most so many columns: at spaces, between Chinese characters but never before a
 * closing mark or after an opening one, and within a word only where it is longer than a line.
 */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split("\n").flatMap((line) => wrapLine(line, width))

const wrapLine = (text: string, width: number): readonly string[] => {
  if (widthOf(text) <= width) return [text]
  const lines: string[] = []
  let line = ""
  for (const piece of piecesOf(text)) {
    const spaced = line === "" ? piece.trimStart() : line + piece
    if (widthOf(spaced.trimEnd()) <= width) {
      line = spaced
      continue
    }
    if (line !== "") lines.push(line.trimEnd())
    const parts = cut(piece.trimStart(), width)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ""
  }
  return line.trimEnd() === "" ? lines : [...lines, line.trimEnd()]
}

/** Columns that a text needs where it is broken wherever it may be. */
export const narrowest = (text: string): number =>
  Math.max(0, ...text.split("\n").flatMap((line) => piecesOf(line).map((piece) => widthOf(piece.trim()))))

/** What stays together: a word with the spaces before it, a Chinese character with the marks that belong to it. */
const piecesOf = (text: string): readonly string[] => {
  const pieces: string[] = []
  let piece = ""
  let last = ""
  for (const character of text) {
    if (piece !== "" && breaksBetween(last, character)) {
      pieces.push(piece)
      piece = ""
    }
    piece += character
    last = character
  }
  return piece === "" ? pieces : [...pieces, piece]
}

const breaksBetween = (before: string, after: string): boolean => {
  if (after === " ") return before !== " "
  if (before === " " || CLOSING.includes(after) || OPENING.includes(before)) return false
  return widthOfCharacter(before) === 2 || widthOfCharacter(after) === 2
}

/** A piece in parts that fit a line each. */
const cut = (piece: string, width: number): readonly string[] => {
  const parts: string[] = []
  let part = ""
  let taken = 0
  for (const character of piece) {
    const wide = widthOfCharacter(character)
    if (part !== "" && taken + wide > width) {
      parts.push(part)
      part = ""
      taken = 0
    }
    part += character
    taken += wide
  }
  return [...parts, part]
}
