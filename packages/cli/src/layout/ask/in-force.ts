import type { InForceAnswer, Platform } from "@policy-ledger/rulebook"
import { coverageIfNeeded } from "./coverage.ts"
import { heading, type Page, paragraph, readable, say, stacked } from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { type Listed, ruleList } from "./rules.ts"

export const layOutInForce = (page: Page, answer: InForceAnswer, platform: Platform): string => {
  const { inForce, kept, unknown } = answer
  const part = (title: string, rules: readonly Listed[]): string =>
    rules.length === 0 ? "" : heading(page, title, rules.length) + ruleList(page, rules, platform)
  return stacked(
    asked(page, answer),
    part(
      say(page, "有效", "In force"),
      inForce.map((rule) => ({ rule })),
    ),
    part(
      say(page, "已结束，但仍对部分人适用", "Ended, and still governing somebody"),
      kept.map((rule) => ({ rule })),
    ),
    part(
      say(page, "是否有效未知", "Unknown whether in force"),
      unknown.map((rule) => ({ rule, notes: rule.why })),
    ),
    inForce.length + kept.length + unknown.length === 0
      ? paragraph(
          page,
          say(page, "本账本没有当时有效的条款。", "This ledger holds nothing that was in force then."),
        )
      : "",
    coverageIfNeeded(page, answer.coverage, inForce.length + kept.length === 0),
  )
}

const asked = (page: Page, answer: InForceAnswer): string => {
  const on = readable(answer.on)
  return heading(page, say(page, `${on} 的规则`, `Rules on ${on}`)) + asOfLines(page, answer)
}
