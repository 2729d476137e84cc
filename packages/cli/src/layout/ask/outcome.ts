import type { AuditAnswer, Platform, Presumption, RefundOutcome, Waived } from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { deadlineLines } from "./deadline-lines.ts"
import { promisesOf } from "../../cases/given.ts"
import { dueOn, type Field, fieldsOf, fieldTitle, isDeadline, presumedOn, stateOf } from "./fields.ts"
import { type Audited, openLine, type OutcomeLine, ruleWords } from "./outcome-line.ts"
import { paymentLines } from "./payment-lines.ts"
import { marked } from "./presumed.ts"
import { promiseWords } from "./promise-words.ts"
import { listed, type Page, say, told } from "../page/page.ts"
import type { Style } from "../page/paint.ts"
import { type Row, table } from "../page/table.ts"
import { waivedTitle } from "../page/declared.ts"
import { REFUND } from "../page/terms.ts"

const STYLE: { readonly [is in OutcomeLine["is"]]: Style } = {
  set: "green",
  late: "red",
  open: "yellow",
  unstated: "yellow",
  none: "dim",
}

/** What comes of the case, each line with the rules that it comes from and who announced them. */
export const outcomeTable = (page: Page, platform: Platform, audited: Audited): string => {
  const { answer } = audited
  const isNone = (field: Field): boolean => stateOf(answer, field) === "none"
  const title = (field: Field): string => fieldTitle(page, field, platform)
  const fields = fieldsOf(answer)
  const none = fields.filter(isNone).map((field) => marked(title(field), presumedOn(answer, field)))
  const rows: readonly Row[] = [
    ...fields
      .filter((field) => !isNone(field))
      .flatMap((field) =>
        rowsOf(page, title(field), linesOf(page, platform, audited, field), presumedOn(answer, field)),
      ),
    ...promisesOf(audited.json, platform, undefined).map(
      (title): Row => [
        say(page, "服务标识", "Badges"),
        { text: promiseWords(page, title), style: STYLE.unstated },
      ],
    ),
    ...(none.length === 0
      ? []
      : [[say(page, "没有", "None"), { text: listed(page, none), style: STYLE.none }] as const]),
  ]
  return table(rows, { ...page, indent: 2 })
}

const rowsOf = (
  page: Page,
  name: string,
  lines: readonly OutcomeLine[],
  presumed: readonly Presumption[],
): readonly Row[] =>
  lines.flatMap(({ text, is, by }, i): readonly Row[] => [
    [i === 0 ? name : "", { text: marked(text, presumed), style: STYLE[is] }],
    ...(by.length === 0 ? [] : [["", { text: byWords(page, by), style: "dim" }] as const]),
  ])

const byWords = (page: Page, by: readonly string[]): string =>
  say(page, `依据 ${by.join("、")}`, `by ${by.join(", ")}`)

const linesOf = (page: Page, platform: Platform, audited: Audited, field: Field): readonly OutcomeLine[] =>
  match(field)
    .when(isDeadline, (deadline) => deadlineLines(page, platform, audited, deadline))
    .with("refund", () => refundLines(page, audited.answer))
    .with("payments", () => paymentLines(page, platform.currency, audited.answer))
    .with("exempt", () => exemptLines(page, platform, audited.answer))
    .exhaustive()

const refundLines = (page: Page, answer: AuditAnswer): readonly OutcomeLine[] => {
  const { outcome, possible } = answer
  const names = (refunds: readonly RefundOutcome[]): readonly string[] =>
    refunds.map((one) => told(page, REFUND[one]))
  return listLines(page, answer, "refund", {
    certain: names(outcome.refund === null ? [] : [outcome.refund]),
    possible: names(possible.refund),
  })
}

const exemptLines = (page: Page, platform: Platform, answer: AuditAnswer): readonly OutcomeLine[] => {
  const { outcome, possible } = answer
  const names = (waived: readonly Waived[]): readonly string[] =>
    waived.map((one) => waivedTitle(page, one, platform))
  return listLines(page, answer, "exempt", {
    certain: names(outcome.exempt),
    possible: names(possible.exempt),
  })
}

/** What is certain in one line, what is open in another. */
const listLines = (
  page: Page,
  answer: AuditAnswer,
  field: Field,
  { certain, possible }: { readonly certain: readonly string[]; readonly possible: readonly string[] },
): readonly OutcomeLine[] => {
  const by = dueOn(answer, field).map((verdict) => ruleWords(page, verdict))
  return [
    ...(certain.length === 0 ? [] : [{ text: listed(page, certain), is: "set", by } as const]),
    ...(stateOf(answer, field) === "open" ? [openLine(page, answer, field, possible)] : []),
  ]
}
