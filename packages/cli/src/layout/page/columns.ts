import type { Paint } from "./paint.ts"
import { type Cell, GAP, type Row, rowLines, textOf } from "./table.ts"
import { widthOf } from "./width.ts"
import { narrowest } from "./wrap.ts"

/** A table whose rows go on coming: the widths of its columns are those of a first page of them. */
export interface Columns {
  readonly header: string
  readonly row: (row: Row) => string
}

/** A name is given no less. */
const SHORTEST_NAME = 8

/**
 * The first column holds names, which are never broken: one that is longer than its column stands on a line of its own.
 * The others wrap; each has at least its longest word, and what room is left goes to them in their order.
 */
export const columnsFor = (
  header: readonly string[],
  firstPage: readonly Row[],
  { width, paint }: { readonly width: number; readonly paint: Paint },
): Columns => {
  const cells = (column: number): readonly string[] => [
    header[column] ?? "",
    ...firstPage.map((row) => textOf(row[column] ?? "")),
  ]
  const widest = header.map((_, i) => Math.max(...cells(i).flatMap((cell) => cell.split("\n").map(widthOf))))
  const least = header.map((_, i) => Math.max(...cells(i).map(narrowest)))
  const gaps = GAP * (header.length - 1)
  const others = least.slice(1).reduce((sum, one) => sum + one, gaps)
  const name = Math.min(widest[0] ?? 0, Math.max(SHORTEST_NAME, width - others))
  let room = width - others - name
  const widths = [
    name,
    ...least.slice(1).map((one, i) => {
      const more = Math.max(0, Math.min(room, (widest[i + 1] ?? one) - one))
      room -= more
      return one + more
    }),
  ]
  const lines = (row: Row, style?: "bold"): string =>
    rowLines(row, widths, paint, style)
      .map((line) => `${line.trimEnd()}\n`)
      .join("")
  return {
    header: lines(header, "bold"),
    row: (row) => {
      const [first = "", ...rest] = row
      return widthOf(textOf(first)) <= name ? lines(row) : `${painted(paint, first)}\n${lines(["", ...rest])}`
    },
  }
}

const painted = (paint: Paint, cell: string | Cell): string =>
  typeof cell === "string" || cell.style === undefined ? textOf(cell) : paint(cell.style, cell.text)
