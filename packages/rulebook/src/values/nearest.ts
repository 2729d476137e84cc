/**
 * How many letters must change to turn one word into the other; two neighbours that changed places are one change
 * (Damerau-Levenshtein, each place changed once).
 */
const distance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped ? at(i - 2, j - 2) + 1 : Infinity),
      )
    }
  }
  return at(a.length, b.length)
}

/** The known word that a misspelt one most likely stands for; undefined where none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const limit = Math.max(1, Math.floor(word.length / 3))
  const lower = word.toLowerCase()
  const ranked = known
    .map((k) => ({ k, lowerK: k.toLowerCase() }))
    // Each letter more is a change: what is too far away by its length alone is not weighed letter by letter.
    .filter(({ lowerK }) => Math.abs(lowerK.length - lower.length) <= limit)
    .map(({ k, lowerK }) => ({ k, d: distance(lower, lowerK) }))
    .filter(({ d }) => d <= limit)
    .toSorted((a, b) => a.d - b.d)
  return ranked[0]?.k
}

/** What stood where something else is expected. */
export interface Mismatch {
  readonly found: string
  readonly expected: string
  /** The known word that was most likely meant. */
  readonly nearest?: string | undefined
}

export const describeMismatch = ({ found, expected, nearest: meant }: Mismatch): string =>
  `found ${found}, expected ${expected}${meant === undefined ? "" : ` (did you mean ${meant}?)`}`
