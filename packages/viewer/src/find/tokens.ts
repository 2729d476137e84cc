// Text as it is searched: Latin words and numbers whole, Chinese, which has no spaces, by single characters and pairs.

interface Token {
  readonly term: string
  /** In UTF-16 units, half-open. */
  readonly from: number
  readonly until: number
}

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu
const HAN = /^\p{Script=Han}/u

/** Is it written in Chinese characters? */
export const isHan = (term: string): boolean => HAN.test(term)

const termOf = (found: string): string => found.normalize("NFKC").toLowerCase()

/** Every stretch of so many characters of a run. */
const windows = (run: string, at: number, wide: number): readonly Token[] => {
  const characters = Array.from(run)
  const starts = characters.reduce<number[]>((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0])
  return characters.slice(wide - 1).map((_, i) => {
    const [from = 0, until = 0] = [starts[i], starts[i + wide]]
    return { term: run.slice(from, until), from: at + from, until: at + until }
  })
}

/** With their places, as they stand in an index: Chinese by characters and by pairs. */
export const placedTokens = (text: string): readonly Token[] =>
  [...text.matchAll(RUNS)].flatMap(({ 0: run, index }) =>
    isHan(run)
      ? [...windows(run, index, 1), ...windows(run, index, 2)]
      : [{ term: termOf(run), from: index, until: index + run.length }],
  )

export const tokensOf = (text: string): string[] => placedTokens(text).map(({ term }) => term)

/** As they are asked for: of a Chinese word every pair, so that its characters stand side by side; a character alone as it is. */
export const askedTokens = (query: string): string[] => [
  ...new Set(
    [...query.matchAll(RUNS)].flatMap(({ 0: run }) => {
      if (!isHan(run)) return [termOf(run)]
      const pairs = windows(run, 0, 2)
      return (pairs.length > 0 ? pairs : windows(run, 0, 1)).map(({ term }) => term)
    }),
  ),
]

/** A text in parts, those marked that are one of the terms. */
export interface Part {
  readonly text: string
  readonly isMarked: boolean
}

export const markedParts = (text: string, terms: ReadonlySet<string>): readonly Part[] => {
  const parts: Part[] = []
  let at = 0
  const put = (until: number, isMarked: boolean): void => {
    if (until > at) parts.push({ text: text.slice(at, until), isMarked })
    at = Math.max(at, until)
  }
  const found = placedTokens(text)
    .filter(({ term }) => terms.has(term))
    .toSorted((a, b) => a.from - b.from)
  for (const { from, until } of found) {
    const last = parts.at(-1)
    if (from <= at && last?.isMarked === true) {
      if (until > at) parts.splice(-1, 1, { text: last.text + text.slice(at, until), isMarked: true })
      at = Math.max(at, until)
    } else {
      put(from, false)
      put(until, true)
    }
  }
  put(text.length, false)
  return parts
}

export const isMarkedIn = (text: string, terms: ReadonlySet<string>): boolean =>
  placedTokens(text).some(({ term }) => terms.has(term))

/** What surrounds the first term of a long text; whole, if it is short. */
export const around = (text: string, terms: ReadonlySet<string>, most: number): string => {
  if (text.length <= most) return text
  const first = placedTokens(text).find(({ term }) => terms.has(term))?.from ?? 0
  const start = Math.max(0, Math.min(first - Math.floor(most / 4), text.length - most))
  // Latin words are not cut in two.
  const from = start === 0 ? 0 : start + (/^[^\s\p{Script=Han}]*\s/u.exec(text.slice(start))?.[0].length ?? 0)
  const cut = text.slice(from, from + most)
  const until = from + most >= text.length ? cut : cut.replace(/\s[^\s\p{Script=Han}]*$/u, "")
  return `${from === 0 ? "" : "…"}${until}${from + most >= text.length ? "" : "…"}`
}
