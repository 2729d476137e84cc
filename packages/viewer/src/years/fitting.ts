// Texts fitted into a width, where nothing but their measure tells how wide they are.

/** How wide a text is, in px. */
export type Measure = (text: string) => number

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" })
const words = new Intl.Segmenter(undefined, { granularity: "word" })

const partsOf = (text: string, by: Intl.Segmenter): readonly string[] =>
  [...by.segment(text)].map(({ segment }) => segment)

/** As much of a text as a width has room for, and an ellipsis where that is not all; no letter is cut in two. */
export const cut = (text: string, width: number, measure: Measure): string => {
  if (measure(text) <= width) return text
  const parts = partsOf(text, letters)
  let [low, high] = [0, parts.length]
  const cutTo = (n: number): string => `${parts.slice(0, n).join("").trimEnd()}…`
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (measure(cutTo(middle)) <= width) low = middle
    else high = middle - 1
  }
  return cutTo(low)
}

/** Words, each with the marks behind it: no line begins with a comma. */
const phrases = (text: string): readonly string[] => {
  const parts: string[] = []
  for (const { segment, isWordLike } of words.segment(text)) {
    const last = parts.at(-1)
    if (isWordLike === true || segment === " " || last === undefined || last === " ") parts.push(segment)
    else parts.splice(-1, 1, last + segment)
  }
  return parts
}

/** A text in lines of a width, broken between words, and within one only where it is wider than a line. */
export const wrapped = (text: string, width: number, measure: Measure): readonly string[] => {
  const lines: string[] = []
  let line = ""
  const add = (part: string): void => {
    if (line !== "" && measure((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ""
    }
    line += line === "" ? part.trimStart() : part
  }
  for (const word of phrases(text))
    for (const part of measure(word) > width ? partsOf(word, letters) : [word]) add(part)
  return [...lines, ...(line === "" ? [] : [line.trimEnd()])]
}
