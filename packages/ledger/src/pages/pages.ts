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

/** Where a report can begin: at each line; an article leaves out the author between headline and time. */
const passagesOn = ({ lines }: Page): readonly Passage[] => {
  const squashed = lines.map((line) => Array.from(squash(line)))
  const whole = squashed.flat()
  let length = 0
  const starts = squashed.map((line) => {
    length += line.length
    return length - line.length
  })
  return squashed.flatMap((line, i) => {
    if (line.length === 0) return []
    const time = lines.findIndex((text, j) => j > i && j <= i + BYLINE && isPrintedTime(text))
    const plain = whole.slice(starts[i])
    return time > i + 1 ? [plain, [...line, ...whole.slice(starts[time])]] : [plain]
  })
}

/** Finds the texts of reports on pages, by digest and length. */
export class Library {
  readonly #passages: readonly Passage[]
  readonly #found = new Map<string, Passage | undefined>()

  constructor(pages: readonly Page[]) {
    this.#passages = pages.flatMap(passagesOn)
  }

  passageOf(report: Report): Passage | undefined {
    const key = `${report.digest} ${report.length} ${report.headline ?? ""}`
    if (!this.#found.has(key)) this.#found.set(key, this.#search(report))
    return this.#found.get(key)
  }

  #search({ digest, length, headline }: Report): Passage | undefined {
    const opening = headline === null ? [] : Array.from(squash(headline))
    for (const start of this.#passages) {
      if (start.length < length || !opening.every((char, i) => start[i] === char)) continue
      const passage = start.slice(0, length)
      if (digestOf(passage.join("")) === digest) return passage
    }
    return undefined
  }
}
