import type { AuditAnswer, Platform, Verdict } from "@policy-ledger/rulebook"
import { coverageNote, coverageOf } from "./coverage.ts"
import { knownBy } from "./in-force.ts"
import { outcomeTable } from "./outcome.ts"
import { heading, type Page, paragraph, say, stacked } from "./page.ts"
import { declinedLines, verdictLines } from "./verdict.ts"

export interface AuditForm {
  readonly explain: boolean
  readonly platform: Platform
}

/** The outcome first, then what it rests on. */
export const layOutAudit = (page: Page, answer: AuditAnswer, { explain, platform }: AuditForm): string => {
  const telling = { explain, platform }
  const those = (applies: Verdict["applies"]) =>
    answer.verdicts.filter((verdict) => verdict.applies === applies)
  const [applying, possible, declined] = [those("yes"), those("unknown"), those("no")]
  const part = (title: string, verdicts: readonly Verdict[], lines: (verdict: Verdict) => string): string =>
    verdicts.length === 0 ? "" : heading(page, title, verdicts.length) + verdicts.map(lines).join("")
  const told = (verdict: Verdict): string => verdictLines(page, verdict, telling)
  return stacked(
    heading(page, answer.case ?? say(page, "（未编号的订单）", "(a case without a number)")) +
      outcomeTable(page, platform.currency, answer),
    part(say(page, "适用", "Applies"), applying, told),
    part(say(page, "可能适用", "May apply"), possible, told),
    explain
      ? part(say(page, "不适用", "Does not apply"), declined, (verdict) => declinedLines(page, verdict))
      : "",
    applying.length + possible.length === 0
      ? paragraph(
          page,
          say(page, "本账本没有适用于此案的规则。", "No rule of this ledger applies to this case."),
        )
      : "",
  )
}

/** Under the last case: from which point of view, from which ledgers, and what they are worth. */
export const layOutFooting = (
  page: Page,
  { asOf, coverage }: Pick<AuditAnswer, "asOf" | "coverage">,
  platform: Platform,
): string =>
  knownBy(page, asOf) +
  asOf.ledgers
    .map(({ origin, events, root }) => {
      const text = say(
        page,
        `账本 ${origin}：${events} 个事件，根 ${root}`,
        `ledger ${origin}: ${events} events, root ${root}`,
      )
      return paragraph(page, text, { style: "dim" })
    })
    .join("") +
  coverageNote(page, coverage ?? coverageOf(platform))
