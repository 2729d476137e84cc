import type { Presumption } from "@policy-ledger/rulebook"
import { runs as runsOf } from "@policy-ledger/rulebook/runs"
import fc from "fast-check"
import { expect, it } from "vitest"
import { aroundChanges, misshapen, toldAt, toldBy } from "../runs/same.ts"
import { isoMinute } from "./cases.ts"
import { isoDay } from "./days.ts"
import { HORIZON, RECORDED } from "./generate.ts"
import {
  bookOfHistory,
  bookWhereClocksChange,
  certain,
  maybeDate,
  PATIENCE,
  runs,
  uncertain,
} from "./laws.ts"

const presume = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])
const instants = fc.array(fc.integer({ min: 150 * 1440, max: (HORIZON + 200) * 1440 }), {
  minLength: 3,
  maxLength: 3,
})
const held = fc.option(fc.integer({ min: RECORDED - 1, max: RECORDED + 30 }), { nil: undefined, freq: 2 })

it.each([
  ["certain dates", certain, bookOfHistory],
  ["uncertain dates", uncertain, bookOfHistory],
  ["clocks that change", uncertain, bookWhereClocksChange],
] as const)(
  "runs say at every instant what is in force, with %s",
  { timeout: PATIENCE },
  (_, histories, bookOfThem) => {
    fc.assert(
      fc.property(histories, instants, presume, maybeDate, held, (h, between, presumed, by, recorded) => {
        const book = bookOfThem(h)
        const known = {
          ...(presumed.length === 0 ? {} : { presume: presumed }),
          ...(by === undefined ? {} : { announcedBy: by }),
          ...(recorded === undefined ? {} : { recordedBy: `${isoDay(recorded)}T12:00:00+05:30` }),
        }
        const answer = runsOf(book, known)
        expect(misshapen(answer)).toEqual([])
        for (const t of [...aroundChanges(answer), ...between.map((m) => Date.parse(isoMinute(m)))])
          expect([t, toldBy(answer, t)]).toEqual([t, toldAt(book, t, known)])
      }),
      runs(150),
    )
  },
)
