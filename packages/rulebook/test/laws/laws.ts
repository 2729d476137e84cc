import { type LedgerEvent, type Platform, Rulebook } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { ledger } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"
import { isoDay } from "./days.ts"
import { history, HORIZON } from "./generate.ts"
import { readingsOf, type History } from "./history.ts"
import { isPossible } from "./narrow.ts"

/** A year in which 29 February exists is among those that an open year can be. */
export const FIRST_YEAR = 2020
const platform: Platform = { ...bazaar, firstYear: FIRST_YEAR }

const { utcOffset: _one, ...offsetless } = platform
/** Clocks that skip an hour and show another twice in the weeks in which histories happen. */
const changing: Platform = {
  ...offsetless,
  offsets: {
    zoneData: "2025b",
    first: "+05:30",
    changes: [
      { at: "2021-01-09T18:30:00Z", to: "+06:30" },
      { at: "2021-01-24T04:00:00Z", to: "+05:30" },
    ],
  },
}

/** LAWS=20 runs every law twenty times as often. */
export const runs = (n: number): { readonly numRuns: number } => ({
  numRuns: n * Number(process.env["LAWS"] ?? 1),
})
export const PATIENCE = 120_000 * Number(process.env["LAWS"] ?? 1)

export const bookOfBlocks = (...ledgers: readonly (readonly (readonly LedgerEvent[])[])[]): Rulebook =>
  Rulebook.of(
    platform,
    ledgers.map((blocks, i) => ledger(`ledger-${i}`, ...blocks)),
  )

export const bookOfHistory = (h: History): Rulebook => bookOfBlocks(readingsOf(h))

/** The same history where clocks change. */
export const bookWhereClocksChange = (h: History): Rulebook =>
  Rulebook.of(changing, [ledger("ledger-0", ...readingsOf(h))])

/** Histories with uncertain dates that can have come to pass. */
export const uncertain = history(false).filter((h) => isPossible(h, FIRST_YEAR))
export const certain = history(true)

const day = fc.oneof(fc.integer({ min: 360, max: 410 }), fc.integer({ min: 150, max: HORIZON + 200 }))

/** Everything that a book can be asked about a few dates and a case, as one text. */
export const everyAnswer = (book: Rulebook, on: readonly string[], json: object): string => {
  const known = book.provisions
  const [first = "2021-01-01", ...others] = on.toSorted()
  return JSON.stringify([
    book.announcements(),
    known,
    on.map((date) => book.inForce({ on: date })),
    on.map((date) => book.upcoming({ on: date })),
    book.diff({ from: first, to: others.at(-1) ?? first }),
    [...new Set(known.map((p) => p.slice(0, p.indexOf("/"))))].map((instrument) => book.history(instrument)),
    book.audit(json, { explain: true }),
  ])
}

/** A few dates in and around the weeks in which histories happen. */
export const dates = fc.array(day, { minLength: 3, maxLength: 3 }).map((list) => list.map(isoDay))
export const maybeDate = fc.option(fc.integer({ min: 366, max: 420 }).map(isoDay), {
  nil: undefined,
  freq: 3,
})
