// Each row of the tables of cases as a test.
import type { Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { askedOf } from "./asked.ts"
import type { Table } from "./table.ts"

export const askTables = (book: Rulebook, tables: readonly Table[]): void => {
  for (const table of tables)
    describe(`the announcement ${table.announcement}`, () => {
      const all = askedOf(book, table)
      for (const { about, why, expected, found } of all.filter(({ inPart }) => !inPart))
        it(`${about}: ${why}`, () => {
          expect(found()).toEqual(expected)
        })
      for (const { about, why, expected, found } of all.filter(({ inPart }) => inPart))
        it(`${about}: ${why}`, () => {
          expect(found()).toMatchObject(expected)
        })
    })
}

/** Of each announcement there is a table, and it asks for more than what it is. */
export const tablesAreWhole = (book: Rulebook, tables: readonly Table[]): void => {
  it("speak of every announcement, and of no other", () => {
    expect(tables.map((t) => t.announcement)).toEqual(
      book
        .announcements()
        .announcements.map((a) => a.id)
        .toSorted(),
    )
  })

  it("ask each announcement what it is, and more than that", () => {
    const thin = tables.filter(
      (t) => t.rows.filter((r) => r.ask === "head").length !== 1 || t.rows.length < 2,
    )
    expect(thin.map((t) => t.announcement)).toEqual([])
  })
}
