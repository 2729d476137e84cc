// A row of Parquet as a case: a column is a fact, a list, or a whole group; two more say what there was not, and what is not known.
import { type CaseForm, nearestFact } from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { CasesRefused, Refused } from "../refusal.ts"
import type { Duckdb } from "../tables/duckdb.ts"
import {
  type Branch,
  fieldOf,
  type Read,
  undeclared,
  ValueReader,
  type Wrong,
  type WrongType,
} from "./parquet-value.ts"
import {
  caseOf,
  EXPECTED_NAME,
  type Names,
  namesOf,
  NotTable,
  refused,
  refuseResults,
  rowAt,
  type Said,
  wrongName,
} from "./table.ts"

type Type = Duckdb.DuckDBType

/** What the two columns say of the facts, lists and groups that they name. */
const SAYING: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["none", null],
  ["unknown", "unknown"],
])

/** A place of a case, and where in a row it is told. */
interface Leaf {
  readonly column: number
  readonly name: string
  /** Of the fields that it stands in. */
  readonly fields: readonly string[]
  readonly path: string
  readonly read: Read
}

interface Saying {
  readonly column: number
  readonly name: string
  readonly says: unknown
}

/** The columns of one file. */
export class ParquetColumns {
  readonly names: readonly string[]
  readonly #file: string
  readonly #known: Names
  readonly #leaves: Leaf[] = []
  readonly #sayings: Saying[] = []
  readonly #values: ValueReader

  /** Throws `NotTable` where a column is misnamed, or of a type that its facts cannot be read from. */
  constructor(
    file: string,
    { names, types }: { readonly names: readonly string[]; readonly types: readonly Type[] },
    form: CaseForm,
    duckdb: typeof Duckdb,
  ) {
    refuseResults(file, names)
    this.#file = file
    this.names = names
    this.#known = namesOf(form.platform)
    this.#values = new ValueReader(duckdb)
    const problems = names.flatMap((name, i) => this.#add(i, name, types[i], form.root))
    const [first, ...rest] = problems.map(({ name, ...wrong }) => ({
      at: `${file}: column ${name}`,
      ...wrong,
    }))
    if (first !== undefined) throw new NotTable({ problems: [first, ...rest] })
  }

  /** What a row says. */
  caseOf(row: number, values: readonly Duckdb.DuckDBValue[]): Result.Result<unknown, CasesRefused> {
    const said: Said[] = []
    const problems: Refused[] = []
    for (const { column, name, fields, path, read } of this.#leaves) {
      let value = values[column] ?? null
      for (const field of fields) value = fieldOf(value, field)
      if (value === null) continue
      const one = read(value)
      if (Result.isSuccess(one)) said.push({ path, value: one.success })
      else problems.push({ at: this.#at(row, name, path), ...one.failure })
    }
    for (const { column, name, says } of this.#sayings)
      for (const path of wordsIn(values[column] ?? null)) {
        if (said.some((one) => one.path === path && one.value === says)) continue
        const wrong = this.#wrongSaying(path, said)
        if (wrong === undefined) said.push({ path, value: says })
        else problems.push({ at: rowAt(this.#file, row, name), ...wrong })
      }
    return problems.length > 0
      ? refused(problems)
      : caseOf(
          said,
          (path) => this.#at(row, this.columnOf(path), path),
          (group) => `NULL, as column none names ${group}`,
        )
  }

  /** Of a fact within a column of another name it is told which. */
  #at(row: number, column: string, path: string): string {
    return `${rowAt(this.#file, row, column)}${column === path ? "" : `: ${path}`}`
  }

  columnOf(path: string): string {
    return this.#leaves.find((leaf) => leaf.path === path)?.name ?? path
  }

  #wrongSaying(path: string, said: readonly Said[]): Wrong | undefined {
    if (!this.#known.has(path))
      return { found: path, expected: EXPECTED_NAME, nearest: nearestFact(path, [...this.#known.keys()]) }
    return said.some((one) => one.path === path)
      ? {
          found: path,
          expected: `it to be said of it once: column ${this.columnOf(path)} says something, too`,
        }
      : undefined
  }

  #add(
    column: number,
    name: string,
    type: Type | undefined,
    root: Branch,
  ): readonly (Wrong & { readonly name: string })[] {
    if (type === undefined) return []
    const says = this.#known.has(name) ? undefined : SAYING.get(name)
    if (says !== undefined) {
      const read = this.#values.texts(type)
      if (Result.isFailure(read)) return [{ name, ...told(read.failure) }]
      this.#sayings.push({ column, name, says })
      return []
    }
    const branch = name.split(".").reduce<Branch | undefined>((at, key) => at?.children.get(key), root)
    if (branch === undefined || !this.#known.has(name)) return [{ name, ...wrongName(name, this.#known, "") }]
    return this.#addLeaves({ column, name, path: name, fields: [] }, branch, type).map((wrong) => ({
      name,
      ...wrong,
    }))
  }

  /** Of a group each fact by itself, so that another column may tell the rest. */
  #addLeaves(at: Omit<Leaf, "read">, branch: Branch, type: Type): readonly Wrong[] {
    const isGroup = branch.fact === undefined && !branch.list
    const fields = isGroup ? this.#values.fieldsOf(type) : undefined
    if (fields !== undefined)
      return fields.flatMap(([field, fieldType]) => {
        const child = branch.children.get(field)
        const within = { ...at, path: `${at.path}.${field}`, fields: [...at.fields, field] }
        return child === undefined
          ? [told(undeclared(branch), within.fields)]
          : this.#addLeaves(within, child, fieldType)
      })
    if (this.#leaves.some(({ path }) => path === at.path))
      return [{ found: `${at.path} a second time`, expected: "each fact in one column" }]
    const read = this.#values.of(branch, type)
    if (Result.isFailure(read)) return [told(read.failure, at.fields)]
    this.#leaves.push({ ...at, read: read.success })
    return []
  }
}

/** Where within a column the type is wrong. */
const told = ({ within, found, ...rest }: WrongType, fields: readonly string[] = []): Wrong => {
  const field = [...fields, ...within].join(".")
  return { ...rest, found: field === "" ? found : `${field}: ${found}` }
}

const wordsIn = (value: Duckdb.DuckDBValue): readonly string[] =>
  typeof value === "object" && value !== null && "items" in value ? value.items.map(String) : []
