import type { LedgerEvent } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { canonicalEvent } from "@policy-ledger/log"
import { contentOf, sealEvent } from "../src/record/event.ts"
import { formatLog, readLogUnsafe, verifyLog } from "../src/log-file.ts"
import { decide, initialState } from "../src/record/decider.ts"
import { announcement, announcementYaml, beginning, market, withdrawal } from "./market.ts"

const RECORDING = { now: Date.parse("2024-05-01T12:00:00+08:00"), recordedBy: "curator" }

const recorded = Result.getOrThrow(
  decide(
    [
      announcement(announcementYaml(), "a"),
      announcement(
        announcementYaml({ events: `\n${beginning({ previous: "unheld" })}${withdrawal()}` }),
        "b",
      ),
      announcement(announcementYaml({ correction: "{ cause: mistake, why: x }" }), "a.2"),
    ],
    initialState("policy-ledger-harbour"),
    market,
    RECORDING,
  ),
)

const verify = (lines: readonly string[] | string): string =>
  Result.match(verifyLog("l.ndjson", typeof lines === "string" ? lines : formatLog(lines)), {
    onSuccess: () => "whole",
    onFailure: ({ message }) => message,
  })

const lineOf = (event: unknown): string => canonicalEvent(event)

/** The log's lines with one event replaced by another, sealed anew. */
const withEvent = (at: number, change: (event: LedgerEvent) => LedgerEvent): readonly string[] =>
  recorded.events.map((event, i) => {
    if (i !== at) return lineOf(event)
    const changed = change(event)
    const sealed = sealEvent(contentOf(changed), changed)
    return lineOf(Result.getOrThrow(sealed))
  })

const without = (...at: readonly number[]) => recorded.lines.filter((_, i) => !at.includes(i))

describe("a log", () => {
  it("is whole as it is written, and so is each of its announcements alone", () => {
    expect(verify(recorded.lines)).toBe("whole")
    expect(verify([])).toBe("whole")
    expect(recorded.events.map(({ type }) => type)).toEqual([
      "Published",
      "Effective",
      "Published",
      "Effective",
      "Superseded",
      "Withdrawn",
      "Corrected",
      "Effective",
    ])
    expect(Result.getOrThrow(verifyLog("l", formatLog(recorded.lines))).events).toEqual(recorded.events)
    expect(Result.getOrThrow(readLogUnsafe("l", formatLog(recorded.lines))).events).toEqual(recorded.events)
  })

  const [first = "", second = ""] = recorded.lines
  const cases: readonly (readonly [string, readonly string[] | string, string])[] = [
    [
      "a line cut short",
      formatLog(recorded.lines).slice(0, -1),
      "l.ndjson:8: found a line without its end, expected every event to end with a newline",
    ],
    [
      "a line that is no JSON",
      [first, "{"],
      "l.ndjson:2:2: found no JSON: it breaks off, expected one event in JSON",
    ],
    [
      "a line with a key twice",
      [first, '{"v":2,"v":1}'],
      "l.ndjson:2:8: found v a second time, expected each key once",
    ],
    [
      "a line longer than a leaf may be",
      [first, `"${"x".repeat(65_535)}"`],
      "l.ndjson:2:1: found 65537 bytes, expected at most 65535 bytes",
    ],
    [
      "an empty line",
      [first, "", second],
      "l.ndjson:2:1: found no JSON: it breaks off, expected one event in JSON",
    ],
    ["a line that is no event", [first, '{"v":2}'], "l.ndjson:2: found "],
    ["an event with a key too many", [`${first.slice(0, -1)},"x":1}`], "l.ndjson:1: found "],
    [
      "white space",
      [first.replace(":", ": "), second],
      "l.ndjson:1: found other bytes for the same value, expected canonical JSON (RFC 8785)",
    ],
    [
      "keys in another order",
      [`{"v":1,${first.slice(1).replace(',"v":1}', "}")}`, second],
      "l.ndjson:1: found other bytes for the same value, expected canonical JSON (RFC 8785)",
    ],
    [
      "a date altered",
      [first, second.replace("2023-03-10", "2023-03-11")],
      `l.ndjson:2: found the id ${recorded.events[1]?.id}, expected `,
    ],
    [
      "a time that goes back",
      withEvent(1, (event) => ({ ...event, recordedAt: "2024-05-01T11:59:59+08:00" })),
      "l.ndjson:2: found recordedAt 2024-05-01T11:59:59+08:00, expected 2024-05-01T12:00:00+08:00, when the line before was recorded, or later",
    ],
    [
      "a change before what it belongs to",
      without(0),
      "l.ndjson:1: found Effective of a, reading 1, expected its Published or Corrected before it",
    ],
    [
      "an announcement without a change",
      without(1),
      "l.ndjson:2: found Published, expected a change of the announcement before",
    ],
    [
      "an announcement without a change at the end",
      without(7),
      "l.ndjson:7: found an announcement cut short, expected all of its events",
    ],
    [
      "a version without the Superseded of the one before it",
      without(4),
      "l.ndjson:5: found Withdrawn, expected the Superseded of the event before",
    ],
    [
      "the last version without it",
      recorded.lines.slice(0, 4),
      "l.ndjson:4: found an announcement cut short, expected all of its events",
    ],
    [
      "a Superseded that nothing caused",
      [...recorded.lines.slice(0, 5), ...recorded.lines.slice(4)],
      "l.ndjson:6: found Superseded, expected it right after the event that supersedes",
    ],
    [
      "an announcement that begins amid another",
      [...recorded.lines.slice(0, 3), first],
      "l.ndjson:4: found Published, expected a change of the announcement before",
    ],
    [
      "a reading that is there already",
      [...recorded.lines.slice(0, 2), first, second],
      "l.ndjson:3: found reading 1 of a, expected reading 2",
    ],
    [
      "a second reading that is no correction",
      withEvent(6, (event) =>
        event.type === "Corrected" ? { ...withoutCause(event), type: "Published" } : event,
      ),
      "l.ndjson:7: found Published as reading 2, expected Corrected",
    ],
    [
      "a change of another provision than the announcement is about",
      withEvent(1, (event) => ({ ...event, provision: "crane/hoist" })),
      "l.ndjson:2: found Effective of crane/hoist, expected a change of crane/lift",
    ],
  ]
  for (const [name, lines, says] of cases)
    it(`is refused at the first bad line: ${name}`, () => {
      expect(verify(lines).slice(0, says.length)).toBe(says)
    })

  it("has a Superseded after a change that was postponed, too", () => {
    const { lines } = Result.getOrThrow(
      decide(
        [
          announcement(announcementYaml({ events: `\n${beginning()}${withdrawal()}` }), "a"),
          announcement(
            announcementYaml({ events: `\n${withdrawal({ postpones: "{ announcement: a }" })}` }),
            "b",
          ),
        ],
        initialState("policy-ledger-harbour"),
        market,
        RECORDING,
      ),
    )
    expect(verify(lines)).toBe("whole")
    expect(verify(lines.slice(0, -1))).toBe(
      "l.ndjson:5: found an announcement cut short, expected all of its events",
    )
  })

  it("may speak a later language: what every event has is held to its form, the rest taken as it is", () => {
    const changed = (at: number, change: object) =>
      verify(withEvent(at, (event) => Object.assign({}, event, { language: 2 }, change)))
    const speaking = (change: object) => changed(1, { moon: "full", rule: [null], ...change })
    expect(speaking({})).toBe("whole")
    expect(speaking({ type: "Eclipsed", supersedes: 7 })).toBe("whole")
    expect(changed(4, { language: 3, of: "all" })).toBe("whole")
    expect(changed(2, { motto: "later" })).toBe("whole")
    expect(speaking({ provision: "moon" })).toMatch(/^l\.ndjson:2: found .*provision.*, expected an event of the ledger$/)
    expect(speaking({ type: "eclipsed" })).toContain("expected an event of the ledger")
    expect(changed(2, { title: "later" })).toContain("expected an event of the ledger")
    // Language 1 is not said: one content, one text.
    expect(speaking({ language: 1 })).toContain("expected an event of the ledger")
  })

  it("is trusted bytes for a fast start: parsed, and refused only where it cannot be", () => {
    expect(Result.isSuccess(readLogUnsafe("l", formatLog(without(0))))).toBe(true)
    expect(Result.isFailure(readLogUnsafe("l", "{}\n{"))).toBe(true)
    expect(Result.isFailure(readLogUnsafe("l", "{}\n{\n"))).toBe(true)
  })
})

const withoutCause = (event: Extract<LedgerEvent, { type: "Corrected" }>) => {
  const { cause: _cause, why: _why, ...rest } = event
  return rest
}
