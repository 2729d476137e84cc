import type { Presumption, Rulebook } from "@policy-ledger/rulebook"
import { SqlError, writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"
import { bookOf } from "../../rulebook/test/bazaar/announce.ts"
import { ruled } from "../../rulebook/test/bazaar/one-rule.ts"
import { caseJson, given } from "../../rulebook/test/laws/cases.ts"
import {
  bookOfHistory,
  bookWhereClocksChange,
  certain,
  PATIENCE,
  runs,
  uncertain,
} from "../../rulebook/test/laws/laws.ts"
import { condition, deadline, moving } from "../../rulebook/test/laws/rules.ts"
import { differences } from "../src/sql/compare.ts"
import { openDuckDb } from "../src/sql/duckdb.ts"
import { answered } from "../src/sql/orders.ts"

const presume = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])
const about = fc.option(fc.subarray(["order", "refund", "seller"], { minLength: 1 }), { nil: undefined })
const cases = fc.array(given, { minLength: 8, maxLength: 8 })

/** A script takes long to plan: every change tries the same ones, LAWS=20 twenty times as many and always others. */
const seldom = { ...runs(12), ...(process.env["LAWS"] === undefined ? { seed: 20_261_130 } : {}) }

let duckdb: Awaited<ReturnType<typeof openDuckDb>>
let [written, refused] = [0, 0]
beforeAll(async () => {
  duckdb = await openDuckDb()
})
afterAll(async () => {
  await duckdb.close()
})

/** The same answers as an audit, or the provisions by name that cannot be written. */
const isSame = async (book: Rulebook, facts: readonly object[], question: object): Promise<void> => {
  const orders = facts.map((one, i) => {
    const { order } = one as { readonly order?: object }
    return { ...one, order: { ...order, id: String(i) } }
  })
  const { table, load } = writeShape(book, "duckdb")
  const lines = orders.map((order) => JSON.stringify(order)).join("\n")
  for (const rows of ["orders", "verdicts"] as const) {
    try {
      const script = writeSql(book, question, { dialect: "duckdb", rows })
      const view = rows === "orders" ? "outcome" : "verdicts"
      const told = await duckdb.answer({ orders: lines, table, load: load ?? "", script, view })
      expect(differences(rows, answered(book, question, rows, orders), told.rows)).toEqual([])
      written++
    } catch (error) {
      if (!(error instanceof SqlError)) throw error
      refused++
      expect(error.leftOut.map(({ provision }) => book.provisions.includes(provision))).not.toContain(false)
    }
  }
}

it.each([
  ["certain dates", certain, bookOfHistory],
  ["uncertain dates", uncertain, bookOfHistory],
  ["clocks that change", uncertain, bookWhereClocksChange],
] as const)(
  "SQL answers as the audit does, with %s",
  { timeout: PATIENCE },
  async (_, histories, bookOfThem) => {
    await fc.assert(
      fc.asyncProperty(histories, cases, presume, about, async (h, facts, presumed, groups) => {
        const book = bookOfThem(h)
        const known = groups?.filter((group) => book.groups.includes(group))
        await isSame(book, facts.map(caseJson), {
          ...(presumed.length === 0 ? {} : { presume: presumed }),
          ...(known === undefined || known.length === 0 ? {} : { about: known }),
        })
      }),
      seldom,
    )
  },
)

it("SQL moves deadlines as the audit does", { timeout: PATIENCE }, async () => {
  const rules = <T>(effect: fc.Arbitrary<T>, maxLength: number) =>
    fc.array(fc.tuple(condition(false), effect), { minLength: 1, maxLength })
  await fc.assert(
    fc.asyncProperty(rules(deadline(false), 3), rules(moving, 3), cases, async (set, moved, facts) => {
      const book = bookOf(...[...set, ...moved].map(([when, effect], i) => ruled(`rule-${i}`, when, effect)))
      await isSame(book, facts.map(caseJson), {})
    }),
    seldom,
  )
})

it("SQL writes nearly all of what rules can say", () => {
  expect(written).toBeGreaterThan(2 * refused)
})
