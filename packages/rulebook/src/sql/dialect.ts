// What the databases say differently. All else is SQL that every one of them reads alike.

export type ColumnType = "instant" | "money" | "ratio" | "integer" | "boolean" | "word" | "words"

/** A member of a list of a case: its keys as they stand there, with their types. */
export type Fields = readonly (readonly [key: string, type: ColumnType])[]

/** What numbers over the members of a list become one: their sum, NULL where one of them is; the largest; the smallest. */
export type Together = "sum" | "max" | "min"

/** A row of those that stand beside one row: only where `when` holds. */
export interface Tuple {
  readonly when: string
  readonly values: readonly string[]
}

interface TextWhen {
  readonly when: string
  readonly text: string
}

export const DIALECTS = ["duckdb", "postgres", "spark"] as const
export type DialectName = (typeof DIALECTS)[number]

/** One database's own ways: expressions in, an expression out. */
export interface Dialect {
  readonly name: DialectName
  /** The types of columns; money with so many decimals. */
  readonly type: (type: ColumnType, places: number) => string
  readonly listType: (fields: Fields, places: number) => string
  /** Whole numbers of any size that a share of a price can need. */
  readonly wide: string
  readonly text: (value: string) => string
  readonly quote: (name: string) => string
  /** Milliseconds since 1970. */
  readonly millis: (instant: string) => string
  /** How often the second goes into the first, of whole numbers that are not negative. */
  readonly div: (a: string, b: string | number) => string
  readonly wideDiv: (a: string, b: string) => string
  readonly noTexts: string
  readonly has: (list: string, word: string) => string
  readonly hasAny: (list: string, words: readonly string[]) => string
  /** How many members a list of parts has. */
  readonly size: (list: string) => string
  /** A list of those texts whose condition holds. */
  readonly texts: (items: readonly TextWhen[]) => string
  /** The texts that have a rank, the lowest first. */
  readonly ranked: (items: readonly { readonly rank: string; readonly text: string }[]) => string
  readonly map: (entries: readonly (readonly [key: string, value: string])[]) => string
  /** One of these constants by its place from 1; NULL beyond them. */
  readonly nth: (constants: readonly (number | null)[], place: string) => string
  /** Over the members of a list that is not NULL, each called `m`; of nobody `none`. */
  readonly over: (
    list: string,
    fields: Fields,
    places: number,
    how: Together,
    of: string,
    none: number,
  ) => string
  /** Days since 1970 of civil days. */
  readonly plusMonths: (day: string, months: number) => string
  readonly firstOf: (day: string, period: "month" | "quarter" | "year") => string
  /** Of milliseconds since 1970 on a clock, not before that: the year, and `-MM-DDTHH:MM:SS`. */
  readonly year: (millis: string) => string
  readonly clock: (millis: string) => string
  /** Ends a step, so that what it works out is worked out once. */
  readonly fence: string
  readonly view: (name: string) => string
  /** The tuples of each row of a step, as rows. */
  readonly unfold: (step: string, columns: readonly string[], tuples: readonly Tuple[]) => string
}

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`
const doubled = (name: string): string => `"${name.replaceAll('"', '""')}"`
const list = (all: readonly string[]): string => all.join(", ")
const lines = (all: readonly string[]): string => all.join(",\n    ")
const constants = (all: readonly (number | null)[]): string =>
  list(all.map((one) => (one === null ? "NULL" : String(one))))

const DAY = 86_400_000
const EPOCH = "DATE '1970-01-01'"

const duckdb: Dialect = {
  name: "duckdb",
  type: (type, places) =>
    ({
      instant: "TIMESTAMPTZ",
      money: `DECIMAL(18,${places})`,
      ratio: "DECIMAL(7,6)",
      integer: "BIGINT",
      boolean: "BOOLEAN",
      word: "VARCHAR",
      words: "VARCHAR[]",
    })[type],
  listType: (fields, places) =>
    `STRUCT(${list(fields.map(([key, type]) => `${doubled(key)} ${duckdb.type(type, places)}`))})[]`,
  wide: "HUGEINT",
  text: quoted,
  quote: doubled,
  millis: (instant) => `epoch_ms(${instant})`,
  div: (a, b) => `(${a} // ${b})`,
  wideDiv: (a, b) => `(${a} // ${b})`,
  noTexts: "CAST([] AS VARCHAR[])",
  has: (words, word) => `list_contains(${words}, ${quoted(word)})`,
  hasAny: (words, some) => `list_has_any(${words}, [${list(some.map(quoted))}])`,
  size: (of) => `len(${of})`,
  // Faster than to filter one list.
  texts: (items) =>
    `list_concat(
    ${lines([duckdb.noTexts, ...items.map(({ when, text }) => `CASE WHEN ${when} THEN [${quoted(text)}] END`)])})`,
  ranked: (items) =>
    items.length === 0
      ? duckdb.noTexts
      : `list_transform(list_sort(list_filter([\n    ${lines(
          items.map(
            ({ rank, text }) =>
              `CASE WHEN ${rank} IS NOT NULL THEN {'rank': ${rank}, 'text': ${quoted(text)}} END`,
          ),
        )}], lambda x: x IS NOT NULL)), lambda x: x.text)`,
  map: (entries) => `MAP {${list(entries.map(([key, value]) => `${quoted(key)}: ${value}`))}}`,
  nth: (all, place) => `([${constants(all)}])[${place}]`,
  over: (of, _fields, _places, how, each, none) => {
    const all = `list_transform(${of}, lambda m: ${each})`
    const one = `COALESCE(list_${how}(${all}), ${none})`
    return how === "sum" ? `(CASE WHEN list_count(${all}) = len(${of}) THEN ${one} END)` : one
  },
  plusMonths: (day, months) =>
    `CAST(CAST(${EPOCH} + CAST(${day} AS INTEGER) + INTERVAL ${months} MONTH AS DATE) - ${EPOCH} AS BIGINT)`,
  firstOf: (day, period) =>
    `CAST(CAST(date_trunc('${period}', ${EPOCH} + CAST(${day} AS INTEGER)) AS DATE) - ${EPOCH} AS BIGINT)`,
  year: (millis) => `year(make_timestamp(${millis} * 1000))`,
  clock: (millis) => `strftime(make_timestamp(${millis} * 1000), '-%m-%dT%H:%M:%S')`,
  fence: "",
  view: (name) => `CREATE OR REPLACE VIEW ${name} AS`,
  unfold: (step, columns, tuples) => {
    const rows = tuples.map(
      ({ when, values }) =>
        `CASE WHEN ${when} THEN {${list(values.map((value, i) => `${quoted(columns[i] ?? "")}: ${value}`))}} END`,
    )
    const names = list(columns.map((name) => `u.${doubled(name)}`))
    return `SELECT ${names}\nFROM (SELECT unnest(list_filter([\n    ${lines(rows)}], lambda x: x IS NOT NULL)) AS u FROM ${step})`
  },
}

const postgres: Dialect = {
  ...duckdb,
  name: "postgres",
  type: (type, places) =>
    ({
      instant: "TIMESTAMPTZ",
      money: `NUMERIC(18,${places})`,
      ratio: "NUMERIC(7,6)",
      integer: "BIGINT",
      boolean: "BOOLEAN",
      word: "TEXT",
      words: "TEXT[]",
    })[type],
  listType: () => "JSONB",
  wide: "NUMERIC",
  millis: (instant) => `CAST(FLOOR(EXTRACT(EPOCH FROM ${instant}) * 1000) AS BIGINT)`,
  div: (a, b) => `(${a} / ${b})`,
  wideDiv: (a, b) => `div(${a}, ${b})`,
  noTexts: "CAST(ARRAY[] AS TEXT[])",
  has: (words, word) => `(${quoted(word)} = ANY (${words}))`,
  hasAny: (words, some) => `(${words} && ARRAY[${list(some.map(quoted))}])`,
  size: (of) => `jsonb_array_length(${of})`,
  texts: (items) =>
    items.length === 0
      ? postgres.noTexts
      : `array_remove(CAST(ARRAY[\n    ${lines(items.map(({ when, text }) => `CASE WHEN ${when} THEN ${quoted(text)} END`))}] AS TEXT[]), NULL)`,
  ranked: (items) =>
    items.length === 0
      ? postgres.noTexts
      : `ARRAY(SELECT t FROM (VALUES ${list(items.map(({ rank, text }) => `(${rank}, ${quoted(text)})`))}) AS v (r, t) WHERE r IS NOT NULL ORDER BY r)`,
  map: (entries) => `jsonb_build_object(${list(entries.flatMap(([key, value]) => [quoted(key), value]))})`,
  nth: (all, place) => `(CAST(ARRAY[${constants(all)}] AS INTEGER[]))[CAST(${place} AS INTEGER)]`,
  over: (of, fields, places, how, each, none) => {
    const typed = fields.map(([key, type]) => `${doubled(key)} ${postgres.type(type, places)}`)
    const one = `COALESCE(${how}(${each}), ${none})`
    const told = how === "sum" ? `CASE WHEN count(*) = count(${each}) THEN ${one} END` : one
    return `(SELECT ${told} FROM jsonb_to_recordset(${of}) AS m (${list(typed)}))`
  },
  plusMonths: (day, months) =>
    `CAST(CAST(${EPOCH} + CAST(${day} AS INTEGER) + INTERVAL '${months} months' AS DATE) - ${EPOCH} AS BIGINT)`,
  // As a timestamp without a zone: a date would be taken in the session's.
  firstOf: (day, period) =>
    `CAST(CAST(date_trunc('${period}', CAST(${EPOCH} + CAST(${day} AS INTEGER) AS TIMESTAMP)) AS DATE) - ${EPOCH} AS BIGINT)`,
  year: (millis) => `EXTRACT(YEAR FROM ${EPOCH} + CAST(${millis} / ${DAY} AS INTEGER))`,
  clock: (millis) =>
    `(to_char(${EPOCH} + CAST(${millis} / ${DAY} AS INTEGER), '-MM-DD"T"') || to_char(TIME '00:00' + ${millis} % ${DAY} * INTERVAL '1 millisecond', 'HH24:MI:SS'))`,
  fence: "\n  OFFSET 0",
  unfold: (step, columns, tuples) => {
    const rows = tuples.map(({ when, values }) => `(${list([when, ...values])})`)
    const names = list(columns.map((name) => `v.${doubled(name)}`))
    return `SELECT ${names}\nFROM ${step} CROSS JOIN LATERAL (VALUES\n    ${lines(rows)}) AS v (is_told, ${list(columns.map(doubled))})\nWHERE v.is_told`
  },
}

const ticked = (name: string): string => `\`${name.replaceAll("`", "``")}\``
/** In Spark's texts a backslash begins an escape. */
const escaped = (value: string): string => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`
const sparkDate = (day: string): string => `date_add(${EPOCH}, CAST(${day} AS INT))`
const padded = (number: string): string => `lpad(CAST(${number} AS STRING), 2, '0')`

const spark: Dialect = {
  ...duckdb,
  name: "spark",
  type: (type, places) =>
    ({
      instant: "TIMESTAMP",
      money: `DECIMAL(18,${places})`,
      ratio: "DECIMAL(7,6)",
      integer: "BIGINT",
      boolean: "BOOLEAN",
      word: "STRING",
      words: "ARRAY<STRING>",
    })[type],
  listType: (fields, places) =>
    `ARRAY<STRUCT<${list(fields.map(([key, type]) => `${ticked(key)}: ${spark.type(type, places)}`))}>>`,
  wide: "DECIMAL(38,0)",
  text: escaped,
  quote: ticked,
  millis: (instant) => `unix_millis(${instant})`,
  div: (a, b) => `(${a} div ${b})`,
  wideDiv: (a, b) => `(${a} div ${b})`,
  noTexts: "CAST(array() AS ARRAY<STRING>)",
  has: (words, word) => `array_contains(${words}, ${escaped(word)})`,
  hasAny: (words, some) => `arrays_overlap(${words}, array(${list(some.map(escaped))}))`,
  size: (of) => `array_size(${of})`,
  texts: (items) =>
    items.length === 0
      ? spark.noTexts
      : `filter(array(\n    ${lines(items.map(({ when, text }) => `CASE WHEN ${when} THEN ${escaped(text)} END`))}), x -> x IS NOT NULL)`,
  ranked: (items) =>
    items.length === 0
      ? spark.noTexts
      : `transform(array_sort(filter(array(\n    ${lines(
          items.map(
            ({ rank, text }) =>
              `CASE WHEN ${rank} IS NOT NULL THEN named_struct('rank', ${rank}, 'text', ${escaped(text)}) END`,
          ),
        )}), x -> x IS NOT NULL)), x -> x.text)`,
  map: (entries) => `map(${list(entries.flatMap(([key, value]) => [escaped(key), value]))})`,
  nth: (all, place) => `get(array(${constants(all)}), CAST(${place} - 1 AS INT))`,
  over: (of, _fields, _places, how, each, none) => {
    const mapped = `transform(${of}, m -> CAST(${each} AS BIGINT))`
    return how === "sum"
      ? `aggregate(${mapped}, CAST(0 AS BIGINT), (a, b) -> a + b)`
      : `COALESCE(array_${how}(${mapped}), ${none})`
  },
  plusMonths: (day, months) => `CAST(datediff(add_months(${sparkDate(day)}, ${months}), ${EPOCH}) AS BIGINT)`,
  firstOf: (day, period) =>
    `CAST(datediff(trunc(${sparkDate(day)}, '${period.toUpperCase()}'), ${EPOCH}) AS BIGINT)`,
  year: (millis) => `year(${sparkDate(`${millis} div ${DAY}`)})`,
  clock: (millis) =>
    `concat(right(CAST(${sparkDate(`${millis} div ${DAY}`)} AS STRING), 6), 'T', ${list([
      padded(`${millis} % ${DAY} div 3600000`),
      "':'",
      padded(`${millis} % 3600000 div 60000`),
      "':'",
      padded(`${millis} % 60000 div 1000`),
    ])})`,
  view: (name) => `CREATE OR REPLACE TEMPORARY VIEW ${name} AS`,
  unfold: (step, columns, tuples) => {
    const rows = tuples.map(
      ({ when, values }) =>
        `CASE WHEN ${when} THEN named_struct(${list(values.flatMap((value, i) => [escaped(columns[i] ?? ""), value]))}) END`,
    )
    return `SELECT ${list(columns.map((name) => `u.${ticked(name)}`))}\nFROM ${step}\nLATERAL VIEW inline(filter(array(\n    ${lines(rows)}), x -> x IS NOT NULL)) u AS ${list(columns.map(ticked))}`
  },
}

export const dialectOf = (name: DialectName): Dialect => ({ duckdb, postgres, spark })[name]
