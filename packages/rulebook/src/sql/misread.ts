// What the loading of lines of JSON would read otherwise than an audit does, told by place before anything is loaded.
import type { FactDeclaration, FactPath, Platform } from "../language/platform.ts"
import { placesOf } from "../language/platform.ts"
import { factValues } from "../language/tree.ts"
import { PPM_PLACES } from "../values/decimal.ts"
import { or } from "./expression.ts"

type Kind = "text" | "number" | "flag" | "list" | "object" | "none"

/** How a database looks at JSON; `of`: an expression that is some. */
interface Looking {
  readonly kinds: { readonly [kind in Kind]: readonly string[] }
  /** NULL where there is nothing at the path. */
  readonly kind: (of: string, keys: readonly string[]) => string
  readonly text: (of: string, keys: readonly string[]) => string
  readonly matches: (text: string, pattern: string) => string
  /** Whether some member of what is a list fulfils it, or is null. */
  readonly some: (of: string, keys: readonly string[], wrong: (member: string) => string) => string
  /** Whether two members have the same text there. */
  readonly twice: (of: string, keys: readonly string[], key: string) => string
  /** A list of the texts `prefix` and key, of the keys of what is an object, but for those known. */
  readonly others: (of: string, keys: readonly string[], known: readonly string[], prefix: string) => string
  readonly lists: (lists: readonly string[]) => string
  readonly source: string
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
const list = (values: readonly string[]): string => values.map(text).join(", ")
const dollar = (keys: readonly string[]): string => text(`$${keys.map((key) => `."${key}"`).join("")}`)
const braces = (keys: readonly string[]): string => text(`{${keys.map((key) => `"${key}"`).join(",")}}`)

const duckdbMembers = (of: string, keys: readonly string[]): string =>
  `CASE WHEN json_type(${of}, ${dollar(keys)}) = 'ARRAY' THEN CAST(json_extract(${of}, ${dollar(keys)}) AS JSON[]) ELSE [] END`
const postgresPart = (of: string, keys: readonly string[], kind: string, none: string): string =>
  `CASE WHEN jsonb_typeof(${of} #> ${braces(keys)}) = '${kind}' THEN ${of} #> ${braces(keys)} ELSE '${none}' END`

const LOOKING: { readonly [dialect in "duckdb" | "postgres"]: Looking } = {
  duckdb: {
    kinds: {
      text: ["VARCHAR"],
      number: ["UBIGINT", "BIGINT", "DOUBLE", "UHUGEINT", "HUGEINT"],
      flag: ["BOOLEAN"],
      list: ["ARRAY"],
      object: ["OBJECT"],
      none: ["NULL"],
    },
    kind: (of, keys) => `json_type(${of}, ${dollar(keys)})`,
    text: (of, keys) => `json_extract_string(${of}, ${dollar(keys)})`,
    matches: (of, pattern) => `regexp_full_match(${of}, ${text(pattern)})`,
    some: (of, keys, wrong) =>
      `len(list_filter(${duckdbMembers(of, keys)}, lambda m: m IS NULL OR COALESCE(${wrong("m")}, FALSE))) > 0`,
    twice: (of, keys, key) =>
      `len(list_filter(map_values(list_histogram(list_transform(${duckdbMembers(of, keys)}, lambda m: json_extract_string(m, ${dollar([key])})))), lambda n: n > 1)) > 0`,
    others: (of, keys, known, prefix) =>
      `list_transform(list_filter(COALESCE(json_keys(${of}, ${dollar(keys)}), []), lambda k: k NOT IN (${list(known)})), lambda k: ${text(prefix)} || k)`,
    lists: (lists) => `list_concat(${lists.join(",\n    ")})`,
    source: "read_ndjson_objects('orders.ndjson')",
  },
  postgres: {
    kinds: {
      text: ["string"],
      number: ["number"],
      flag: ["boolean"],
      list: ["array"],
      object: ["object"],
      none: ["null"],
    },
    kind: (of, keys) => `jsonb_typeof(${of} #> ${braces(keys)})`,
    text: (of, keys) => `(${of} #>> ${braces(keys)})`,
    matches: (of, pattern) => `${of} ~ ${text(`^(?:${pattern})$`)}`,
    some: (of, keys, wrong) =>
      `EXISTS (SELECT FROM jsonb_array_elements(${postgresPart(of, keys, "array", "[]")}) AS m WHERE m = 'null' OR ${wrong("m")})`,
    twice: (of, keys, key) =>
      `EXISTS (SELECT FROM jsonb_array_elements(${postgresPart(of, keys, "array", "[]")}) AS m GROUP BY m ->> ${text(key)} HAVING count(m ->> ${text(key)}) > 1)`,
    others: (of, keys, known, prefix) =>
      `ARRAY(SELECT ${text(prefix)} || k FROM jsonb_object_keys(${postgresPart(of, keys, "object", "{}")}) AS k WHERE k NOT IN (${list(known)}))`,
    lists: (lists) => lists.join("\n    || "),
    source: "orders_as_json",
  },
}

const INSTANT =
  "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,3})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?"
const WHOLE = "0|[1-9][0-9]*"
const decimal = (places: number): string => (places === 0 ? WHOLE : `(${WHOLE})([.][0-9]{1,${places}})?`)

const told = (wrong: string, path: string): string => `CASE WHEN ${wrong} THEN ${text(path)} END`

/** The view that loading asks first: a row for each place of a line that is a mistake in a case. */
export const misreadWritten = (platform: Platform, dialect: "duckdb" | "postgres"): string => {
  const looking = LOOKING[dialect]
  const given = platform.facts.filter(({ derived, input }) => derived === undefined || input === true)

  /** Whether what stands at the keys is nothing of these kinds, or its text does not match. */
  const none = (of: string, keys: readonly string[], kinds: readonly Kind[], pattern?: string): string => {
    const kind = looking.kind(of, keys)
    const names = [...kinds, "none" as const].flatMap((one) => looking.kinds[one])
    const wrong = [`${kind} NOT IN (${list(names)})`]
    if (pattern !== undefined) wrong.push(`NOT ${looking.matches(looking.text(of, keys), pattern)}`)
    return or(...wrong)
  }

  const wrongFact = (of: string, keys: readonly string[], fact: FactDeclaration): string => {
    const isUnknown = fact.presumed !== undefined
    const also = (pattern: string): string => (isUnknown ? `${pattern}|unknown` : pattern)
    const words = factValues(fact, platform).map(({ value }) => value)
    switch (fact.type) {
      case "instant":
        return none(of, keys, ["text"], also(INSTANT))
      case "money":
        return none(of, keys, ["text", "number"], also(decimal(placesOf(platform))))
      case "ratio":
        return none(of, keys, ["text", "number"], also(decimal(PPM_PLACES)))
      case "integer":
        return none(of, keys, isUnknown ? ["number", "text"] : ["number"], also(WHOLE))
      case "boolean":
        return none(of, keys, isUnknown ? ["flag", "text"] : ["flag"], also("true|false"))
      case "set": {
        const isOther = (m: string): string =>
          or(none(m, [], ["text"]), `${looking.text(m, [])} NOT IN (${list(words)})`)
        const isNone = isUnknown
          ? `(${none(of, keys, ["list", "text"])} OR (${looking.kind(of, keys)} IN (${list(looking.kinds.text)}) AND ${looking.text(of, keys)} <> 'unknown'))`
          : none(of, keys, ["list"])
        return or(isNone, looking.some(of, keys, isOther))
      }
      case "enum":
      case "region":
      case "tree":
      case "text":
        return none(of, keys, ["text"])
    }
  }

  const inLists = given.filter(({ path }) => path.includes("[]"))
  const own = given.filter(({ path }) => !path.includes("[]"))
  const lists = [...new Set(inLists.map(({ path }) => path.slice(0, path.indexOf("[]"))))]
  const leaves: readonly FactPath[] = [...own.map(({ path }) => path), ...lists]
  const groups = [
    ...new Set(leaves.flatMap((path) => path.split(".").map((_, i, keys) => keys.slice(0, i).join(".")))),
  ]
  const childrenOf = (group: string): readonly string[] => {
    const depth = keysOf(group).length
    const within = leaves.filter((path) => group === "" || path.startsWith(`${group}.`))
    return [...new Set(within.map((path) => path.split(".")[depth] ?? ""))]
  }
  const wrongList = (path: string): string => {
    const members = inLists.filter((fact) => fact.path.startsWith(`${path}[].`))
    const keyOf = (fact: FactDeclaration): string => fact.path.slice(path.length + 3)
    const wrongMember = (m: string): string => {
      const others = looking.others(m, [], members.map(keyOf), "")
      const size = dialect === "duckdb" ? `len(${others})` : `cardinality(${others})`
      return or(
        `${looking.kind(m, [])} NOT IN (${list(looking.kinds.object)})`,
        `${size} > 0`,
        ...members.map((fact) => wrongFact(m, [keyOf(fact)], fact)),
        // None of an amount is none of the parts.
        ...members.flatMap((fact) =>
          fact.type === "money"
            ? [`COALESCE(${looking.kind(m, [keyOf(fact)])} IN (${list(looking.kinds.none)}), FALSE)`]
            : [],
        ),
      )
    }
    const hasId = members.some((fact) => keyOf(fact) === "id")
    return or(
      none("json", keysOf(path), ["list"]),
      looking.some("json", keysOf(path), wrongMember),
      ...(hasId ? [looking.twice("json", keysOf(path), "id")] : []),
    )
  }
  const wrong = [
    ...groups
      .filter((group) => group !== "")
      .map((group) => told(none("json", keysOf(group), ["object"]), group)),
    ...own.map((fact) => told(wrongFact("json", keysOf(fact.path), fact), fact.path)),
    ...lists.map((path) => told(wrongList(path), path)),
  ]
  const array = dialect === "duckdb" ? `[${wrong.join(",\n    ")}]` : `ARRAY[${wrong.join(",\n    ")}]`
  const others = groups.map((group) =>
    looking.others("json", keysOf(group), childrenOf(group), group === "" ? "" : `${group}.`),
  )
  const name = looking.text("json", keysOf(platform.caseId))
  return `CREATE OR REPLACE VIEW orders_misread AS
SELECT "case", place FROM (
  SELECT ${name} AS "case", unnest(${looking.lists([array, ...others])}) AS place
  FROM ${looking.source}
) AS told
WHERE place IS NOT NULL;
`
}

const keysOf = (path: string): readonly string[] => (path === "" ? [] : path.split("."))

/** Holds where nothing is misread; else the statement fails, and says where to look. */
export const NOTHING_MISREAD =
  "(SELECT CASE WHEN count(*) = 0 THEN TRUE ELSE CAST('misread: ' || count(*) || ' places of the lines are mistakes, see SELECT * FROM orders_misread' AS BOOLEAN) END FROM orders_misread)"
