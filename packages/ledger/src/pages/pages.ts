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

/** Where a report can begin, and how its text goes on from there. */
interface Beginning {
  /** A headline that its author follows, who is left out. */
  readonly headline: Passage
  readonly page: Passage
  readonly from: number
}

const textOf = ({ headline, page, from }: Beginning, length: number): Passage => [
  ...headline.slice(0, length),
  ...page.slice(from, from + Math.max(0, length - headline.length)),
]

/** Each line, and of an article the same without what stands between headline and time. */
const beginningsOn = ({ lines }: Page): readonly Beginning[] => {
  const squashed = lines.map((line) => Array.from(squash(line)))
  const page = squashed.flat()
  let length = 0
  const starts = squashed.map((line) => {
    length += line.length
    return length - line.length
  })
  return squashed.flatMap((line, i) => {
    if (line.length === 0) return []
    const below = lines.slice(i + 1, i + 1 + BYLINE).findIndex(isPrintedTime)
    const plain = { headline: [], page, from: starts[i] ?? 0 }
    return below > 0 ? [plain, { headline: line, page, from: starts[i + 1 + below] ?? 0 }] : [plain]
  })
}

/** Finds the texts of reports on pages, by digest and length. */
export class Library {
  readonly #beginnings: readonly Beginning[]
  readonly #found = new Map<string, Passage | undefined>()

  constructor(pages: readonly Page[]) {
    this.#beginnings = pages.flatMap(beginningsOn)
  }

  passageOf(report: Report): Passage | undefined {
    const key = `${report.digest} ${report.length} ${report.headline ?? ""}`
    if (!this.#found.has(key)) this.#found.set(key, this.#search(report))
    return this.#found.get(key)
  }

  #search({ digest, length, headline }: Report): Passage | undefined {
    const opening = headline === null ? [] : Array.from(squash(headline))
    for (const beginning of this.#beginnings) {
      const start = textOf(beginning, opening.length)
      if (!opening.every((char, i) => start[i] === char)) continue
      const passage = textOf(beginning, length)
      if (passage.length === length && digestOf(passage.join("")) === digest) return passage
    }
    return undefined
  }
}
