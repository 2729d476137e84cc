import { nodesOf } from "@policy-ledger/rulebook"
import { conditionSentence, effectWords, savingWords } from "@policy-ledger/rulebook/plain-words"
import fc from "fast-check"
import { expect, it } from "vitest"
import { bazaar } from "../bazaar/platform.ts"
import { PATIENCE, runs } from "./laws.ts"
import { condition, effects, saving } from "./rules.ts"

/** What reads as data and not as words; titles of the bazaar are Chinese with a path, and English without. */
const RAW = /undefined|NaN|\[|\.\.|\w\.[a-z]|T\d\d:\d\d|\{/

it("whatever a rule says has words, and none of them is data", { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(condition(false), saving(false), effects(false), (when, keeps, does) => {
      const said = [
        conditionSentence(when, bazaar, "en"),
        ...[...nodesOf(keeps)].map(({ node }) => savingWords(node, bazaar, "en")),
        ...does.map((effect) => effectWords(effect, bazaar, "en")),
      ]
      for (const words of said) expect(words).not.toMatch(RAW)
      expect(said).not.toContain("")
    }),
    runs(300),
  )
})
