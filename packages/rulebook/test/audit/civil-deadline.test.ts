import {
  Rulebook,
  type CalendarDeclaration,
  type Deadline,
  type DeadlineRule,
  type Platform,
} from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective, ledger, rule } from "../bazaar/announce.ts"
import { ALWAYS, verdictOf } from "../bazaar/one-rule.ts"
import { bazaar } from "../bazaar/platform.ts"
import { changing } from "../values/iana-zone.ts"

const respondBy = (falls: DeadlineRule): Deadline => ({
  deadline: "respond-by",
  ...falls,
  countedFrom: "order.paidAt",
})

/** England's working days around two Christmases. */
const UK: CalendarDeclaration = {
  id: "uk",
  title: { zh: "英国工作日", en: "UK working days" },
  from: "2021-12-01",
  to: "2022-12-31",
  weekend: [6, 7],
  free: ["2021-12-27", "2021-12-28", "2022-01-03", "2022-12-26", "2022-12-27"],
}

const { utcOffset: _fixed, ...withoutOffset } = bazaar
const kept = (timeZone: string): Platform => ({
  ...withoutOffset,
  timeZone,
  offsets: { zoneData: "2025b", ...changing(timeZone) },
  calendars: [UK],
})

const bookIn = (timeZone: string, effect: Deadline): Rulebook =>
  Rulebook.of(kept(timeZone), [
    ledger(
      "bazaar",
      announce(
        { id: "a", published: "2021-01-01" },
        effective("dispatch/rule", "before", {
          rule: rule("rule", { decidedBy: ALWAYS, effects: [effect] }),
        }),
      ),
    ),
  ])

const verdictIn = (
  timeZone: string,
  falls: DeadlineRule,
  paidAt: string,
  lang: "en" | "zh" = "en",
): { readonly at: unknown; readonly because: readonly string[]; readonly state: string } => {
  const answer = bookIn(timeZone, respondBy(falls)).audit({ order: { paidAt } }, { lang })
  const [verdict] = answer.verdicts
  const [effect] = verdict?.effects ?? []
  return {
    at: effect !== undefined && "at" in effect ? effect.at : undefined,
    because: verdict?.because ?? [],
    state: answer.states.respondBy,
  }
}

describe("a deadline in civil time, in the bazaar's zone", () => {
  const at = (falls: DeadlineRule, paidAt: string): unknown => {
    const [effect] = verdictOf({ effects: [respondBy(falls)] }, { order: { paidAt } }).effects
    return effect !== undefined && "at" in effect ? effect.at : undefined
  }

  it.each<[DeadlineRule, string, string]>([
    [{ after: { months: 1 } }, "2022-01-31T10:00:00", "2022-02-28T10:00:00"],
    [{ after: { months: 1 } }, "2024-01-31T10:00:00", "2024-02-29T10:00:00"],
    [{ after: { years: 1 } }, "2024-02-29T10:00:00", "2025-02-28T10:00:00"],
    [{ after: { months: 1 }, endOf: "month" }, "2022-01-31T10:00:00", "2022-03-01T00:00:00"],
    [{ after: { days: 30 }, endOf: "day" }, "2022-01-01T00:00:00", "2022-02-01T00:00:00"],
    [{ endOf: "week" }, "2022-01-09T23:59:59", "2022-01-10T00:00:00"],
    [{ endOf: "quarter" }, "2022-03-31T23:59:59", "2022-04-01T00:00:00"],
    [{ endOf: "quarter" }, "2022-04-01T00:00:00", "2022-07-01T00:00:00"],
    [{ endOf: "year" }, "2022-12-31T23:59:59", "2023-01-01T00:00:00"],
    // The post office is closed at weekends and on 26 January.
    [{ after: { workdays: 1, in: "post" } }, "2022-01-25T10:00:00", "2022-01-27T10:00:00"],
    [{ after: { workdays: 1, in: "post" }, endOf: "day" }, "2022-01-25T10:00:00", "2022-01-28T00:00:00"],
    [{ after: { workdays: 3, in: "post" } }, "2022-01-08T23:59:59", "2022-01-12T23:59:59"],
  ])("%j after %s: %s", (falls, paidAt, due) => {
    expect(at(falls, `${paidAt}+05:30`)).toBe(`${due}+05:30`)
  })
})

describe("three working days in England", () => {
  it.each([
    ["an ordinary week", "2021-12-13T10:00:00+00:00", "2021-12-16T10:00:00+00:00"],
    ["a Friday", "2021-12-10T17:00:00+00:00", "2021-12-15T17:00:00+00:00"],
    ["a Saturday: Monday is the first", "2021-12-11T00:00:00+00:00", "2021-12-15T00:00:00+00:00"],
    ["a Sunday: the same", "2021-12-12T23:59:59+00:00", "2021-12-15T23:59:59+00:00"],
    ["Christmas Eve", "2021-12-24T09:00:00+00:00", "2021-12-31T09:00:00+00:00"],
    ["a bank holiday", "2021-12-27T09:00:00+00:00", "2021-12-31T09:00:00+00:00"],
    ["the day after them", "2021-12-29T09:00:00+00:00", "2022-01-04T09:00:00+00:00"],
    ["the day before the calendar", "2021-11-30T09:00:00+00:00", "2021-12-03T09:00:00+00:00"],
    ["over the night in spring", "2022-03-25T10:00:00+00:00", "2022-03-30T10:00:00+01:00"],
    ["the last that it can tell", "2022-12-23T09:00:00+00:00", "2022-12-30T09:00:00+00:00"],
  ])("from %s (%s): %s", (_from, paidAt, due) => {
    expect(verdictIn("Europe/London", { after: { workdays: 3, in: "uk" } }, paidAt).at).toBe(due)
  })

  it("are not held beyond the calendar, which no fact of the case can settle", () => {
    const after: DeadlineRule = { after: { workdays: 3, in: "uk" } }
    const beyond = verdictIn("Europe/London", after, "2022-12-28T09:00:00+00:00")
    expect([beyond.at, beyond.state]).toEqual([null, "unstated"])
    expect(beyond.because).toContain(
      "the calendar “UK working days” ends on 2022-12-31: which days are worked after it is not held",
    )
    expect(verdictIn("Europe/London", after, "2022-12-28T09:00:00+00:00", "zh").because).toContain(
      "日历“英国工作日”只收录到 2022-12-31，其后何日为工作日无从得知",
    )
    const before = verdictIn("Europe/London", after, "2021-11-29T23:59:59+00:00")
    expect([before.at, before.state]).toEqual([null, "unstated"])
    expect(before.because).toContain(
      "the calendar “UK working days” begins on 2021-12-01: which days are worked before it is not held",
    )
    const { missing } = bookIn("Europe/London", respondBy(after)).audit({
      order: { paidAt: "2022-12-28T09:00:00+00:00" },
    })
    expect(missing).toEqual([])
  })
})

describe("where clocks change", () => {
  const because = (
    timeZone: string,
    falls: DeadlineRule,
    paidAt: string,
  ): readonly [unknown, boolean, boolean] => {
    const found = verdictIn(timeZone, falls, paidAt)
    const says = (pattern: RegExp): boolean => found.because.some((line) => pattern.test(line))
    return [found.at, says(/clocks skip/), says(/twice/)]
  }

  it.each<[string, DeadlineRule, string, string, boolean, boolean]>([
    [
      "America/Los_Angeles",
      { after: { months: 1 } },
      "2022-02-13T02:30:00-08:00",
      "2022-03-13T03:00:00-07:00",
      true,
      false,
    ],
    [
      "America/Los_Angeles",
      { after: { months: 1 } },
      "2022-02-13T03:00:00-08:00",
      "2022-03-13T03:00:00-07:00",
      false,
      false,
    ],
    [
      "America/Los_Angeles",
      { next: "03:00" },
      "2022-03-12T10:00:00-08:00",
      "2022-03-13T03:00:00-07:00",
      false,
      false,
    ],
    [
      "America/Los_Angeles",
      { next: "02:30" },
      "2022-03-12T10:00:00-08:00",
      "2022-03-13T03:00:00-07:00",
      true,
      false,
    ],
    [
      "America/Los_Angeles",
      { after: { months: 1 } },
      "2022-02-13T01:59:59-08:00",
      "2022-03-13T01:59:59-08:00",
      false,
      false,
    ],
    [
      "America/Los_Angeles",
      { after: { months: 1 } },
      "2022-10-06T01:30:00-07:00",
      "2022-11-06T01:30:00-07:00",
      false,
      true,
    ],
    [
      "America/Los_Angeles",
      { after: { days: 1 } },
      "2022-03-12T10:00:00-08:00",
      "2022-03-13T11:00:00-07:00",
      false,
      false,
    ],
    [
      "America/Los_Angeles",
      { after: { days: 1 }, endOf: "day" },
      "2022-03-11T10:00:00-08:00",
      "2022-03-13T00:00:00-08:00",
      false,
      false,
    ],
    [
      "Europe/London",
      { after: { months: 1 } },
      "2022-02-27T01:30:00+00:00",
      "2022-03-27T02:00:00+01:00",
      true,
      false,
    ],
    [
      "Europe/London",
      { after: { months: 1 } },
      "2022-09-30T01:30:00+01:00",
      "2022-10-30T01:30:00+01:00",
      false,
      true,
    ],
    [
      "Europe/London",
      { endOf: "month" },
      "2022-03-27T12:00:00+01:00",
      "2022-04-01T00:00:00+01:00",
      false,
      false,
    ],
  ])("in %s %j after %s: %s", (timeZone, falls, paidAt, due, skipped, twice) => {
    expect(because(timeZone, falls, paidAt)).toEqual([due, skipped, twice])
  })
})

describe("a deadline on a fixed day or at an instant", () => {
  const audit = (effect: Deadline, order: object = {}) =>
    verdictOf({ effects: [effect] }, { order, seller: { joinedAt: "2022-01-01" } })

  it("is the day's end, or that instant, whatever the case gives", () => {
    const day = audit({ deadline: "respond-by", by: "2022-01-31" })
    expect([day.effects, day.missing]).toEqual([
      [{ kind: "respond-by", at: "2022-02-01T00:00:00+05:30" }],
      [],
    ])
    expect(audit({ deadline: "respond-by", by: "2022-01-31T18:30:00Z" }).effects).toEqual([
      { kind: "respond-by", at: "2022-02-01T00:00:00+05:30" },
    ])
  })

  const holidays: Deadline = {
    deadline: "return-by",
    latest: [{ after: { days: 30 }, countedFrom: "order.shippedAt" }, { by: "2022-01-31" }],
  }

  it.each([
    ["2021-12-31T23:59:59+05:30", "2022-02-01T00:00:00+05:30"],
    ["2022-01-02T00:00:00+05:30", "2022-02-01T00:00:00+05:30"],
    ["2022-01-02T00:00:01+05:30", "2022-02-01T00:00:01+05:30"],
    ["2022-01-03T00:00:00+05:30", "2022-02-02T00:00:00+05:30"],
  ])("may be the latest beside one that is counted: shipped %s, by %s", (shippedAt, at) => {
    expect(audit(holidays, { shippedAt }).effects).toEqual([{ kind: "deadline", deadline: "return-by", at }])
  })

  it("of the latest of several is the earliest that it can be, while another is open", () => {
    const open = audit(holidays)
    expect([open.effects, open.missing]).toEqual([
      [
        {
          kind: "deadline",
          deadline: "return-by",
          at: null,
          candidates: ["2022-02-01T00:00:00+05:30"],
        },
      ],
      ["order.shippedAt"],
    ])
    const several: Deadline = {
      deadline: "respond-by",
      latest: [
        { by: "2022-01-20" },
        { after: { hours: 1 }, countedFrom: { unstated: ["order.paidAt", "order.dueAt"] } },
      ],
    }
    const order = { paidAt: "2022-01-10T10:00:00+05:30", dueAt: "2022-01-22T10:00:00+05:30" }
    expect(audit(several, order).effects).toEqual([
      {
        kind: "respond-by",
        at: null,
        candidates: ["2022-01-21T00:00:00+05:30", "2022-01-22T11:00:00+05:30"],
      },
    ])
  })

  it("stands alone where what the other counts from was not", () => {
    expect(audit(holidays, { shippedAt: null }).effects).toEqual([
      { kind: "deadline", deadline: "return-by", at: "2022-02-01T00:00:00+05:30" },
    ])
  })
})
