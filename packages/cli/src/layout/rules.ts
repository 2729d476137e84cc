import type { InstrumentId, Platform, RuleInForce, Text } from "@policy-ledger/rulebook"
import { beginning, ending } from "./date.ts"
import { type Page, paragraph, say, titled, told } from "./page.ts"
import { padded, widthOf } from "./width.ts"

/** One rule and what is said under it. */
export interface Listed {
  readonly rule: RuleInForce
  readonly notes?: readonly Text[]
}

/** The rules of a document or service together, under its titles; all rows of the list in the same columns. */
export const ruleList = (page: Page, rules: readonly Listed[], platform: Platform): string => {
  if (rules.length === 0) return ""
  const rows = rules.map((listed) => ({ listed, cells: cellsOf(page, listed.rule) }))
  const header = headerOf(page)
  const widths = [0, 1, 2].map((i) =>
    Math.max(widthOf(header[i] ?? ""), ...rows.map(({ cells }) => widthOf(cells[i] ?? ""))),
  )
  const groups = Map.groupBy(rows, ({ listed }) => listed.rule.instrument)
  const listing = [...groups].map(([instrument, members]) => {
    const lines = members.map(({ listed, cells }) => entry(page, listed, cells, widths))
    return paragraph(page, groupTitle(page, instrument, platform), { style: "cyan" }) + lines.join("")
  })
  return page.paint("dim", rowOf(header, widths)) + "\n" + listing.join("")
}

const headerOf = (page: Page): readonly string[] => [
  say(page, "条款", "Provision"),
  say(page, "自", "From"),
  say(page, "至（不含）", "Ends (exclusive)"),
  say(page, "公告", "Announcement"),
]

const rowOf = (cells: readonly string[], widths: readonly number[]): string =>
  `  ${cells.map((cell, i) => (i < widths.length ? padded(cell, widths[i] ?? 0) : cell)).join("  ")}`

const groupTitle = (page: Page, instrument: InstrumentId, { instruments }: Platform): string => {
  const title = instruments.find(({ id }) => id === instrument)?.title
  return title === undefined ? instrument : titled(page, title)
}

const cellsOf = (page: Page, rule: RuleInForce): readonly string[] => [
  rule.provision,
  beginning(page, rule.from),
  ending(page, rule.ends),
  rule.announcement ?? say(page, "（文本未收录）", "(wording not held)"),
]

/** The dates in columns, then whose version it is; under it the rule's titles and the notes. */
const entry = (page: Page, { rule, notes = [] }: Listed, cells: readonly string[], widths: readonly number[]): string => {
  const row = rowOf(cells, widths)
  const head = widthOf(row) <= page.width ? `${row}\n` : folded(cells)
  const under = [...(rule.notes ?? []), ...notes]
  return (
    head +
    paragraph(page, titled(page, rule.title), { indent: 4 }) +
    under.map((note) => paragraph(page, told(page, note), { indent: 4, mark: "- ", style: "yellow" })).join("")
  )
}

/** On a narrow page: the provision, then the rest. */
const folded = ([provision = "", from = "", ends = "", announcement = ""]: readonly string[]): string =>
  `  ${provision}\n    ${from} → ${ends}\n    ${announcement}\n`
