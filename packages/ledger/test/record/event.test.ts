import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { contentOf, contentsOf, eventId, sealEvent, uuidV5 } from "../../src/record/event.ts"
import { LedgerEvent } from "../../src/schema/event.ts"
import { announcement, announcementYaml, beginning, withdrawal } from "../market.ts"

const contents = (events: string, name?: string, more: { readonly [key: string]: string } = {}) =>
  contentsOf(announcement(announcementYaml({ events: `\n${events}`, ...more }), name))

const summary = (events: string) =>
  contents(events).map((one) => [
    one.type,
    one.provision,
    ...(one.type === "Superseded" ? [one.of, one.by] : []),
  ])

describe("an announcement becomes events", () => {
  it("first what it is, about the provision of its first change, then each change in order", () => {
    expect(summary(beginning() + withdrawal({ withdrawn: "storm-relief/claims" }))).toEqual([
      ["Published", "crane/lift"],
      ["Effective", "crane/lift"],
      ["Withdrawn", "storm-relief/claims"],
    ])
  })

  it("the head carries what the file says of the announcement, published null where it says nothing", () => {
    const [head] = contentsOf(announcement(announcementYaml({ published: undefined })))
    expect(head).toMatchObject({
      v: 1,
      announcement: "2023-03-01-crane",
      reading: 1,
      published: null,
      reported: "2023-03-02",
      title: { zh: "题", en: "Title" },
    })
    expect(head).not.toHaveProperty("events")
  })

  it("a correction's file makes a Corrected, with its cause, of its reading", () => {
    const [head] = contents(beginning(), "2023-03-01-crane.3", {
      correction: "{ cause: source, why: The page was wrong. }",
    })
    expect(head).toMatchObject({ type: "Corrected", reading: 3, cause: "source", why: "The page was wrong." })
    expect(head).not.toHaveProperty("correction")
  })

  it("a version that replaces another is followed by a Superseded of the other, from the same day on the same words", () => {
    const [, , superseded] = contents(
      beginning({
        supersedes: "{ announcement: 2022-01-01-crane }",
        from: '"2023-03-10"',
        fromTime: '"08:00:00"',
        keeps: "{ before: order.paidAt }",
        standing: "rumour",
        expected: "true",
      }),
    )
    expect(superseded).toEqual({
      v: 1,
      announcement: "2023-03-01-crane",
      reading: 1,
      type: "Superseded",
      provision: "crane/lift",
      of: { announcement: "2022-01-01-crane", provision: "crane/lift", type: "Effective" },
      by: "crane/lift",
      from: "2023-03-10",
      fromTime: "08:00:00",
      expected: true,
      standing: "rumour",
      basis: "stated",
      cite: { report: 1, range: [0, 10] },
      keeps: { before: "order.paidAt" },
    })
  })

  it("the provision replaced may be another than the one that replaces it", () => {
    expect(summary(beginning({ supersedes: "{ announcement: a, provision: crane/hoist }" })).at(-1)).toEqual([
      "Superseded",
      "crane/hoist",
      { announcement: "a", provision: "crane/hoist", type: "Effective" },
      "crane/lift",
    ])
  })

  it("an earlier wording that nobody announced to us is superseded in the announcement that tells of it", () => {
    expect(summary(beginning({ previous: "unheld" })).at(-1)).toEqual([
      "Superseded",
      "crane/lift",
      { announcement: "2023-03-01-crane", provision: "crane/lift", type: "Effective" },
      "crane/lift",
    ])
  })

  it("a postponed change is superseded as what it was, and saves nobody", () => {
    const later = { postpones: "{ announcement: a }", keeps: "{ before: order.paidAt }" }
    expect(summary(withdrawal(later)).at(-1)).toEqual([
      "Superseded",
      "crane/lift",
      { announcement: "a", provision: "crane/lift", type: "Withdrawn" },
      "crane/lift",
    ])
    expect(contents(withdrawal(later)).at(-1)).not.toHaveProperty("keeps")
    expect(
      summary(beginning({ postpones: "{ announcement: a }", supersedes: "{ announcement: b }" })).slice(-2),
    ).toEqual([
      [
        "Superseded",
        "crane/lift",
        { announcement: "b", provision: "crane/lift", type: "Effective" },
        "crane/lift",
      ],
      [
        "Superseded",
        "crane/lift",
        { announcement: "a", provision: "crane/lift", type: "Effective" },
        "crane/lift",
      ],
    ])
  })

  it("what was inferred without a passage is superseded without one", () => {
    const superseded = contents(
      beginning({ basis: "{ inferred: why }", cite: undefined, previous: "unheld" }),
    ).at(-1)
    expect(superseded).toMatchObject({ type: "Superseded", basis: { inferred: "why" } })
    expect(superseded).not.toHaveProperty("cite")
  })

  it("bounds of an unstated start go with it", () => {
    const superseded = contents(
      beginning({
        from: "unstated",
        noEarlierThan: '"2023-01-01"',
        noLaterThan: '"2023-04-01"',
        previous: "unheld",
      }),
    ).at(-1)
    expect(superseded).toMatchObject({
      from: "unstated",
      noEarlierThan: "2023-01-01",
      noLaterThan: "2023-04-01",
    })
  })
})

describe("an event's id", () => {
  const [, effective = contents(beginning())[0]] = contents(beginning())
  const seal = (recordedAt: string, recordedBy: string) =>
    effective === undefined ? undefined : Result.getOrThrow(sealEvent(effective, { recordedAt, recordedBy }))
  const one = seal("2024-01-01T00:00:00+08:00", "a")

  it("follows from the content, whoever records it and whenever", () => {
    expect(seal("2025-01-01T00:00:00+08:00", "b")?.id).toBe(one?.id)
    expect(one && Result.getOrThrow(eventId(contentOf(one)))).toBe(one?.id)
  })

  it("never changes: other ledgers refer to it", () => {
    expect(one?.id).toBe("b4259e28-b023-513d-aff7-0486ade48ac8")
  })

  it("is another for any other content", () => {
    const [, other] = contents(beginning({ from: '"2023-03-11"' }))
    expect(other && Result.getOrThrow(eventId(other))).not.toBe(one?.id)
  })

  it("is that of an event the codec reads", () => {
    expect(Schema.decodeUnknownSync(LedgerEvent)(one, { onExcessProperty: "error" })).toEqual(one)
  })
})

it("names are UUIDs of version 5, as in RFC 9562, A.4", () => {
  expect(uuidV5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  )
})
