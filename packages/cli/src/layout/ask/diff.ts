import type { DiffAnswer, Platform, Text } from "@policy-ledger/rulebook"
import { coverageIfNeeded, outsideLine } from "./coverage.ts"
import { beginning } from "../page/date.ts"
import { heading, type Page, paragraph, readable, say, stacked } from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { presumedLegend } from "./presumed.ts"
import { type Listed, restingRule, ruleList } from "./rules.ts"
import { KLEENE } from "../page/terms.ts"

export const layOutDiff = (page: Page, answer: DiffAnswer, platform: Platform): string => {
  const part = (title: string, rules: readonly Listed[]): string =>
    rules.length === 0 ? "" : heading(page, title, rules.length) + ruleList(page, rules, platform)
  const { began, changed, ended, unknown } = answer
  const isEmpty = began.length + changed.length + ended.length + unknown.length === 0
  return stacked(
    outsideLine(page, answer.coverage) +
      heading(
        page,
        say(
          page,
          `${readable(answer.from)} 至 ${readable(answer.to)} 的规则变化`,
          `From ${readable(answer.from)} to ${readable(answer.to)}`,
        ),
      ) +
      asOfLines(page, answer),
    part(
      say(page, "新生效", "Began"),
      began.map((rule) => ({ rule })),
    ),
    part(
      say(page, "有调整", "Changed"),
      changed.map((rule) => ({ rule, notes: [was(rule.was)] })),
    ),
    part(
      say(page, "已失效", "Ended"),
      ended.map((rule) => ({ rule })),
    ),
    part(
      say(page, "是否变化待定", "May have changed"),
      unknown.map((rule) => ({ rule, notes: [inForceAt(rule.at)] })),
    ),
    isEmpty ? paragraph(page, say(page, "没有变化的记录。", "No change is recorded.")) : "",
    presumedLegend(page, [...began, ...changed, ...ended, ...unknown].map(restingRule)),
    coverageIfNeeded(page, answer.coverage, isEmpty),
  )
}

const was = ({ announcement, from, title }: DiffAnswer["began"][number]): Text => ({
  zh: `此前：${announcement ?? title.zh}（${beginning({ lang: "zh" }, from)} 起）`,
  en: `before: ${announcement ?? title.en} (from ${beginning({ lang: "en" }, from)})`,
})

const inForceAt = ([before, after]: DiffAnswer["unknown"][number]["at"]): Text => ({
  zh: `是否生效：起始日 ${KLEENE[before].zh}，截止日 ${KLEENE[after].zh}`,
  en: `in force: ${KLEENE[before].en} on the first date, ${KLEENE[after].en} on the second`,
})
