import type { AuditAnswer, FactPath, Platform, Verdict } from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { coverageNote, dateBeside } from "./coverage.ts"
import { outcomeTable } from "./outcome.ts"
import { heading, labelled, listed, type Page, paragraph, say, stacked } from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { declinedLines, verdictLines } from "./verdict.ts"

export interface AuditForm {
  readonly platform: Platform
  readonly explain: boolean
  /** One of many: what cannot touch the outcome is only named, however little it is. */
  readonly brief: boolean
}

/** More verdicts than these that may apply are only named: a page is read, a roll of paper is not. */
const TOLD_AT_MOST = 8

/** The outcome first, then what it rests on, then what may touch it, then the rest. */
export const layOutAudit = (page: Page, answer: AuditAnswer, form: AuditForm): string => {
  const { explain, platform, brief } = form
  const those = (applies: Verdict["applies"]) =>
    answer.verdicts.filter((verdict) => verdict.applies === applies)
  const [applying, possible] = [those("yes"), those("unknown")]
  const told = (verdict: Verdict): string => verdictLines(page, verdict, { explain, platform })
  const others = possible.filter((verdict) => !touchesOutcome(verdict))
  const possibly = (name: string, verdicts: readonly Verdict[], atMost: number): string =>
    explain || verdicts.length <= atMost
      ? part(page, name, verdicts, told)
      : folded(page, name, verdicts, atMost > 0)
  const maybe = say(page, "可能适用", "May apply")
  const apart = say(page, "可能适用，不影响结果", "May apply, without bearing on the outcome")
  return stacked(
    title(page, answer, brief) + outcomeTable(page, platform.currency, answer),
    part(page, say(page, "适用", "Applies"), applying, told),
    possibly(maybe, possible.filter(touchesOutcome), TOLD_AT_MOST),
    possibly(apart, others, brief ? 0 : TOLD_AT_MOST),
    explain
      ? part(page, say(page, "不适用", "Does not apply"), those("no"), (verdict) =>
          declinedLines(page, verdict),
        )
      : "",
    applying.length + possible.length === 0
      ? paragraph(
          page,
          say(page, "本账本没有适用于此案的规则。", "No rule of this ledger applies to this case."),
        )
      : "",
  )
}

const title = (page: Page, { case: name, coverage }: AuditAnswer, brief: boolean): string => {
  const text = name ?? say(page, "（未编号的订单）", "(a case without a number)")
  if (!brief) return heading(page, text)
  const beside = dateBeside(page, coverage.date)
  return (
    heading(page, `── ${text}`) +
    (beside === "" ? "" : paragraph(page, beside, { indent: 2, style: "yellow" }))
  )
}

const part = (
  page: Page,
  name: string,
  verdicts: readonly Verdict[],
  lines: (verdict: Verdict) => string,
): string =>
  verdicts.length === 0 ? "" : heading(page, name, verdicts.length) + verdicts.map(lines).join("")

/** Only the names, how many, how to see each of them, and, where asked for, what they lack together. */
const folded = (page: Page, name: string, verdicts: readonly Verdict[], isLackTold: boolean): string => {
  const names = tally(verdicts.map(({ provision }) => provision)).map(([provision, versions]) =>
    versions === 1 ? provision : `${provision} ×${versions}`,
  )
  const lacking = factsLacking(verdicts)
  const many = verdicts.length
  const count = say(page, `${many}，逐条见 --explain`, `${many}; --explain tells of each`)
  return (
    heading(page, name, count) +
    paragraph(page, listed(page, names), { indent: 2, style: "dim" }) +
    (isLackTold && lacking.length > 0
      ? paragraph(page, labelled(page, say(page, "缺少", "missing"), listed(page, lacking)), {
          indent: 2,
          style: "yellow",
        })
      : "")
  )
}

/** The facts that are missing, those first that most verdicts wait for. */
const factsLacking = (verdicts: readonly Verdict[]): readonly FactPath[] =>
  tally(verdicts.flatMap(({ missing }) => missing))
    .toSorted(([, a], [, b]) => b - a)
    .map(([path]) => path)

/** Each name once, as first met, and how often. */
const tally = (names: readonly string[]): readonly (readonly [name: string, times: number])[] => {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times]
}

/** Has it an effect that enters the outcome? A wording that is not held may have any. */
const touchesOutcome = ({ announcement, effects }: Verdict): boolean =>
  announcement === null ||
  effects.some(({ kind }) =>
    match(kind)
      .with("ship-by", "respond-by", "auto-receipt", "refund", "compensation", "penalty", () => true)
      .with("cap", "waive", "pause", () => true)
      .with("sanction", "offer", "duty", "notice", () => false)
      .exhaustive(),
  )

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
