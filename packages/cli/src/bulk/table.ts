// Orders as rows of a table: its columns are facts, and each row is a case.
import { type FactDeclaration, nearestFact, type Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { resultsFor } from "../cases/results-row.ts"
import { CasesRefused, type Refused } from "../refusal.ts"

/** One order of a table. */
export interface TableRow {
  /** From 1; where a row names the columns, that is row 1. */
  readonly row: number
  /** What it says as a case, or what is wrong with its cells. */
  readonly json: Result.Result<unknown, CasesRefused>
  /** The names of the table's columns. */
  readonly columns: readonly string[]
  /** How much was read so far, this row among it. */
  readonly read: number
}

/** What no later row can be trusted after. */
export class NotTable extends CasesRefused {}

export const rowAt = (file: string, row: number, column?: string): string =>
  `${file}: row ${row}${column === undefined ? "" : `, column ${column}`}`

export const refused = ([first, ...rest]: readonly Refused[]): Result.Result<never, CasesRefused> => {
  if (first === undefined) throw new Error("a row refused without a problem")
  return Result.fail(new CasesRefused({ problems: [first, ...rest] }))
}

/** What a name of a column stands for: a fact, a list of parts, or a group of facts. */
export type Named = { readonly name: string } & (
  | { readonly kind: "fact"; readonly fact: FactDeclaration }
  | { readonly kind: "list" }
  | { readonly kind: "group" }
)

export type Names = ReadonlyMap<string, Named>

/** All that a platform's cases can say something of. */
export const namesOf = ({ facts }: Platform): Names => {
  const known = new Map<string, Named>()
  const given = facts.filter(({ derived, input }) => derived === undefined || input === true)
  for (const fact of given) {
    const { path } = fact
    const [list = path] = path.split("[]")
    const isInList = list !== path
    for (const group of groupsAround(list)) known.set(group, { name: group, kind: "group" })
    known.set(list, isInList ? { name: list, kind: "list" } : { name: path, kind: "fact", fact })
  }
  return known
}

/** `order.x` and `order` of `order.x.y`. */
const groupsAround = (path: string): readonly string[] => {
  const parts = path.split(".")
  return parts.slice(1).map((_part, i) => parts.slice(0, parts.length - 1 - i).join("."))
}

export const EXPECTED_NAME = "a fact that the platform declares, as order.id"

const LONGEST = 60

const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name)

/** Throws `NotTable` where the columns are not those of orders but of results. */
export const refuseResults = (file: string, names: readonly string[]): void => {
  const wrong = resultsFor(names)
  if (wrong !== undefined) throw new NotTable({ problems: [{ at: file, ...wrong }] })
}

/** What is wrong with a name that is known of no column yet; `members`: how a list stands in such a table. */
export const wrongName = (name: string, known: Names, members: string): Omit<Refused, "at"> => {
  if (known.has(name)) return { found: `${name} a second time`, expected: "each column once" }
  const list = name.split("[")[0] ?? name
  if (list !== name && known.get(list)?.kind === "list")
    return { found: name, expected: `${list}, with the whole list${members}` }
  return { found: short(name), expected: EXPECTED_NAME, nearest: nearestFact(name, [...known.keys()]) }
}

/** What a row says of something: a value, or null where there was none. */
export interface Said {
  readonly path: string
  readonly value: unknown
}

/** What is said, as a case; `clash`: what should stand in the place of a value within a group that there was not. */
export const caseOf = (
  facts: readonly Said[],
  at: (path: string) => string,
  clash: (group: string) => string,
): Result.Result<unknown, CasesRefused> => {
  const paths = new Set(facts.map(({ path }) => path))
  const problems = facts.flatMap(({ path, value }): readonly Refused[] => {
    const none = value === null ? undefined : groupsAround(path).find((group) => paths.has(group))
    return none === undefined ? [] : [{ at: at(path), found: JSON.stringify(value), expected: clash(none) }]
  })
  return problems.length > 0 ? refused(problems) : Result.succeed(nested(facts))
}

/** Groups before what is in them: a group that there was not has nothing in it. */
const nested = (facts: readonly Said[]): unknown => {
  const whole: Inner = {}
  for (const { path, value } of facts.toSorted((a, b) => a.path.length - b.path.length))
    put(whole, path.split("."), value)
  return whole
}

interface Inner {
  [key: string]: unknown
}

const isInner = (value: unknown): value is Inner => typeof value === "object" && value !== null

const put = (into: Inner, [key = "", ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) into[key] = value
  else if (into[key] !== null) {
    const inner = into[key]
    const next: Inner = isInner(inner) ? inner : {}
    into[key] = next
    put(next, rest, value)
  }
}
