import { QuestionError, type Rulebook } from "@policy-ledger/rulebook"
import { whatIf, type WhatIfAnswer } from "@policy-ledger/rulebook/what-if"
import { describe, expect, it } from "vitest"
import { differences } from "../../rulebook/test/what-if/same.ts"
import { casesOfAll } from "./announcements/all-cases.ts"
import type { Json } from "./announcements/table.ts"
import { loggedRulebook } from "./logged.ts"

/** What a case says that is not text, by its path, and what follows from it; of a list only its sum. */
const factsOf = ({ platform }: Rulebook, json: Json): readonly string[] =>
  platform.facts
    .filter(({ type, path, derived, input }) => {
      const [section = "", fact = ""] = path.split(".")
      const group = json[section] as Json | null | undefined
      if (type === "text" || path.includes("[]") || group === undefined || group === null) return false
      if (derived === undefined) return fact in group
      return input === true || path === platform.subOrders?.replace(/s?ubOrders\[\]\.amount$/, "amount")
    })
    .map(({ path }) => path)

/** Within a week of what the case says, where there would be no end to the pieces. */
const weekAround = (json: Json, vary: string): object => {
  const [section = "", fact = ""] = vary.split(".")
  const at = Date.parse(String((json[section] as Json)[fact]))
  const day = (by: number): string => new Date(at + by * 86_400_000).toISOString()
  return { from: day(-3), to: day(4) }
}

const asked = (book: Rulebook, json: Json, vary: string): WhatIfAnswer => {
  try {
    return whatIf(book, json, { vary })
  } catch (error) {
    if (!(error instanceof QuestionError) || !["from", "to"].includes(error.at)) throw error
    return whatIf(book, json, { vary, ...weekAround(json, vary) })
  }
}

/** The same places between pieces in every run. */
const places = () => {
  let n = 0
  return () => (n = (n * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31
}

for (const [id, all] of casesOfAll())
  describe(`what-if in the ledger of ${id}`, () => {
    const book = loggedRulebook(id)

    it.each(all.map((json, i) => [i, json] as const))(
      "says what audits say of case %i",
      { timeout: 120_000 },
      (_, json) => {
        for (const vary of factsOf(book, json))
          expect([vary, differences(book, json, asked(book, json, vary), {}, places())]).toEqual([vary, []])
      },
    )
  })
