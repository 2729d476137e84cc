import { readLines } from "@policy-ledger/log"
import { QuestionError } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { PlacedLog, sourcesOf, textsOf, withTexts } from "../src/index.ts"
import { bookOf, logOf, publishedOf, readings } from "./shop.ts"

const log = logOf()

describe("a place in the log", () => {
  it("is a revision, an event's id, or an instant", () => {
    const id = "8d8e707b-3f74-4ba1-aed4-ac398b9b521c"
    const recordedAt = "2024-04-01T09:00:00+05:30"
    const again = readings[1]?.map((e, i) => ({ ...e, recordedAt, ...(i === 0 ? { id } : {}) })) ?? []
    const named = logOf([...readings, again])
    expect(named.range({ after: id }).from).toBe(named.revisionOf(id, "after") + 1)
    expect(log.range({ after: 1, upTo: 4 })).toEqual({ from: 2, to: 5 })
    expect(log.range({ upTo: "2022-06-01T09:00:00+05:30" })).toEqual({ from: 0, to: 5 })
    expect(log.range({ upTo: "2022-06-01T08:59:59+05:30" })).toEqual({ from: 0, to: 2 })
    expect(log.range({ upTo: "2020-01-01T00:00:00Z" })).toEqual({ from: 0, to: 0 })
    expect(log.range({})).toEqual({ from: 0, to: log.lines.length })
  })

  it.each([
    [-1],
    [1.5],
    [1000],
    ["2022-06-01"],
    ["2022-02-30T00:00:00Z"],
    ["soon"],
    ["00000000-0000-0000-0000-000000000000"],
  ])("is refused where there is none: %s", (position) => {
    expect(() => log.range({ after: position })).toThrow(QuestionError)
  })
})

it("a range is refused by a misspelt key, which would be as if nothing had been said", () => {
  expect(() => log.range({ upto: 4 } as never)).toThrow(
    "question: found upto, expected a key of this question",
  )
})

describe("a log whose line is no event", () => {
  const [line = ""] = log.lines

  it.each([
    ["is cut off", line.slice(0, -1)],
    ["is another thing", '{"v":1}'],
    ["is nothing", ""],
  ])("names the line that %s", (_what, other) => {
    const own = new PlacedLog("my-own", [line, other])
    expect(() => own.events).toThrow(QuestionError)
    expect(() => own.events).toThrow("my-own, event 1: found")
  })
})

describe("another ledger's log, as text, is read so that everybody reads it alike", () => {
  const [line = ""] = log.lines

  it("whole", () => {
    expect(readLines("my-own", `${line}\n${line}\n`)).toEqual([line, line])
  })

  it.each([
    [
      "is cut off",
      line.slice(0, -1),
      /^my-own, event 1, column \d+: found no JSON: it breaks off, expected one event/,
    ],
    [
      "is nothing",
      "",
      /^my-own, event 1, column 1: found no JSON: it breaks off, expected one event in JSON$/,
    ],
    [
      "says a key twice",
      line.replace("{", '{"id":"x",'),
      /column \d+: found id a second time, expected each key once$/,
    ],
    [
      "holds half of a pair",
      '{"id":"\\ud800"}',
      /column 7: found half of a surrogate pair, expected Unicode text$/,
    ],
    ["nests deep", "[".repeat(3000), /column 66: found more than 64 levels, expected less nesting$/],
    ["is longer than a leaf", `"${"x".repeat(65_535)}"`, /found 65537 bytes, expected at most 65535 bytes$/],
  ])("or refused at the line that %s", (_what, other, says) => {
    expect(() => readLines("my-own", `${line}\n${other}\n`)).toThrow(QuestionError)
    expect(() => readLines("my-own", `${line}\n${other}\n`)).toThrow(says)
  })
})

describe("a log whose clock went back", () => {
  const [first = "", second = ""] = log.lines
  const at = (recordedAt: string): string => JSON.stringify({ ...JSON.parse(second), recordedAt })
  const eventsWith = (line: string): unknown => new PlacedLog("my-own", [first, line]).events

  it("is refused at the event that is recorded before the one before it", () => {
    expect(eventsWith(at("2022-02-01T03:30:00Z"))).toHaveLength(2)
    expect(() => eventsWith(at("2022-02-01T03:29:59Z"))).toThrow(
      "my-own, event 1: found recordedAt 2022-02-01T03:29:59Z, expected an instant, no earlier than",
    )
    expect(() => eventsWith(at("then"))).toThrow("my-own, event 1: found recordedAt then")
  })
})

describe("a replay", () => {
  it("answers as the ledger did when it held no more", () => {
    const then = log.replay(bazaar, 4)
    expect(then.ledgers()).toEqual([{ origin: log.origin, events: 5, root: log.slice().rootAt(5) }])
    expect(then.inForce({ on: "2024-03-01" }).inForce).toEqual(
      bookOf(logOf(readings.slice(0, 2))).inForce({ on: "2024-03-01" }).inForce,
    )
  })

  it("of everything is the Rulebook", () => {
    expect(log.replay(bazaar).announcements()).toEqual(bookOf(log).announcements())
  })
})

describe("texts and sources", () => {
  const [state] = bookOf(log).states
  const published = publishedOf(log)

  it("make an announcement whole again", () => {
    const texts = state === undefined ? {} : textsOf(state)
    for (const whole of bookOf(log).announcements().announcements) {
      const brief = published.announcement(whole.id)
      const own = texts[whole.id]
      if (brief.kind !== "announcement" || own === undefined) throw new Error(`${whole.id} is not held`)
      expect(withTexts(brief, own)).toEqual({ v: 1, kind: "announcement", ...whole })
    }
  })

  it("tell how a change was read", () => {
    expect(state === undefined ? [] : textsOf(state)["2022-05-05-window"]?.changes).toEqual([
      {
        provision: "returns/window",
        type: "Effective",
        on: "change",
        note: { zh: "〔读法〕", en: "read from a table" },
      },
    ])
  })

  it("name every reading's reports and the passages cited", () => {
    const fee = (state === undefined ? [] : sourcesOf(state)).filter(
      (one) => one.announcement === "2022-01-10-fee",
    )
    expect(fee.map((one) => one.reading)).toEqual([1, 2])
    expect(fee[0]?.cited).toEqual([
      { type: "Effective", provision: "dispatch/fee", report: 1, range: [2, 9] },
    ])
    expect(fee[0]?.reports[0]).toMatchObject({ source: "bazaar.example", length: 99 })
  })
})
