import { explain } from "@policy-ledger/rulebook/explain"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { contradictions } from "../../rulebook/test/explain/same.ts"
import { ExplainAnswer } from "../src/schema/explain.ts"
import { casesOfAll } from "./announcements/all-cases.ts"
import { loggedRulebook } from "./logged.ts"

const decode = Schema.decodeUnknownSync(ExplainAnswer.fields.verdicts, { onExcessProperty: "error" })

describe.each(casesOfAll())("explanations in the ledger of %s", (id, cases) => {
  const book = loggedRulebook(id)

  it.each([{}, { presume: ["commencement", "continuance", "unchanged", "conditions"] }] as const)(
    "say what audits say of every case, asked %j",
    (question) => {
      for (const json of cases)
        expect(contradictions(explain(book, json, question), book.audit(json, question))).toEqual([])
    },
  )

  it("are as their schema says", () => {
    for (const json of cases) {
      const verdicts: unknown = JSON.parse(JSON.stringify(explain(book, json).verdicts))
      expect(decode(verdicts)).toEqual(verdicts)
    }
  })
})
