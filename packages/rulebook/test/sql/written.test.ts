import type { Condition } from "@policy-ledger/rulebook"
import { DIALECTS, SqlError, writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule, type Readings } from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"

const PIECES = "order.pieces[]"
const ofPieces = (some: Condition): Condition => ({ some, of: PIECES })

const refusalOf = (...announcements: Readings): SqlError => {
  try {
    writeSql(bookOf(...announcements), {}, { dialect: "duckdb" })
  } catch (error) {
    if (error instanceof SqlError) return error
    throw error
  }
  throw new Error("expected a refusal")
}

describe("a rule that cannot be told is refused by its provision, and why", () => {
  const shipping = { deadline: "ship-by", after: { hours: 24 }, countedFrom: "order.paidAt" } as const

  it.each<readonly [string, Condition, RegExp]>([
    ["a condition on members inside of one", ofPieces(ofPieces({ always: true })), /inside of one/],
    ["a set in a list", ofPieces({ fact: "order.pieces[].marks", has: "sale" }), /a list inside of a list/],
    ["an instant in a list", ofPieces({ fact: "order.pieces[].soldAt", since: "2021-01-01" }), /an instant/],
  ])("%s", (_, when, why) => {
    const { leftOut, message } = refusalOf(
      ruled("fine", { always: true }, shipping),
      ruled("odd", when, shipping),
    )
    expect(leftOut.map(({ provision, announcement }) => [provision, announcement])).toEqual([
      ["odd/rule", "odd"],
    ])
    expect(message).toMatch(why)
  })

  it("too many rules that extend one kind of deadlines", () => {
    const extending = Array.from({ length: 5 }, (_, i) =>
      ruled(`longer-${i}`, { always: true }, { extend: "ship-by", by: { days: 1 } }),
    )
    expect(refusalOf(ruled("shipping", { always: true }, shipping), ...extending).message).toBe(
      "shipping/rule: more than 4 rules that extend deadlines of the kind ship-by",
    )
  })

  it("too many rules that move one calendar", () => {
    const moving = Array.from({ length: 4 }, (_, i) =>
      ruled(`free-${i}`, { always: true }, { calendar: "post", free: [`2021-02-0${i + 1}`] }),
    )
    const counted = {
      deadline: "ship-by",
      after: { workdays: 3, in: "post" },
      countedFrom: "order.paidAt",
    } as const
    expect(refusalOf(ruled("shipping", { always: true }, counted), ...moving).leftOut[0]?.provision).toBe(
      "shipping/rule",
    )
  })
})

describe.each(DIALECTS)("for %s", (dialect) => {
  const book = bookOf(
    announce(
      { id: "first", published: "2021-01-01" },
      effective("dispatch/text", "2021-01-01", {
        rule: rule("Ship in time", { when: { fact: "order.lane", is: "local" } }),
      }),
    ),
  )

  it("a script names each provision, its title and its announcement", () => {
    const script = writeSql(book, { announcedBy: "2021-03-01", presume: ["conditions"] }, { dialect })
    expect(script).toContain("-- dispatch/text: Ship in time (announcement first)")
    expect(script).toContain("announced by 2021-03-01")
    expect(script).toContain("presuming conditions")
    expect(script).not.toMatch(/undefined|\bNaN\b|Infinity|\[object/)
  })

  it("no zone is named but by its offset", () => {
    const script = writeSql(book, {}, { dialect, rows: "verdicts" })
    expect(script).not.toMatch(/AT TIME ZONE|Asia\//)
  })

  it("the table has a column for every fact that a case can give", () => {
    const { table, load } = writeShape(book, dialect)
    expect(table).toMatch(/^ {2}order_paid_at TIMESTAMP/m)
    expect(table).not.toContain("order_amount")
    expect(load === undefined).toBe(dialect === "spark")
  })
})
