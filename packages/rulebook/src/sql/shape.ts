// The table of orders: a row an order, a column for each fact that a case can give.
import type { FactDeclaration, FactPath, FactType, ListPath, Platform } from "../language/platform.ts"
import { placesOf } from "../language/platform.ts"
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
  readonly #byPath: ReadonlyMap<FactPath, ShapeColumn>

  constructor(platform: Platform) {
    this.places = placesOf(platform)
    const given = platform.facts.filter(({ derived, input }) => derived === undefined || input === true)
    const lists = [...new Set(given.filter(({ path }) => path.includes("[]")).map(({ path }) => listOf(path)))]
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

  /** `CREATE TABLE orders`. */
  created(dialect: Dialect): string {
    const rows = [
      ...this.columns.map(({ name, type, title, path }) => [
        `${name} ${typeof type === "string" ? dialect.type(type, this.places) : dialect.listType(type, this.places)}`,
        `${path}: ${title}`,
      ]),
      [`${NONE} ${dialect.type("words", 0)}`, "the paths of facts of which it is known that there were none"],
      [`${NOT_KNOWN} ${dialect.type("words", 0)}`, "the paths of facts that are presumed when absent, and are not known"],
    ]
    const told = rows.map(([column, title], i) => `  ${column}${i < rows.length - 1 ? "," : ""} -- ${title}`)
    return `CREATE TABLE orders (\n${told.join("\n")}\n);\n`
  }
}
