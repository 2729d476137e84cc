import {
  emptyState,
  fold,
  fromSnapshot,
  Rulebook,
  toSnapshot,
  type LedgerEvent,
  type LedgerState,
  type Snapshot,
} from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bazaar } from "../bazaar/platform.ts"
import { caseJson, given } from "./cases.ts"
import { readingsOf } from "./history.ts"
import { dates, everyAnswer, PATIENCE, runs, uncertain } from "./laws.ts"

const START = emptyState("bazaar")

const bookOfState = (state: LedgerState, events: readonly LedgerEvent[]): Rulebook =>
  new Rulebook(bazaar, [
    { state, rootAt: (size) => `sha256:${size}`, recordedAt: events.map((e) => Date.parse(e.recordedAt)) },
  ])

describe("folding a log", () => {
  it("event by event, at once, or from a snapshot and its tail gives the same state and answers", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(uncertain, fc.nat(), dates, given, (history, cut, on, facts) => {
        const events = readingsOf(history).flat()
        const at = cut % (events.length + 1)
        const rebuilt = fold(events, START)
        const replayed = events.reduce((state, event) => fold([event], state), START)
        const written = JSON.stringify(toSnapshot(fold(events.slice(0, at), START)))
        const resumed = fold(events.slice(at), fromSnapshot(JSON.parse(written) as Snapshot))
        expect(toSnapshot(replayed)).toEqual(toSnapshot(rebuilt))
        expect(toSnapshot(resumed)).toEqual(toSnapshot(rebuilt))
        const answers = [rebuilt, replayed, resumed].map((state) =>
          everyAnswer(bookOfState(state, events), on, caseJson(facts)),
        )
        expect(new Set(answers).size).toBe(1)
      }),
      runs(200),
    )
  })

  it("leaves the state it starts from as it was", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, fc.nat(), (history, cut) => {
        const events = readingsOf(history).flat()
        const head = fold(events.slice(0, cut % (events.length + 1)), START)
        const before = JSON.stringify(toSnapshot(head))
        fold(events.slice(head.size), head)
        expect(JSON.stringify(toSnapshot(head))).toBe(before)
      }),
      runs(200),
    )
  })
})
