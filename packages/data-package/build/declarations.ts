import {
  factTitle,
  factValues,
  formatMoney,
  placesOf,
  type FactDeclaration,
  type Platform,
} from "@policy-ledger/rulebook"
import { canBeNone, caseTree, inItsLanguages, NOT_KNOWN, type CaseTree } from "./case-tree.ts"
import { idsAnswered } from "./ids.ts"
import type { Source } from "./read.ts"

// The declarations that are written and not compiled: a platform's cases and ids, and the entries that are JSON.

const words = (values: readonly string[]): string =>
  values.length === 0 ? "never" : values.map((value) => JSON.stringify(value)).join(" | ")

const listOf = (type: string): string => `readonly ${/^\w+$/.test(type) ? type : `(${type})`}[]`

/** What a case may say of a fact that there was, and a word on how. */
const given = (fact: FactDeclaration, platform: Platform): readonly [type: string, how?: string] => {
  const values = words(factValues(fact, platform).map((v) => v.value))
  switch (fact.type) {
    case "instant":
      return ["string", "ISO 8601 with an offset, or a date alone"]
    case "money":
      return ["string", `such as "${formatMoney(1235, placesOf(platform))}"`]
    case "ratio":
      return ["number | string", "from 0 to 1"]
    case "integer":
      return ["number", "a whole number from 0"]
    case "boolean":
      return ["boolean"]
    case "enum":
      return [values]
    case "tree":
      return [values, `a place of the tree ${fact.tree}`]
    case "set":
      return [listOf(values)]
    case "region":
      return ["string", "six digits of GB/T 2260"]
    case "text":
      return ["string"]
  }
}

/** A text in a comment that it cannot end. */
const comment = (text: string): string => `/** ${text.replaceAll("*/", "*\u200b/")} */`

const property = (key: string, type: string): string =>
  `readonly ${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}?: ${type} | undefined`

const factLines = (key: string, fact: FactDeclaration, platform: Platform): readonly string[] => {
  const [type, how] = given(fact, platform)
  const none = canBeNone(fact) ? ["null"] : []
  const notKnown = fact.presumed === undefined || type === "string" ? [] : [JSON.stringify(NOT_KNOWN)]
  const { presumed } = fact
  const says = [
    inItsLanguages(factTitle(fact)),
    how,
    presumed && `${presumed.title.en}, which "${NOT_KNOWN}" prevents`,
  ]
  return [
    comment(says.filter((one) => one !== undefined).join("; ")),
    property(key, [type, ...notKnown, ...none].join(" | ")),
  ]
}

const lines = ({ children }: CaseTree, platform: Platform): readonly string[] =>
  [...children].flatMap(([key, child]) => {
    if (child.fact !== undefined) return factLines(key, child.fact, platform)
    const group = `{\n${lines(child, platform)
      .map((line) => `  ${line}`)
      .join("\n")}\n}`
    return property(key, `${child.list ? `readonly ${group}[]` : group} | null`).split("\n")
  })

const union = (name: string, says: string, values: readonly string[]): string =>
  `/** ${says} */\nexport type ${name} =${values.map((value) => `\n  | ${JSON.stringify(value)}`).join("") || " never"}\n`

/** A platform's cases as a type, and its ids. */
export const caseDeclarations = ({ platform, ids, log }: Source): string => {
  const { provisions, instruments, announcements } = idsAnswered(platform, log, ids)
  return `${comment(
    `A case of ${platform.title.en}: facts of one order, refund or claim. What is absent is not known; null says that there was none.`,
  )}
export interface Case {
${lines(caseTree(platform), platform)
  .map((line) => `  ${line}`)
  .join("\n")}
}

${[
  union(
    "FactPath",
    "The facts of a case, by their paths, those too that follow from others.",
    platform.facts.map(({ path }) => path),
  ),
  union("ProvisionId", "The provisions, by their ids of today and of earlier.", provisions),
  union("InstrumentId", "The documents, services and reliefs that provisions belong to.", instruments),
  union("AnnouncementId", "The announcements, those too that are known and not encoded.", announcements),
].join("\n")}`
}

/**
 * The types of the entries that are JSON: written, so that no compiler infers them from the data. As CommonJS
 * declarations, since that is how both Node and bundlers see JSON: one value, imported as the default.
 */
export const JSON_DECLARATIONS: ReadonlyMap<string, string> = new Map([
  [
    "manifest.d.cts",
    `import type { Manifest } from "./index.cjs"
declare const manifest: Manifest
export = manifest
`,
  ],
  [
    "json.d.cts",
    `declare const json: { readonly [key: string]: unknown }
export = json
`,
  ],
])
