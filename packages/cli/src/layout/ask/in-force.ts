import type { InForceAnswer, Platform } from "@policy-ledger/rulebook"
import { coverageIfNeeded, outsideLine } from "./coverage.ts"
import { heading, type Page, paragraph, readable, say, stacked } from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { presumedLegend } from "./presumed.ts"
import { type Listed, restingRule, ruleList } from "./rules.ts"

export const layOutInForce = (page: Page, answer: InForceAnswer, platform: Platform): string => {
  const { inForce, kept, unknown } = answer
  const part = (title: string, rules: readonly Listed[]): string =>
    rules.length === 0 ? "" : heading(page, title, rules.length) + ruleList(page, rules, platform)
  return stacked(
    outsideLine(page, answer.coverage) + asked(page, answer),
    part(
      say(page, "生效中", "In force"),
      inForce.map((rule) => ({ rule })),
    ),
    part(
      say(page, "已失效，对部分对象仍适用", "Ended, and still governing somebody"),
      kept.map((rule) => ({ rule })),
    ),
    part(
      say(page, "是否生效待定", "Unknown whether in force"),
      unknown.map((rule) => ({ rule, notes: rule.why })),
    ),
    inForce.length + kept.length + unknown.length === 0
      ? paragraph(
          page,
          say(page, "本账本没有当时生效的条款。", "This ledger holds nothing that was in force then."),
        )
      : "",
    presumedLegend(page, [...inForce, ...kept, ...unknown].map(restingRule)),
    coverageIfNeeded(page, answer.coverage, inForce.length + kept.length === 0),
  )
}

const asked = (page: Page, answer: InForceAnswer): string => {
  const on = readable(answer.on)
  return heading(page, say(page, `${on} 的规则`, `Rules on ${on}`)) + asOfLines(page, answer)
}
