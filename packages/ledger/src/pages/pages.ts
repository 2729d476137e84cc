// Saved pages, and what is read on them: here the passage of a report by its digest; stated.ts says what an event states,
// spelling.ts whether a text gives it. read.ts, encoding.ts and html.ts read a page, site.ts and cut.ts take it apart.
import type { Report } from "@policy-ledger/rulebook"
import { digestOf } from "@policy-ledger/log"
import { BYLINE, isPrintedTime, type Passage, squash } from "./passage.ts"

/** A page as it was saved, line by line. */
export interface Page {
  readonly file: string
  readonly lines: readonly string[]
}

/** Where a report can begin: its first letters, and where on the page it goes on behind them. */
interface Start {
  readonly first: Passage
  readonly page: Passage
  readonly from: number
}

/** At each line; an article leaves out the author between headline and time. */
const startsOn = ({ lines }: Page): readonly Start[] => {
  const squashed = lines.map((line) => Array.from(squash(line)))
  const whole = squashed.flat()
  let length = 0
  const starts = squashed.map((line) => {
    length += line.length
    return length - line.length
  })
  return squashed.flatMap((line, i) => {
    if (line.length === 0) return []
    const plain = { first: [], page: whole, from: starts[i] ?? 0 }
    const time = lines.slice(i + 1, i + 1 + BYLINE).findIndex(isPrintedTime)
    return time > 0 ? [plain, { first: line, page: whole, from: starts[i + 1 + time] ?? 0 }] : [plain]
  })
}

/** So many letters from there; fewer, where the page ends. */
const passageAt = ({ first, page, from }: Start, length: number): Passage =>
  first.length < length
    ? [...first, ...page.slice(from, from + length - first.length)]
    : first.slice(0, length)

const beginsWith = ({ first, page, from }: Start, opening: Passage): boolean =>
  opening.every((char, i) => char === (i < first.length ? first[i] : page[from + i - first.length]))

/** Finds the texts of reports on pages, by digest and length. */
export class Library {
  readonly #starts: readonly Start[]
  readonly #found = new Map<string, Passage | undefined>()

  constructor(pages: readonly Page[]) {
    this.#starts = pages.flatMap(startsOn)
  }

  passageOf(report: Report): Passage | undefined {
    const key = `${report.digest} ${report.length} ${report.headline ?? ""}`
    if (!this.#found.has(key)) this.#found.set(key, this.#search(report))
    return this.#found.get(key)
  }

  #search({ digest, length, headline }: Report): Passage | undefined {
    const opening = headline === null ? [] : Array.from(squash(headline))
    for (const start of this.#starts) {
      if (!beginsWith(start, opening)) continue
      const passage = passageAt(start, length)
      if (passage.length === length && digestOf(passage.join("")) === digest) return passage
    }
    return undefined
  }
}
