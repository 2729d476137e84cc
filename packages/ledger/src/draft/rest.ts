// The sentences of a page that no event cites. They are the page's own words: for the terminal, and nowhere else.
import type { Announcement } from "../authoring/authoring.ts"
import type { PageReport } from "../pages/cut.ts"
import { squash } from "../pages/passage.ts"
import type { Range } from "./reading.ts"

export interface Sentence {
  readonly text: string
  readonly range: Range
}

/** Chinese goes on over the end of a line; in other languages a word ends there. */
const flowing = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/(?<=[\p{Script=Han}\p{P}\d])\s*\n\s*(?=[\p{Script=Han}\p{P}\d])/gu, "")
    .replace(/\s+/gu, " ")

const sizeOf = (text: string): number => Array.from(squash(text)).length

export const sentencesOf = ({
  text,
  headline,
  printedRange: [, bodyFrom],
  passage,
}: PageReport): readonly Sentence[] => {
  const segmenter = new Intl.Segmenter("zh", { granularity: "sentence" })
  // Body first by lines of the page, since headline and time end no sentence.
  const body = bodyText(text, bodyFrom)
  let from = bodyFrom
  const sentences = [...segmenter.segment(flowing(body))].map(({ segment }): Sentence => {
    const range: Range = [from, from + sizeOf(segment)]
    from = range[1]
    return { text: segment.trim(), range }
  })
  const title: readonly Sentence[] =
    headline === null ? [] : [{ text: headline, range: [0, sizeOf(headline)] }]
  return [...title, ...sentences].filter(({ range: [a, b] }) => b > a && b <= passage.length)
}

/** What of a text stands behind so many code points that are no white space. */
const bodyText = (text: string, points: number): string => {
  const marks = Array.from(text.normalize("NFC"))
  let seen = 0
  const start = marks.findIndex((mark) => {
    if (seen === points) return true
    if (squash(mark) !== "") seen++
    return false
  })
  return points === 0 ? text : marks.slice(start < 0 ? marks.length : start).join("")
}

/** The passages that events cite of a report. */
const citedOf = (digest: string, held: readonly Announcement[]): readonly Range[] =>
  held.flatMap(({ authored }) => {
    const number = authored.reports.findIndex((report) => report.digest === digest) + 1
    return number === 0
      ? []
      : authored.events.flatMap(({ cite, grounds = {} }) =>
          [cite, ...Object.values(grounds).map((ground) => ground.cite)].flatMap((one) =>
            one?.report === number ? [one.range] : [],
          ),
        )
  })

/** The sentences that no cited passage touches. */
export const restOf = (report: PageReport, held: readonly Announcement[]): readonly Sentence[] => {
  const cited = citedOf(report.digest, held)
  return sentencesOf(report).filter(({ range: [from, to] }) => !cited.some(([a, b]) => a < to && from < b))
}
