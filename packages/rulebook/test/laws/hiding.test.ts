import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isoDay } from "./days.ts"
import { RECORDED } from "./generate.ts"
import { readingsOf, type History } from "./history.ts"
import { bookOfBlocks, bookOfHistory, certain, dates, PATIENCE, runs, uncertain } from "./laws.ts"

/** What was public by the end of a day; a beginning that nobody saw was public always. */
const announcedBy = (history: History, day: number): History =>
  history.map((a) => {
    const date = a.published ?? a.reported
    const isPublic = date !== null && "at" in date && date.at <= day
    return isPublic ? a : { ...a, changes: a.changes.filter((c) => c.from === "before") }
  })

describe("a question that restricts what is known", () => {
  it("by the recording is answered as if the later lines of the log were not there", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(
        uncertain,
        fc.integer({ min: RECORDED - 1, max: RECORDED + 31 }),
        dates,
        (history, day, on) => {
          const recordedBy = `${isoDay(day)}T12:00:00+05:30`
          const blocks = readingsOf(history)
          const prefix = blocks.filter((b) => (b[0]?.recordedAt ?? "") <= recordedBy)
          const [all, then] = [bookOfBlocks(blocks), bookOfBlocks(prefix)]
          for (const date of on) {
            const { recordedBy: _asked, ...answer } = all.inForce({ on: date, recordedBy })
            const { recordedBy: _none, ...alone } = then.inForce({ on: date })
            expect(answer).toEqual(alone)
          }
          expect(all.announcements({ recordedBy }).announcements).toEqual(then.announcements().announcements)
        },
      ),
      runs(500),
    )
  })

  it("by the announcement is answered as if what was announced later had not been", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(certain, fc.integer({ min: 360, max: 420 }), dates, (history, day, on) => {
        // What an amendment tells of the wording before it was public too.
        const withoutTellings = history.map(({ correction: _c, ...a }) => ({
          ...a,
          changes: a.changes.filter((c) => c.previous === undefined),
        }))
        const [all, then] = [bookOfHistory(withoutTellings), bookOfHistory(announcedBy(withoutTellings, day))]
        for (const date of on) {
          const answer = all.inForce({ on: date, announcedBy: isoDay(day) })
          const alone = then.inForce({ on: date })
          expect(answer.inForce.map((r) => r.title.en)).toEqual(alone.inForce.map((r) => r.title.en))
          expect(answer.unknown.map((r) => r.title.en)).toEqual(alone.unknown.map((r) => r.title.en))
        }
      }),
      runs(500),
    )
  })

  it("to after everything is answered as without the restriction", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, dates, (history, on) => {
        const book = bookOfHistory(history)
        const late = { announcedBy: "2030-01-01", recordedBy: "2030-01-01" }
        for (const date of on) {
          const { announcedBy: _a, recordedBy: _r, ...restricted } = book.inForce({ on: date, ...late })
          expect(book.inForce({ on: date })).toMatchObject(restricted)
        }
      }),
      runs(200),
    )
  })
})
