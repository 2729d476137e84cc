// The sums, shares and spans of time of a report: each with what it means, where that is certain.
import type { Meaning } from "../expressions/expression.ts"
import type { Range, Reading } from "./reading.ts"

export type Figure = Extract<Meaning, { kind: "money" | "share" | "duration" }>

export interface FigureProposal {
  readonly figure: Figure
  /** As it is written. */
  readonly written: string
  readonly range: Range
}

const isFigure = (meaning: Meaning): meaning is Figure =>
  meaning.kind === "share" ||
  meaning.kind === "duration" ||
  (meaning.kind === "money" && meaning.currency !== null)

export const figuresOf = (reading: Reading): readonly FigureProposal[] =>
  reading.expressions.flatMap(({ from, to, meanings: [only, ...others] }) =>
    only !== undefined && others.length === 0 && isFigure(only)
      ? [{ figure: only, written: reading.text.slice(from, to), range: reading.rangeOf({ from, to }) }]
      : [],
  )

export interface UnsureExpression {
  readonly written: string
  readonly meanings: readonly Meaning[]
  readonly range: Range
}

/** What can be read in several ways: told, and left to a person. Bare numbers are nobody's question. */
export const unsureOf = (reading: Reading): readonly UnsureExpression[] =>
  reading.expressions.flatMap(({ from, to, meanings }) =>
    meanings.length > 1 && !meanings.some(({ kind }) => kind === "count")
      ? [{ written: reading.text.slice(from, to), meanings, range: reading.rangeOf({ from, to }) }]
      : [],
  )
