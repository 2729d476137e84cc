// The table of orders: a row an order, a column for each fact that a case can give.
import type { FactDeclaration, FactPath, FactType, ListPath, Platform } from "../language/platform.ts"
import { placesOf } from "../language/platform.ts"
import { factValues } from "../language/tree.ts"
import { Chronology } from "../case/chronology.ts"
import type { ColumnType, Dialect, Fields } from "./dialect.ts"

export interface ShapeColumn {
  /** The path of a fact or a list, as it stands in cases. */
  readonly path: FactPath
  readonly name: string
  readonly title: string
  /** A list has fields. */
  readonly type: ColumnType | Fields
  readonly fact: FactDeclaration | undefined
}

const TYPES: { readonly [type in FactType]: ColumnType } = {
  instant: "instant",
  money: "money",
  ratio: "ratio",
  integer: "integer",
  boolean: "boolean",
  enum: "word",
  region: "word",
  tree: "word",
  set: "words",
  text: "word",
}

export const columnTypeOf = ({ type }: Pick<FactDeclaration, "type">): ColumnType => TYPES[type]

/** PostgreSQL cuts names after 63 bytes; what is added behind them needs room. */
const LONGEST = 56

/** `order.subOrders[]` is `order_sub_orders`. */
const snake = (path: FactPath): string =>
  path
    .replace(/\[\]$/, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase()

const listOf = (path: FactPath): ListPath => path.slice(0, path.indexOf("[]") + 2)

/** The columns beside those of the facts: which were not, and which that are presumed when absent are not known. */
export const NONE = "none"
export const NOT_KNOWN = "not_known"

export class Shape {
  readonly columns: readonly ShapeColumn[]
  readonly places: number
  readonly #platform: Platform
  readonly #byPath: ReadonlyMap<FactPath, ShapeColumn>

  constructor(platform: Platform) {
    this.#platform = platform
    this.places = placesOf(platform)
    const given = platform.facts.filter(({ derived, input }) => derived === undefined || input === true)
    const lists = [
      ...new Set(given.filter(({ path }) => path.includes("[]")).map(({ path }) => listOf(path))),
    ]
    const taken = new Set<string>([NONE, NOT_KNOWN])
    const nameOf = (path: FactPath): string => {
      const whole = snake(path)
      let name = whole.length > LONGEST ? whole.slice(0, LONGEST - 3) : whole
      for (let n = 2; taken.has(name); n++) name = `${whole.slice(0, LONGEST - 3)}_${n}`
      taken.add(name)
      return name
    }
    const own = given
      .filter(({ path }) => !path.includes("[]"))
      .map((fact) => ({
        path: fact.path,
        name: nameOf(fact.path),
        title: fact.title.en,
        type: columnTypeOf(fact),
        fact,
      }))
    const ofLists = lists.map((path) => {
      const members = given.filter((fact) => fact.path.startsWith(`${path}.`))
      return {
        path,
        name: nameOf(path),
        title: members.map(({ title }) => title.en).join(", "),
        type: members.map((fact) => [fact.path.slice(path.length + 1), columnTypeOf(fact)] as const),
        fact: undefined,
      }
    })
    this.columns = [...own, ...ofLists]
    this.#byPath = new Map(this.columns.map((column) => [column.path, column]))
  }

  column(path: FactPath): ShapeColumn | undefined {
    return this.#byPath.get(path)
  }

  fields(list: ListPath): Fields {
    const type = this.#byPath.get(list)?.type ?? []
    return typeof type === "string" ? [] : type
  }

  /** `CREATE TABLE orders`, which refuses what is no case, where the database holds tables to their checks. */
  created(dialect: Dialect, isChecked = dialect.name !== "spark"): string {
    const rows = [
      ...this.columns.map(({ name, type, title, path }) => [
        `${name} ${typeof type === "string" ? dialect.type(type, this.places) : dialect.listType(type, this.places)}`,
        `${path}: ${title}`,
      ]),
      [`${NONE} ${dialect.type("words", 0)}`, "the paths of facts of which it is known that there were none"],
      [
        `${NOT_KNOWN} ${dialect.type("words", 0)}`,
        "the paths of facts that are presumed when absent, and are not known",
      ],
      ...(!isChecked ? [] : this.#checks(dialect).map((check) => [`CHECK (${check})`, undefined])),
    ]
    const told = rows.map(
      ([row, title], i) =>
        `  ${row ?? ""}${i < rows.length - 1 ? "," : ""}${title === undefined ? "" : ` -- ${title}`}`,
    )
    return `CREATE TABLE ${isChecked ? "IF NOT EXISTS " : ""}orders (\n${told.join("\n")}\n);\n`
  }

  /** What the decoder of cases holds facts to: of NULL every check is fulfilled. */
  #checks(dialect: Dialect): readonly string[] {
    const chronology = new Chronology(this.#platform)
    const facts = this.columns.flatMap(({ name, fact }) => (fact === undefined ? [] : [{ name, fact }]))
    const { text } = dialect
    return facts.flatMap(({ name, fact }): readonly string[] => {
      const words = factValues(fact, this.#platform).map(({ value }) => text(value))
      switch (fact.type) {
        case "instant":
          return [...chronology.earlierThan(fact.path)].flatMap((earlier) => {
            const before = this.#byPath.get(earlier)?.name
            if (before === undefined) return []
            const wasNone = `COALESCE(${dialect.has(NONE, earlier)}, FALSE)`
            return [`${before} <= ${name}`, `${name} IS NULL OR NOT ${wasNone}`]
          })
        case "money":
        case "integer":
          return [`${name} >= 0`]
        case "ratio":
          return [`${name} BETWEEN 0 AND 1`]
        case "enum":
        case "tree":
          return [`${name} IN (${words.join(", ")})`]
        case "region":
          return [`length(${name}) = 6`]
        case "set":
        case "boolean":
        case "text":
          return []
      }
    })
  }
}
