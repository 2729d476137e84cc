// What is wrong with a platform's file beside its schema.
import {
  Chronology,
  type FactDeclaration,
  factsDerivedFrom,
  type FactType,
  type Platform,
} from "@policy-ledger/rulebook"
import { clash, type Objection } from "./objection.ts"
import { nearest } from "@policy-ledger/rulebook"
import type { Path } from "./yaml.ts"
import {
  conditionObjections,
  instantObjections,
  listObjections,
  regionObjections,
  typedObjections,
} from "./conditions.ts"
import { declaredCalendarObjections } from "./calendars.ts"
import { currencyObjections } from "./money.ts"
import { clashObjections, kindObjections, openingObjections } from "./declared.ts"
import { duplicateNames, duplicates } from "./duplicates.ts"
import { factTreeObjections, treeObjections, windowObjections } from "./trees.ts"
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts"

type Objections = readonly Objection[]

/** Everything about a platform's file that its schema cannot tell. */
export const platformObjections = (platform: Platform): Objections => {
  const words = vocabularyOf(platform)
  const { coverage, instruments, facts, regions } = platform
  return [
    ...duplicates(instruments, "id", ["instruments"]),
    ...duplicates(facts, "path", ["facts"]),
    ...duplicates(regions, "code", ["regions"]),
    ...treeObjections(platform.trees ?? []),
    ...(coverage.to < coverage.from
      ? [
          {
            reason: "EndBeforeStart",
            path: ["coverage", "to"],
            expected: `no day before ${coverage.from}`,
          } as const,
        ]
      : []),
    ...facts.flatMap((fact, i) => declarationObjections(fact, ["facts", i], words)),
    ...regions.flatMap(({ code }, i) => regionObjections(code, ["regions", i, "code"], words)),
    ...formerObjections(regions, words),
    ...typeObjections(platform.caseId, ["text"], ["caseId"], words),
    ...(platform.subOrders === undefined
      ? []
      : memberObjections(platform.subOrders, "money", ["subOrders"], words)),
    ...(platform.items === undefined ? [] : listObjections(platform.items, ["items"], words)),
    ...currencyObjections(platform),
    ...(["agreements", "fulfilments"] as const).flatMap((key) =>
      Object.entries(platform[key] ?? {}).flatMap(([deadline, fact]) => [
        ...kindObjections(deadline, [key, deadline], words).map((one) => ({
          ...one,
          part: "key" as const,
          found: deadline,
        })),
        ...instantObjections(fact, [key, deadline], words),
      ]),
    ),
    ...duplicates(platform.calendars ?? [], "id", ["calendars"]),
    ...(platform.calendars ?? []).flatMap((one, i) => declaredCalendarObjections(one, ["calendars", i])),
    ...duplicates(platform.deadlines ?? [], "id", ["deadlines"]),
    ...duplicates(platform.waivable ?? [], "id", ["waivable"]),
    ...duplicateNames(platform.payments ?? [], "kind", ["payments"]),
    ...clashObjections(platform),
    ...openingObjections(platform),
    ...duplicateNames(platform.languages ?? [], "language", ["languages"]),
    ...circleObjections(platform),
    ...derivationCircles(platform, words),
    ...zoneObjections(platform),
  ]
}

/** Clocks keep one offset, or change it at instants that follow each other. */
const zoneObjections = ({ utcOffset, offsets }: Platform): Objections => {
  if ((utcOffset === undefined) === (offsets === undefined))
    return [
      clash(
        offsets === undefined ? [] : ["offsets"],
        offsets === undefined ? "neither utcOffset nor offsets" : "offsets beside utcOffset",
        "one of them: utcOffset where clocks never change, offsets where they do",
      ),
    ]
  return (offsets?.changes ?? []).flatMap(({ at }, i, changes) => {
    const before = changes[i - 1]?.at
    if (before === undefined || Date.parse(at) > Date.parse(before)) return []
    return [
      {
        reason: "EndBeforeStart",
        path: ["offsets", "changes", i, "at"],
        expected: `an instant after ${before}`,
      } as const,
    ]
  })
}

/** No fact is computed from itself. */
const derivationCircles = ({ facts }: Platform, words: Vocabulary): Objections =>
  facts.flatMap(({ path, derived }, i) => {
    const from = new Set(derived === undefined ? [] : factsDerivedFrom(derived))
    // The set grows while it is walked.
    for (const other of from) {
      const further = words.facts.get(other)?.derived
      for (const one of further === undefined ? [] : factsDerivedFrom(further)) from.add(one)
    }
    return from.has(path)
      ? [
          clash(
            ["facts", i, "derived"],
            `a circle: ${path} is computed from itself`,
            "facts of which none is computed from itself",
          ),
        ]
      : []
  })

/** No instant is earlier than itself. */
const circleObjections = (platform: Platform): Objections => {
  const chronology = new Chronology(platform)
  return platform.facts.flatMap(({ path, notAfter, notBefore }, i) => {
    if ((notAfter === undefined && notBefore === undefined) || !chronology.laterThan(path).has(path))
      return []
    const key = notBefore === undefined ? "notAfter" : "notBefore"
    return [
      {
        reason: "KeysClash",
        path: ["facts", i, key],
        part: "value",
        found: `a circle of bounds through ${path}`,
        expected: "facts that can happen in one order",
      } as const,
    ]
  })
}

/** A former code stands for one region: a case that gives it is read as if it gave the code of today. */
const formerObjections = (regions: Platform["regions"], words: Vocabulary): Objections => {
  const taken = new Set(regions.map(({ code }) => code))
  return regions.flatMap(({ formerly }, i) => {
    if (formerly === undefined) return []
    const path = ["regions", i, "formerly"]
    const isTaken = taken.has(formerly)
    taken.add(formerly)
    return isTaken
      ? [{ reason: "DuplicateEntry", path, expected: "a code that no other region has or had" } as const]
      : regionObjections(formerly, path, words)
  })
}

const declarationObjections = (fact: FactDeclaration, path: Path, words: Vocabulary): Objections => {
  const listed = fact.type === "enum" || fact.type === "set"
  return [
    ...(fact.path.split("[]").length > 2
      ? [
          {
            reason: "WrongForm",
            path: [...path, "path"],
            expected: "a fact of one list at most: no list stands within another",
          } as const,
        ]
      : []),
    // A list and what it holds stand under keys of their own: `group.list[].fact`.
    ...([...words.facts.keys()].some((other) => other.startsWith(`${fact.path}[].`)) ||
    /^[^.]*\[\]|\[\]$/.test(fact.path)
      ? [
          {
            reason: "WrongForm",
            path: [...path, "path"],
            expected:
              "a fact, not a list of the case nor all of it: what it holds stands below, as order.items[].price",
          } as const,
        ]
      : []),
    ...(listed && fact.values === undefined
      ? [
          {
            reason: "MissingKey",
            path,
            found: "no key values",
            expected: `the values of a fact of type ${fact.type}`,
          } as const,
        ]
      : []),
    ...(!listed && fact.values !== undefined
      ? [
          clash(
            [...path, "values"],
            `values of a fact of type ${fact.type}`,
            "values of an enum or a set only",
          ),
        ]
      : []),
    ...duplicates(fact.values ?? [], "value", [...path, "values"]),
    ...(["notAfter", "notBefore"] as const).flatMap((key) => {
      const bound = fact[key]
      return bound === undefined ? [] : boundObjections(fact, bound, [...path, key], words)
    }),
    ...(fact.values ?? []).flatMap(({ promise }, i) =>
      promise?.deadline === undefined
        ? []
        : kindObjections(promise.deadline, [...path, "values", i, "promise", "deadline"], words),
    ),
    ...(fact.values ?? []).flatMap(({ promise }, i) =>
      promise?.countedFrom === undefined
        ? []
        : instantObjections(promise.countedFrom, [...path, "values", i, "promise", "countedFrom"], words),
    ),
    ...derivationObjections(fact, path, words),
    ...factTreeObjections(fact, path, words),
    ...windowObjections(fact, path),
  ]
}

/** Instants bound each other, those of an order and not those of its parts. */
const boundObjections = (fact: FactDeclaration, bound: string, path: Path, words: Vocabulary): Objections =>
  fact.type === "instant" && !`${fact.path} ${bound}`.includes("[]")
    ? instantObjections(bound, path, words)
    : [
        clash(
          path,
          `${fact.path}, a fact of type ${fact.type}, and ${bound}`,
          "two instants, neither of them a list's",
        ),
      ]

const derivationObjections = (
  { derived, input, type }: FactDeclaration,
  path: Path,
  words: Vocabulary,
): Objections => {
  if (derived === undefined)
    return input === undefined
      ? []
      : [
          clash(
            [...path, "input"],
            "input without derived",
            "input on a derived fact only: any other is given anyway",
          ),
        ]
  const within = [...path, "derived"]
  const where = (list: string): Objections =>
    !("where" in derived) || derived.where === undefined
      ? []
      : conditionObjections(derived.where, [...within, "where"], words, list)
  if ("sum" in derived)
    return [
      ...memberObjections(derived.sum, type === "integer" ? type : "money", [...within, "sum"], words),
      ...where(derived.sum.slice(0, derived.sum.indexOf("[]") + 2)),
    ]
  if ("count" in derived)
    return [
      ...tellingObjections("a count", type, "integer", [...within, "count"]),
      ...listObjections(derived.count, [...within, "count"], words),
      ...where(derived.count),
    ]
  if ("share" in derived)
    return [
      ...tellingObjections("a share", type, "ratio", [...within, "share"]),
      ...listObjections(derived.share, [...within, "share"], words),
      ...where(derived.share),
    ]
  if ("ratio" in derived) {
    const part = words.facts.get(derived.ratio)?.type
    return [
      ...tellingObjections("a share", type, "ratio", [...within, "ratio"]),
      ...typedObjections(derived.ratio, ["money", "integer"], [...within, "ratio"], words),
      // Of the same type, as shares have no unit.
      ...typedObjections(
        derived.over,
        part === "money" || part === "integer" ? [part] : ["money", "integer"],
        [...within, "over"],
        words,
      ),
    ]
  }
  return [
    ...instantObjections(derived.reached, [...within, "reached"], words),
    ...instantObjections(derived.by, [...within, "by"], words),
  ]
}

/** A share is told by a fact of type ratio, a count by an integer. */
const tellingObjections = (what: string, type: FactType, by: FactType, path: Path): Objections =>
  type === by ? [] : [clash(path, `${what}, told by a fact of type ${type}`, `a fact of type ${by}`)]

/** A fact of that type of each member of a list. */
const memberObjections = (fact: string, type: FactType, path: Path, words: Vocabulary): Objections => [
  ...typeObjections(fact, [type], path, words),
  ...(fact.includes("[]") || words.facts.get(fact)?.type !== type
    ? []
    : [{ reason: "OperatorMismatch", path, expected: "a fact of the members of a list" } as const]),
]

const typeObjections = (
  fact: string,
  types: readonly FactType[],
  path: Path,
  { facts }: Vocabulary,
): Objections => {
  const declared = facts.get(fact)
  if (declared === undefined)
    return [
      {
        reason: "UnknownFact",
        path,
        expected: "a fact that the platform declares",
        nearest: nearest(fact, [...facts.keys()]),
      },
    ]
  return types.includes(declared.type)
    ? []
    : [
        {
          reason: "OperatorMismatch",
          path,
          found: `${fact}, of type ${declared.type}`,
          expected: `a fact of type ${types.join(" or ")}`,
        },
      ]
}
