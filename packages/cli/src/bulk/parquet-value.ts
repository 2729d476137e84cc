// Values of Parquet as a case has them in JSON, by the type of their column and what the platform declares there.
import { CASE_BOUNDS } from "@policy-ledger/log"
import type { CaseForm, FactType } from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { Refused } from "../refusal.ts"
import type { Duckdb } from "../tables/duckdb.ts"
import { listOf } from "./csv-case.ts"

type Value = Duckdb.DuckDBValue
type Type = Duckdb.DuckDBType

/** The facts of a platform as they stand in each other. */
export type Branch = CaseForm["root"]

export type Wrong = Omit<Refused, "at">

/** A value that is not NULL, as JSON. */
export type Read = (value: Value) => Result.Result<unknown, Wrong>

/** What a type is no type of: where, within the column, and what it should be. */
export interface WrongType extends Wrong {
  readonly within: readonly string[]
}

const right: Read = (value) => Result.succeed(value)
const asText: Read = (value) => Result.succeed(String(value))
const asNumber: Read = (value) => Result.succeed(Number(String(value)))

const MICROSECONDS = 1000n
/** The farthest instant that a `Date` holds. */
const FARTHEST = 8_640_000_000_000_000n

/** What is finer than a millisecond is refused rather than cut off. */
const instant: Read = (value) => {
  const micros = microsOf(value)
  const ms = micros / MICROSECONDS
  if (ms > FARTHEST || ms < -FARTHEST) return Result.fail({ found: String(value), expected: "an instant" })
  const text = new Date(Number(ms)).toISOString()
  return micros % MICROSECONDS === 0n
    ? Result.succeed(text.replace(".000Z", "Z"))
    : Result.fail({
        found: `${text.slice(0, -1)}${String(micros % MICROSECONDS).padStart(3, "0")}Z`,
        expected: "an instant in whole milliseconds",
      })
}

const microsOf = (value: Value): bigint =>
  typeof value === "object" && value !== null && "micros" in value ? value.micros : FARTHEST ** 2n

/** Without the zeros that its type asks for. */
const decimal: Read = (value) =>
  Result.succeed(
    String(value)
      .replace(/(\.\d*?)0+$/, "$1")
      .replace(/\.$/, ""),
  )

const wholeNumber: Read = (value) => {
  const number = Number(String(value))
  return Result.succeed(Number.isSafeInteger(number) ? number : String(value))
}

const INTEGERS = [
  "TINYINT",
  "SMALLINT",
  "INTEGER",
  "BIGINT",
  "HUGEINT",
  "UTINYINT",
  "USMALLINT",
  "UINTEGER",
  "UBIGINT",
  "UHUGEINT",
] as const

const all = (types: readonly TypeName[], read: Read): Reads =>
  Object.fromEntries(types.map((type) => [type, read]))

type TypeName = keyof typeof Duckdb.DuckDBTypeId
type Reads = { readonly [type in TypeName]?: Read }

/** As long as a case in JSON may be. */
const text: Read = (value) =>
  typeof value === "string" && value.length > CASE_BOUNDS.bytes
    ? Result.fail({
        found: `a text of ${value.length} characters`,
        expected: `at most ${CASE_BOUNDS.bytes}`,
      })
    : Result.succeed(value)

const WORDS: Reads = { VARCHAR: text, ENUM: right }

/** For each type of facts those of columns, and how that is told. */
const READS: { readonly [type in Exclude<FactType, "set">]: { readonly of: Reads; readonly told: string } } =
  {
    instant: {
      of: { TIMESTAMP_TZ: instant, DATE: asText, ...WORDS },
      told: "TIMESTAMP WITH TIME ZONE, DATE, or VARCHAR with the offset in its text",
    },
    money: { of: { DECIMAL: decimal, ...WORDS }, told: "DECIMAL or VARCHAR" },
    ratio: { of: { DECIMAL: decimal, DOUBLE: right, ...WORDS }, told: "DECIMAL, DOUBLE or VARCHAR" },
    integer: {
      of: { ...all(INTEGERS, wholeNumber), DECIMAL: asNumber, DOUBLE: right },
      told: "BIGINT, or another type of numbers",
    },
    boolean: { of: { BOOLEAN: right }, told: "BOOLEAN" },
    enum: { of: WORDS, told: "VARCHAR" },
    region: { of: WORDS, told: "VARCHAR" },
    tree: { of: WORDS, told: "VARCHAR" },
    text: { of: { ...WORDS, UUID: asText, ...all(INTEGERS, asText) }, told: "VARCHAR, UUID or BIGINT" },
  }

const SET = "VARCHAR[]"

/** Reads the columns of one file. */
export class ValueReader {
  readonly #ids: typeof Duckdb.DuckDBTypeId

  constructor(duckdb: typeof Duckdb) {
    this.#ids = duckdb.DuckDBTypeId
  }

  /** How a column of that type tells what stands in a place of a case; what is wrong with the type otherwise. */
  of(branch: Branch, type: Type): Result.Result<Read, WrongType> {
    if (type.typeId === this.#ids.SQLNULL) return Result.succeed(right)
    if (branch.list) return this.#list(branch, type)
    if (branch.fact === undefined) return this.#object(branch, type)
    if (branch.fact.type === "set") return this.texts(type)
    const { of, told } = READS[branch.fact.type]
    const read = of[this.#nameOf(type)]
    return read === undefined ? wrong(type, told) : Result.succeed(read)
  }

  /** A list of words. */
  texts(type: Type): Result.Result<Read, WrongType> {
    const isTexts = type.typeId === this.#ids.LIST && WORDS[this.#nameOf(type.valueType)] !== undefined
    return isTexts ? Result.succeed(itemsOf(right)) : wrong(type, SET)
  }

  /** The fields of a group of facts; undefined where the type is none of several fields. */
  fieldsOf(type: Type): readonly (readonly [name: string, type: Type])[] | undefined {
    if (type.typeId !== this.#ids.STRUCT) return undefined
    return type.entryNames.map((name, i) => [name, type.entryTypes[i] ?? type])
  }

  /** Its parts as structs, or as JSON in a text. */
  #list(branch: Branch, type: Type): Result.Result<Read, WrongType> {
    if (type.typeId === this.#ids.VARCHAR) return Result.succeed((value) => listOf(String(value)))
    if (type.typeId !== this.#ids.LIST) return wrong(type, "STRUCT(…)[], or VARCHAR with JSON")
    return Result.map(this.#object(branch, type.valueType), itemsOf)
  }

  #object(branch: Branch, type: Type): Result.Result<Read, WrongType> {
    const fields = this.fieldsOf(type)
    if (fields === undefined) return wrong(type, "STRUCT(…), with a field for each fact")
    const reads = new Map<string, Read>()
    for (const [name, fieldType] of fields) {
      const child = branch.children.get(name)
      const read = child === undefined ? Result.fail(undeclared(branch)) : this.of(child, fieldType)
      if (Result.isFailure(read))
        return Result.fail({ ...read.failure, within: [name, ...read.failure.within] })
      reads.set(name, read.success)
    }
    return Result.succeed(objectOf(reads))
  }

  #nameOf({ typeId }: Type): TypeName {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an enum by its number
    return this.#ids[typeId] as TypeName
  }
}

const wrong = (type: Type, expected: string): Result.Result<never, WrongType> =>
  Result.fail({ found: String(type), expected, within: [] })

export const undeclared = ({ children }: Branch): WrongType => ({
  found: "a field that the platform does not declare",
  expected: `one of ${[...children.keys()].join(", ")}`,
  within: [],
})

const isList = (value: Value): value is Duckdb.DuckDBListValue =>
  typeof value === "object" && value !== null && "items" in value

const itemsOf =
  (read: Read): Read =>
  (value) => {
    const items = isList(value) ? value.items : []
    return items.length > CASE_BOUNDS.values
      ? Result.fail({ found: `${items.length} members`, expected: `at most ${CASE_BOUNDS.values}` })
      : Result.all(items.map((item) => (item === null ? Result.succeed(null) : read(item))))
  }

const objectOf =
  (reads: ReadonlyMap<string, Read>): Read =>
  (value) => {
    const object: { [key: string]: unknown } = {}
    for (const [name, read] of reads) {
      const field = fieldOf(value, name)
      if (field === null) continue
      const one = read(field)
      if (Result.isFailure(one))
        return Result.fail({ ...one.failure, found: `${name}: ${one.failure.found}` })
      object[name] = one.success
    }
    return Result.succeed(object)
  }

/** What stands in a field of a struct; of NULL that too. */
export const fieldOf = (value: Value, name: string): Value =>
  typeof value === "object" && value !== null && "entries" in value && !Array.isArray(value.entries)
    ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a struct, no map
      ((value as Duckdb.DuckDBStructValue).entries[name] ?? null)
    : null
