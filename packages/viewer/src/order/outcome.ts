// What an answer comes to, field by field, in words.
import {
  formatMoney,
  parseDecimal,
  placesOf,
  type AuditAnswer,
  type FieldState,
  type Outcome,
  type Payment,
  type Platform,
  type Possible,
  type ResolvedEffect,
  type Verdict,
} from "@policy-ledger/rulebook"
import { bracketed, labelled, movedWords, REFUND } from "@policy-ledger/rulebook/plain-words"
import { lang, told } from "../words/words.ts"
import { clock, dueTitle, fieldTitle, lengthWords, money, paymentTitle, waivedTitle } from "./terms.ts"
import { said } from "./words.ts"

interface OutcomeLine {
  readonly text: string
  readonly isSure: boolean
}

export interface OutcomeField {
  /** `shipBy`, `deadlines.<kind>`, `refund`, `payments`, `exempt`. */
  readonly id: string
  readonly title: string
  readonly state: FieldState
  /** What is due, certain things first. */
  readonly lines: readonly OutcomeLine[]
  /** By how much it was late. */
  readonly late?: string
  /** The facts that could settle it; empty where none can. */
  readonly turnsOn: readonly string[]
}

const BUILT_IN = ["shipBy", "respondBy", "autoReceiptAt"] as const
const KIND = { shipBy: "ship-by", respondBy: "respond-by", autoReceiptAt: "auto-receipt" } as const

const PAYS: readonly string[] = ["compensation", "penalty", "fee", "credit"]

const deadlineField = (kind: string): string =>
  BUILT_IN.find((field) => KIND[field] === kind) ?? `deadlines.${kind}`

/** The fields that an effect bears on. */
const fieldsOf = (effect: ResolvedEffect, declared: readonly string[]): readonly string[] => {
  const { kind } = effect
  if (kind === "deadline" || kind === "extend") return [deadlineField(effect.deadline)]
  if (kind === "ship-by" || kind === "respond-by" || kind === "auto-receipt") return [deadlineField(kind)]
  if (kind === "pause") return ["shipBy"]
  if (kind === "calendar") return [...BUILT_IN, ...declared.map((one) => `deadlines.${one}`)]
  if (kind === "refund") return ["refund"]
  if (kind === "waive") return ["exempt"]
  return PAYS.includes(kind) ? ["payments"] : []
}

/** The verdicts that bear on a field and are not certainly out of question. */
const bearingOn = (answer: AuditAnswer, field: string): readonly Verdict[] => {
  const declared = Object.keys(answer.outcome.deadlines ?? {})
  return answer.verdicts.filter(
    ({ applies, effects }) =>
      applies !== "no" && effects.some((effect) => fieldsOf(effect, declared).includes(field)),
  )
}

const paidBy = (payment: Pick<Payment, "from" | "to">): string => movedWords(payment, lang.value)

/** `compensation (merchant to buyer) 1012.35 CNY` */
const paymentWords = (payment: Omit<Payment, "provision">): string => {
  const { paymentMissing, paymentUnstated, items, list } = said.value
  const sum =
    payment.amount === null
      ? payment.why === "missing"
        ? paymentMissing
        : paymentUnstated
      : money(payment.amount)
  const of = payment.items === undefined ? "" : bracketed(lang.value, items(list(payment.items)))
  return labelled(lang.value, paymentTitle(payment.kind) + paidBy(payment), sum) + of
}

/** Payments between the same two, added up where there are several: `12.35 + 30.00 = 42.35 CNY`. */
const sumsOf = (payments: readonly Payment[], platform: Platform): readonly string[] => {
  const places = placesOf(platform)
  return [...Map.groupBy(payments, paidBy)].flatMap(([between, all]) => {
    const amounts = all.flatMap(({ amount }) => (amount === null ? [] : [amount]))
    const units = amounts.map((amount) => parseDecimal(amount, places))
    if (amounts.length < 2 || units.includes(undefined)) return []
    const sum = units.reduce<number>((total, one) => total + (one ?? 0), 0)
    const summed = `${said.value.sum} ${amounts.join(" + ")} = ${money(formatMoney(sum, places))}`
    return [summed + between]
  })
}

const sure = (text: string): OutcomeLine => ({ text, isSure: true })
const perhaps = (text: string): OutcomeLine => ({ text: said.value.possibly(text), isSure: false })

const instantLines = (set: string | null, possible: readonly string[]): readonly OutcomeLine[] => {
  const { by, or } = said.value
  if (set !== null) return [sure(by(clock(set)))]
  return possible.length === 0 ? [] : [perhaps(possible.map((at) => by(clock(at))).join(or))]
}

const linesOf = (
  field: "refund" | "payments" | "exempt",
  outcome: Outcome,
  possible: Possible,
  platform: Platform,
): readonly OutcomeLine[] => {
  const { list } = said.value
  const maybe = (parts: readonly string[]): readonly OutcomeLine[] =>
    parts.length === 0 ? [] : [perhaps(list([...new Set(parts)]))]
  if (field === "refund")
    return outcome.refund === null
      ? maybe(possible.refund.map((one) => told(REFUND[one])))
      : [sure(told(REFUND[outcome.refund]))]
  if (field === "exempt") {
    const further = possible.exempt.filter((one) => !outcome.exempt.includes(one))
    return [...outcome.exempt.map((one) => sure(waivedTitle(one))), ...maybe(further.map(waivedTitle))]
  }
  const due = outcome.payments.map(paymentWords)
  const further = possible.payments.map(paymentWords).filter((one) => !due.includes(one))
  return [...due.map(sure), ...sumsOf(outcome.payments, platform).map(sure), ...maybe(further)]
}

/** Every field of the outcome, those first of which something can be said. */
export const outcomeFields = (answer: AuditAnswer, platform: Platform): readonly OutcomeField[] => {
  const { outcome, states, possible, late = {} } = answer
  const field = (
    id: string,
    state: FieldState,
    lines: readonly OutcomeLine[],
    missed?: string,
  ): OutcomeField => ({
    id,
    title: fieldTitle(id),
    state,
    lines,
    ...(missed === undefined
      ? {}
      : { late: missed === "PT0S" ? said.value.onTheDot : said.value.lateBy(lengthWords(missed)) }),
    turnsOn:
      state === "open" || state === "unstated"
        ? [...new Set(bearingOn(answer, id).flatMap(({ missing }) => missing))]
        : [],
  })
  const fields = [
    ...BUILT_IN.map((id) => field(id, states[id], instantLines(outcome[id], possible[id]), late[id])),
    ...Object.entries(outcome.deadlines ?? {}).map(([kind, at]) =>
      field(
        `deadlines.${kind}`,
        states.deadlines?.[kind] ?? "none",
        instantLines(at, possible.deadlines?.[kind] ?? []),
        late[kind],
      ),
    ),
    ...(["refund", "payments", "exempt"] as const).map((id) =>
      field(id, states[id], linesOf(id, outcome, possible, platform)),
    ),
  ]
  const ORDER: readonly FieldState[] = ["set", "unstated", "open", "none"]
  return fields.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

/** One line of a field, for whoever hears or compares it. */
export const fieldLine = ({ title, state, lines, late }: OutcomeField): string => {
  const { states, colon, clauses, certainly } = said.value
  const parts = lines.map(({ text, isSure }) => (isSure && state !== "set" ? certainly(text) : text))
  const what =
    lines.length === 0 ? states[state] : clauses(state === "set" ? parts : [states[state], ...parts])
  return `${title}${colon}${what}${late === undefined ? "" : ` · ${late}`}`
}

/** Where answers differ in their outcome, field by field: `[title, was, is]`. */
export const differencesOf = (
  was: AuditAnswer,
  is: AuditAnswer,
  platform: Platform,
): readonly (readonly [title: string, was: string, is: string])[] => {
  const lines = (answer: AuditAnswer) =>
    new Map(
      outcomeFields(answer, platform).map((field) => [
        field.id,
        [field.title, fieldLine(field).slice(field.title.length + said.value.colon.length)] as const,
      ]),
    )
  const [before, after] = [lines(was), lines(is)]
  return [...after].flatMap(([id, [title, now]]) => {
    const [, old = said.value.states.none] = before.get(id) ?? []
    return old === now ? [] : [[title, old, now] as const]
  })
}

export interface Due {
  readonly kind: string
  readonly title: string
  readonly at: string
  readonly isSure: boolean
}

const dueOf = (
  kind: string,
  set: string | null | undefined,
  maybe: readonly string[] = [],
): readonly Due[] => {
  const title = dueTitle(kind)
  return set === null || set === undefined
    ? maybe.map((at) => ({ kind, title, at, isSure: false }))
    : [{ kind, title, at: set, isSure: true }]
}

/** The instants of deadlines: certain, or perhaps. */
export const deadlinesIn = ({ outcome, possible }: AuditAnswer): readonly Due[] => [
  ...BUILT_IN.flatMap((field) => dueOf(KIND[field], outcome[field], possible[field])),
  ...Object.keys(outcome.deadlines ?? {}).flatMap((kind) =>
    dueOf(kind, outcome.deadlines?.[kind], possible.deadlines?.[kind]),
  ),
]
