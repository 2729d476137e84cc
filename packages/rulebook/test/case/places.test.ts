import {
  caseForm,
  decodeCase,
  describeProblem,
  type CaseResult,
  type Condition,
} from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { Predicates } from "../../src/case/predicates.ts"
import { bazaar } from "../bazaar/platform.ts"
import { verdictOf } from "../bazaar/one-rule.ts"
import { DECLARED, factsOf, problemsOf, ZONE } from "../bazaar/facts.ts"

const QUESTIONS = new Predicates(DECLARED, ZONE, false)
const within = (places: readonly string[], goods: unknown): string =>
  QUESTIONS.condition({ fact: "order.goods", within: places })(factsOf({ order: { goods } })).value

describe("a place of a tree", () => {
  it.each([
    ["fruit", ["fruit"], "yes"],
    ["fruit", ["food"], "yes"],
    ["fruit", ["goods"], "yes"],
    ["fruit", ["fish"], "no"],
    ["fruit", ["tools"], "no"],
    ["fruit", ["tools", "food"], "yes"],
    ["food", ["fruit"], "unknown"],
    ["goods", ["fruit"], "unknown"],
    ["food", ["tools"], "no"],
    ["food", ["fruit", "fish"], "unknown"],
    ["food", ["tools", "fish"], "unknown"],
    [undefined, ["goods"], "unknown"],
    [null, ["goods"], "no"],
  ])("%s within %j: %s", (goods, places, value) => {
    expect(within(places, goods)).toBe(value)
  })

  it("is one that the platform declares", () => {
    expect(problemsOf({ order: { goods: "fuit" } })).toEqual([
      'order.goods: found "fuit", expected a place of the tree goods (did you mean fruit?)',
    ])
    expect(problemsOf({ order: { goods: 7 } })).toEqual([
      "order.goods: found 7, expected a place of the tree goods",
    ])
  })

  it("may stand in a member of a list", () => {
    const goods = {
      path: "order.parts[].goods",
      type: "tree",
      tree: "goods",
      title: { zh: "货", en: "goods" },
    } as const
    const form = caseForm({ ...bazaar, facts: [...bazaar.facts, goods] }, ZONE)
    const parts = (...kinds: readonly string[]): CaseResult =>
      decodeCase({ order: { parts: kinds.map((kind) => ({ goods: kind })) } }, form)
    expect(parts("fruit", "food").ok).toBe(true)
    const refused = parts("fruit", "tool")
    expect(refused.ok ? [] : refused.problems.map(describeProblem)).toEqual([
      'order.parts[1].goods: found "tool", expected a place of the tree goods (did you mean tools?)',
    ])
  })

  it("is told by its title and id, in the question and in what the case knows", () => {
    const when: Condition = { fact: "order.goods", within: ["food", "tools"] }
    const { because } = verdictOf({ when }, { order: { goods: "fruit" } })
    expect(because.at(-1)).toBe(
      "order goods (order.goods) within Food (food), Tools (tools): holds (Fruit (fruit))",
    )
  })
})

it("what is measured over a time says over which, wherever it is asked for", () => {
  const { because } = verdictOf({ when: { fact: "seller.lateRate", lessThan: "0.04" } }, {})
  expect(because.at(-1)).toBe(
    "seller lateRate over the last 28 days, ending 7 days before (seller.lateRate) < 4 %: unknown (not given)",
  )
})
