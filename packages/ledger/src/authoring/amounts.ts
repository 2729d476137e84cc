// What is wrong with a payment: the facts it is reckoned on, its bounds, and branches that nobody can reach.
import {
  type Amount,
  amountsOf,
  type Condition,
  matchAmount,
  matchCondition,
  parseDecimal,
  type Pay,
} from "@policy-ledger/rulebook"
import { conditionObjections, typedObjections } from "./conditions.ts"
import { paymentObjections } from "./declared.ts"
import { moneyObjections } from "./money.ts"
import { clash, type Objection } from "./objection.ts"
import type { Vocabulary } from "./vocabulary.ts"
import type { Path } from "./yaml.ts"

type Objections = readonly Objection[]

const NONE = (): Objections => []

/** What a payment asks that its platform cannot answer. */
export const payObjections = (pay: Pay, path: Path, words: Vocabulary): Objections => {
  const list = listOf(pay, words)
  return [
    ...paymentObjections(pay.pay, [...path, "pay"], words),
    ...perObjections(pay, path, words),
    ...(["capPerSubOrder", "capPerOrder"] as const).flatMap((cap) =>
      moneyObjections(pay[cap], [...path, cap], words),
    ),
    // A price of one among many may be finer than money is; a sum that is paid as it stands may not.
    ...("amount" in pay && typeof pay.amount === "string"
      ? moneyObjections(pay.amount, [...path, "amount"], words)
      : []),
    ...(pay.where === undefined || pay.per === "order"
      ? []
      : conditionObjections(pay.where, [...path, "where"], words, list)),
    ...("amount" in pay ? amountObjections(pay.amount, [...path, "amount"], words, list) : []),
  ]
}

/** The list for each of whose members it is reckoned. */
const listOf = ({ per }: Pay, { platform }: Vocabulary): string | undefined => {
  if (per === "item") return platform.items
  return per === "order" ? undefined : platform.subOrders?.slice(0, platform.subOrders.indexOf("[]") + 2)
}

/** For what it is reckoned, and whether the platform tells it. */
const perObjections = (pay: Pay, path: Path, { platform }: Vocabulary): Objections => [
  ...(pay.per === "item" && platform.items === undefined
    ? [clash([...path, "per"], "per: item on a platform without items", 'items: "order.items[]" in its file')]
    : []),
  ...((pay.per === "sub-order" || "rate" in pay) && pay.per !== "item" && platform.subOrders === undefined
    ? [
        clash(
          [...path, pay.per === "sub-order" ? "per" : "rate"],
          `${pay.per === "sub-order" ? "per: sub-order" : "a bare rate"} on a platform without sub-orders`,
          "amount: { rate, of }, or subOrders in its file",
        ),
      ]
    : []),
  ...(pay.per === "item" && "rate" in pay
    ? [clash([...path, "rate"], "a bare rate, of an item", "amount: { rate, of: a fact of the item }")]
    : []),
  ...(pay.per === "order" && pay.capPerSubOrder !== undefined
    ? [clash([...path, "capPerSubOrder"], "capPerSubOrder beside per: order", "capPerOrder")]
    : []),
  ...(pay.from !== undefined && pay.from === pay.to
    ? [clash([...path, "to"], `${pay.to}, who pays it`, "two parties, one who pays and one who is paid")]
    : []),
  ...(pay.per === "order" && pay.where !== undefined
    ? [clash([...path, "where"], "where beside per: order", "where beside per: item or per: sub-order")]
    : []),
]

const amountObjections = (
  root: Amount,
  path: Path,
  words: Vocabulary,
  list: string | undefined,
): Objections =>
  [...amountsOf(root, path)].flatMap(({ node, at }) =>
    matchAmount<Objections>(node, {
      fixed: NONE,
      rate: ({ of }) =>
        typeof of === "string"
          ? typedObjections(of, ["money"], [...at, "of"], words, list)
          : of.flatMap((fact, i) => typedObjections(fact, ["money"], [...at, "of", i], words, list)),
      each: ({ of }) => typedObjections(of, ["integer"], [...at, "of"], words, list),
      tiers: ({ tiers, of }) => [
        ...typedObjections(of, ["money"], [...at, "of"], words, list),
        ...tierObjections(tiers, [...at, "tiers"]),
        ...tiers.flatMap(({ upTo }, i) => moneyObjections(upTo, [...at, "tiers", i, "upTo"], words)),
      ],
      cases: ({ cases }) => [
        ...cases.flatMap(({ when }, i) =>
          conditionObjections(when, [...at, "cases", i, "when"], words, list),
        ),
        ...branchObjections(node, at),
      ],
      sum: NONE,
      least: NONE,
      greatest: NONE,
      oneOf: ({ oneOf }) =>
        new Set(oneOf.map((one) => JSON.stringify(one))).size === oneOf.length && oneOf.length > 1
          ? []
          : [
              {
                reason: "WrongForm",
                path: [...at, "oneOf"],
                found: oneOf.length > 1 ? "the same amount twice" : "one amount",
                expected: "two amounts or more, each another",
              },
            ],
      unstated: NONE,
    }),
  )

/** Each tier ends above the one before it; what has no end is the last. */
const tierObjections = (
  tiers: Extract<Amount, { readonly tiers: unknown }>["tiers"],
  path: Path,
): Objections =>
  tiers.flatMap(({ upTo }, i) => {
    const before = i === 0 ? "0" : tiers[i - 1]?.upTo
    const [from, to] = [before, upTo].map((bound) =>
      bound === undefined ? Infinity : (parseDecimal(bound, 3) ?? 0),
    )
    if (from === undefined || to === undefined || from < to) return []
    return [
      {
        reason: "WrongForm",
        path: upTo === undefined ? [...path, i] : [...path, i, "upTo"],
        found:
          upTo === undefined ? "a tier above one without a bound" : `${upTo}, not above ${before ?? "all"}`,
        expected: "tiers whose bounds rise, the last alone without one",
      } as const,
    ]
  })

/** A branch that holds always hides those below it, and one that never can hold is none. */
const branchObjections = (node: Amount, path: Path): Objections => {
  if (typeof node === "string" || !("cases" in node)) return []
  const { cases } = node
  return cases.flatMap(({ when }, i): Objections => {
    const at = [...path, "cases", i, "when"]
    const above = cases.slice(0, i)
    if (above.some((one) => constantOf(one.when) === true))
      return [unreached(at, "a case below one that always holds")]
    if (constantOf(when) === false) return [unreached(at, "a condition that can never hold")]
    const same = above.findIndex((one) => JSON.stringify(one.when) === JSON.stringify(when))
    return same < 0 ? [] : [unreached(at, `the condition of case ${same + 1} again`)]
  })
}

const unreached = (path: Path, found: string): Objection => ({
  reason: "WrongForm",
  path,
  found,
  expected: "cases each of which some order can reach",
})

/** Of several: `end` where one is that, else the other where all are. */
const constantOfAll = (parts: readonly Condition[], end: boolean): boolean | undefined => {
  const values = parts.map(constantOf)
  if (values.includes(end)) return end
  return values.includes(undefined) ? undefined : !end
}

/** What a condition is whatever the case says, as far as its form tells. */
const constantOf = (root: Condition): boolean | undefined =>
  matchCondition<boolean | undefined>(root, {
    always: () => true,
    all: ({ all }) => constantOfAll(all, false),
    any: ({ any }) => constantOfAll(any, true),
    not: ({ not }) => {
      const value = constantOf(not)
      return value === undefined ? undefined : !value
    },
    some: ({ some }) => (constantOf(some) === false ? false : undefined),
    every: ({ every }) => (constantOf(every) === true ? true : undefined),
    known: () => undefined,
    unstated: () => undefined,
    atom: () => undefined,
  })
