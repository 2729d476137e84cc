import type { CountedDeadline, Deadline, DeadlineRule } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { pausing, resolved, verdictOf } from "../bazaar/one-rule.ts"

const at = (clock: string, day = "2022-01-05"): string => `${day}T${clock}+05:30`
const from = (rule: DeadlineRule): CountedDeadline => ({ ...rule, countedFrom: "order.paidAt" })
const shipBy = (rule: DeadlineRule): Deadline => ({ deadline: "ship-by", ...from(rule) })

const instant = (effect: Deadline, paidAt: string, ...pauses: ReturnType<typeof pausing>[]): unknown => {
  const found = resolved(effect, { order: { paidAt } }, ...pauses)
  return found !== undefined && "at" in found
    ? (found.at ?? ("candidates" in found ? found.candidates : null))
    : undefined
}

const HOURS: DeadlineRule = { after: { hours: 48 } }
const TEN: DeadlineRule = { next: "10:00" }
const BANDS: DeadlineRule = {
  byHour: [
    { from: "09:00", to: "18:00", after: { hours: 2 } },
    { from: "18:00", to: "09:00", next: "10:00" },
  ],
}

describe("a deadline falls", () => {
  it.each<[DeadlineRule, string, string]>([
    [{ after: { minutes: 30 } }, at("23:45:00"), at("00:15:00", "2022-01-06")],
    [{ after: { hours: 48 } }, at("10:00:00"), at("10:00:00", "2022-01-07")],
    [{ after: { days: 13 } }, at("10:00:00"), at("10:00:00", "2022-01-18")],
    [TEN, at("09:59:59.999"), at("10:00:00")],
    [TEN, at("10:00:00"), at("10:00:00", "2022-01-06")],
    [TEN, at("10:00:00.001"), at("10:00:00", "2022-01-06")],
    [TEN, at("00:00:00"), at("10:00:00")],
    [{ next: "24:00" }, at("00:00:00"), at("00:00:00", "2022-01-06")],
    [{ next: "24:00" }, at("23:59:59"), at("00:00:00", "2022-01-06")],
    [{ next: "00:00" }, at("00:00:00"), at("00:00:00", "2022-01-06")],
    [{ next: "00:00" }, at("00:00:01"), at("00:00:00", "2022-01-06")],
    [BANDS, at("08:59:59"), at("10:00:00")],
    [BANDS, at("09:00:00"), at("11:00:00")],
    [BANDS, at("17:59:59"), at("19:59:59")],
    [BANDS, at("18:00:00"), at("10:00:00", "2022-01-06")],
    [BANDS, at("23:59:59"), at("10:00:00", "2022-01-06")],
    [BANDS, at("00:00:00"), at("10:00:00")],
    [
      { byHour: [{ from: "18:00", to: "24:00", after: { hours: 1 } }] },
      at("23:59:59"),
      at("00:59:59", "2022-01-06"),
    ],
    [{ byHour: [{ from: "00:00", to: "00:00", after: { hours: 1 } }] }, at("00:00:00"), at("01:00:00")],
    [{ byHour: [{ from: "00:00", to: "00:00", after: { hours: 1 } }] }, at("13:00:00"), at("14:00:00")],
  ])("%j after %s: %s", (rule, paidAt, due) => {
    expect(instant(shipBy(rule), paidAt)).toBe(due)
  })

  it("nobody knows when at an hour for which the rule says nothing", () => {
    const day: DeadlineRule = { byHour: [{ from: "09:00", to: "18:00", after: { hours: 2 } }] }
    expect(instant(shipBy(day), at("09:00:00"))).toBe(at("11:00:00"))
    expect(instant(shipBy(day), at("08:59:59"))).toBeNull()
    expect(instant(shipBy(day), at("18:00:00"))).toBeNull()
    const night: DeadlineRule = { byHour: [{ from: "18:00", to: "09:00", after: { hours: 2 } }] }
    expect(instant(shipBy(night), at("08:59:59"))).toBe(at("10:59:59"))
    expect(instant(shipBy(night), at("09:00:00"))).toBeNull()
    expect(instant(shipBy(night), at("17:59:59"))).toBeNull()
  })

  it("nobody knows when where the source does not say how long", () => {
    const verdict = verdictOf(
      { effects: [shipBy({ unstated: { zh: "…", en: "…" } })] },
      { order: { paidAt: at("10:00:00") } },
    )
    expect(verdict.effects).toEqual([{ kind: "ship-by", at: null }])
    expect(verdict.missing).toEqual([])
  })

  it("says what silence means, where the rule does", () => {
    expect(resolved(shipBy(HOURS), { order: { paidAt: at("10:00:00") } })).toStrictEqual({
      kind: "ship-by",
      at: at("10:00:00", "2022-01-07"),
    })
    expect(
      resolved({ ...shipBy(HOURS), onSilence: "consents" }, { order: { paidAt: at("10:00:00") } }),
    ).toEqual({
      kind: "ship-by",
      at: at("10:00:00", "2022-01-07"),
      onSilence: "consents",
    })
  })
})

describe("a deadline whose start is open", () => {
  it("is null where the fact that it counts from is absent, and says which is missing", () => {
    const verdict = verdictOf({ effects: [shipBy(HOURS)] }, { order: { dueAt: at("10:00:00") } })
    expect(verdict.effects).toEqual([{ kind: "ship-by", at: null }])
    expect(verdict.missing).toEqual(["order.paidAt"])
  })

  it("is null where that fact is only bounded by another", () => {
    const counted: Deadline = { deadline: "ship-by", after: { hours: 1 }, countedFrom: "order.placedAt" }
    const verdict = verdictOf({ effects: [counted] }, { order: { paidAt: at("10:00:00") } })
    expect([verdict.effects, verdict.missing]).toEqual([[{ kind: "ship-by", at: null }], ["order.placedAt"]])
  })

  const unstated: Deadline = {
    deadline: "ship-by",
    after: { hours: 1 },
    countedFrom: { unstated: ["order.paidAt", "order.dueAt"] },
  }

  it("has a candidate for each instant that the source may have meant", () => {
    const order = { paidAt: at("10:00:00"), dueAt: at("08:00:00") }
    expect(resolved(unstated, { order })).toEqual({
      kind: "ship-by",
      at: null,
      candidates: [at("09:00:00"), at("11:00:00")],
    })
  })

  it("stays open even where only one of those instants is given, or all are the same", () => {
    const verdict = verdictOf({ effects: [unstated] }, { order: { paidAt: at("10:00:00") } })
    expect([verdict.effects, verdict.missing]).toEqual([
      [{ kind: "ship-by", at: null, candidates: [at("11:00:00")] }],
      ["order.dueAt"],
    ])
    const same = { paidAt: at("10:00:00"), dueAt: at("10:00:00") }
    expect(resolved(unstated, { order: same })).toEqual({
      kind: "ship-by",
      at: null,
      candidates: [at("11:00:00")],
    })
  })
})

describe("the earliest of several deadlines", () => {
  const confirm: Deadline = {
    deadline: "respond-by",
    earliest: [
      { after: { hours: 24 }, countedFrom: "order.dueAt" },
      { after: { days: 7 }, countedFrom: "order.paidAt" },
    ],
  }

  it("is the first of them, whichever that is", () => {
    const paidAt = at("10:00:00", "2022-01-01")
    const due = (dueAt: string): unknown => resolved(confirm, { order: { paidAt, dueAt } })
    expect(due(at("09:59:59", "2022-01-07"))).toEqual({
      kind: "respond-by",
      at: at("09:59:59", "2022-01-08"),
    })
    expect(due(at("10:00:00", "2022-01-07"))).toEqual({
      kind: "respond-by",
      at: at("10:00:00", "2022-01-08"),
    })
    expect(due(at("10:00:01", "2022-01-07"))).toEqual({
      kind: "respond-by",
      at: at("10:00:00", "2022-01-08"),
    })
  })

  it("is open while one of them is, with those known as candidates", () => {
    const verdict = verdictOf({ effects: [confirm] }, { order: { paidAt: at("10:00:00", "2022-01-01") } })
    expect(verdict.effects).toEqual([
      { kind: "respond-by", at: null, candidates: [at("10:00:00", "2022-01-08")] },
    ])
    expect(verdict.missing).toEqual(["order.dueAt"])
  })

  it("cannot be later than one that is known, and each candidate stands once", () => {
    const hours = (n: number, countedFrom = "order.paidAt"): CountedDeadline => ({
      after: { hours: n },
      countedFrom,
    })
    const several: Deadline = {
      deadline: "respond-by",
      earliest: [hours(3), hours(1, "order.dueAt"), hours(2), hours(2)],
    }
    expect(resolved(several, { order: { paidAt: at("10:00:00") } })).toEqual({
      kind: "respond-by",
      at: null,
      candidates: [at("12:00:00")],
    })
  })

  it("has its candidates in the order of time, whichever deadline they come from", () => {
    const either = (minutes: number): CountedDeadline => ({
      after: { minutes },
      countedFrom: { unstated: ["order.paidAt", "order.dueAt"] },
    })
    const order = { paidAt: at("10:00:00"), dueAt: at("09:00:00") }
    expect(resolved({ deadline: "respond-by", earliest: [either(90), either(60)] }, { order })).toEqual({
      kind: "respond-by",
      at: null,
      candidates: [at("10:00:00"), at("10:30:00"), at("11:00:00")],
    })
  })

  it("is open where the source leaves open from when one of them counts", () => {
    const some: CountedDeadline = { after: { hours: 1 }, countedFrom: { unstated: ["order.paidAt"] } }
    const earliest = [some, { after: { hours: 2 }, countedFrom: "order.paidAt" }]
    expect(resolved({ deadline: "respond-by", earliest }, { order: { paidAt: at("10:00:00") } })).toEqual({
      kind: "respond-by",
      at: null,
      candidates: [at("11:00:00")],
    })
  })

  it("is certain where each way in which a pause may concern the case leads to it", () => {
    // Counted from 10:00, or from the pause's end at 11:30, it is 12:00; three hours end at 13:00 or at 14:30.
    const some = pausing("p", at("11:30:00"), { when: { fact: "seller.insured", is: true } })
    const both = [{ after: { hours: 3 } }, { next: "12:00" }].map((rule) => from(rule))
    expect(instant({ deadline: "ship-by", earliest: both }, at("10:00:00"), some)).toBe(at("12:00:00"))
    const later = [{ after: { hours: 1 } }, { next: "12:00" }].map((rule) => from(rule))
    expect(instant({ deadline: "ship-by", earliest: later }, at("10:00:00"), some)).toEqual([
      at("11:00:00"),
      at("12:00:00"),
    ])
  })

  it("is open without candidates while all are", () => {
    const verdict = verdictOf({ effects: [confirm] }, { seller: { joinedAt: at("10:00:00") } })
    expect(verdict.effects).toEqual([{ kind: "respond-by", at: null }])
    expect(verdict.missing).toEqual(["order.dueAt", "order.paidAt"])
  })

  it("of one is that one", () => {
    expect(instant({ deadline: "ship-by", earliest: [from(TEN)] }, at("09:00:00"))).toBe(at("10:00:00"))
  })
})

describe("a pause of the shipping clock", () => {
  const spring = pausing("spring", at("00:00:00", "2022-02-07"))
  const during = at("15:00:00", "2022-01-30")

  it.each<[DeadlineRule, string]>([
    [HOURS, at("00:00:00", "2022-02-09")],
    [TEN, at("10:00:00", "2022-02-07")],
    [{ next: "00:00" }, at("00:00:00", "2022-02-08")],
    [BANDS, at("10:00:00", "2022-02-07")],
  ])("holds the instant from which %j counts until it resumes", (rule, due) => {
    expect(instant(shipBy(rule), during, spring)).toBe(due)
  })

  it("lets the deadline's own rule run from the hour at which it resumes", () => {
    expect(instant(shipBy(BANDS), during, pausing("p", at("09:00:00", "2022-02-07")))).toBe(
      at("11:00:00", "2022-02-07"),
    )
    expect(instant(shipBy(TEN), during, pausing("p", at("10:00:00", "2022-02-07")))).toBe(
      at("10:00:00", "2022-02-08"),
    )
  })

  it("moves each of several deadlines before the earliest is taken", () => {
    expect(instant({ deadline: "ship-by", earliest: [from(HOURS), from(TEN)] }, during, spring)).toBe(
      at("10:00:00", "2022-02-07"),
    )
  })

  it("moves nothing that counts from its end or later", () => {
    expect(instant(shipBy(HOURS), at("00:00:00", "2022-02-07"), spring)).toBe(at("00:00:00", "2022-02-09"))
    expect(instant(shipBy(HOURS), at("00:00:01", "2022-02-07"), spring)).toBe(at("00:00:01", "2022-02-09"))
    expect(instant(shipBy(HOURS), at("23:59:59", "2022-02-06"), spring)).toBe(at("00:00:00", "2022-02-09"))
  })

  it("moves no deadline but that of shipping", () => {
    expect(instant({ deadline: "auto-receipt", ...from(HOURS) }, during, spring)).toBe(
      at("15:00:00", "2022-02-01"),
    )
    expect(instant({ deadline: "respond-by", ...from(TEN) }, during, spring)).toBe(
      at("10:00:00", "2022-01-31"),
    )
  })

  it("that certainly does not concern the case moves nothing", () => {
    const others = pausing("p", at("00:00:00", "2022-02-07"), { when: { not: { always: true } } })
    expect(instant(shipBy(HOURS), during, others)).toBe(at("15:00:00", "2022-02-01"))
  })

  it("that may concern the case leaves both instants", () => {
    const some = pausing("p", at("00:00:00", "2022-02-07"), { when: { fact: "seller.insured", is: true } })
    expect(instant(shipBy(HOURS), during, some)).toEqual([
      at("15:00:00", "2022-02-01"),
      at("00:00:00", "2022-02-09"),
    ])
  })

  it("that may concern the case is nothing to ask about once it is over", () => {
    const some = pausing("p", at("00:00:00", "2022-02-07"), { when: { fact: "seller.insured", is: true } })
    for (const clock of ["00:00:00", "00:00:01"]) {
      const order = { paidAt: at(clock, "2022-02-07") }
      const verdict = verdictOf({ effects: [shipBy(HOURS)] }, { order }, some)
      expect(verdict.effects).toEqual([{ kind: "ship-by", at: at(clock, "2022-02-09") }])
      expect(verdict.missing).toEqual([])
    }
  })

  it("of several, the last to end decides", () => {
    const [one, two] = [
      pausing("one", at("00:00:00", "2022-02-07")),
      pausing("two", at("00:00:00", "2022-02-03")),
    ]
    expect(instant(shipBy(HOURS), during, one, two)).toBe(at("00:00:00", "2022-02-09"))
    expect(instant(shipBy(HOURS), during, two, one)).toBe(at("00:00:00", "2022-02-09"))
    const perhaps = pausing("perhaps", at("00:00:00", "2022-02-10"), {
      when: { fact: "seller.insured", is: true },
    })
    expect(instant(shipBy(HOURS), during, one, perhaps)).toEqual([
      at("00:00:00", "2022-02-09"),
      at("00:00:00", "2022-02-12"),
    ])
  })

  it("says itself when the clock starts again, in the platform's offset", () => {
    expect(resolved({ pause: "ship-by", resumes: "2022-02-06T18:30:00Z" }, {})).toEqual({
      kind: "pause",
      clock: "ship-by",
      at: at("00:00:00", "2022-02-07"),
    })
    expect(() => resolved({ pause: "ship-by", resumes: "after the feast" }, {})).toThrow(
      "a pause resumes at after the feast, which is not an instant",
    )
  })

  it("whose concern for the case is unknown names the fact that would tell", () => {
    const some = pausing("p", at("00:00:00", "2022-02-07"), { when: { fact: "seller.insured", is: true } })
    expect(verdictOf({ effects: [shipBy(HOURS)] }, { order: { paidAt: during } }, some).missing).toEqual([
      "seller.insured",
    ])
  })

  const because = (json: object, ...pauses: ReturnType<typeof pausing>[]): readonly string[] =>
    verdictOf({ effects: [shipBy(HOURS)] }, json, ...pauses).because.filter((line) => /clock/.test(line))

  it("is named by the deadline that it moves, or may move, and by no other", () => {
    const order = { paidAt: during }
    const stops = "monsoon/spring stops its clock until 2022-02-07T00:00:00+05:30"
    expect(because({ order }, spring)).toEqual([stops])
    expect(because({ order }, spring, pausing("earlier", at("00:00:00", "2022-02-03")))).toEqual([stops])
    expect(because({ order: { paidAt: at("00:00:00", "2022-02-07") } }, spring)).toEqual([])
    const some = { when: { fact: "seller.insured", is: true } } as const
    const perhaps = pausing("perhaps", at("00:00:00", "2022-02-10"), some)
    const unknown = "whether monsoon/perhaps stops its clock until 2022-02-10T00:00:00+05:30 is unknown"
    expect(because({ order }, perhaps, spring)).toEqual([stops, unknown])
    expect(because({ order }, spring, pausing("shorter", at("00:00:00", "2022-02-03"), some))).toEqual([
      stops,
    ])
    expect(because({ order, seller: { insured: false } }, perhaps)).toEqual([])
    const alike = pausing("alike", at("00:00:00", "2022-02-07"), some)
    expect(because({ order }, spring, alike)).toEqual([stops])
  })
})

describe("an agreement on a deadline", () => {
  const agreed = (json: object, deadline = shipBy(HOURS)): readonly string[] =>
    verdictOf({ effects: [deadline] }, json).because.filter((line) => /agreed/.test(line))

  it("is named by the rule whose deadline it replaces, or is presumed not to be there", () => {
    const order = { paidAt: at("10:00:00"), agreedShipBy: "2022-01-31" }
    expect(agreed({ order })).toEqual([
      "order agreedShipBy (order.agreedShipBy): 2022-01-31T00:00:00+05:30, which stands instead",
    ])
    expect(agreed({ order: { agreedShipBy: order.agreedShipBy } })).toEqual(agreed({ order }))
    expect(agreed({ order: { paidAt: order.paidAt } })).toEqual([
      "order agreedShipBy (order.agreedShipBy): not given, presumed: presumed that there is none",
    ])
    expect(agreed({ order }, { deadline: "respond-by", ...from(HOURS) })).toEqual([])
  })
})
