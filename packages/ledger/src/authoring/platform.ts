// What is wrong with a platform's file beside its schema.
import { Chronology, type FactDeclaration, type Platform } from "@policy-ledger/rulebook"
import type { Objection } from "./objection.ts"
import { nearest } from "@policy-ledger/rulebook"
import type { Path } from "./yaml.ts"
import { instantObjections, regionObjections } from "./conditions.ts"
import { duplicates } from "./duplicates.ts"
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
    ...typeObjections(platform.caseId, "text", ["caseId"], words),
    ...typeObjections(platform.subOrders, "money", ["subOrders"], words),
    ...(["agreements", "fulfilments"] as const).flatMap((key) =>
      Object.entries(platform[key] ?? {}).flatMap(([deadline, fact]) =>
        instantObjections(fact, [key, deadline], words),
      ),
    ),
    ...circleObjections(platform),
    ...zoneObjections(platform),
  ]
}

/** Clocks keep one offset, or change it at instants that follow each other. */
const zoneObjections = ({ utcOffset, offsets }: Platform): Objections => {
  if ((utcOffset === undefined) === (offsets === undefined))
    return [
      {
        reason: "KeysClash",
        path: offsets === undefined ? [] : ["offsets"],
        part: "key",
        found: offsets === undefined ? "neither utcOffset nor offsets" : "offsets beside utcOffset",
        expected: "one of them: utcOffset where clocks never change, offsets where they do",
      },
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

/** No instant is earlier than itself. */
const circleObjections = (platform: Platform): Objections => {
  const chronology = new Chronology(platform)
  return platform.facts.flatMap(({ path, notAfter, notBefore }, i) => {
    if ((notAfter === undefined && notBefore === undefined) || !chronology.isCircular(path)) return []
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
          {
            reason: "KeysClash",
            path: [...path, "values"],
            part: "key",
            found: `values of a fact of type ${fact.type}`,
            expected: "values of an enum or a set only",
          } as const,
        ]
      : []),
    ...duplicates(fact.values ?? [], "value", [...path, "values"]),
    ...(["notAfter", "notBefore"] as const).flatMap((key) => {
      const bound = fact[key]
      return bound === undefined ? [] : boundObjections(fact, bound, [...path, key], words)
    }),
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
        {
          reason: "KeysClash",
          path,
          part: "key",
          found: `${fact.path}, a fact of type ${fact.type}, and ${bound}`,
          expected: "two instants, neither of them a list's",
        },
      ]

const derivationObjections = (
  { derived, input }: FactDeclaration,
  path: Path,
  words: Vocabulary,
): Objections => {
  if (derived === undefined)
    return input === undefined
      ? []
      : [
          {
            reason: "KeysClash",
            path: [...path, "input"],
            part: "key",
            found: "input without derived",
            expected: "input on a derived fact only: any other is given anyway",
          },
        ]
  const within = [...path, "derived"]
  if ("sum" in derived) return typeObjections(derived.sum, "money", [...within, "sum"], words)
  if ("count" in derived)
    return [...words.facts.keys()].some((fact) => fact.startsWith(`${derived.count}.`))
      ? []
      : [
          {
            reason: "UnknownFact",
            path: [...within, "count"],
            expected: "a list that holds facts of the platform",
          },
        ]
  return [
    ...instantObjections(derived.reached, [...within, "reached"], words),
    ...instantObjections(derived.by, [...within, "by"], words),
  ]
}

const typeObjections = (
  fact: string,
  type: "money" | "text",
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
  return declared.type === type
    ? []
    : [
        {
          reason: "OperatorMismatch",
          path,
          found: `${fact}, of type ${declared.type}`,
          expected: `a fact of type ${type}`,
        },
      ]
}
