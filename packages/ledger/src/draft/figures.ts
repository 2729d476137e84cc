// The sums, shares and spans of time of a report: each with what it means, where that is certain.
import type { Expression, Meaning } from "../expressions/expression.ts"
import type { Range, Reading } from "./reading.ts"

/** A count stands only for how often: other numbers are nobody's question. */
export type Figure = Extract<Meaning, { kind: "money" | "share" | "duration" | "count" }>

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

/** 5次, three times. */
const HOW_OFTEN = /^(?:次|times(?![a-z]))/u

const figureOf = ({ text }: Reading, { to, meanings }: Expression): Figure | undefined => {
  const [first, ...others] = meanings
  if (first?.kind === "count") return HOW_OFTEN.test(text.slice(to)) ? first : undefined
  return first !== undefined && others.length === 0 && isFigure(first) ? first : undefined
}

export const figuresOf = (reading: Reading): readonly FigureProposal[] =>
  reading.expressions.flatMap((expression) => {
    const figure = figureOf(reading, expression)
    const written = reading.text.slice(expression.from, expression.to)
    return figure === undefined ? [] : [{ figure, written, range: reading.rangeOf(expression) }]
  })

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
