// A report as a draft reads it: its text without the time printed over it, and what is expressed there.
import type { Expression } from "../expressions/expression.ts"
import { expressionsIn } from "../expressions/expressions.ts"
import type { PageReport } from "../pages/cut.ts"

/** Code points of a passage, the second not included. */
export type Range = readonly [number, number]

export interface Reading {
  readonly report: PageReport
  /** The passage, with a mark that is no text in the place of the printed time: `\n`. */
  readonly text: string
  readonly expressions: readonly Expression[]
  /** The day printed over it, else the one that it gives itself; null where it bears none. */
  readonly printed: string | null
  /** Why the year of that day is inferred; undefined where it is stated. */
  readonly printedWhy?: string | undefined
  /** From code units of the text to code points of the passage. */
  readonly rangeOf: (span: { readonly from: number; readonly to: number }) => Range
}

const DAY = 10

export const readReport = (report: PageReport): Reading => {
  const [from, to] = report.printedRange
  const text = report.passage.map((mark, i) => (i >= from && i < to ? "\n" : mark)).join("")
  const points = (units: number): number => Array.from(text.slice(0, units)).length
  return {
    report,
    text,
    expressions: expressionsIn(text),
    printed: report.at?.slice(0, DAY) ?? null,
    rangeOf: (span) => [points(span.from), points(span.to)],
  }
}

/** What ends a sentence where white space is gone: a point before a digit may be a decimal's. */
const STOPS = /[。！？；\n]|[.!?;](?!\d)/gu

/** The sentence around a span, from one code unit to another; its stop belongs to it. */
export const sentenceAround = (
  text: string,
  span: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } => {
  const ends = [...text.matchAll(STOPS)].map((stop) => stop.index + (stop[0] === "\n" ? 0 : 1))
  const before = ends.findLast((end) => end <= span.from) ?? 0
  const from = before + (/^\n+/u.exec(text.slice(before))?.[0].length ?? 0)
  return { from: Math.min(from, span.from), to: ends.find((end) => end >= span.to) ?? text.length }
}
