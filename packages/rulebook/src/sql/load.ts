// How orders that are lines of JSON get into the table: every form in which a case may be written, read in the database.
import { DAY } from "../values/duration.ts"
import type { Zone } from "../values/zone.ts"
import type { FactDeclaration, FactPath } from "../language/platform.ts"
import { Clock } from "./clock.ts"
import type { Dialect } from "./dialect.ts"
import { choose, or } from "./expression.ts"
import { NOTHING_MISREAD } from "./misread.ts"
import { NONE, NOT_KNOWN, type Shape, type ShapeColumn } from "./shape.ts"

/** How a database reads JSON; `json` is the column of the order. */
interface Json {
  /** The value at a path, as text; NULL where it is absent or null. */
  readonly text: (keys: readonly string[]) => string
  readonly isNull: (keys: readonly string[]) => string
  readonly words: (keys: readonly string[]) => string
  readonly list: (
    keys: readonly string[],
    fields: readonly (readonly [key: string, type: string])[],
  ) => string
  readonly emptyList: (type: string) => string
  /** The digits behind a point. */
  readonly fraction: (text: string) => string
  readonly instant: (millis: string) => string
  readonly from: string
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const dollar = (keys: readonly string[]): string => quoted(`$${keys.map((key) => `."${key}"`).join("")}`)
const braces = (keys: readonly string[]): string => quoted(`{${keys.map((key) => `"${key}"`).join(",")}}`)

const JSON_OF: { readonly [dialect in Dialect["name"]]: Json | undefined } = {
  duckdb: {
    text: (keys) => `(json ->> ${dollar(keys)})`,
    isNull: (keys) => `COALESCE(json_type(json, ${dollar(keys)}) = 'NULL', FALSE)`,
    words: (keys) => `CAST(json -> ${dollar(keys)} AS VARCHAR[])`,
    list: (keys, fields) =>
      `json_transform(json -> ${dollar(keys)}, ${quoted(JSON.stringify([Object.fromEntries(fields)]))})`,
    emptyList: (type) => `CAST([] AS ${type})`,
    fraction: (text) => `regexp_extract(${text}, '[.]([0-9]+)', 1)`,
    instant: (millis) => `make_timestamptz(${millis} * 1000)`,
    from: "read_ndjson_objects('orders.ndjson')",
  },
  postgres: {
    text: (keys) => `(json #>> ${braces(keys)})`,
    isNull: (keys) => `COALESCE(jsonb_typeof(json #> ${braces(keys)}) = 'null', FALSE)`,
    words: (keys) => `ARRAY(SELECT jsonb_array_elements_text(json #> ${braces(keys)}))`,
    list: (keys) => `json #> ${braces(keys)}`,
    emptyList: () => "CAST('[]' AS JSONB)",
    fraction: (text) => `COALESCE(substring(${text} FROM '[.]([0-9]+)'), '')`,
    // Whole hours: days would be those of the session's zone.
    instant: (millis) =>
      `TIMESTAMPTZ 'epoch' + make_interval(hours => CAST(${millis} / 3600000 AS INTEGER)) + ${millis} % 3600000 * INTERVAL '1 millisecond'`,
    from: "orders_as_json",
  },
  // Its JSON functions do not tell null from absent.
  spark: undefined,
}

const keysOf = (path: FactPath): readonly string[] => path.replace(/\[\]$/, "").split(".")

const integer = (text: string): string => `CAST(${text} AS BIGINT)`

/** The table becomes what the lines of JSON hold, or where one is a mistake stays as it was; undefined where the database cannot tell null from absent. */
export const loadWritten = (shape: Shape, dialect: Dialect, zone: Zone): string | undefined => {
  const json = JSON_OF[dialect.name]
  if (json === undefined) return undefined
  const clock = new Clock(dialect, zone, (expression) => expression)

  /** Milliseconds since 1970 of an instant, or of a date alone. */
  const millis = (x: string): string => {
    const part = (from: number, length: number): string => integer(`substr(${x}, ${from}, ${length})`)
    // 400 years later: no database has a year 0.
    const date = `make_date(CAST(substr(${x}, 1, 4) AS INTEGER) + 400, CAST(substr(${x}, 6, 2) AS INTEGER), CAST(substr(${x}, 9, 2) AS INTEGER))`
    const day = `(CAST(${date} - DATE '1970-01-01' AS BIGINT) - 146097)`
    const seconds = choose([[`substr(${x}, 17, 1) = ':'`, part(18, 2)]], "0")
    const ms = integer(`rpad(${json.fraction(x)}, 3, '0')`)
    const offset = choose(
      [[`right(${x}, 1) = 'Z'`, "0"]],
      `${choose([[`substr(${x}, length(${x}) - 5, 1) = '-'`, "-1"]], "1")} * (${integer(`substr(${x}, length(${x}) - 4, 2)`)} * 3600000 + ${integer(`right(${x}, 2)`)} * 60000)`,
    )
    const time = `${part(12, 2)} * 3600000 + ${part(15, 2)} * 60000 + ${seconds} * 1000 + ${ms}`
    return choose(
      [
        [`${x} IS NULL`, "NULL"],
        [`length(${x}) = 10`, clock.instant(`(${day} * ${DAY})`)],
      ],
      `${day} * ${DAY} + ${time} - ${offset}`,
    )
  }

  const isNone = (keys: readonly string[]): string =>
    or(...keys.map((_, i) => json.isNull(keys.slice(0, i + 1))))

  const value = ({ path, type, fact }: ShapeColumn): string => {
    const keys = keysOf(path)
    if (typeof type !== "string") {
      const own = dialect.listType(type, shape.places)
      const fields = type.map(([key, of]) => [key, dialect.type(of, shape.places)] as const)
      return choose([
        [isNone(keys), json.emptyList(own)],
        [`${json.text(keys)} IS NOT NULL`, json.list(keys, fields)],
      ])
    }
    const text = json.text(keys)
    const said = fact?.presumed === undefined ? text : `NULLIF(${text}, 'unknown')`
    if (type === "words")
      return choose([
        [isNone(keys), dialect.noTexts],
        [`${said} IS NOT NULL`, json.words(keys)],
      ])
    if (type !== "instant")
      return type === "word" ? said : `CAST(${said} AS ${dialect.type(type, shape.places)})`
    return json.instant(millis(said))
  }

  const listed = (facts: readonly FactDeclaration[], when: (fact: FactDeclaration) => string): string =>
    dialect.texts(facts.map((fact) => ({ when: when(fact), text: fact.path })))
  const facts = shape.columns.flatMap(({ fact }) => fact ?? [])
  const none = listed(
    facts.filter(({ type }) => type !== "text" && type !== "set"),
    ({ path }) => isNone(keysOf(path)),
  )
  const notKnown = listed(
    facts.filter(({ presumed }) => presumed !== undefined),
    ({ path }) => `COALESCE(${json.text(keysOf(path))} = 'unknown', FALSE)`,
  )
  const columns = [
    ...shape.columns.map((column) => ({ name: column.name, of: value(column) })),
    { name: NONE, of: none },
    { name: NOT_KNOWN, of: notKnown },
  ]
  return [
    "BEGIN;",
    "DELETE FROM orders;",
    `INSERT INTO orders (${columns.map(({ name }) => name).join(", ")})`,
    "SELECT",
    columns.map(({ name, of }) => `  ${of} AS ${name}`).join(",\n"),
    `FROM ${json.from}`,
    `WHERE ${NOTHING_MISREAD};`,
    "COMMIT;\n",
  ].join("\n")
}
