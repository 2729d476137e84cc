// A page taken apart into its reports, by the profile of its site. A listing prints a time over each report, an article one
// time for all of it. Saved as text, both have lost which line is a headline: where that cannot be told, it is said.
import { digestOf } from "@policy-ledger/log"
import type { Site } from "../schema/site.ts"
import { BYLINE, isPrintedTime, type Passage, printedAt, squash } from "./passage.ts"

/** A report as it stands on a page. */
export interface PageReport {
  /** As a report's `at` in YAML; null where none is printed over it. */
  readonly at: string | null
  readonly headline: string | null
  /** Headline, printed time and body, with the page's white space. */
  readonly text: string
  /** The same as digests and ranges count it. */
  readonly passage: Passage
  /** Where the printed time stands in it, in code points; empty where there is none. */
  readonly printedRange: readonly [number, number]
  readonly digest: string
}

export interface CutPage {
  readonly reports: readonly PageReport[]
  /** The printed times, by their lines from 1, above which it could not be told what is a headline. */
  readonly unsure: readonly { readonly line: number; readonly why: string }[]
}

export interface PageLines {
  readonly lines: readonly string[]
  /** Each line is a block of its own, as HTML says; else a line can end anywhere. */
  readonly areBlocks: boolean
  /** Which lines are headings, where the page says so. */
  readonly headings?: ReadonlySet<number>
}

const CLOSED = "[”’」』）)\\]》]*"
const SENTENCE_END = new RegExp(`[。！？!?；;…]${CLOSED}$`, "u")
/** A text that ends in a title or a quotation; weaker than a full stop. */
const CLOSING = /[》”」）)]$/u

/** No headline of a listing is longer, in code points. */
const LONGEST_HEADLINE = 48

const sizeOf = (lines: readonly string[]): number => Array.from(squash(lines.join(""))).length

const makeReport = (
  at: string | null,
  {
    headline,
    printed,
    body,
  }: { headline: readonly string[]; printed: string | null; body: readonly string[] },
): PageReport => {
  const text = [...headline, ...(printed === null ? [] : [printed]), ...body].join("\n")
  const squashed = squash(text)
  const title = joined(headline)
  return {
    at,
    headline: title === "" ? null : title,
    text,
    passage: Array.from(squashed),
    printedRange: [sizeOf(headline), sizeOf(headline) + sizeOf([printed ?? ""])],
    digest: digestOf(squashed),
  }
}

/** A page that breaks lines around marked words writes Chinese on; other languages have a blank there. */
const joined = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .reduce((text, line) => {
      const isApart = /[\p{Script=Latin}\d]$/u.test(text) && /^[\p{Script=Latin}\d]/u.test(line)
      return text === "" ? line : `${text}${isApart ? " " : ""}${line}`
    }, "")

/** From which of these lines on the headline below them stands; undefined where it cannot be told. */
const headlineStart = ({ lines, areBlocks }: Pick<PageLines, "lines" | "areBlocks">): number | undefined => {
  const last = lines.findLastIndex((line) => line.trim() !== "")
  if (areBlocks) return last
  const first = longestStart(lines)
  const fits = (start: number): boolean =>
    start <= last && start >= first && !/^[》”」）)，。、]/u.test(lines[start] ?? "")
  const after =
    lines.findLastIndex((line, i) => i < last && i >= first - 1 && SENTENCE_END.test(line.trim())) + 1
  if (after > 0 && fits(after)) return after
  const closings = lines
    .slice(Math.max(0, first - 1))
    .flatMap((line, i) => (CLOSING.test(line.trim()) ? [Math.max(0, first - 1) + i + 1] : []))
    .filter(fits)
  return closings.length === 1 ? closings[0] : undefined
}

/** The first line from which on the rest is no longer than a headline can be. */
const longestStart = (lines: readonly string[]): number => {
  let size = 0
  const over = lines.findLastIndex((line) => (size += sizeOf([line])) > LONGEST_HEADLINE)
  return over + 1
}

const beginsWithAny = (line: string, marks: readonly string[] = []): boolean =>
  marks.some((mark) => line.trim().startsWith(mark))

/** Lines up to the first that stands behind the last report. */
const untilEnd = (lines: readonly string[], { ends, related }: Site): readonly string[] => {
  const end = lines.findIndex((line) => beginsWithAny(line, ends) || line.trim() === related)
  return end < 0 ? lines : lines.slice(0, end)
}

const cutListing = (page: PageLines, times: readonly number[], site: Site): CutPage => {
  const unsure: CutPage["unsure"][number][] = []
  const reports: PageReport[] = []
  let start = firstHeadline(page, site, times[0])
  if (longestStart(page.lines.slice(0, times[0])) > start) {
    unsure.push({ line: (times[0] ?? 0) + 1, why: "where the headline above this time begins" })
    start = -1
  }
  for (const [i, time] of times.entries()) {
    const printed = page.lines[time] ?? ""
    const next = times[i + 1]
    const below = page.lines.slice(time + 1, next)
    const cut =
      next === undefined
        ? untilEnd(below, site).length
        : headlineStart({ areBlocks: page.areBlocks, lines: below })
    if (cut === undefined)
      unsure.push({ line: (next ?? 0) + 1, why: "where the headline above this time begins" })
    const headline = start < 0 ? [] : page.lines.slice(start, time)
    if (start >= 0 && cut !== undefined)
      reports.push(
        makeReport(printedAt(printed, site.utcOffset), { headline, printed, body: below.slice(0, cut) }),
      )
    start = cut === undefined ? -1 : time + 1 + cut
  }
  return { reports, unsure }
}

/** The page's first heading, else its first line that is no chrome; of a listing in blocks the last above its first time. */
const firstHeadline = ({ lines, areBlocks, headings }: PageLines, site: Site, time?: number): number => {
  if (time !== undefined && areBlocks) return time - 1
  const [heading] = headings ?? []
  return (
    heading ?? lines.findIndex((line) => line.trim() !== "" && !(site.chrome ?? []).includes(line.trim()))
  )
}

const cutArticle = (page: PageLines, site: Site): CutPage => {
  const { lines } = page
  const head = firstHeadline(page, site)
  if (head < 0) return { reports: [], unsure: [] }
  const below = lines.slice(head + 1, head + 1 + BYLINE).findIndex(isPrintedTime)
  const time = below < 0 ? undefined : head + 1 + below
  const printed = time === undefined ? null : (lines[time] ?? null)
  const body = untilEnd(lines.slice((time ?? head) + 1), site)
  const article = makeReport(printed === null ? null : printedAt(printed, site.utcOffset), {
    headline: lines.slice(head, head + 1),
    printed,
    body,
  })
  const list = lines.findIndex((line) => line.trim() === site.related)
  const related = list < 0 ? [] : lines.slice(list + 1).filter((line) => line.trim() !== "")
  const others = related.map((line) => makeReport(null, { headline: [], printed: null, body: [line] }))
  return { reports: [article, ...others], unsure: [] }
}

/** A listing where times stand over several reports, or chrome above the first; else an article. */
export const cutPage = (page: PageLines, site: Site): CutPage => {
  const times = page.lines.flatMap((line, i) => (isPrintedTime(line) ? [i] : []))
  const isListing = times.length > 1 || (times.length === 1 && hasChrome(page, site))
  return isListing ? cutListing(page, times, site) : cutArticle(page, site)
}

const hasChrome = ({ lines, areBlocks }: PageLines, { chrome = [] }: Site): boolean => {
  if (areBlocks) return false
  const first = lines.find((line) => line.trim() !== "")
  return first !== undefined && chrome.includes(first.trim())
}
