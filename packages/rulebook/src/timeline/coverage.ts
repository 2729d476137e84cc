// What was read to make the ledger, as every answer says it.
import { frozen } from "../values/frozen.ts"
import { dayAt, parseInstant, startOfDay, type Day, type Instant } from "../values/instant.ts"
import type { Platform } from "../language/platform.ts"
import type { CoverageNote, UndatedCoverage } from "../answers/answers.ts"
import type { Calendar } from "./worlds.ts"

/** The notes on coverage of one platform: one for dates inside what was read, one for those on either side. */
export class Coverages {
  /** Where no date was asked for. */
  readonly undated: UndatedCoverage
  readonly #from: Instant
  readonly #end: Instant
  readonly #notes: { readonly [date in CoverageNote["date"]]: CoverageNote }

  constructor({ coverage, disclaimer }: Platform, { zone }: Calendar, isEmpty: boolean) {
    const { from, to, statement } = coverage
    const dayOf = (text: string): Day => {
      const read = parseInstant(text, zone)
      return read.ok ? dayAt(read.value, zone) : Number.NaN
    }
    const covered = { from, to, ...(isEmpty ? ({ held: "nothing" } as const) : {}), statement, disclaimer }
    const note = (date: CoverageNote["date"]): CoverageNote => frozen({ ...covered, date })
    this.undated = frozen(covered)
    this.#from = startOfDay(dayOf(from), zone)
    this.#end = startOfDay(dayOf(to) + 1, zone)
    this.#notes = { before: note("before"), inside: note("inside"), after: note("after") }
  }

  at(t: Instant): CoverageNote {
    return this.#notes[t < this.#from ? "before" : t >= this.#end ? "after" : "inside"]
  }
}
