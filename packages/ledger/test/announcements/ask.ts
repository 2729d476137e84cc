// Each row of the tables of cases as a test.
import type { Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { auditLike, forceLike, forceOf, headLike, headLists, varied, versionOf, wholeOf } from "./question.ts"
import {
  isHead,
  type AuditExpected,
  type CaseRow,
  type ForceRow,
  type HeadRow,
  type Json,
  type Table,
  type VaryRow,
} from "./table.ts"

const asksHead = (book: Rulebook, { why, expect: expected }: HeadRow, id: string): void => {
  it(`is ${expected.standing}: ${why}`, () => {
    const found = book.announcement(id)
    expect(found && headLike(found)).toEqual({ notedReports: [], ...expected, ...headLists(expected) })
  })
}

const asksForce = (book: Rulebook, row: ForceRow, id: string): void => {
  const version = versionOf(row, id)
  it(`${row.ask}: ${row.why}`, () => {
    const found = Object.entries(row.on).map(([on, expected]) => [
      on,
      forceLike(forceOf(book, version, on, row.announcedBy), expected),
    ])
    expect(Object.fromEntries(found)).toEqual(row.on)
  })
}

interface Asked {
  readonly said: string
  readonly json: Json
  readonly expected: AuditExpected
}

const casesOf = (book: Rulebook, row: CaseRow | VaryRow): readonly Asked[] =>
  "vary" in row
    ? Object.entries(row.expect).map(([value, expected]) => ({
        said: `${row.why}, ${row.vary} ${value}`,
        json: varied(book.platform, row.case, row.vary, value),
        expected,
      }))
    : [{ said: row.why, json: row.case, expected: row.expect }]

const asksCases = (book: Rulebook, row: CaseRow | VaryRow, id: string): void => {
  const version = versionOf(row, id)
  for (const { said, json, expected } of casesOf(book, row))
    it(`${row.ask}: ${said}`, () => {
      const whole = wholeOf(expected, row.ask)
      expect(auditLike(book, version, json, whole, row.announcedBy)).toMatchObject(whole)
    })
}

export const askTables = (book: Rulebook, tables: readonly Table[]): void => {
  for (const { announcement, rows } of tables)
    describe(`the announcement ${announcement}`, () => {
      for (const row of rows)
        if (isHead(row)) asksHead(book, row, announcement)
        else if ("on" in row) asksForce(book, row, announcement)
        else asksCases(book, row, announcement)
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
