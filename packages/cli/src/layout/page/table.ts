import type { Paint, Style } from "./paint.ts"
import { padded, widthOf } from "./width.ts"
import { wrap } from "./wrap.ts"

export interface Cell {
  readonly text: string
  readonly style?: Style
}

export type Row = readonly (string | Cell)[]

export interface TableForm {
  /** Columns of the terminal. */
  readonly width: number
  readonly paint: Paint
  readonly indent?: number
  readonly header?: readonly string[]
}

export const GAP = 2
/** No column gets narrower than this, however narrow the terminal. */
const NARROWEST = 8

/**
 * Rows with aligned columns. Where they do not fit, the widest columns give way and their cells wrap.
 * The last column is not filled up.
 */
export const table = (rows: readonly Row[], form: TableForm): string => {
  const all = form.header === undefined ? rows : [form.header, ...rows]
  const indent = form.indent ?? 0
  const widths = fitted(natural(all), form.width - indent)
  return all
    .flatMap((row, i) => {
      const style = form.header !== undefined && i === 0 ? "bold" : undefined
      return rowLines(row, widths, form.paint, style).map((line) => " ".repeat(indent) + line)
    })
    .map((line) => line.trimEnd() + "\n")
    .join("")
}

export const textOf = (cell: string | Cell): string => (typeof cell === "string" ? cell : cell.text)

const natural = (rows: readonly Row[]): number[] => {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: columns }, (_, i) =>
    Math.max(
      0,
      ...rows.flatMap((row) =>
        textOf(row[i] ?? "")
          .split("\n")
          .map(widthOf),
      ),
    ),
  )
}

const fitted = (widths: readonly number[], width: number): readonly number[] => {
  const room = width - GAP * Math.max(0, widths.length - 1)
  const fit = [...widths]
  let over = fit.reduce((sum, w) => sum + w, 0) - room
  while (over > 0) {
    const widest = fit.indexOf(Math.max(...fit))
    const now = fit[widest] ?? 0
    if (now <= NARROWEST) break
    const next = Math.max(NARROWEST, ...fit.filter((w) => w < now), now - over)
    const step = Math.min(over, Math.max(1, now - next))
    fit[widest] = now - step
    over -= step
  }
  return fit
}

/** A row as lines, its cells wrapped to the widths of their columns; the last one is not filled up. */
export const rowLines = (
  row: Row,
  widths: readonly number[],
  paint: Paint,
  style: Style | undefined,
): readonly string[] => {
  const cells = row.map((cell, i) => wrap(textOf(cell), widths[i] ?? NARROWEST))
  const height = Math.max(1, ...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    row
      .map((cell, i) => {
        const text = cells[i]?.[line] ?? ""
        const filled = i === row.length - 1 ? text : padded(text, widths[i] ?? 0)
        const painted = style ?? (typeof cell === "string" ? undefined : cell.style)
        return painted === undefined || text === ""
          ? filled
          : paint(painted, text) + filled.slice(text.length)
      })
      .join(" ".repeat(GAP)),
  )
}
