// Where points and their labels stand on a line of time: no label overlaps another, and none leaves the drawing.

export interface Point {
  /** Epoch milliseconds. */
  readonly at: number
  /** How wide its label is. */
  readonly width: number
}

interface Placed {
  readonly x: number
  /** Where its label begins. */
  readonly left: number
  /** Which line of labels it stands in, from 0, next to the line of time. */
  readonly row: number
}

export interface Layout {
  readonly placed: readonly Placed[]
  readonly rows: number
  /** Where an instant lies. */
  readonly xOf: (at: number) => number
}

/** Between two labels. */
const GAP = 8
const EDGE = 10

/** In the order of the points. Labels wider than the drawing are the caller's to cut. */
export const layoutOf = (points: readonly Point[], width: number): Layout => {
  const ats = points.map(({ at }) => at)
  const [from, to] = [Math.min(...ats), Math.max(...ats)]
  const inner = width - 2 * EDGE
  const xOf = (at: number): number =>
    from === to ? width / 2 : EDGE + (inner * (Math.min(Math.max(at, from), to) - from)) / (to - from)
  const placed: Placed[] = []
  // The latest stands lowest: what leads up to an earlier label passes it by on its left.
  const order = points.map((point, i) => ({ ...point, i })).toSorted((a, b) => b.at - a.at || b.i - a.i)
  const rows: { readonly left: number; readonly right: number }[][] = []
  for (const { at, width: own, i } of order) {
    const x = xOf(at)
    const left = Math.max(0, Math.min(x, width - own))
    const box = { left, right: left + own }
    const isFree = (row: (typeof rows)[number]): boolean =>
      row.every((other) => other.right + GAP <= box.left || box.right + GAP <= other.left)
    const lowest = 1 + rows.findLastIndex((row) => !isFree(row))
    ;(rows[lowest] ??= []).push(box)
    placed[i] = { x, left, row: lowest }
  }
  return { placed, rows: rows.length, xOf }
}

/** How wide a text is drawn, never less: a Chinese sign is a square, others at most two thirds of one. */
export const widthOf = (text: string, size: number): number =>
  Math.ceil(
    Array.from(text).reduce((sum, sign) => sum + (/[!-\u02ff \u2010-\u2027]/.test(sign) ? 0.62 : 1.02), 0) *
      size,
  )

/** As much of a text as a width holds. */
export const cutTo = (text: string, size: number, width: number): string => {
  if (widthOf(text, size) <= width) return text
  const signs = Array.from(text)
  while (signs.length > 0 && widthOf(`${signs.join("")}…`, size) > width) signs.pop()
  return `${signs.join("").trimEnd()}…`
}
