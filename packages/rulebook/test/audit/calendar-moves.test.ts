import type { Deadline, Effect, ResolvedEffect } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { resolved, verdictOf } from "../bazaar/one-rule.ts"
import { moving } from "../bazaar/post.ts"

type Announcement = ReturnType<typeof moving>

const at = (day: string): string => `2022-03-${day}T10:00:00+05:30`
const ANSWER: Deadline = {
  deadline: "respond-by",
  after: { workdays: 3, in: "post" },
  countedFrom: "order.paidAt",
}

/** Paid on Tuesday 1 March 2022: three working days later it is Friday the 4th. */
const verdict = (...announcements: readonly Announcement[]): ReturnType<typeof verdictOf> =>
  verdictOf({ effects: [ANSWER] }, { order: { paidAt: at("01") } }, ...announcements)

const falls = (...announcements: readonly Announcement[]): unknown => {
  const [effect] = verdict(...announcements).effects
  return effect !== undefined && "at" in effect
    ? (effect.at ?? ("candidates" in effect ? effect.candidates : null))
    : undefined
}

const insured = { when: { fact: "seller.insured", is: true } } as const
const few = { when: { fact: "seller.strikes", atMost: 1 } } as const

describe("an announcement that makes days free or working", () => {
  it.each<[string, string, string]>([
    ["free on the first day", "2022-03-02", at("07")],
    ["free on the last", "2022-03-04", at("07")],
    ["free on the day it counts from, which counts for nothing", "2022-03-01", at("04")],
    ["free on the day after", "2022-03-05", at("04")],
    ["free on a Sunday", "2022-03-06", at("04")],
  ])("%s", (_what, day, due) => {
    expect(falls(moving("one", { free: [day] }))).toBe(due)
  })

  it("makes a day of the weekend worked", () => {
    const free = moving("a-free", { free: ["2022-03-04"] })
    expect(falls(free, moving("b-working", { working: ["2022-03-05"] }))).toBe(at("05"))
    expect(falls(moving("b-working", { working: ["2022-03-07"] }))).toBe(at("04"))
  })

  it("of two that say otherwise of a day, the later by its id counts, in whichever order they were recorded", () => {
    const [free, working] = [
      moving("m-a", { free: ["2022-03-03"] }),
      moving("m-b", { working: ["2022-03-03"] }),
    ]
    expect([falls(free, working), falls(working, free)]).toEqual([at("04"), at("04")])
    const [last, first] = [
      moving("m-b", { free: ["2022-03-03"] }),
      moving("m-a", { working: ["2022-03-03"] }),
    ]
    expect([falls(last, first), falls(first, last)]).toEqual([at("07"), at("07")])
  })

  it("that may concern the case leaves both days, and says what would tell", () => {
    const some = moving("some", { free: ["2022-03-03"] }, insured)
    expect(falls(some)).toEqual([at("04"), at("07")])
    expect(verdict(some).missing).toEqual(["seller.insured"])
    expect(verdict(some).because).toContain(
      "whether monsoon/some changes the calendar “post office days” is unknown",
    )
    expect(verdict(moving("all", { free: ["2022-03-03"] })).because).toContain(
      "monsoon/all changes the calendar “post office days”",
    )
  })

  it("that may concern the case is nothing to ask about where it changes nothing", () => {
    for (const day of ["2022-03-01", "2022-03-05", "2022-03-07", "2022-12-30"]) {
      const one = verdict(moving("some", { free: [day] }, insured))
      expect([one.effects, one.missing]).toEqual([[{ kind: "respond-by", at: at("04") }], []])
      expect(one.because.filter((line) => line.includes("calendar"))).toEqual([])
    }
  })

  it("matters beside another that pushes the deadline to it", () => {
    const [first, second] = [
      moving("first", { free: ["2022-03-04"] }, insured),
      moving("second", { free: ["2022-03-07"] }, few),
    ]
    expect(falls(first, second)).toEqual([at("04"), at("07"), at("08")])
    expect(verdict(first, second).missing.toSorted()).toEqual(["seller.insured", "seller.strikes"])
  })

  it("of more than three that are unknown leaves it open", () => {
    const days = ["2022-03-02", "2022-03-03", "2022-03-04", "2022-03-07"]
    const all = days.map((day, i) => moving(`m${i}`, { free: [day] }, insured))
    expect(falls(...all.slice(0, 3))).toEqual([at("04"), at("07"), at("08"), at("09")])
    const effect = verdict(...all).effects[0]
    expect(effect).toEqual({ kind: "respond-by", at: null, candidates: [at("04")] })
  })

  it("moves that calendar, and nothing that is not counted by it", () => {
    const hours: Effect = { deadline: "respond-by", after: { days: 3 }, countedFrom: "order.paidAt" }
    const json = { order: { paidAt: at("01") } }
    expect(resolved(hours, json, moving("one", { free: ["2022-03-03"] }))).toEqual({
      kind: "respond-by",
      at: at("04"),
    })
  })

  it("tells itself which days it changes", () => {
    const effect: ResolvedEffect | undefined = resolved(
      { calendar: "post", free: ["2022-03-03"] },
      { order: { paidAt: at("01") } },
    )
    expect(effect).toEqual({ kind: "calendar", calendar: "post", free: ["2022-03-03"], working: [] })
  })

  it("cannot tell of days beyond the calendar, and may push a deadline over its end", () => {
    const paidAt = "2022-12-27T10:00:00+05:30"
    const pushed = verdictOf(
      { effects: [ANSWER] },
      { order: { paidAt } },
      moving("some", { free: ["2022-12-29"] }, insured),
    )
    expect(pushed.effects).toEqual([
      { kind: "respond-by", at: null, candidates: ["2022-12-30T10:00:00+05:30"] },
    ])
    expect(pushed.missing).toEqual(["seller.insured"])
    const working = moving("more", { working: ["2023-01-01"] })
    const beyond = verdictOf({ effects: [ANSWER] }, { order: { paidAt: "2022-12-30" } }, working)
    expect(beyond.effects).toEqual([{ kind: "respond-by", at: null }])
  })
})
