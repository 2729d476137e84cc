import type { AuditAnswer, FieldState, Platform, Presumption, Verdict } from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { type Sum, sum } from "./effect.ts"
import {
  DEADLINE_OF,
  type DeadlineField,
  type Field,
  FIELDS,
  openingOn,
  presumedOn,
  verdictsOn,
} from "./fields.ts"
import { promisesOf } from "../../cases/given.ts"
import { lateness } from "./lateness.ts"
import { amongWords, openAmong, openWords } from "./open.ts"
import { marked } from "./presumed.ts"
import { bracketed, listed, type Page, readable, say, told } from "../page/page.ts"
import type { Style } from "../page/paint.ts"
import { type Row, table } from "../page/table.ts"
import { FIELD, PAYMENT, REFUND, WAIVED } from "../page/terms.ts"

/** An answer, and the case as it was read. */
export interface Audited {
  readonly answer: AuditAnswer
  readonly json: unknown
}

/** One thing that comes of the case, or may, and the rules by which it does. */
interface Line {
  readonly text: string
  readonly is: FieldState | "late"
  readonly by: readonly string[]
}

const STYLE: { readonly [is in Line["is"]]: Style } = {
  set: "green",
  late: "red",
  open: "yellow",
  unstated: "yellow",
  none: "dim",
}

/** What comes of the case, each line with the rules that it comes from and who announced them. */
export const outcomeTable = (page: Page, platform: Platform, audited: Audited): string => {
  const { answer } = audited
  const isNone = (field: Field): boolean => answer.states[field] === "none"
  const none = FIELDS.filter(isNone).map((field) =>
    marked(told(page, FIELD[field]), presumedOn(answer, field)),
  )
  const rows: readonly Row[] = [
    ...FIELDS.filter((field) => !isNone(field)).flatMap((field) =>
      rowsOf(
        page,
        told(page, FIELD[field]),
        linesOf(page, platform, audited, field),
        presumedOn(answer, field),
      ),
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
  lines: readonly Line[],
  presumed: readonly Presumption[],
): readonly Row[] =>
  lines.flatMap(({ text, is, by }, i): readonly Row[] => [
    [i === 0 ? name : "", { text: marked(text, presumed), style: STYLE[is] }],
    ...(by.length === 0 ? [] : [["", { text: byWords(page, by), style: "dim" }] as const]),
  ])

const byWords = (page: Page, by: readonly string[]): string =>
  say(page, `依据 ${by.join("、")}`, `by ${by.join(", ")}`)

/** A rule, and by whose announcement it has these words. */
const ruleWords = (page: Page, { provision, announcement }: Verdict): string =>
  provision + bracketed(page, announcement ?? say(page, "原文未收录", "its wording is not held"))

const linesOf = (page: Page, platform: Platform, audited: Audited, field: Field): readonly Line[] =>
  match(field)
    .with("shipBy", "respondBy", "autoReceiptAt", (deadline) =>
      deadlineLines(page, platform, audited, deadline),
    )
    .with("refund", () => refundLines(page, audited.answer))
    .with("payments", () => paymentLines(page, platform.currency, audited.answer))
    .with("exempt", () => exemptLines(page, audited.answer))
    .exhaustive()

const deadlineLines = (
  page: Page,
  platform: Platform,
  audited: Audited,
  field: DeadlineField,
): readonly Line[] =>
  match(audited.answer.states[field])
    .with("none", () => [])
    .with("set", () => [setDeadline(page, platform, audited.answer, field)])
    .with("open", () => [openDeadline(page, audited.answer, field)])
    .with("unstated", () => unstatedDeadline(page, platform, audited, field))
    .exhaustive()

/** The rules that set it, and those that stop its clock; where none does, the parties agreed on it. */
const setDeadline = (page: Page, platform: Platform, answer: AuditAnswer, field: DeadlineField): Line => {
  const at = answer.outcome[field] ?? ""
  const late = answer.late?.[field]
  const applying = verdictsOn(answer, field).filter(({ applies }) => applies === "yes")
  const setting = applying.filter(({ effects }) =>
    effects.some((effect) => "at" in effect && effect.at === at),
  )
  const pausing = applying.filter(({ effects }) => effects.some(({ kind }) => kind === "pause"))
  const agreement = platform.agreements[DEADLINE_OF[field]] ?? ""
  return {
    text:
      late === undefined ? readable(at) : [readable(at), lateness(page, late)].join(say(page, "，", ", ")),
    is: late === undefined ? "set" : "late",
    by:
      setting.length === 0
        ? [say(page, `双方约定（${agreement}）`, `what the parties agreed on (${agreement})`)]
        : [...new Set([...setting, ...pausing])].map((verdict) => ruleWords(page, verdict)),
  }
}

const openDeadline = (page: Page, answer: AuditAnswer, field: DeadlineField): Line => ({
  text: openAmong(page, answer.possible[field].map(readable)),
  is: "open",
  by: openingOn(answer, field).map((verdict) => ruleWords(page, verdict)),
})

/** Rules without their instant, promises without their rule, and what it could be nevertheless. */
const unstatedDeadline = (
  page: Page,
  platform: Platform,
  { answer, json }: Audited,
  field: DeadlineField,
): readonly Line[] => {
  const kind = DEADLINE_OF[field]
  const untold = (verdict: Verdict): boolean =>
    verdict.applies === "yes" && verdict.effects.some((effect) => effect.kind === kind && effect.at === null)
  const on = verdictsOn(answer, field).filter(({ applies }) => applies !== "no")
  const words = say(page, "有时限，来源未说明是何时", "there is one, and the source does not say when")
  const line = (text: string, by: readonly Verdict[]): Line => ({
    text,
    is: "unstated",
    by: by.map((verdict) => ruleWords(page, verdict)),
  })
  const candidates = answer.possible[field].map(readable)
  const others = on.filter((verdict) => !untold(verdict))
  return [
    ...on.filter(untold).map((verdict) => line(words, [verdict])),
    ...promisesOf(json, platform, kind).map((title) => line(told(page, title), [])),
    ...(candidates.length === 0 ? [] : [line(amongWords(page, candidates), others)]),
  ]
}

const refundLines = (page: Page, answer: AuditAnswer): readonly Line[] => {
  const { outcome, possible, states } = answer
  const by = (kind: "set" | "open"): readonly string[] =>
    (kind === "open" ? openingOn(answer, "refund") : verdictsOn(answer, "refund"))
      .filter(({ applies }) => applies === (kind === "set" ? "yes" : "unknown"))
      .map((verdict) => ruleWords(page, verdict))
  return [
    ...(outcome.refund === null
      ? []
      : [{ text: told(page, REFUND[outcome.refund]), is: "set", by: by("set") } as const]),
    ...(states.refund === "open"
      ? [
          {
            text: openWords(
              page,
              possible.refund.map((one) => told(page, REFUND[one])),
            ),
            is: "open",
            by: by("open"),
          } as const,
        ]
      : []),
  ]
}

/** Every payment that is due, then every one that may be: to have to pay something is not to have to pay nothing. */
const paymentLines = (page: Page, currency: string, answer: AuditAnswer): readonly Line[] => {
  const sums = verdictsOn(answer, "payments").flatMap((verdict) =>
    verdict.applies === "no" ? [] : sumsOf(verdict).map((payment) => ({ verdict, payment })),
  )
  const isDue = ({ verdict, payment }: (typeof sums)[number]): boolean =>
    verdict.applies === "yes" && payment.by !== "discretion"
  const line = ({ verdict, payment }: (typeof sums)[number], is: FieldState): Line => {
    const words = sumWords(page, currency, verdict, payment)
    return { text: is === "open" ? openWords(page, [words]) : words, is, by: [ruleWords(page, verdict)] }
  }
  const due = sums.filter(isDue)
  const maybe = sums.filter((one) => !isDue(one))
  const isUnheld = due.length + maybe.length === 0
  return [
    ...due.map((one) => line(one, one.payment.amount === null ? "unstated" : "set")),
    ...maybe.map((one) => line(one, "open")),
    ...(isUnheld ? [unheldLine(page, answer, "payments")] : []),
  ]
}

const sumsOf = ({ effects }: Verdict): readonly Sum[] =>
  effects.flatMap((effect) =>
    (effect.kind === "compensation" || effect.kind === "penalty") && effect.amount !== "0.00" ? [effect] : [],
  )

/** `20.00 CNY penalty`; of one without an amount, why. */
const sumWords = (page: Page, currency: string, { applies, missing }: Verdict, payment: Sum): string => {
  const kind = told(page, PAYMENT[payment.kind])
  const discretion =
    payment.by === "discretion"
      ? bracketed(page, say(page, "由平台酌情决定", "at the platform's discretion"))
      : ""
  if (payment.amount !== null) return `${payment.amount} ${currency} ${kind}${discretion}`
  const why =
    payment.unstated === undefined && applies === "yes" && missing.length > 0
      ? say(
          page,
          `金额待定（缺少 ${listed(page, missing)}）`,
          `amount open (missing: ${listed(page, missing)})`,
        )
      : sum(page, currency, payment)
  return [kind, why].join(say(page, "，", ", ")) + discretion
}

const exemptLines = (page: Page, answer: AuditAnswer): readonly Line[] => {
  const { outcome, possible, states } = answer
  const waiving = verdictsOn(answer, "exempt")
  const by = (applies: Verdict["applies"]): readonly string[] =>
    waiving.filter((verdict) => verdict.applies === applies).map((verdict) => ruleWords(page, verdict))
  const names = (waived: typeof outcome.exempt): readonly string[] =>
    waived.map((one) => told(page, WAIVED[one]))
  if (states.exempt === "open" && possible.exempt.length + outcome.exempt.length === 0)
    return [unheldLine(page, answer, "exempt")]
  return [
    ...(outcome.exempt.length === 0
      ? []
      : [{ text: listed(page, names(outcome.exempt)), is: "set", by: by("yes") } as const]),
    ...(states.exempt === "open"
      ? [{ text: openWords(page, names(possible.exempt)), is: "open", by: by("unknown") } as const]
      : []),
  ]
}

/** What a wording that is not held may come to. */
const unheldLine = (page: Page, answer: AuditAnswer, field: Field): Line => ({
  text: openWords(page, []),
  is: "open",
  by: openingOn(answer, field).map((verdict) => ruleWords(page, verdict)),
})
