import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Announcement } from "../../src/authoring/authoring.ts"
import { contentDigest, contentsOf, recordedContents } from "../../src/record/event.ts"
import {
  type Decision,
  type RecordState,
  decide,
  evolve,
  initialState,
  recordedReadings,
} from "../../src/record/decider.ts"
import { formatLog, verifyLog } from "../../src/log-file.ts"
import { announcement, announcementYaml, beginning, decode, market, RULE, withdrawal } from "../market.ts"

const NOW = Date.parse("2024-05-01T12:00:00.250+08:00")

const NOTHING = initialState("policy-ledger-harbour")

const decided = (
  announcements: readonly Announcement[],
  state: RecordState = NOTHING,
  now = NOW,
  recordedBy = "curator",
) => decide(announcements, state, market, { now, recordedBy })

const decision = (...asked: Parameters<typeof decided>): Decision => Result.getOrThrow(decided(...asked))

const refusal = (...asked: Parameters<typeof decided>): string =>
  Result.match(decided(...asked), { onSuccess: () => "accepted", onFailure: ({ message }) => message })

const named = (
  id: string,
  events = beginning(),
  parts: { readonly [key: string]: string | undefined } = {},
) => announcement(announcementYaml({ ...parts, events: `\n${events}` }), id)

const after = (...announcements: readonly Announcement[]): RecordState =>
  evolve(NOTHING, decision(announcements).events)

describe("recording decides", () => {
  it("to append every event of the file, with the clock and the recorder on each", () => {
    const { events, lines, outcomes } = decision([named("a", beginning({ previous: "unheld" }))])
    expect(events.map(({ type, recordedAt, recordedBy }) => [type, recordedAt, recordedBy])).toEqual(
      ["Published", "Effective", "Superseded"].map((type) => [
        type,
        "2024-05-01T12:00:00.250+08:00",
        "curator",
      ]),
    )
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(events)
    expect(outcomes).toEqual([{ _tag: "Recorded", announcement: "a", reading: 1, first: 0, last: 2 }])
  })

  it("that the same content stands already, and where, though the clock went back", () => {
    const state = after(named("z", beginning(), { published: '"2020-01-01"' }), named("a"))
    expect(decision([named("a")], state, NOW - 1000)).toEqual({
      events: [],
      lines: [],
      outcomes: [{ _tag: "AlreadyRecorded", announcement: "a", reading: 1, first: 2, last: 3 }],
    })
  })

  it("several files in the order in which they were announced, then by id, corrections last", () => {
    const at = (published: string | undefined, reported = '"2024-01-01"') => ({ published, reported })
    const reports =
      "\n  - { source: 日报, at: null, headline: null, digest: sha256:" + "0".repeat(64) + ", length: 100 }"
    const files = [
      named("g", beginning(), { ...at(undefined, "null"), reports }),
      named("f", beginning(), { ...at("XXXX-01-01") }),
      announcement(
        announcementYaml({ published: '"2020-01-01"', correction: "{ cause: mistake, why: x }" }),
        "b.2",
      ),
      named("e", beginning(), at(undefined, '"2023-05-01"')),
      named("b", beginning(), at('"2023-04-01"')),
      named("d", beginning(), { ...at('"[..2023-04-20]"'), publishedBasis: "{ inferred: x }" }),
      named("c", beginning(), at('"2023-04"')),
      named("a", beginning(), at('"2023-04-01"')),
    ]
    expect(decision(files).outcomes.map(({ announcement, reading }) => `${announcement}.${reading}`)).toEqual(
      ["a.1", "b.1", "c.1", "d.1", "e.1", "f.1", "g.1", "b.2"],
    )
  })
})

describe("what is recorded can be read", () => {
  /** Text as YAML reads JSON's. */
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.constantFrom("Li Lei", "李 雷", " x", "x\u2028", "\ud800", "\u0000"),
  )
  const day = fc.constantFrom(
    "2023-03-10",
    "2024-02",
    "XXXX-11-11",
    "[2023-03-01..2023-03-05]",
    "[..2023-04-01]",
  )
  const events = fc
    .record({ from: day, title: words, touches: fc.boolean(), previous: fc.boolean(), ends: fc.boolean() })
    .map(
      ({ from, title, touches, previous, ends }) =>
        beginning({
          from: JSON.stringify(from),
          note: `{ zh: ${JSON.stringify(title)}, en: x }`,
          touches: touches ? "unstated" : undefined,
          previous: previous ? "unheld" : undefined,
        }) + (ends ? withdrawal({ withdrawn: "storm-relief/claims" }) : ""),
    )
  const file = fc
    .record({
      id: fc.constantFrom("a", "b", "a.1", "a.2", "a.3", "b.2"),
      published: day,
      headline: words,
      why: words,
      events,
    })
    .map(({ id, published, headline, why, events: told }) =>
      decode(
        announcementYaml({
          published: JSON.stringify(published),
          publishedBasis: "{ inferred: x }",
          note: `{ zh: ${JSON.stringify(headline)}, en: x }`,
          correction: /\.[23]$/.test(id) ? `{ cause: mistake, why: ${JSON.stringify(why)} }` : undefined,
          events: `\n${told}`,
        }),
        id,
      ),
    )
  const recordings = fc.array(
    fc.record({
      files: fc.array(file, { maxLength: 4 }),
      now: fc.integer({ min: NOW, max: NOW + 5 }),
      recordedBy: fc.oneof({ arbitrary: fc.constant("curator"), weight: 4 }, words),
    }),
    { maxLength: 5 },
  )

  it("whatever is decided to be recorded, whoever records it, and in whatever parts", () => {
    fc.assert(
      fc.property(recordings, (asked) => {
        let state = NOTHING
        const lines: string[] = []
        for (const { files, now, recordedBy } of asked) {
          const announcements = files.flatMap((one) => (Result.isSuccess(one) ? [one.success] : []))
          const made = decided(announcements, state, now, recordedBy)
          if (Result.isFailure(made)) continue
          state = evolve(state, made.success.events)
          lines.push(...made.success.lines)
          expect(Result.getOrThrow(verifyLog("l", formatLog(lines))).lines).toEqual(lines)
        }
      }),
      { numRuns: 60 },
    )
  })

  it("also where one file is named twice: it stands already, the second time", () => {
    const { lines, outcomes } = decision([named("a"), named("a")])
    expect(outcomes).toEqual([
      { _tag: "Recorded", announcement: "a", reading: 1, first: 0, last: 1 },
      { _tag: "AlreadyRecorded", announcement: "a", reading: 1, first: 0, last: 1 },
    ])
    expect(Result.isSuccess(verifyLog("l", formatLog(lines)))).toBe(true)
  })
})

describe("recording refuses", () => {
  it("other content under an id that stands, and shows both digests", () => {
    const message = refusal([named("a", beginning({ from: '"2023-03-11"' }))], after(named("a")))
    expect(message).toMatch(
      /^seeds\/harbour\/a\.yaml: found other content for a, reading 1 \(sha256:[0-9a-f]{64}\), expected what revision 1 of the ledger ends \(sha256:[0-9a-f]{64}\); a better reading is a file a\.2\.yaml with its correction$/,
    )
    const [, offered, recorded] = /\((sha256:\w+)\).*\((sha256:\w+)\)/.exec(message) ?? []
    expect(offered).not.toBe(recorded)
  })

  it("a clock behind the last event", () => {
    expect(refusal([named("b")], after(named("a")), NOW - 1000)).toBe(
      "clock: found 2024-05-01T11:59:59.250+08:00, expected 2024-05-01T12:00:00.250+08:00 or later, when the last event was recorded",
    )
    expect(refusal([named("b")], after(named("a")), NOW)).toBe("accepted")
  })

  it.each(["", " ", " Li Lei", "Li Lei\n", "\u3000"])("a recorder whom no line can name: %j", (by) => {
    expect(refusal([named("a")], NOTHING, NOW, by)).toBe(
      `recordedBy: found ${JSON.stringify(by)}, expected a name, not empty and without space at its ends`,
    )
  })

  it("an instant that no line can bear", () => {
    expect(refusal([named("a")], NOTHING, Date.parse("+010000-01-01T00:00:00Z"))).toBe(
      "clock: found +010000-01-01T00:00:00.000Z, expected a time before the year 10000: set the clock right",
    )
  })

  it("one id twice with other content", () => {
    expect(refusal([named("a"), named("a", beginning({ from: '"2023-03-11"' }))])).toContain(
      "found other content for a, reading 1",
    )
  })

  const correction = (n: number) =>
    announcement(announcementYaml({ correction: "{ cause: mistake, why: x }" }), `a.${n}`)

  it("a reading before the one that it corrects", () => {
    expect(refusal([correction(2)])).toBe(
      "seeds/harbour/a.2.yaml:1:1: found reading 2 of a, expected reading 1 in the ledger first",
    )
    expect(refusal([correction(3)], after(named("a")))).toContain("expected reading 2 in the ledger first")
    expect(refusal([correction(2)], after(named("a")))).toBe("accepted")
  })

  const relations: readonly (readonly [string, string, string])[] = [
    [
      "a version superseded of an announcement that is not there",
      beginning({ supersedes: "{ announcement: 2022-crana }" }),
      "events[0].supersedes.announcement: found 2022-crana, expected an announcement that the ledger holds or that is recorded with this one (did you mean 2022-crane?)",
    ],
    [
      "a version superseded that the announcement does not have",
      beginning({ effective: "crane/hoist", supersedes: "{ announcement: 2022-crane }" }),
      "events[0].supersedes: found no Effective of crane/hoist in 2022-crane, expected one of its events: crane/lift",
    ],
    [
      "a withdrawal postponed that is a beginning",
      withdrawal({ postpones: "{ announcement: 2022-crane }" }),
      "events[0].postpones: found no Withdrawn of crane/lift in 2022-crane, expected one of its events: there is none",
    ],
    [
      "an event revoked that is not there",
      withdrawal({ revokes: "{ announcement: 2022-crane, provision: crane/hoist }" }),
      "events[0].revokes: found no Effective or Withdrawn of crane/hoist in 2022-crane, expected one of its events: crane/lift",
    ],
    [
      "a provision touched that never began",
      beginning({ effective: "harbour-rules/text", touches: "[crane/lift, crane/lyft]" }),
      "events[0].touches[1]: found crane/lyft, expected a provision that some announcement makes effective (did you mean crane/lift?)",
    ],
    [
      "other deciding instants than the provision's",
      beginning({
        supersedes: "{ announcement: 2022-crane }",
        rule: RULE.replace("order.paidAt", "order.shippedAt"),
      }),
      "events[0].rule.decidedBy: found [order.shippedAt], expected [order.paidAt], as in 2022-crane: fixed for a provision",
    ],
  ]
  for (const [name, events, says] of relations)
    it(`is refused: ${name}`, () => {
      const message = refusal([named("b", events)], after(named("2022-crane")))
      expect(message.replace(/^seeds\/harbour\/b\.yaml:\d+:\d+: /, "")).toBe(says)
    })
})

describe("recording accepts", () => {
  it("relations to what the ledger holds and to what is recorded with it", () => {
    const old = named("2022-crane", beginning() + withdrawal())
    const next = named(
      "b",
      beginning({
        effective: "harbour-rules/text",
        touches: "[crane/lift]",
        supersedes: "{ announcement: 2022-crane, provision: crane/lift }",
      }) + withdrawal({ postpones: "{ announcement: 2022-crane }" }),
    )
    expect(refusal([next], after(old))).toBe("accepted")
    expect(refusal([next, old])).toBe("accepted")
  })

  it("a correction that changes the deciding instants of its own first reading", () => {
    const corrected = announcement(
      announcementYaml({
        correction: "{ cause: mistake, why: x }",
        events: `\n${beginning({ rule: RULE.replace("order.paidAt", "order.shippedAt") })}`,
      }),
      "a.2",
    )
    expect(refusal([corrected], after(named("a")))).toBe("accepted")
  })
})

it("the state is the same, however its events are told in parts", () => {
  const { events } = decision([named("a"), named("b"), named("c", beginning({ previous: "unheld" }))])
  const whole = evolve(NOTHING, events)
  for (let cut = 0; cut <= events.length; cut++)
    expect(evolve(evolve(NOTHING, events.slice(0, cut)), events.slice(cut))).toEqual(whole)
  expect(recordedReadings(whole).map(({ announcement, first, last }) => [announcement, first, last])).toEqual(
    [
      ["a", 0, 1],
      ["b", 2, 3],
      ["c", 4, 6],
    ],
  )
})

it("a recorded reading says what its events said, so that it is told from other content", () => {
  const offered = named("a", beginning({ previous: "unheld" }) + withdrawal())
  const [recorded] = recordedReadings(after(offered))
  expect(recorded && contentDigest(recordedContents(recorded))).toEqual(contentDigest(contentsOf(offered)))
})
