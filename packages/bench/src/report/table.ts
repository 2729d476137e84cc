export type Unit = "ns" | "ms" | "B" | "/s" | "×" | "n"

/** A number with its unit, as JSON keeps it. */
export interface Quantity {
  readonly value: number
  readonly unit: Unit
}

/** null: there is none. */
export type Cell = string | Quantity | null

export interface Table {
  readonly title: string
  /** How it was measured and how to read it. */
  readonly notes?: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const quantity =
  (unit: Unit) =>
  (value: number): Quantity => ({ value, unit })

export const ns = quantity("ns")
export const ms = quantity("ms")
export const bytes = quantity("B")
export const perSecond = quantity("/s")
export const count = quantity("n")
/** How many times the second is the first. */
export const ratio = (value: number, to: number): Quantity => ({ value: value / to, unit: "×" })

const digits = (value: number): string => {
  const size = Math.abs(value)
  if (size < 0.1 && value !== 0) return String(Number(value.toPrecision(2)))
  const places = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2
  return value.toLocaleString("en-US", { maximumFractionDigits: places })
}

const scaled = (value: number, steps: readonly (readonly [number, string])[]): string => {
  const [size, name] = steps.find(([from]) => Math.abs(value) >= from) ?? steps.at(-1) ?? [1, ""]
  return `${digits(value / size)} ${name}`
}

const BYTES = [
  [1024 ** 2, "MiB"],
  [1024, "KiB"],
  [1, "B"],
] as const
const NANOSECONDS = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
  [1, "ns"],
] as const

const formatCell = (cell: Cell): string => {
  if (cell === null) return "—"
  if (typeof cell === "string") return cell
  const { value, unit } = cell
  switch (unit) {
    case "ns":
      return scaled(value, NANOSECONDS)
    case "ms":
      return scaled(value * 1e6, NANOSECONDS)
    case "B":
      return scaled(value, BYTES)
    case "/s":
      return `${digits(Math.round(value))}/s`
    case "×":
      return `${digits(value)}×`
    case "n":
      return digits(value)
  }
}

const line = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(" | ")} |`

/** Aligned, so that it reads in a terminal as it does as Markdown. */
export const markdown = ({ title, notes = [], columns, rows }: Table): string => {
  const cells = rows.map((row) => row.map(formatCell))
  const widths = columns.map((column, i) =>
    Math.max(column.length, 4, ...cells.map((row) => row[i]?.length ?? 0)),
  )
  const rule = `|${widths.map((width, i) => (i === 0 ? `${"-".repeat(width + 2)}|` : `${"-".repeat(width + 1)}:|`)).join("")}`
  return [
    `## ${title}`,
    "",
    ...notes.flatMap((note) => [note, ""]),
    line(columns, widths),
    rule,
    ...cells.map((row) => line(row, widths)),
    "",
  ].join("\n")
}
