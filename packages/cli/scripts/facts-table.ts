import { factTitle, type FactDeclaration, type Platform } from "@policy-ledger/rulebook"

const BEGIN = "<!-- facts:begin (checked against seeds/1688.yaml by a test) -->"
const END = "<!-- facts:end -->"

const valuesOf = ({ values = [], type }: FactDeclaration): string =>
  values.length === 0 ? type : `${type}: ${values.map(({ value }) => `\`${value}\``).join(", ")}`

const rowOf = (fact: FactDeclaration): string =>
  `| \`${fact.path}\` | ${valuesOf(fact)} | ${factTitle(fact).en}${fact.presumed === undefined ? "" : " (absent: presumed none)"} |`

/** Every fact that a case may give, as a table in Markdown. */
const factsTable = (platform: Platform): string =>
  [
    "| fact | type | what it is |",
    "|---|---|---|",
    ...platform.facts.filter((fact) => fact.derived === undefined || fact.input === true).map(rowOf),
  ].join("\n")

/** The page with the table of today's facts between its marks. */
export const withFacts = (page: string, platform: Platform): string => {
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)]
  return `${page.slice(0, before + BEGIN.length)}\n\n${factsTable(platform)}\n\n${page.slice(after)}`
}
