import { factTitle, factValues, placesOf, type FactDeclaration, type Platform } from "@policy-ledger/rulebook"
import { canBeNone, caseTree, inItsLanguages, NOT_KNOWN, type CaseTree } from "./case-tree.ts"

type JsonSchema = { [key: string]: unknown }

const INSTANT = "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?(Z|[+-]\\d\\d:\\d\\d))?$"

/** From 0 to 1 as text, in parts per million at the finest. */
const SHARE = "^(0(\\.\\d{1,6})?|1(\\.0{1,6})?)$"

const moneyPattern = (places: number): string =>
  `^(0|[1-9]\\d*)${places === 0 ? "" : `(\\.\\d{1,${places}})?`}$`

const ofType = (fact: FactDeclaration, platform: Platform): JsonSchema => {
  const values = factValues(fact, platform).map((v) => v.value)
  switch (fact.type) {
    case "instant":
      return { type: "string", pattern: INSTANT, description: "ISO 8601 with an offset, or a date alone" }
    case "money":
      return { type: "string", pattern: moneyPattern(placesOf(platform)) }
    case "ratio":
      return { type: ["number", "string"], minimum: 0, maximum: 1, pattern: SHARE }
    case "integer":
      return { type: "integer", minimum: 0 }
    case "boolean":
      return { type: "boolean" }
    case "enum":
    case "tree":
      return { enum: values }
    case "set":
      return { type: "array", items: { enum: values } }
    case "region":
      return { type: "string", pattern: "^\\d{6}$" }
    case "text":
      return { type: "string" }
  }
}

/** `null` says that there was none. */
const orNull = ({ type, enum: words, ...schema }: JsonSchema): JsonSchema => ({
  ...(type === undefined ? {} : { type: [type, "null"].flat() }),
  ...(Array.isArray(words) ? { enum: [...words, null] } : {}),
  ...schema,
})

const factSchema = (fact: FactDeclaration, platform: Platform): JsonSchema => {
  const type = ofType(fact, platform)
  const own = canBeNone(fact) ? orNull(type) : type
  const title = inItsLanguages(factTitle(fact))
  return fact.presumed === undefined ? { title, ...own } : { title, anyOf: [own, { const: NOT_KNOWN }] }
}

const schemaOf = (at: CaseTree, platform: Platform): JsonSchema => {
  if (at.fact !== undefined) return factSchema(at.fact, platform)
  const properties = Object.fromEntries(
    [...at.children].map(([key, child]) => [key, schemaOf(child, platform)]),
  )
  const object = { type: "object", properties, additionalProperties: false }
  return orNull(at.list ? { type: "array", items: object } : object)
}

/** The JSON Schema of a platform's cases, from its facts: any may be absent, none may be misspelt. */
export const caseSchema = (platform: Platform): JsonSchema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: `A case of ${platform.title.en}`,
  description:
    "Facts of one order, refund or claim: what is absent is not known, and null says that there was none.",
  ...schemaOf(caseTree(platform), platform),
  type: "object",
})
