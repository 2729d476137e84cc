import type { Page } from "./page.ts"
import { padded, widthOf } from "./width.ts"

/** A row of short cells that never break, and what is said under it. */
export interface Entry {
  readonly cells: readonly string[]
  /** Laid out already, indented by four. */
  readonly under: string
}

export interface Group {
  /** Laid out already; empty where there is none. */
  readonly title: string
  readonly entries: readonly Entry[]
}

/**
 * Entries in aligned columns under one header. Identifiers are never broken: where the page is too narrow for all
 * columns, the last ones stand on a line of their own under each row.
 */
export const entryList = (page: Page, header: readonly string[], groups: readonly Group[]): string => {
  const rows = [header, ...groups.flatMap(({ entries }) => entries.map(({ cells }) => cells))]
  const widths = header.map((_, i) => Math.max(...rows.map((cells) => widthOf(cells[i] ?? ""))))
  const across = columnsThatFit(widths, page.width - INDENT)
  const rowOf = (cells: readonly string[]): string => {
    const line = cells.slice(0, across).map((cell, i) => padded(cell, widths[i] ?? 0))
    return `${" ".repeat(INDENT)}${line.join(GAP)}`.trimEnd()
  }
  const rest = (cells: readonly string[]): string =>
    cells
      .slice(across)
      .map((cell) => `${" ".repeat(2 * INDENT)}${cell}\n`)
      .join("")
  const body = groups.map(
    ({ title, entries }) =>
      title + entries.map(({ cells, under }) => `${rowOf(cells)}\n${rest(cells)}${under}`).join(""),
  )
  return `${page.paint("dim", rowOf(header))}\n${body.join("")}`
}

const INDENT = 2
const GAP = "  "

/** As many columns as stand beside each other, at least one. */
const columnsThatFit = (widths: readonly number[], room: number): number => {
  let taken = 0
  let count = 0
  for (const width of widths) {
    taken += width + (count === 0 ? 0 : GAP.length)
    if (count > 0 && taken > room) break
    count++
  }
  return count
}
