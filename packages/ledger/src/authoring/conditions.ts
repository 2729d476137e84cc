// What is wrong with a condition or a saving: it asks of a fact what this type of fact can answer, in values it can have.
import {
  type Atom,
  type Condition,
  factValues,
  type FactDeclaration,
  type FactType,
  isPossibleRegion,
  leavesOf,
  nodesOf,
  matchAtom,
  matchLeaf,
  nearest,
  parseDecimal,
  type Saving,
} from "@policy-ledger/rulebook"
import { durationObjections } from "./calendars.ts"
import { moneyObjections, moneyWords } from "./money.ts"
import { clash, type Objection } from "./objection.ts"
import type { Path } from "./yaml.ts"
import type { Vocabulary } from "./vocabulary.ts"

type Objections = readonly Objection[]

/** What a condition or a saving asks that its platform cannot answer. */
export const conditionObjections = (
  root: Condition | Saving,
  path: Path,
  words: Vocabulary,
  of?: string,
): Objections => [
  ...membersObjections(root, path, words, of),
  ...leavesOf(root, path, of).flatMap(({ node, at, list }) =>
    matchLeaf<Objections>(node, {
      always: () => [],
      unstated: () => [],
      known: ({ known }) => factObjections(known, [...at, "known"], words, list),
      before: ({ before }) => instantObjections(before, [...at, "before"], words, list),
      since: ({ since }) => instantObjections(since, [...at, "since"], words, list),
      atom: (atom) => atomObjections(atom, at, words, list),
    }),
  ),
]

/** Members are those of a list that the platform has, and are asked of one list at a time. */
const membersObjections = (
  root: Condition | Saving,
  path: Path,
  words: Vocabulary,
  of: string | undefined,
): Objections =>
  [...nodesOf(root, path, of)].flatMap(({ node, at, list }) => {
    if (!("some" in node || "every" in node)) return []
    if (list === undefined) return listObjections(node.of, [...at, "of"], words)
    return [
      clash(
        [...at, "of"],
        `members of ${node.of} within what is asked of those of ${list}`,
        "members of one list at a time",
      ),
    ]
  })

/** A list that holds facts of the platform. */
export const listObjections = (list: string, path: Path, { facts }: Vocabulary): Objections =>
  [...facts.keys()].some((fact) => fact.startsWith(`${list}.`))
    ? []
    : [{ reason: "UnknownFact", path, expected: "a list that holds facts of the platform" }]

/** A fact that the platform declares, and of which there is one: of a list only where its members are asked. */
const factObjections = (
  fact: string,
  path: Path,
  { facts }: Vocabulary,
  list: string | undefined,
): Objections => {
  if (!facts.has(fact)) {
    const expected = "a fact that the platform declares"
    return [{ reason: "UnknownFact", path, expected, nearest: nearest(fact, [...facts.keys()]) }]
  }
  if (!fact.includes("[]") || (list !== undefined && fact.startsWith(`${list}.`))) return []
  const own = fact.slice(0, fact.indexOf("[]") + 2)
  return [
    {
      reason: "OperatorMismatch",
      path,
      expected: `a fact of which a case has one, not a list: ask it of a member, as { some: …, of: "${own}" }`,
    },
  ]
}

/** A fact of one of these types. */
export const typedObjections = (
  fact: string,
  types: readonly FactType[],
  path: Path,
  words: Vocabulary,
  list?: string,
): Objections => {
  const objections = factObjections(fact, path, words, list)
  const type = words.facts.get(fact)?.type
  return objections.length > 0 || type === undefined || types.includes(type)
    ? objections
    : [
        {
          reason: "OperatorMismatch",
          path,
          found: `${fact}, of type ${type}`,
          expected: `a fact of type ${types.join(" or ")}`,
        },
      ]
}

export const instantObjections = (fact: string, path: Path, words: Vocabulary, list?: string): Objections =>
  typedObjections(fact, ["instant"], path, words, list)

const atomObjections = (atom: Atom, path: Path, words: Vocabulary, list: string | undefined): Objections => {
  const unknown = factObjections(atom.fact, [...path, "fact"], words, list)
  const fact = words.facts.get(atom.fact)
  if (unknown.length > 0 || fact === undefined) return unknown
  return matchAtom<Objections>(atom, {
    is: ({ is }) => isObjections(fact, is, [...path, "is"]),
    in: ({ in: values }) => [
      ...typeObjections(fact, ["enum"], [...path, "in"]),
      ...values.flatMap((value, i) => valueObjections(fact, value, [...path, "in", i])),
    ],
    has: ({ has }) => [
      ...typeObjections(fact, ["set"], [...path, "has"]),
      ...valueObjections(fact, has, [...path, "has"]),
    ],
    hasAny: ({ hasAny }) => [
      ...typeObjections(fact, ["set"], [...path, "hasAny"]),
      ...hasAny.flatMap((value, i) => valueObjections(fact, value, [...path, "hasAny", i])),
    ],
    atLeast: ({ atLeast }) => boundObjections(fact, atLeast, [...path, "atLeast"], words),
    moreThan: ({ moreThan }) => boundObjections(fact, moreThan, [...path, "moreThan"], words),
    atMost: ({ atMost }) => boundObjections(fact, atMost, [...path, "atMost"], words),
    lessThan: ({ lessThan }) => boundObjections(fact, lessThan, [...path, "lessThan"], words),
    soonAfter: ({ after, within }) => [
      ...typeObjections(fact, ["instant"], [...path, "within"]),
      ...durationObjections(within, [...path, "within"], words),
      ...instantObjections(after, [...path, "after"], words, list),
    ],
    within: ({ within }) => [
      ...typeObjections(fact, ["region", "tree"], [...path, "within"]),
      ...within.flatMap((place, i) =>
        fact.type === "tree"
          ? placeObjections(fact, place, [...path, "within", i], words)
          : regionObjections(place, [...path, "within", i], words),
      ),
    ],
    before: () => typeObjections(fact, ["instant"], [...path, "before"]),
    since: () => typeObjections(fact, ["instant"], [...path, "since"]),
  })
}

/** The operator is the last step of the path. */
const typeObjections = (fact: FactDeclaration, types: readonly FactType[], path: Path): Objections =>
  types.includes(fact.type)
    ? []
    : [
        {
          reason: "OperatorMismatch",
          path,
          part: "key",
          found: `${String(path.at(-1))} asked of ${fact.path}, of type ${fact.type}`,
          expected: `${OPERATORS[fact.type]}, or a fact of type ${types.join(" or ")}`,
        },
      ]

/** What each type of fact can be asked. */
const OPERATORS: { readonly [type in FactType]: string } = {
  instant: "before, since, or within … after",
  money: "atLeast, moreThan, atMost or lessThan",
  ratio: "atLeast, moreThan, atMost or lessThan",
  integer: "atLeast, moreThan, atMost or lessThan",
  boolean: "is: true or is: false",
  enum: "is or in",
  set: "has or hasAny",
  region: "within",
  tree: "within",
  text: "no question of text, which decides nothing",
}

const isObjections = (fact: FactDeclaration, is: string | boolean, path: Path): Objections => {
  const mismatch = typeObjections(fact, ["enum", "boolean"], path)
  if (mismatch.length > 0) return mismatch
  if (fact.type === "boolean")
    return typeof is === "boolean" ? [] : [{ reason: "UnknownValue", path, expected: "true or false" }]
  return valueObjections(fact, is, path)
}

const valueObjections = (fact: FactDeclaration, value: string | boolean, path: Path): Objections => {
  const values = fact.values?.map((one) => one.value)
  if (values === undefined || values.some((one) => one === value)) return []
  const expected = `a value of ${fact.path}: ${values.join(", ")}`
  return [{ reason: "UnknownValue", path, expected, nearest: nearest(String(value), values) }]
}

const boundObjections = (
  fact: FactDeclaration,
  bound: string | number,
  path: Path,
  words: Vocabulary,
): Objections => {
  const mismatch = typeObjections(fact, ["money", "ratio", "integer"], path)
  if (mismatch.length > 0) return mismatch
  if (fact.type === "integer")
    return typeof bound === "number"
      ? []
      : [{ reason: "WrongType", path, expected: "a whole number, unquoted" }]
  const isMoney = fact.type === "money"
  const expected = isMoney ? moneyWords(words) : "decimal text from 0 to 1 with at most 6 decimals"
  if (typeof bound === "number")
    return [
      { reason: "QuoteIt", path, found: `${bound}, a number`, expected: `${expected}: quote it, "${bound}"` },
    ]
  if (isMoney) return moneyObjections(bound, path, words)
  const ppm = parseDecimal(bound, 6)
  return ppm === undefined || ppm > 1_000_000 ? [{ reason: "BadRatio", path, expected }] : []
}

const placeObjections = (
  fact: FactDeclaration,
  place: string,
  path: Path,
  { platform }: Vocabulary,
): Objections => {
  const places = factValues(fact, platform).map(({ value }) => value)
  if (places.includes(place)) return []
  const expected = `a place of the tree ${fact.tree}`
  return [{ reason: "UnknownValue", path, expected, nearest: nearest(place, places) }]
}

export const regionObjections = (code: string, path: Path, { platform }: Vocabulary): Objections =>
  isPossibleRegion(code, platform.regionPrefixes)
    ? []
    : [{ reason: "NoSuchRegion", path, expected: "a GB/T 2260 code that can exist" }]
