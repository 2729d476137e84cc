import { editorSchema, Receipt } from "@policy-ledger/ledger/schema"
import { DIGEST } from "@policy-ledger/log"

/** As much of JSON Schema as a receipt needs. */
interface JsonSchema {
  readonly $ref?: string
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly type?: string
  readonly pattern?: string
  readonly prefixItems?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: { readonly [key: string]: JsonSchema }
  readonly patternProperties?: object
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | false
  readonly allOf?: readonly JsonSchema[]
}

/** What refusals name first, before the rest in the order of the schema: they say what they have always said. */
const NAMED_FIRST: { readonly [definition: string]: readonly string[] } = {
  CaseCoverage: ["from", "to", "date"],
  ResolvedEffect: ["ship-by", "compensation"],
}

/** Of which any text will do for a digest: a citation is quoted, and how an answer is worded proves nothing. */
const QUOTED = "Citation"

const inOrder = <T>(definition: string, things: readonly T[], nameOf: (thing: T) => string): readonly T[] => {
  const names = NAMED_FIRST[definition] ?? []
  const first = names.flatMap((name) => things.filter((thing) => nameOf(thing) === name))
  return [...first, ...things.filter((thing) => !first.includes(thing))]
}

const call = (form: string, ...args: readonly string[]): string => `form.${form}(${args.join(", ")})`

const block = (before: string, lines: readonly string[], after: string): string =>
  [before, ...lines.map((line) => `  ${line.replaceAll("\n", "\n  ")},`), after].join("\n")

const literals = (values: readonly unknown[] = []): readonly string[] => values.map((v) => JSON.stringify(v))

const kindsOf = ({ properties }: JsonSchema): readonly unknown[] => properties?.["kind"]?.enum ?? []

/** The source of a schema's form; `definition` is what it stands in. */
const formOf = (schema: JsonSchema, definition: string): string => {
  const { $ref, anyOf, type } = schema
  if ($ref !== undefined) return $ref.replace("#/$defs/", "")
  if (anyOf !== undefined) return unionOf(anyOf, definition)
  if (schema.enum !== undefined) return call("oneOf", ...literals(schema.enum))
  switch (type) {
    case undefined:
      return "form.anything"
    case "boolean":
      return "form.flag"
    case "integer":
      return "form.count"
    case "string":
      // No other pattern is asked for: the check holds the answer against the one that it replays, whole.
      return schema.pattern === DIGEST.source && definition !== QUOTED ? "form.digest" : "form.text"
    case "array":
      return listOf(schema, definition)
    case "object":
      // What has further keys by a pattern is a text in its languages.
      if (schema.patternProperties !== undefined) return "form.localized"
      return structOf(schema, definition)
    default:
      throw new Error(`${definition}: a receipt has no form for ${JSON.stringify(schema)}`)
  }
}

const unionOf = (members: readonly JsonSchema[], definition: string): string => {
  const [member, none, ...more] = members
  if (member !== undefined && none?.type === "null" && more.length === 0)
    return call("nullable", formOf(member, definition))
  const cases = inOrder(definition, members, (one) => String(kindsOf(one)[0]))
  const firsts = members.map(({ required: [first = ""] = [] }) => first)
  if (members.every((one) => kindsOf(one).length === 0) && new Set(firsts).size === members.length)
    return block(
      "form.byKey(",
      members.map((one, i) => `["${firsts[i]}", ${formOf(one, definition)}]`),
      ")",
    )
  if (cases.some((one) => kindsOf(one).length === 0))
    throw new Error(`${definition}: nothing but its kind tells a member of a union in a receipt`)
  return block(
    "form.byKind(",
    cases.map((one) => `[[${literals(kindsOf(one)).join(", ")}], ${formOf(one, definition)}]`),
    ")",
  )
}

const listOf = ({ items, prefixItems: [one, other] = [] }: JsonSchema, definition: string): string => {
  if (items !== undefined) return call("list", formOf(items, definition))
  const forms = [one, other].map((member) => formOf(member ?? {}, definition))
  if (forms[0] !== forms[1]) throw new Error(`${definition}: a pair in a receipt is of one form`)
  return call("pair", forms[0] ?? "")
}

const structOf = (schema: JsonSchema, definition: string): string => {
  const { properties = {}, required = [] } = schema
  // Beside known keys the rest stands apart.
  const rest = schema.additionalProperties || (schema.allOf?.[0]?.additionalProperties ?? false)
  const isRecord = rest !== false
  if (isRecord && Object.keys(properties).length === 0) return call("record", formOf(rest, definition))
  const fields = inOrder(definition, Object.entries(properties), ([key]) => key)
  return block(
    isRecord ? "form.structWithRest({" : "form.struct({",
    fields.map(([key, member]) => {
      const form = formOf(member, definition)
      return `${key}: ${required.includes(key) ? form : call("maybe", form)}`
    }),
    isRecord ? `}, ${formOf(rest, definition)})` : "})",
  )
}

/** `src/generated/receipt-form.ts`: what reads a receipt without a dependency, from the JSON Schema of receipts. */
export const receiptFormSource = (): string => {
  const { $defs, ...schema }: JsonSchema & { readonly $defs: { readonly [name: string]: JsonSchema } } =
    JSON.parse(editorSchema(Receipt, "A receipt", ""))
  const definitions = Object.entries($defs).map(
    ([name, definition]) => `const ${name} = ${formOf(definition, name)}\n`,
  )
  return [
    "// Written by `pnpm generate` from packages/ledger/src/schema/receipt.ts: what is changed here is lost.\n",
    'import * as form from "../form.ts"\n\n',
    ...definitions.map((definition) => `${definition}\n`),
    `/** A receipt, down to the last key. */\nexport const receipt = ${formOf(schema, "Receipt")}\n`,
  ].join("")
}
