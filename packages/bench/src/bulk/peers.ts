// Engines that others wrote, each with the rules in its own language and the orders as it takes them.
import { ZenEngine } from "@gorules/zen-engine"
import type { FactPath } from "@policy-ledger/rulebook"
import { leavesOf } from "@policy-ledger/rulebook"
import { LogicEngine } from "json-logic-engine"
import { Engine, type NestedCondition } from "json-rules-engine"
import { type Contender, NO, type Race, type Value, YES } from "./contenders.ts"
import { type Comparison, type Dialect, Translator } from "./dialect.ts"
import { type Flat, flatOf, plainName } from "./flat.ts"

/** What the rules of the race ask. */
const factsAsked = ({ rules }: Race): readonly FactPath[] => [
  ...new Set(
    rules.flatMap(({ decidedBy, when }) => [
      ...decidedBy,
      ...leavesOf(when).flatMap(({ node }) =>
        "fact" in node ? [node.fact] : "known" in node ? [node.known] : [],
      ),
    ]),
  ),
]

const flatOrders = (race: Race): readonly Flat[] => {
  const facts = factsAsked(race)
  return race.orders.map(({ decoded }) => flatOf(decoded, facts, race.platform))
}

const rulesIn = <A>(dialect: Dialect<A>, { rules, platform, zone }: Race): readonly A[] => {
  const translator = new Translator(dialect, platform, zone)
  return rules.map((rule) => translator.rule(rule))
}

const valueOf = (applies: boolean): Value => (applies ? YES : NO)

type Logic = string | number | boolean | null | readonly Logic[] | { readonly [operator: string]: Logic }

const read = (fact: FactPath): Logic => ({ var: plainName(fact) })
const isGiven = (fact: FactPath): Logic => ({ "!==": [read(fact), null] })

const LOGIC: Dialect<Logic> = {
  all: (parts) => (parts.length === 0 ? true : { and: parts }),
  any: (parts) => (parts.length === 0 ? false : { or: parts }),
  not: (part) => ({ "!": [part] }),
  given: isGiven,
  is: (fact, value) => ({ "===": [read(fact), value] }),
  has: (fact, word) => ({ in: [word, read(fact)] }),
  startsWith: (fact, stem) => ({ "===": [{ substr: [{ cat: [read(fact)] }, 0, stem.length] }, stem] }),
  compares: (fact, how, bound) => ({ and: [isGiven(fact), { [how]: [read(fact), bound] }] }),
}

const jsonLogic: Contender = {
  name: "json-logic-engine, compiled",
  values: 2,
  from: "the order",
  prepare: (race) => {
    const orders = flatOrders(race)
    const decide = new LogicEngine().build(rulesIn(LOGIC, race))
    const decided = (order: number): unknown => decide(orders[order])
    return {
      decide: decided,
      told: (order) => {
        const answers = decided(order)
        return Array.isArray(answers) ? answers.map((one) => valueOf(one === true)) : []
      },
    }
  },
}

const quoted = (text: string): string => JSON.stringify(text)

const ZEN: Dialect<string> = {
  all: (parts) => (parts.length === 0 ? "true" : `(${parts.join(" and ")})`),
  any: (parts) => (parts.length === 0 ? "false" : `(${parts.join(" or ")})`),
  not: (part) => `not (${part})`,
  given: (fact) => `${plainName(fact)} != null`,
  is: (fact, value) => `${plainName(fact)} == ${JSON.stringify(value)}`,
  has: (fact, word) => `contains(${plainName(fact)}, ${quoted(word)})`,
  startsWith: (fact, stem) =>
    `(${plainName(fact)} != null and startsWith(${plainName(fact)}, ${quoted(stem)}))`,
  compares: (fact, how, bound) => `(${plainName(fact)} != null and ${plainName(fact)} ${how} ${bound})`,
}

const node = (id: string, type: string, content: object): object => ({
  id,
  type,
  name: id,
  position: { x: 0, y: 0 },
  ...content,
})

const zen: Contender = {
  name: "zen-engine",
  values: 2,
  from: "the order",
  isAsync: true,
  prepare: (race) => {
    const orders = flatOrders(race)
    const expressions = rulesIn(ZEN, race).map((value, i) => ({ id: `e${i}`, key: `r${i}`, value }))
    const graph = {
      nodes: [
        node("order", "inputNode", {}),
        node("rules", "expressionNode", { content: { expressions } }),
        node("answers", "outputNode", {}),
      ],
      edges: [
        { id: "in", type: "edge", sourceId: "order", targetId: "rules" },
        { id: "out", type: "edge", sourceId: "rules", targetId: "answers" },
      ],
    }
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)))
    return {
      decide: (order) => decision.evaluate(orders[order]),
      told: async (order) => {
        const { result } = await decision.evaluate(orders[order])
        const answers: Readonly<Record<string, unknown>> = result
        return race.rules.map((_, i) => valueOf(answers[`r${i}`] === true))
      },
    }
  },
}

const OPERATORS: { readonly [how in Comparison]: string } = {
  ">=": "notBelow",
  ">": "above",
  "<=": "notAbove",
  "<": "below",
}

const asks = (fact: FactPath, operator: string, value: unknown): NestedCondition => ({
  fact: plainName(fact),
  operator,
  value,
})

const RULES: Dialect<NestedCondition> = {
  all: (parts) => ({ all: [...parts] }),
  any: (parts) => ({ any: [...parts] }),
  not: (part) => ({ not: part }),
  given: (fact) => asks(fact, "notEqual", null),
  is: (fact, value) => asks(fact, "equal", value),
  has: (fact, word) => asks(fact, "contains", word),
  startsWith: (fact, stem) => asks(fact, "startsWith", stem),
  compares: (fact, how, bound) => asks(fact, OPERATORS[how], bound),
}

const jsonRules: Contender = {
  name: "json-rules-engine",
  values: 2,
  from: "the order",
  isAsync: true,
  prepare: (race) => {
    const orders = flatOrders(race)
    const engine = new Engine()
    // Its own comparisons refuse what is no number; null is to be an answer.
    engine.addOperator("notBelow", (value: number | null, bound: number) => value !== null && value >= bound)
    engine.addOperator("above", (value: number | null, bound: number) => value !== null && value > bound)
    engine.addOperator("notAbove", (value: number | null, bound: number) => value !== null && value <= bound)
    engine.addOperator("below", (value: number | null, bound: number) => value !== null && value < bound)
    engine.addOperator("startsWith", (value: string | null, stem: string) => value?.startsWith(stem) === true)
    for (const [i, condition] of rulesIn(RULES, race).entries())
      engine.addRule({ conditions: { all: [condition] }, event: { type: String(i) } })
    const run = (order: number) => engine.run({ ...orders[order] })
    return {
      decide: run,
      told: async (order) => {
        const applying = new Set((await run(order)).events.map(({ type }) => type))
        return race.rules.map((_, i) => valueOf(applying.has(String(i))))
      },
    }
  },
}

export const PEERS: readonly Contender[] = [jsonLogic, zen, jsonRules]
