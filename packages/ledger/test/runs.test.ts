import { runs } from "@policy-ledger/rulebook/runs"
import { describe, expect, it } from "vitest"
import { aroundChanges, misshapen, toldAt, toldBy } from "../../rulebook/test/runs/same.ts"
import { LOGGED, loggedRulebook } from "./logged.ts"

const QUESTIONS = [
  {},
  { presume: ["commencement", "continuance", "unchanged", "conditions"] },
  { announcedBy: "2023-02-01" },
] as const

for (const id of LOGGED)
  describe(`the runs of ${id}`, () => {
    const book = loggedRulebook(id)

    it.each(QUESTIONS)("say at every change and beside it what is in force, asked %j", (question) => {
      const answer = runs(book, question)
      expect(misshapen(answer)).toEqual([])
      for (const t of aroundChanges(answer))
        expect([t, toldBy(answer, t)]).toEqual([t, toldAt(book, t, question)])
    })
  })

it("tell of drafts and hearsay too, which never hold", () => {
  const { provisions } = runs(loggedRulebook("1688"))
  const drafts = provisions.flatMap(({ versions, runs: all }) =>
    versions.filter(
      ({ key, standing }) => standing !== "announced" && !all.some((run) => run.version === key),
    ),
  )
  expect(drafts.length).toBeGreaterThan(2)
})
