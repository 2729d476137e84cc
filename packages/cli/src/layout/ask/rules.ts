import type { InstrumentId, Platform, RuleInForce, Text } from "@policy-ledger/rulebook"
import { beginning, ending } from "../page/date.ts"
import { marked, type Resting } from "./presumed.ts"
import { type Entry, entryList } from "../page/entries.ts"
import { type Page, paragraph, say, titled, told } from "../page/page.ts"

/** One rule and what is said under it. */
export interface Listed {
  readonly rule: RuleInForce
  readonly notes?: readonly Text[]
}

/** A rule in the legend of what was presumed. */
export const restingRule = ({ provision, presumed }: RuleInForce): Resting => ({ name: provision, presumed })

/** The rules of a document or service together, under its titles. */
export const ruleList = (page: Page, rules: readonly Listed[], platform: Platform): string => {
  const groups = [...Map.groupBy(rules, ({ rule }) => rule.instrument)]
  return entryList(
    page,
    [
      say(page, "条款", "Provision"),
      say(page, "生效", "From"),
      say(page, "失效（不含）", "Ends (exclusive)"),
      say(page, "公告", "Announcement"),
    ],
    groups.map(([instrument, members]) => ({
      title: paragraph(page, groupTitle(page, instrument, platform), { style: "cyan" }),
      entries: members.map((listed) => entryOf(page, listed)),
    })),
  )
}

const groupTitle = (page: Page, instrument: InstrumentId, { instruments }: Platform): string => {
  const title = instruments.find(({ id }) => id === instrument)?.title
  return title === undefined ? instrument : titled(page, title)
}

const entryOf = (page: Page, { rule, notes = [] }: Listed): Entry => {
  const said = [...(rule.notes ?? []), ...notes]
  return {
    cells: [
      marked(rule.provision, rule.presumed),
      beginning(page, rule.from),
      ending(page, rule.ends),
      rule.announcement ?? say(page, "（原文未收录）", "(wording not held)"),
    ],
    under:
      paragraph(page, titled(page, rule.title), { indent: 4 }) +
      said
        .map((note) => paragraph(page, told(page, note), { indent: 4, mark: "- ", style: "yellow" }))
        .join(""),
  }
}
