// The fact that varies: the values that it can have, how they are written, and the case with each of them.
import { formatMoney, parseDecimal, PPM, PPM_PLACES } from "../values/decimal.ts"
import { dayOf, formatInstant, parseInstant, startOfDay } from "../values/instant.ts"
import { nearestFact } from "../values/nearest-fact.ts"
import { exactly } from "../values/interval.ts"
import { show } from "../values/show.ts"
import type { Zone } from "../values/zone.ts"
import {
  groupOf,
  placesOf,
  type Derivation,
  type FactDeclaration,
  type FactPath,
  type Platform,
} from "../language/platform.ts"
import type { PieceRefused, WhatIfBound } from "../answers/answers.ts"
import type { Case, CaseForm, Member, Said, Value } from "../case/decode.ts"
import { listIn } from "../case/facts.ts"
import { QuestionError } from "../queries/question.ts"

/** A fact whose values stand in an order: whole numbers from `lo` to `hi`, in the unit of its kind. */
export interface Line {
  readonly lo: number
  readonly hi: number
  readonly read: (given: unknown, at: string) => number
  readonly write: (value: number) => WhatIfBound
}

const instants = (zone: Zone): Line => ({
  lo: startOfDay(dayOf(0, 1, 1), zone),
  hi: startOfDay(dayOf(9999, 12, 31) + 1, zone) - 1,
  read: (given, at) => {
    const read = parseInstant(typeof given === "string" ? given : "", zone)
    if (!read.ok) throw new QuestionError(at, show(given), read.expected)
    return read.value
  },
  write: (t) => formatInstant(t, zone),
})

const decimals = (places: number, hi: number, write: Line["write"], expected: string): Line => ({
  lo: 0,
  hi,
  read: (given, at) => {
    const isText = typeof given === "string" || typeof given === "number"
    const read = isText ? parseDecimal(String(given), places) : undefined
    if (read === undefined || read > hi) throw new QuestionError(at, show(given), expected)
    return read
  },
  write,
})

/** undefined of a fact whose values have no order. */
export const lineOf = ({ type }: FactDeclaration, platform: Platform, zone: Zone): Line | undefined => {
  const places = placesOf(platform)
  const most = Number.MAX_SAFE_INTEGER
  if (type === "instant") return instants(zone)
  if (type === "money")
    return decimals(
      places,
      most,
      (n) => formatMoney(n, places),
      `an amount, such as ${formatMoney(1235, places)}`,
    )
  if (type === "ratio") return decimals(PPM_PLACES, PPM, (n) => n / PPM, "a share from 0 to 1")
  return type === "integer" ? decimals(0, most, (n) => n, "a whole number from 0") : undefined
}

/** The fact to vary, among those of the platform. */
export const variedFact = (vary: unknown, { facts }: Platform): FactDeclaration => {
  const known = facts.filter(({ path, type }) => !path.includes("[]") && type !== "text")
  const found = known.find(({ path }) => path === vary)
  if (found !== undefined) return found
  const paths = known.map(({ path }) => path)
  if (typeof vary !== "string") throw new QuestionError("vary", show(vary), oneOf(paths))
  if (vary.includes("["))
    throw new QuestionError("vary", show(vary), "a fact of the case, of none of its members")
  const meant = nearestFact(vary, paths)
  const own = paths.filter((path) => groupOf(path) === groupOf(vary))
  const expected = meant === undefined ? oneOf(own.length > 0 ? own : paths) : "a fact that rules can ask for"
  throw new QuestionError("vary", show(vary), expected, meant)
}

const oneOf = (paths: readonly string[]): string => `one of ${paths.join(", ")}`

/** What a derived fact is computed from, as far as a case can say it. */
const sourcesOf = (
  derived: Derivation,
  facts: ReadonlyMap<FactPath, FactDeclaration>,
): readonly FactPath[] => {
  if ("sum" in derived) return [listIn(derived.sum)]
  if ("count" in derived) return [derived.count]
  if ("share" in derived) return [derived.share]
  if ("reached" in derived) return [derived.reached]
  return [derived.ratio, derived.over].flatMap((path) => {
    const own = facts.get(path)?.derived
    return own === undefined ? [path] : sourcesOf(own, facts)
  })
}

/** The case without what it says of the fact, and with it anew for each value. */
export interface VariedCase {
  readonly at: (value: Value) => Case
  /** What stands against a value; nothing where the case can have it. */
  readonly against: (value: Value) => PieceRefused["refused"]
  /** The facts that are given by what was varied: itself, and where an order's amount varies that of its one part. */
  readonly gives: readonly FactPath[]
  /** What the case said of it. */
  readonly said: Said | undefined
}

export const variedCase = (of: Case, fact: FactDeclaration, form: CaseForm): VariedCase => {
  const { platform, chronology } = form
  const { path, derived } = fact
  const declared = new Map(platform.facts.map((one) => [one.path, one]))
  const given = new Map<FactPath, Said>()
  const lists = new Map(of.lists)
  // What follows from another that was not is worked out anew: it may have followed from this one.
  for (const [other, said] of of.given)
    if (other !== path && !(said.kind === "none" && said.since !== undefined)) given.set(other, said)
  const isPart = derived !== undefined && "sum" in derived && derived.sum === platform.subOrders
  const part = isPart && derived.where === undefined ? derived.sum : undefined
  const members = part === undefined ? undefined : of.lists.get(listIn(part))
  if (derived !== undefined)
    for (const source of sourcesOf(derived, declared)) {
      given.delete(source)
      lists.delete(source)
    }
  for (const [other, said] of of.given)
    if (given.get(other) === said && said.kind === "none")
      for (const later of chronology.laterThan(other))
        if (later !== path && (given.get(later)?.kind ?? "unknown") === "unknown")
          given.set(later, { kind: "none", since: other })
  const none = [...chronology.earlierThan(path)].filter((other) => given.get(other)?.kind === "none")
  const only: Member = (members?.length === 1 ? members[0] : undefined) ?? new Map<FactPath, Value>()
  return {
    said: of.given.get(path),
    gives: part === undefined ? [path] : [path, part],
    at: (value) =>
      part === undefined
        ? { given: new Map(given).set(path, value), lists }
        : { given, lists: new Map(lists).set(listIn(part), [new Map(only).set(part, value)]) },
    against: (value) => {
      const [first] = none
      if (first !== undefined) return [{ path, expected: `none, as ${first} is none` }]
      return value.kind === "number" ? outOfOrder(path, value.lo, given, form) : []
    },
  }
}

/** The instants of the case among these, the outermost last. */
const standing = (
  paths: Iterable<FactPath>,
  given: ReadonlyMap<FactPath, Said>,
): readonly (readonly [FactPath, number])[] =>
  [...paths]
    .flatMap((path) => {
      const said = given.get(path)
      return said?.kind === "number" ? [[path, said.lo] as const] : []
    })
    .toSorted(([, a], [, b]) => a - b)

/** Of several instants that it contradicts that which bounds it most. */
const outOfOrder = (
  path: FactPath,
  t: number,
  given: ReadonlyMap<FactPath, Said>,
  { chronology, zone }: Pick<CaseForm, "chronology" | "zone">,
): PieceRefused["refused"] => {
  const earlier = standing(chronology.earlierThan(path), given).at(-1)
  const [later] = standing(chronology.laterThan(path), given)
  const against = (side: string, [other, is]: readonly [FactPath, number]) => [
    { path, expected: `no instant ${side} ${other}, which is ${formatInstant(is, zone)}` },
  ]
  if (earlier !== undefined && t < earlier[1]) return against("before", earlier)
  return later !== undefined && t > later[1] ? against("after", later) : []
}

export const numbered = (n: number): Value => ({ kind: "number", ...exactly(n) })
