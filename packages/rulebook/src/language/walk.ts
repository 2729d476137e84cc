// The one way through the trees of the language. What evaluates, explains, checks or compiles a rule is a set of cases,
// one for each construct: a construct that is added is an error of types wherever its case is missing.
import type { Amount } from "./amount.ts"
import type { Atom, Condition, Saving } from "./condition.ts"
import type { CountedDeadline, Deadline, Effect, Pay } from "./effect.ts"
import type { Derivation, FactPath, ListPath } from "./platform.ts"

/** The members of a union that have the key. */
type With<Union, Key extends PropertyKey> = Union extends unknown
  ? Key extends keyof Union
    ? Union
    : never
  : never

/** The members of a union of which some key is the name of a case: all of them, or one has no case. */
type Taken<Union, Cases> = Union extends unknown
  ? keyof Union & keyof Cases extends never
    ? never
    : Union
  : never

/** The case by whose name the node has a key. A kind that this engine does not know is told as nothing else. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what the cases give, whoever calls it knows
const caseOf = <A>(node: object, cases: object): A => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever calls it says which case takes which node
  const takes = cases as { readonly [name: string]: (node: object) => A }
  // oxlint-disable-next-line guard-for-in -- faster by far than a list of them for each node
  for (const name in takes) {
    const take = name in node ? takes[name] : undefined
    if (take !== undefined) return take(node)
  }
  throw new Error(`a kind that is not known: ${Object.keys(node).join(", ")}`)
}

/** A case for each construct of a condition. */
export interface ConditionCases<A> {
  readonly always: () => A
  readonly all: (node: With<Condition, "all">) => A
  readonly any: (node: With<Condition, "any">) => A
  readonly not: (node: With<Condition, "not">) => A
  readonly known: (node: With<Condition, "known">) => A
  readonly unstated: (node: With<Condition, "unstated">) => A
  readonly some: (node: With<Condition, "some">) => A
  readonly every: (node: With<Condition, "every">) => A
  readonly atom: (node: Atom) => A
}

export const matchCondition = <A>(
  node: Atom | Taken<Exclude<Condition, Atom>, ConditionCases<A>>,
  cases: ConditionCases<A>,
): A => ("fact" in node ? cases.atom(node) : caseOf(node, cases))

/** A case for each construct of a saving. */
export interface SavingCases<A> {
  readonly all: (node: With<Saving, "all">) => A
  readonly any: (node: With<Saving, "any">) => A
  readonly not: (node: With<Saving, "not">) => A
  readonly before: (node: With<Saving, "before">) => A
  readonly since: (node: With<Saving, "since">) => A
  readonly when: (node: With<Saving, "when">) => A
}

export const matchSaving = <A>(node: Taken<Saving, SavingCases<A>>, cases: SavingCases<A>): A =>
  caseOf(node, cases)

/** A case for each question about a fact. `soonAfter`: `within` a time `after` another instant. */
export interface AtomCases<A> {
  readonly is: (atom: With<Atom, "is">) => A
  readonly in: (atom: With<Atom, "in">) => A
  readonly has: (atom: With<Atom, "has">) => A
  readonly hasAny: (atom: With<Atom, "hasAny">) => A
  readonly atLeast: (atom: With<Atom, "atLeast">) => A
  readonly moreThan: (atom: With<Atom, "moreThan">) => A
  readonly atMost: (atom: With<Atom, "atMost">) => A
  readonly lessThan: (atom: With<Atom, "lessThan">) => A
  readonly within: (atom: Exclude<With<Atom, "within">, { readonly after: FactPath }>) => A
  readonly soonAfter: (atom: With<Atom, "after">) => A
  readonly before: (atom: With<Atom, "before">) => A
  readonly since: (atom: With<Atom, "since">) => A
}

export const matchAtom = <A>(atom: Taken<Atom, AtomCases<A>>, cases: AtomCases<A>): A =>
  "after" in atom ? cases.soonAfter(atom) : caseOf(atom, cases)

/** The single deadlines of which one is made up. */
export const countedOf = (deadline: Deadline): readonly CountedDeadline[] => {
  if ("earliest" in deadline) return deadline.earliest
  return "latest" in deadline ? deadline.latest : [deadline]
}

/** A case for each kind of effect. */
export interface EffectCases<A> {
  readonly deadline: (effect: Deadline) => A
  readonly refund: (effect: With<Effect, "refund">) => A
  readonly pay: (effect: Pay) => A
  readonly cap: (effect: With<Effect, "cap">) => A
  readonly waive: (effect: With<Effect, "waive">) => A
  readonly pause: (effect: With<Effect, "pause">) => A
  readonly extend: (effect: With<Effect, "extend">) => A
  readonly calendar: (effect: With<Effect, "calendar">) => A
  readonly sanction: (effect: With<Effect, "sanction">) => A
  readonly offer: (effect: With<Effect, "offer">) => A
  readonly duty: (effect: With<Effect, "duty">) => A
  readonly notice: (effect: With<Effect, "notice">) => A
}

export const matchEffect = <A>(effect: Taken<Effect, EffectCases<A>>, cases: EffectCases<A>): A =>
  caseOf(effect, cases)

/** A case for each construct of an amount. */
export interface AmountCases<A> {
  readonly fixed: (text: string) => A
  readonly rate: (node: With<Amount, "rate">) => A
  readonly each: (node: With<Amount, "each">) => A
  readonly sum: (node: With<Amount, "sum">) => A
  readonly least: (node: With<Amount, "least">) => A
  readonly greatest: (node: With<Amount, "greatest">) => A
  readonly tiers: (node: With<Amount, "tiers">) => A
  readonly cases: (node: With<Amount, "cases">) => A
  readonly oneOf: (node: With<Amount, "oneOf">) => A
  readonly unstated: (node: With<Amount, "unstated">) => A
}

export const matchAmount = <A>(
  node: string | Taken<Exclude<Amount, string>, AmountCases<A>>,
  cases: AmountCases<A>,
): A => (typeof node === "string" ? cases.fixed(node) : caseOf(node, cases))

/** The way from a node to one below it: keys and places in lists. */
export type Steps = readonly (string | number)[]

/** A node of a condition or saving, and the way to it from the root. */
export interface Placed<Node> {
  readonly node: Node
  readonly at: Steps
  /** The list of whose members it is asked. */
  readonly list?: ListPath
}

const listed = <Node>(key: string, nodes: readonly Node[]): readonly Placed<Node>[] =>
  nodes.map((node, i) => ({ node, at: [key, i] }))

/** What stands right below a node. */
const partsOf = (node: Condition | Saving): readonly Placed<Condition | Saving>[] => {
  if ("all" in node) return listed<Condition | Saving>("all", node.all)
  if ("any" in node) return listed<Condition | Saving>("any", node.any)
  if ("not" in node) return [{ node: node.not, at: ["not"] }]
  if ("some" in node) return [{ node: node.some, at: ["some"], list: node.of }]
  if ("every" in node) return [{ node: node.every, at: ["every"], list: node.of }]
  return "when" in node ? [{ node: node.when, at: ["when"] }] : []
}

/** Every node, from the root down and from left to right. */
export function* nodesOf(
  root: Condition | Saving,
  at: Steps = [],
  list?: ListPath,
): Generator<Placed<Condition | Saving>, void> {
  yield { node: root, at, ...(list === undefined ? {} : { list }) }
  for (const part of partsOf(root)) yield* nodesOf(part.node, [...at, ...part.at], part.list ?? list)
}

/** What asks something by itself, in a condition or a saving. */
export type Leaf = Atom | With<Condition, "always" | "known" | "unstated"> | With<Saving, "before" | "since">

/** A case for each. `before` and `since`: of a saving, against the date of an ending. */
export interface LeafCases<A> {
  readonly always: () => A
  readonly known: (leaf: With<Condition, "known">) => A
  readonly unstated: (leaf: With<Condition, "unstated">) => A
  readonly before: (leaf: With<Saving, "before">) => A
  readonly since: (leaf: With<Saving, "since">) => A
  readonly atom: (leaf: Atom) => A
}

export const matchLeaf = <A>(
  leaf: Atom | Taken<Exclude<Leaf, Atom>, LeafCases<A>>,
  cases: LeafCases<A>,
): A => ("fact" in leaf ? cases.atom(leaf) : caseOf(leaf, cases))

const isLeaf = (node: Condition | Saving): node is Leaf =>
  !["all", "any", "not", "when", "some", "every"].some((key) => key in node)

/** Every leaf, from left to right, with the way to it. */
export const leavesOf = (
  root: Condition | Saving,
  at: Steps = [],
  list?: ListPath,
): readonly Placed<Leaf>[] =>
  [...nodesOf(root, at, list)].flatMap((placed) =>
    isLeaf(placed.node) ? [{ ...placed, node: placed.node }] : [],
  )

/** The facts that a node asks for by itself, whatever stands below it. */
export const factsAsked = (node: Condition | Saving): readonly FactPath[] => {
  if ("known" in node) return [node.known]
  if ("fact" in node) return "after" in node ? [node.fact, node.after] : [node.fact]
  if ("before" in node) return [node.before]
  if ("since" in node) return [node.since]
  return "some" in node || "every" in node ? [node.of] : []
}

/** Every fact that a condition or a saving asks for. */
const factsOf = (root: Condition | Saving): readonly FactPath[] =>
  [...nodesOf(root)].flatMap(({ node }) => factsAsked(node))

const NO_AMOUNTS = (): readonly Placed<Amount>[] => []

/** What stands right below an amount. */
const amountsIn = (node: Amount): readonly Placed<Amount>[] =>
  matchAmount(node, {
    fixed: NO_AMOUNTS,
    rate: NO_AMOUNTS,
    each: NO_AMOUNTS,
    tiers: NO_AMOUNTS,
    unstated: NO_AMOUNTS,
    sum: ({ sum }) => listed("sum", sum),
    least: ({ least }) => listed("least", least),
    greatest: ({ greatest }) => listed("greatest", greatest),
    oneOf: ({ oneOf }) => listed("oneOf", oneOf),
    cases: (choice) => [
      ...choice.cases.map(({ then }, i) => ({ node: then, at: ["cases", i, "then"] })),
      ...(choice.else === undefined ? [] : [{ node: choice.else, at: ["else"] }]),
    ],
  })

/** Every part of an amount, from the root down and from left to right. */
export function* amountsOf(root: Amount, at: Steps = []): Generator<Placed<Amount>, void> {
  yield { node: root, at }
  for (const part of amountsIn(root)) yield* amountsOf(part.node, [...at, ...part.at])
}

/** The facts that an amount reads itself, whatever stands below it or guards it. */
export const factsReckoned = (node: Amount): readonly FactPath[] =>
  typeof node === "string" || !("of" in node) ? [] : [node.of].flat()

/** The conditions of the branches of an amount. */
const guardsOf = (root: Amount, at: Steps = []): readonly Placed<Condition>[] =>
  [...amountsOf(root, at)].flatMap((placed) =>
    typeof placed.node === "object" && "cases" in placed.node
      ? placed.node.cases.map(({ when }, i) => ({ node: when, at: [...placed.at, "cases", i, "when"] }))
      : [],
  )

/** The conditions of a payment beside its rule's: of whom it is reckoned, and how. */
export const conditionsOfPay = (pay: Pay, at: Steps = []): readonly Placed<Condition>[] => [
  ...(pay.where === undefined ? [] : [{ node: pay.where, at: [...at, "where"] }]),
  ...("amount" in pay ? guardsOf(pay.amount, [...at, "amount"]) : []),
]

/** The facts that one is computed from; lists as they are. */
export const factsDerivedFrom = (derived: Derivation): readonly FactPath[] => {
  const where = "where" in derived && derived.where !== undefined ? factsOf(derived.where) : []
  if ("sum" in derived) return [derived.sum, ...where]
  if ("count" in derived) return [derived.count, ...where]
  if ("share" in derived) return [derived.share, ...where]
  return "ratio" in derived ? [derived.ratio, derived.over] : [derived.reached, derived.by]
}
