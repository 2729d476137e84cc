// Quotations in an announcement's file are replaced by the ranges that they stand for, and what a report lacks of digest and
// length is filled in. A quotation is never recorded: what is cited is a passage, and whoever has the page can read it.
import { digestOf } from "@policy-ledger/log"
import { Result } from "effect"
import { acceptUnless } from "../authoring/decode.ts"
import { type Edit, adding, edited, replacing } from "../authoring/edit.ts"
import type { Objection } from "../authoring/objection.ts"
import type { FileRefused } from "../authoring/seed-error.ts"
import { quotationsIn } from "../authoring/unfinished.ts"
import { type Path, type Source, formatPath, parseYaml } from "../authoring/yaml.ts"
import type { PageReport } from "../pages/cut.ts"
import { type Library } from "../pages/pages.ts"
import { type Passage, squash } from "../pages/passage.ts"

/** What the pages have: reports taken apart, and any text that a digest and a length name. */
export interface Pages {
  readonly reports: readonly PageReport[]
  readonly library: Library
}

interface CitedReport {
  /** From 1. */
  readonly report: number
  readonly digest: string
  readonly length: number
}

export interface Cited {
  readonly text: string
  /** Those whose digest or length was filled in. */
  readonly reports: readonly CitedReport[]
  readonly cites: readonly {
    readonly at: string
    readonly report: number
    readonly range: readonly [number, number]
  }[]
}

type Found<A> = Result.Result<A, Objection>

const notOnPages = (path: Path, found: string, expected: string): Found<never> =>
  Result.fail({ reason: "NotOnPages", path, found, expected })

/** A report as its file has it, before its schema is asked. */
interface AuthoredReport {
  readonly at: string | null
  readonly headline: string | null
  readonly digest: string | undefined
  readonly length: number | undefined
}

const textAt = (map: object, key: string): string | undefined => {
  const value: unknown = key in map ? Reflect.get(map, key) : undefined
  return typeof value === "string" ? value : undefined
}

const authoredReports = ({ value }: Source): readonly AuthoredReport[] => {
  const reports: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "reports") : undefined
  if (!Array.isArray(reports)) return []
  return reports.map((report: unknown) => {
    const map = typeof report === "object" && report !== null ? report : {}
    const length: unknown = Reflect.get(map, "length")
    return {
      at: textAt(map, "at") ?? null,
      headline: textAt(map, "headline") ?? null,
      digest: textAt(map, "digest"),
      length: typeof length === "number" ? length : undefined,
    }
  })
}

const countOf = (text: string, words: string): number => (words === "" ? 0 : text.split(words).length - 1)

/** The same report stands on several pages, perhaps: it is one by its digest. */
const distinct = (reports: readonly PageReport[]): readonly PageReport[] => [
  ...new Map(reports.map((report) => [report.digest, report])).values(),
]

/** Either may give a day alone, and a page no time at all. */
const isSameTime = (authored: string | null, printed: string | null): boolean =>
  authored === null || printed === null || authored.startsWith(printed) || printed.startsWith(authored)

const candidates = (
  authored: AuthoredReport,
  pages: Pages,
  words: readonly string[],
): readonly PageReport[] => {
  if (authored.digest !== undefined) return pages.reports.filter(({ digest }) => digest === authored.digest)
  const { headline } = authored
  return pages.reports.filter((report) =>
    headline === null
      ? report.headline === null && words.some((first) => report.passage.join("").includes(first))
      : report.headline !== null &&
        squash(report.headline) === squash(headline) &&
        isSameTime(authored.at, report.at),
  )
}

const passageOf = (
  authored: AuthoredReport,
  index: number,
  pages: Pages,
  words: readonly string[],
): Found<Passage> => {
  const { digest, length } = authored
  const path: Path = ["reports", index]
  if (digest === undefined && length !== undefined)
    return notOnPages(
      [...path, "length"],
      "a length without its digest",
      "both, or neither: cite fills them in",
    )
  if (digest !== undefined && length !== undefined) {
    const passage = pages.library.passageOf({
      source: "",
      at: null,
      headline: authored.headline,
      digest,
      length,
    })
    return passage === undefined
      ? notOnPages(
          [...path, "digest"],
          `no passage of ${length} code points with this digest`,
          "one on a page",
        )
      : Result.succeed(passage)
  }
  const [report, ...others] = distinct(candidates(authored, pages, words))
  if (report !== undefined && others.length === 0) return Result.succeed(report.passage)
  const count = report === undefined ? "no report" : `${others.length + 1} reports`
  return notOnPages(
    path,
    authored.headline === null
      ? `${count} without headline on the pages that a quotation fits`
      : `${count} of this headline and time on the pages`,
    "one; digest and length say which is meant",
  )
}

const ELLIPSIS = /…+|\.{3}/u

/** From the quotation's first words to the first of its last words behind them. */
const rangeOf = (
  path: Path,
  quotation: string,
  passages: readonly Passage[],
): Found<Cited["cites"][number]> => {
  const parts = quotation.split(ELLIPSIS).map(squash)
  const [first = "", last = ""] = parts
  if (parts.length > 2 || first === "" || (parts.length === 2 && last === ""))
    return notOnPages(path, "other than one …", '"first words … last words", or the passage whole')
  const texts = passages.map((passage) => passage.join(""))
  const count = texts.reduce((sum, text) => sum + countOf(text, first), 0)
  if (count !== 1)
    return notOnPages(path, `its first words ${count} times in the reports`, "words that stand there once")
  const index = texts.findIndex((text) => text.includes(first))
  const text = texts[index] ?? ""
  const from = text.indexOf(first)
  const end = parts.length === 1 ? from : text.indexOf(last, from + first.length)
  if (end < 0) return notOnPages(path, "its last words nowhere behind the first", "words of the same report")
  const to = end + (parts.length === 1 ? first : last).length
  const points = (units: number): number => Array.from(text.slice(0, units)).length
  return Result.succeed({ at: formatPath(path), report: index + 1, range: [points(from), points(to)] })
}

/** Every quotation and every report of the file, or every reason why one does not fit. */
export const citeQuotations = (file: string, text: string, pages: Pages): Result.Result<Cited, FileRefused> =>
  Result.gen(function* () {
    const source = yield* parseYaml(file, text)
    const quotations = quotationsIn(source)
    const authored = authoredReports(source)
    const words = quotations.map(([, quotation]) => squash(quotation.split(ELLIPSIS)[0] ?? ""))
    const passages = authored.map((report, i) => passageOf(report, i, pages, words))
    yield* acceptUnless(source, undefined, failuresOf(passages))
    const texts = Result.getOrThrow(Result.all(passages))
    const cites = quotations.map(([path, quotation]) => rangeOf(path, quotation, texts))
    yield* acceptUnless(source, undefined, failuresOf(cites))
    const found = Result.getOrThrow(Result.all(cites))
    const filled = authored.flatMap((report, i) => filledIn(report, i, texts[i] ?? []))
    const edits = [
      ...quotations.map(([path], i) => replacing(source, path, citation(found[i]))),
      ...filled.map((report) => adding(source, ["reports", report.report - 1], missingOf(report, authored))),
    ] satisfies readonly Edit[]
    return { text: edited(text, edits), reports: filled, cites: found }
  })

const failuresOf = (results: readonly Found<unknown>[]): readonly Objection[] =>
  results.flatMap((result) => (Result.isFailure(result) ? [result.failure] : []))

const filledIn = (
  { digest, length }: AuthoredReport,
  index: number,
  passage: Passage,
): readonly CitedReport[] =>
  digest !== undefined && length !== undefined
    ? []
    : [{ report: index + 1, digest: digestOf(passage.join("")), length: passage.length }]

const missingOf = ({ report, digest, length }: CitedReport, authored: readonly AuthoredReport[]) => {
  const pairs: (readonly [string, string])[] = [["length", String(length)]]
  return authored[report - 1]?.digest === undefined ? [["digest", `"${digest}"`] as const, ...pairs] : pairs
}

const citation = (cite: Cited["cites"][number] | undefined): string =>
  cite === undefined ? "" : `{ report: ${cite.report}, range: [${cite.range.join(", ")}] }`
