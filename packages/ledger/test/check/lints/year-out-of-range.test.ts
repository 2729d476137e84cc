import { describe, expect, it } from "vitest"
import { beginning, ruleOf, ruleWhen, withdrawal } from "../../market.ts"
import { check, named } from "./checking.ts"

const of = (events: string) =>
  check([named("b", events)])
    .filter((finding) => finding.includes("[year-out-of-range]"))
    .map((finding) => finding.replace(/^.*?: /, "").replace(" [year-out-of-range]", ""))

const found = (at: string, year: string) =>
  `${at}: found the year ${year}, expected a year from 2010, the platform's first, to 2074; what has no end has no until`

describe("a date for ever, or a slip of its year", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["until", "9999-12-31"],
    ["until", "2075-01-01"],
    ["from", "2009-12-31"],
    ["from", "[2009-12..2010-02]"],
  ]
  for (const [key, date] of cases)
    it(`is found in ${key}: ${date}`, () => {
      const year = /\d{4}/.exec(date)?.[0] ?? ""
      expect(of(beginning({ [key]: `"${date}"` }))).toEqual([found(`events[0].${key}`, year)])
    })

  it("is found in a bound, in a withdrawal, and within a rule", () => {
    expect(
      of(beginning({ from: "unstated", noLaterThan: '"9999-12-31"' }) + withdrawal({ from: '"0202-03-01"' })),
    ).toEqual([found("events[0].noLaterThan", "9999"), found("events[1].from", "0202")])
    expect(
      of(beginning({ rule: ruleOf('[{ pause: ship-by, resumes: "9999-01-01T00:00:00+08:00" }]') })),
    ).toEqual([found("events[0].rule.effects[0].resumes", "9999")])
    expect(of(beginning({ rule: ruleWhen('{ fact: order.paidAt, before: "2204-02-01" }') }))).toEqual([
      found("events[0].rule.when.before", "2204"),
    ])
  })

  it("is none from the platform's first year to fifty after what was read, nor where the year is open", () => {
    expect(of(beginning({ from: '"2010-01-01"', until: '"2074-12-31"' }))).toEqual([])
    expect(of(beginning({ from: "XXXX-01-01", until: "unstated" }))).toEqual([])
  })
})
