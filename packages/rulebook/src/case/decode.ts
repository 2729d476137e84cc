// A case as JSON, read by the platform's facts: every mistake is named with its place.
import { formatMoney, parseDecimal, PPM, PPM_PLACES } from "../values/decimal.ts"
import { formatInstant, parseInstant } from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import { exactly, type Interval } from "../values/interval.ts"
import { describeMismatch, nearest, type Mismatch } from "../values/nearest.ts"
import { stepInto } from "../values/path.ts"
import { isRecord } from "../values/plain.ts"
import { isPossibleRegion, type RegionCode } from "../values/region.ts"
import { show } from "../values/show.ts"
import {
  placesOf,
  type FactDeclaration,
  type FactPath,
  type ListPath,
  type Platform,
} from "../language/platform.ts"
import { factValues } from "../language/tree.ts"
import { Chronology } from "./chronology.ts"

/** What a case says of one fact. Numbers and instants are intervals: a point where given, wider where only bounded. */
export type Value =
  | ({ readonly kind: "number" } & Interval)
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "set"; readonly words: readonly string[] }

/** That there was none: said of the fact, or following from another that was not and would have come before it. */
interface None {
  readonly kind: "none"
  readonly since?: FactPath
}

/** What a case says of a fact: a value, that there was none, or of a presumed one that it is not known. */
export type Said = Value | None | { readonly kind: "unknown" }

/** One member of a list, by the paths of its facts. */
export type Member = ReadonlyMap<FactPath, Value>

/** One case, decoded: what it says of which facts, and the members of its lists. */
export interface Case {
  readonly given: ReadonlyMap<FactPath, Said>
  readonly lists: ReadonlyMap<FactPath, readonly Member[]>
}

/** A case that is refused whole: what stands where, and what is expected there. */
export interface CaseProblem extends Mismatch {
  readonly path: FactPath
  /** No such fact: it is the key that is wrong, not its value. */
  readonly undeclared?: true
}

export type CaseResult =
  | { readonly ok: true; readonly value: Case }
  | { readonly ok: false; readonly problems: readonly CaseProblem[] }

/** The facts of a platform arranged as its cases are written. */
export interface CaseForm {
  readonly platform: Platform
  readonly zone: Zone
  readonly root: Branch
  readonly chronology: Chronology
  /** Regions by the codes that they had formerly. */
  readonly renamed: ReadonlyMap<RegionCode, RegionCode>
}

interface Branch {
  /** Where it stands; inside a list, without the member's number. */
  readonly path: FactPath
  readonly children: Map<string, Branch>
  /** Set for a list: its members hold these. */
  list: boolean
  fact: FactDeclaration | undefined
  /** What a fact of words may be. */
  words: readonly string[]
}

const branch = (path: FactPath): Branch => ({
  path,
  children: new Map(),
  list: false,
  fact: undefined,
  words: [],
})

export const caseForm = (platform: Platform, zone: Zone): CaseForm => {
  const root = branch("")
  for (const fact of platform.facts) {
    if (fact.derived !== undefined && fact.input !== true) continue
    let at = root
    for (const part of fact.path.split(".")) {
      const key = part.endsWith("[]") ? part.slice(0, -2) : part
      const next = at.children.get(key) ?? branch(at.path === "" ? part : `${at.path}.${part}`)
      at.children.set(key, next)
      if (part.endsWith("[]")) next.list = true
      at = next
    }
    at.fact = fact
    at.words = factValues(fact, platform).map((v) => v.value)
  }
  const renamed = new Map<RegionCode, RegionCode>()
  for (const { code, formerly } of platform.regions) if (formerly !== undefined) renamed.set(formerly, code)
  return { platform, zone, root, chronology: new Chronology(platform), renamed }
}

/** What can be read of a value that may be anything; nothing where it throws when it is asked. */
const readable = <A>(read: () => A | undefined): A | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** By what a member of a list is told apart. */
const idOf = (member: Member, list: ListPath): string | number | undefined => {
  const id = member.get(`${list}.id`)
  if (id?.kind === "number") return id.lo
  return id?.kind === "word" ? id.word : undefined
}

const membersOf = (value: unknown): readonly (readonly [string, unknown])[] | undefined =>
  readable(() => (isRecord(value) ? Object.entries(value) : undefined))

/** A place of a list that is left empty is undefined. */
const itemsOf = (value: unknown): readonly unknown[] | undefined =>
  readable(() => (Array.isArray(value) ? [...(value as readonly unknown[])] : undefined))

/** What is beyond is counted: a text of a hundred thousand mistakes is refused by its first. */
const MOST_PROBLEMS = 20

/** Takes what a case says of a fact; `path`: where, with the number of a member of a list. */
type Take = (fact: FactPath, said: Said, path: FactPath) => void

const NONE: None = { kind: "none" }

class Decoding {
  readonly given = new Map<FactPath, Said>()
  readonly lists = new Map<FactPath, readonly Member[]>()
  readonly form: CaseForm
  readonly #problems: CaseProblem[] = []
  #more = 0

  constructor(form: CaseForm) {
    this.form = form
  }

  get problems(): readonly CaseProblem[] {
    if (this.#more === 0) return this.#problems
    return [...this.#problems, { path: "case", found: `${this.#more} more problems`, expected: "none" }]
  }

  case(json: unknown): void {
    this.#object(json, this.form.root, "", (fact, said) => this.given.set(fact, said))
    const none = [...this.given.keys()].filter((path) => this.given.get(path)?.kind === "none")
    for (const path of none) this.#leaveOutWhatFollows(path)
    for (const [path, said] of this.given) if (said.kind === "number") this.#checkOrder(path, said.lo)
    for (const { path, derived } of this.form.platform.facts)
      if (derived !== undefined && "reached" in derived) this.#checkReached(path, derived.reached)
  }

  #fail(path: FactPath, found: unknown, expected: Expected): void {
    this.#refuse(() => ({ path, found: show(found), ...inWords(expected) }))
  }

  #refuse(problem: () => CaseProblem): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem())
    else this.#more++
  }

  #object(value: unknown, at: Branch, path: FactPath, take: Take): void {
    const members = membersOf(value)
    if (members === undefined) return this.#fail(path === "" ? "case" : path, value, "an object of facts")
    for (const [key, item] of members) {
      const child = at.children.get(key)
      if (child === undefined) this.#unknownKey(path, key, at)
      else if (item !== undefined)
        this.#item(item, child, path === at.path && !child.list ? child.path : stepInto(path, key), take)
    }
  }

  #unknownKey(path: FactPath, key: string, at: Branch): void {
    this.#refuse(() => {
      const known = [...at.children.keys()]
      const meant = nearest(key, known)
      return {
        path: stepInto(path, key),
        undeclared: true,
        found: "a fact that the platform does not declare",
        expected: meant === undefined ? `one of ${known.join(", ")}` : "one that it declares",
        nearest: meant,
      }
    })
  }

  #item(value: unknown, at: Branch, path: FactPath, take: Take): void {
    if (value === null && at.fact?.type !== "integer") return this.#none(at, path, take)
    if (at.list) return this.#list(value, at, path)
    if (at.fact === undefined) return this.#object(value, at, path, take)
    if (value === "unknown" && at.fact.presumed !== undefined) return take(at.path, { kind: "unknown" }, path)
    const read = readValue(value, at.fact, at.words, this.form)
    if (typeof read === "string" || !("kind" in read)) this.#fail(path, value, read)
    else take(at.path, read, path)
  }

  /** There was no such thing: none of its facts, a list of nobody, no number. */
  #none(at: Branch, path: FactPath, take: Take): void {
    if (at.list) this.lists.set(at.path, [])
    else if (at.fact === undefined)
      for (const child of at.children.values()) this.#none(child, child.path, take)
    else if (at.fact.type === "set") take(at.path, { kind: "set", words: [] }, path)
    else if (at.fact.type !== "text") take(at.path, NONE, path)
  }

  #list(value: unknown, at: Branch, path: FactPath): void {
    const items = itemsOf(value)
    if (items === undefined) return this.#fail(path, value, "a list")
    const ids = new Set<string | number>()
    const members = items.map((member, i) => {
      const facts = new Map<string, Value>()
      this.#object(member, at, `${path}[${i}]`, (fact, said, within) => {
        if (said.kind === "none" || said.kind === "unknown")
          return this.#fail(within, null, "a value, or no such key")
        facts.set(fact, said)
      })
      const id = idOf(facts, at.path)
      if (id === undefined) return facts
      if (ids.has(id)) this.#fail(`${path}[${i}].id`, id, "each member once: this id stands before already")
      ids.add(id)
      return facts
    })
    this.lists.set(at.path, members)
  }

  /** What would have come after what was not, was not either. */
  #leaveOutWhatFollows(path: FactPath): void {
    for (const later of this.form.chronology.laterThan(path)) {
      const said = this.given.get(later)
      if (said === undefined || said.kind === "unknown") this.given.set(later, { kind: "none", since: path })
      else if (said.kind === "number")
        this.#refuse(() => ({
          path: later,
          found: this.#told(said.lo),
          expected: `none, as ${path} is none`,
        }))
    }
  }

  #checkOrder(path: FactPath, t: number): void {
    for (const earlier of this.form.chronology.earlierThan(path)) {
      const said = this.given.get(earlier)
      if (said?.kind === "number" && said.lo > t)
        this.#refuse(() => ({
          path,
          found: this.#told(t),
          expected: `no instant before ${earlier}, which is ${this.#told(said.lo)}`,
        }))
    }
  }

  /** What never happened had not happened by then. */
  #checkReached(path: FactPath, reached: FactPath): void {
    const [said, happened] = [this.given.get(path), this.given.get(reached)]
    if (said?.kind === "flag" && said.flag && happened?.kind === "none")
      this.#fail(path, true, `false, as ${reached} is none`)
  }

  #told(t: number): string {
    return formatInstant(t, this.form.zone)
  }
}

/** Decodes a case from JSON. Its problems are reported, the first of many by name; with any of them there is no case. */
export const decodeCase = (json: unknown, form: CaseForm): CaseResult => {
  const decoding = new Decoding(form)
  decoding.case(json)
  return decoding.problems.length > 0
    ? { ok: false, problems: decoding.problems }
    : { ok: true, value: { given: decoding.given, lists: decoding.lists } }
}

export const describeProblem = (p: CaseProblem): string => `${p.path}: ${describeMismatch(p)}`

const number = (n: number): Value => ({ kind: "number", ...exactly(n) })

/** What should have stood there: in words, or one of a list instead of this word, told as `what` where it is long. */
type Expected = string | { readonly word: string; readonly words: readonly string[]; readonly what?: string }

const oneOf = (found: unknown, words: readonly string[]) => ({
  word: typeof found === "string" ? found : show(found),
  words,
})

const inWords = (expected: Expected): Pick<Mismatch, "expected" | "nearest"> => {
  if (typeof expected === "string") return { expected }
  const { word, words, what = `one of ${words.join(", ")}` } = expected
  return { expected: what, nearest: nearest(word, words) }
}

/** The value, or what was expected instead of it. */
const readValue = (
  value: unknown,
  fact: FactDeclaration,
  words: readonly string[],
  form: CaseForm,
): Value | Expected => {
  switch (fact.type) {
    case "instant": {
      if (typeof value !== "string") return "an instant in quotes, ISO 8601 with an offset"
      const read = parseInstant(value, form.zone)
      return read.ok ? number(read.value) : read.expected
    }
    case "money": {
      const places = placesOf(form.platform)
      const units = typeof value === "string" ? parseDecimal(value, places) : undefined
      return units === undefined
        ? `an amount in quotes with at most ${places} decimals, such as "${formatMoney(1235, places)}"`
        : number(units)
    }
    case "ratio": {
      const ppm =
        typeof value === "number" || typeof value === "string"
          ? parseDecimal(String(value), PPM_PLACES)
          : undefined
      return ppm === undefined || ppm > PPM ? "a share from 0 to 1 with at most six decimals" : number(ppm)
    }
    case "integer":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
        ? number(value)
        : "a whole number from 0"
    case "boolean":
      return typeof value === "boolean" ? { kind: "flag", flag: value } : "true or false"
    case "enum":
      return typeof value === "string" && words.includes(value)
        ? { kind: "word", word: value }
        : oneOf(value, words)
    case "tree":
      return typeof value === "string" && words.includes(value)
        ? { kind: "word", word: value }
        : { ...oneOf(value, words), what: `a place of the tree ${fact.tree}` }
    case "set":
      return readSet(value, words)
    case "region":
      return typeof value === "string" && isPossibleRegion(value, form.platform.regionPrefixes)
        ? { kind: "word", word: form.renamed.get(value) ?? value }
        : "a GB/T 2260 code of six digits that can exist, in quotes"
    case "text":
      if (typeof value !== "string") return "text in quotes"
      return value.isWellFormed()
        ? { kind: "word", word: value }
        : "Unicode text, no half of a surrogate pair"
  }
}

const readSet = (value: unknown, known: readonly string[]): Value | Expected => {
  const items = itemsOf(value)
  if (items === undefined) return `a list of ${known.join(", ")}`
  const words: string[] = []
  for (const word of items) {
    if (typeof word !== "string" || !known.includes(word)) return oneOf(word, known)
    words.push(word)
  }
  return { kind: "set", words }
}

/** A case that is not one; every problem is listed. */
export class CaseError extends Error {
  override readonly name = "CaseError"
  readonly _tag = "CaseError"
  readonly problems: readonly CaseProblem[]
  constructor(problems: readonly CaseProblem[]) {
    super(problems.map(describeProblem).join("; "))
    this.problems = problems
  }
}
