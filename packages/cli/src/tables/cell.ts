// What stands in a table that is written, in whatever form.

/** What stands in one place of a row; null: nothing. */
export type Cell = string | number | boolean | null | readonly string[] | { readonly [name: string]: unknown }

/** In the order of the columns. */
export type Row = readonly Cell[]

/**
 * What the cells of a column are: text, an instant (ISO 8601 with an offset), a civil day, an amount of money, a whole
 * number, a truth value, a list of texts, or instants by name.
 */
export type CellKind = "text" | "instant" | "day" | "money" | "integer" | "boolean" | "texts" | "instants"

export interface Column {
  readonly name: string
  readonly kind: CellKind
}
