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
  readonly rangeOf: (span: Span) => Range
  /** The sentence that a span of the text stands in. */
  readonly passageOf: (span: Span) => Range
}

const DAY = 10

/** From code units to code points: the same, but for the characters of two units. */
const codePointsOf = (text: string): ((units: number) => number) => {
  const pairs = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index)
  return (units) => units - lowerBound(pairs, units)
}

/** How many of a list in order are less. */
const lowerBound = (list: readonly number[], than: number): number => {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < than) low = middle + 1
    else high = middle
  }
  return low
}

export const readReport = (report: PageReport): Reading => {
  const [from, to] = report.printedRange
  const text = report.passage.map((mark, i) => (i >= from && i < to ? "\n" : mark)).join("")
  const points = codePointsOf(text)
  const rangeOf = ({ from: start, to: end }: Span): Range => [points(start), points(end)]
  const sentenceAround = sentencesIn(text, report.passage.slice(0, to).join("").length)
  return {
    report,
    text,
    expressions: expressionsIn(text),
    printed: report.at?.slice(0, DAY) ?? null,
    rangeOf,
    passageOf: (span) => rangeOf(sentenceAround(span)),
  }
}

/** What ends a sentence where white space is gone: a point before a digit may be a decimal's, one behind br an abbreviation's. */
const STOPS = /[。！？；\n]|[!?;](?!\d)|(?<!\dr|br|b\.r|godz|[ap]\.m)\.(?!\d|m\.|r\.)/gu

interface Span {
  readonly from: number
  readonly to: number
}

/** For the sentence around a span, in code units; its stop belongs to it, and no headline to the body below it. */
const sentencesIn = (text: string, bodyFrom: number): ((span: Span) => Span) => {
  const stops = [...text.matchAll(STOPS)].map((stop) => stop.index + (stop[0] === "\n" ? 0 : 1))
  const ends = [bodyFrom, ...stops].toSorted((a, b) => a - b)
  return ({ from, to }) => {
    let start = ends[lowerBound(ends, from + 1) - 1] ?? 0
    while (text[start] === "\n") start++
    return { from: Math.min(start, from), to: ends[lowerBound(ends, to)] ?? text.length }
  }
}
