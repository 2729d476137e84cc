import { explain } from "@policy-ledger/rulebook/explain"
import { describe, expect, it } from "vitest"
import { contradictions } from "../../rulebook/test/explain/same.ts"
import { casesOfAll } from "./announcements/all-cases.ts"
import { loggedRulebook } from "./logged.ts"

describe.each(casesOfAll())("explanations in the ledger of %s", (id, cases) => {
  const book = loggedRulebook(id)

  it.each([{}, { presume: ["commencement", "continuance", "unchanged", "conditions"] }] as const)(
    "say what audits say of every case, asked %j",
    (question) => {
      for (const json of cases)
        expect(contradictions(explain(book, json, question), book.audit(json, question))).toEqual([])
    },
  )
})
