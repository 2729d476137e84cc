import {
  emptyState,
  fold,
  FoldError,
  fromSnapshot,
  instrumentOf,
  SNAPSHOT_FORM,
  textOf,
  toSnapshot,
  type LedgerEvent,
  type LedgerState,
} from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective, withdrawn } from "../bazaar/announce.ts"

const START = emptyState("bazaar")
const a = announce(
  { id: "a", published: "2022-01-01" },
  effective("dispatch/fee", "2022-02-01"),
  withdrawn("dispatch/fee", "2022-03-01"),
)
const b = announce(
  { id: "b", published: "2022-01-02", recordedAt: "2025-01-16T00:00:00+05:30" },
  effective("returns/window", "2022-02-01"),
)
const again = announce(
  { id: "a", published: "2022-01-03", reading: 2 },
  effective("dispatch/fee", "2022-04-01"),
)

/** Each announcement's readings: their number, and what changes they hold. */
const held = (state: LedgerState): unknown =>
  [...state.readings].map(([id, readings]) => [
    id,
    readings.map((r) => [r.reading, r.changes.map((c) => `${c.type} ${c.from}`)]),
  ])

const only = (events: readonly LedgerEvent[], i: number): LedgerEvent => {
  const event = events[i]
  if (event === undefined) throw new Error(`there is no event ${i}`)
  return event
}

describe("folding events", () => {
  it("gathers each announcement's readings, whatever comes between its events", () => {
    const mixed = [only(a, 0), only(b, 0), only(a, 1), only(b, 1), only(a, 2), ...again]
    expect(held(fold(mixed, START))).toEqual([
      [
        "a",
        [
          [1, ["Effective 2022-02-01", "Withdrawn 2022-03-01"]],
          [2, ["Effective 2022-04-01"]],
        ],
      ],
      ["b", [[1, ["Effective 2022-02-01"]]]],
    ])
  })

  it("counts the events and keeps where they stand", () => {
    const state = fold([...a, ...b], START)
    expect([state.origin, state.size]).toEqual(["bazaar", 5])
    expect(fold(again, state).size).toBe(7)
  })

  it("keeps of an announcement what it is, when and by whom it was read, without what is every event's own", () => {
    const [reading] = fold(b, START).readings.get("b") ?? []
    expect(reading).toMatchObject({
      origin: "bazaar",
      announcement: "b",
      reading: 1,
      recordedAt: Date.parse("2025-01-15T18:30:00Z"),
      recordedBy: "curator",
    })
    expect(reading?.head).toEqual(
      Object.fromEntries(
        Object.entries(only(b, 0)).filter(
          ([key]) => !["v", "id", "announcement", "reading", "recordedAt", "recordedBy"].includes(key),
        ),
      ),
    )
    expect(Object.keys(reading?.changes[0] ?? {})).toEqual(["type", "provision", "from", "basis", "rule"])
  })

  it("goes on in the middle of an announcement, leaving what it went on from as it was", () => {
    for (let cut = 1; cut < a.length; cut++) {
      const start = fold(a.slice(0, cut), START)
      const before = held(start)
      expect(held(fold(a.slice(cut), start))).toEqual(held(fold(a, START)))
      expect(held(start)).toEqual(before)
    }
  })

  it("goes on in the middle of a correction, leaving the reading before it as it was", () => {
    const half = fold([...a, only(again, 0)], START)
    const whole = fold(again.slice(1), half)
    expect(held(whole)).toEqual([
      [
        "a",
        [
          [1, ["Effective 2022-02-01", "Withdrawn 2022-03-01"]],
          [2, ["Effective 2022-04-01"]],
        ],
      ],
    ])
    expect(held(half)).toEqual([
      [
        "a",
        [
          [1, ["Effective 2022-02-01", "Withdrawn 2022-03-01"]],
          [2, []],
        ],
      ],
    ])
  })
})

describe("a log that is none of ours", () => {
  const refused = (...events: readonly LedgerEvent[]): unknown => {
    try {
      return fold(events, START)
    } catch (error) {
      return error instanceof FoldError ? [error._tag, error.event, error.message] : error
    }
  }

  it("has a change before its announcement", () => {
    expect(refused(only(a, 1))).toEqual([
      "FoldError",
      "a#1.1",
      "event a#1.1: Effective of a before its Published",
    ])
  })

  it("has a change of one announcement after another alone", () => {
    expect(refused(...b, only(a, 2))).toEqual([
      "FoldError",
      "a#1.2",
      "event a#1.2: Withdrawn of a before its Published",
    ])
  })

  it("has a change of a reading that was not opened, or is over", () => {
    expect(refused(...a, only(again, 1))).toEqual([
      "FoldError",
      "a#2.1",
      "event a#2.1: Effective of a before its Published",
    ])
    expect(refused(...a, only(again, 0), only(a, 1))).toEqual([
      "FoldError",
      "a#1.1",
      "event a#1.1: Effective of a before its Published",
    ])
  })
})

describe("a snapshot", () => {
  it("is plain JSON, in the order of ids whatever that of the log", () => {
    const snapshot = toSnapshot(fold([...b, ...a, ...again], START))
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
    expect(snapshot).toMatchObject({
      v: 1,
      origin: "bazaar",
      size: 7,
      readings: [
        ["a", [{}, {}]],
        ["b", [{}]],
      ],
    })
    expect(snapshot).toEqual(toSnapshot(fold([...a, ...again, ...b], START)))
  })

  it("is read back as the state it was", () => {
    const state = fold([...a, ...b], START)
    expect(fromSnapshot(toSnapshot(state))).toEqual(state)
    expect(toSnapshot(emptyState("x"))).toEqual({ v: 1, origin: "x", size: 0, readings: [] })
  })
})

describe("the instrument of a provision", () => {
  it.each([
    ["dispatch/fee", "dispatch"],
    ["dispatch/text/annex", "dispatch"],
    ["dispatch", "dispatch"],
    ["/fee", ""],
  ])("of %s is %s", (provision, instrument) => {
    expect(instrumentOf(provision)).toBe(instrument)
  })

  it("has a provision for its wording as a whole", () => {
    expect(textOf("dispatch")).toBe("dispatch/text")
  })
})

/** A change here means that a stored snapshot is no longer what folding gives: then SNAPSHOT_FORM counts up. */
it("the same events fold into the same snapshot for as long as its form has one number", async () => {
  const snapshot = JSON.stringify(toSnapshot(fold([...a, ...b, ...again], START)), null, 2)
  await expect(`${snapshot}\n`).toMatchFileSnapshot(`golden/snapshot-${SNAPSHOT_FORM}.json`)
})
