import type { FactDeclaration, Platform } from "@policy-ledger/rulebook"

type JsonSchema = { [key: string]: unknown }

const INSTANT = "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?(Z|[+-]\\d\\d:\\d\\d))?$"

/** From 0 to 1 as text, in parts per million at the finest. */
const SHARE = "^(0(\\.\\d{1,6})?|1(\\.0{1,6})?)$"

const ofType = (fact: FactDeclaration): JsonSchema => {
  const values = fact.values?.map((v) => v.value) ?? []
  switch (fact.type) {
    case "instant":
      return { type: "string", pattern: INSTANT, description: "ISO 8601 with an offset, or a date alone" }
    case "money":
      return { type: "string", pattern: "^(0|[1-9]\\d*)(\\.\\d{1,2})?$" }
    case "ratio":
      return { type: ["number", "string"], minimum: 0, maximum: 1, pattern: SHARE }
    case "integer":
      return { type: "integer", minimum: 0 }
    case "boolean":
      return { type: "boolean" }
    case "enum":
      return { enum: [...values, null] }
    case "set":
      return { type: "array", items: { enum: values } }
    case "region":
      return { type: "string", pattern: "^\\d{6}$" }
    case "text":
      return { type: "string" }
  }
}

/** An absent fact may also be written as null: both are unknown. */
const orNull = (schema: JsonSchema): JsonSchema => {
  const { type } = schema
  return type === undefined ? schema : { ...schema, type: [...(Array.isArray(type) ? type : [type]), "null"] }
}

interface Branch {
  readonly children: Map<string, Branch>
  list: boolean
  fact: FactDeclaration | undefined
}

const branch = (): Branch => ({ children: new Map(), list: false, fact: undefined })

const grow = (root: Branch, fact: FactDeclaration): void => {
  let at = root
  for (const part of fact.path.split(".")) {
    const key = part.replace(/\[\]$/, "")
    const next = at.children.get(key) ?? branch()
    at.children.set(key, next)
    if (part.endsWith("[]")) next.list = true
    at = next
  }
  at.fact = fact
}

const schemaOf = (at: Branch): JsonSchema => {
  if (at.fact !== undefined) {
    const { title } = at.fact
    return orNull({ title: `${title.zh} / ${title.en}`, ...ofType(at.fact) })
  }
  const properties = Object.fromEntries([...at.children].map(([key, child]) => [key, schemaOf(child)]))
  const object = { type: "object", properties, additionalProperties: false }
  return orNull(at.list ? { type: "array", items: object } : object)
}

/** The JSON Schema of a platform's cases, from its facts: any may be absent, none may be misspelt. */
export const caseSchema = (platform: Platform): JsonSchema => {
  const root = branch()
  for (const fact of platform.facts) if (fact.derived === undefined || fact.input === true) grow(root, fact)
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `A case of ${platform.title.en}`,
    description: "Facts of one order, refund or claim; what is absent is unknown, not false.",
    ...schemaOf(root),
    type: "object",
  }
}
