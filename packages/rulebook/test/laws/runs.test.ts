import type { Presumption, RuleInForce } from "@policy-ledger/rulebook"
import { runsOf, type RunState } from "@policy-ledger/rulebook/runs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { book } from "../queries/fees.ts"
import { bookOfHistory, certain, dates, maybeDate, PATIENCE, runs, uncertain } from "./laws.ts"

const presumptions = fc.subarray<Presumption>(["commencement", "continuance", "unchanged"])

const nameOf = ({ provision, announcement, title }: RuleInForce): string =>
  `${provision} | ${announcement} | ${title.en}`

/** Of an instant: at or after the first, before the second. */
const lies = (t: number, from: string | null, until: string | null): boolean =>
  (from === null || t >= Date.parse(from)) && (until === null || t < Date.parse(until))

describe.each([
  { what: "certain", histories: certain },
  { what: "uncertain", histories: uncertain },
])("runs of a history with $what dates", ({ histories }) => {
  it("tell of every instant what is in force then, at their ends too", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(histories, dates, maybeDate, presumptions, (history, some, announcedBy, presume) => {
        const rulebook = bookOfHistory(history)
        const known = { ...(announcedBy === undefined ? {} : { announcedBy }), presume }
        const all = runsOf(rulebook, known)
        const ends = all.flatMap(({ from, until }) => [from, until].filter((t) => t !== null))
        for (const at of [...some, ...ends]) {
          const told = rulebook.inForce({ on: at, ...known })
          const t = Date.parse(told.on)
          const held = (state: RunState): readonly string[] =>
            all
              .filter((run) => run.state === state && lies(t, run.from, run.until))
              .map(({ version }) => nameOf(version))
              .toSorted()
          expect(held("in-force")).toEqual(told.inForce.map(nameOf).toSorted())
          expect(held("unknown")).toEqual(told.unknown.map(nameOf).toSorted())
          expect(held("kept")).toEqual(told.kept.map(nameOf).toSorted())
        }
      }),
      runs(200),
    )
  })
})

it("runs are told provision by provision, each from its first instant to the first without it", () => {
  const told = runsOf(book).map(({ version, ...run }) => ({ title: version.title.en, ...run }))
  expect(told).toEqual([
    {
      title: "fee 1",
      state: "in-force",
      from: "2022-02-01T00:00:00+05:30",
      until: "2022-04-01T00:00:00+05:30",
    },
    {
      title: "fee 2",
      state: "in-force",
      from: "2022-04-01T00:00:00+05:30",
      until: "2022-06-01T00:00:00+05:30",
    },
    { title: "window", state: "in-force", from: "2022-02-01T00:00:00+05:30", until: null },
  ])
})
