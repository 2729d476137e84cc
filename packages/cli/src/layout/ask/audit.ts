import {
  type AuditAnswer,
  type AuditQuestion,
  isListed,
  type Platform,
  type Verdict,
} from "@policy-ledger/rulebook"
import { coverageNote, outsideLine } from "./coverage.ts"
import { fieldsOf, fieldTitle, presumedOn } from "./fields.ts"
import { outcomeTable } from "./outcome.ts"
import type { Audited } from "./outcome-line.ts"
import { presumedLegend } from "./presumed.ts"
import { settlingLines } from "./settling.ts"
import { heading, labelled, listed, type Page, paragraph, say, stacked } from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { declinedLines, verdictLines } from "./verdict.ts"

export interface AuditForm {
  readonly platform: Platform
  /** Every verdict, with its reasons. */
  readonly explain: boolean
  /** Other cases stand above and below it. */
  readonly isOneOfMany?: boolean
  /** Which verdicts to tell of. */
  readonly verdicts?: AuditQuestion["verdicts"]
}

const nameOf = (page: Page, { case: name }: AuditAnswer): string =>
  name ?? say(page, "（未编号）", "(a case without a number)")

/** The outcome first, then what would settle what is open in it, then what applies; the rest is only named. */
export const layOutAudit = (page: Page, audited: Audited, form: AuditForm): string => {
  const { explain, platform, verdicts = "all" } = form
  const { answer } = audited
  const those = (applies: Verdict["applies"]) =>
    answer.verdicts.filter((verdict) => verdict.applies === applies && isListed(verdicts, applies))
  const [applying, possible, declined] = [those("yes"), those("unknown"), those("no")]
  const lines = (verdict: Verdict): string => verdictLines(page, verdict, { explain, platform })
  const maybe = say(page, "可能适用", "May apply")
  const not = say(page, "不适用", "Does not apply")
  return stacked(
    outsideLine(page, answer.coverage, say(page, "该单最晚的时间", "This case's latest time")) +
      heading(page, (form.isOneOfMany === true ? "── " : "") + nameOf(page, answer)) +
      outcomeTable(page, platform, audited) +
      aboutLine(page, answer),
    settlingLines(page, audited, platform),
    part(page, say(page, "适用", "Applies"), applying, lines),
    answer.verdicts.every(({ applies }) => applies === "no")
      ? paragraph(page, say(page, "本账本没有适用的规则。", "No rule of this ledger applies to this case."))
      : "",
    explain
      ? part(page, maybe, possible, lines)
      : named(page, maybe, possible) + counted(page, not, declined),
    explain ? part(page, not, declined, (verdict) => declinedLines(page, verdict)) : "",
    legend(page, answer, platform),
  )
}

/** Of which groups of facts the rules were asked, where not of all: what is said of the others is nothing. */
const aboutLine = (page: Page, { asOf: { about } }: AuditAnswer): string =>
  about === undefined
    ? ""
    : paragraph(
        page,
        say(
          page,
          `仅计与 ${listed(page, about)} 有关的规则，其他规则用 --about 指定。`,
          `Only the rules about ${listed(page, about)} were asked; --about asks others.`,
        ),
        { indent: 2, style: "dim" },
      )

const part = (
  page: Page,
  name: string,
  verdicts: readonly Verdict[],
  lines: (verdict: Verdict) => string,
): string =>
  verdicts.length === 0 ? "" : heading(page, name, verdicts.length) + verdicts.map(lines).join("")

/** Only how many, and their names. */
const named = (page: Page, name: string, verdicts: readonly Verdict[]): string => {
  const names = tally(verdicts.map(({ provision }) => provision)).map(([provision, versions]) =>
    versions === 1 ? provision : `${provision} ×${versions}`,
  )
  if (names.length === 0) return ""
  return paragraph(page, labelled(page, counting(page, name, verdicts), listed(page, names)), {
    style: "dim",
  })
}

const counted = (page: Page, name: string, verdicts: readonly Verdict[]): string =>
  verdicts.length === 0 ? "" : paragraph(page, counting(page, name, verdicts), { style: "dim" })

const counting = (page: Page, name: string, { length }: readonly Verdict[]): string =>
  say(page, `${name}（${length}，逐条见 --explain）`, `${name} (${length}; --explain tells of each)`)

/** Each name once, as first met, and how often. */
const tally = (names: readonly string[]): readonly (readonly [name: string, times: number])[] => {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times]
}

/** Which lines rest on what was presumed. */
const legend = (page: Page, answer: AuditAnswer, platform: Platform): string =>
  presumedLegend(page, [
    ...fieldsOf(answer).map((field) => ({
      name: fieldTitle(page, field, platform),
      presumed: presumedOn(answer, field),
    })),
    ...answer.verdicts.map(({ provision, presumed }) => ({ name: provision, presumed })),
  ])

/** Under the last case: as of when, from which ledgers, and what they are worth. */
export const layOutFooting = (
  page: Page,
  { asOf, coverage }: Pick<AuditAnswer, "asOf" | "coverage">,
): string =>
  asOfLines(page, asOf) +
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
  coverageNote(page, coverage)
