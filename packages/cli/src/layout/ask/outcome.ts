import type { AuditAnswer, DeadlineKind, Kleene, Verdict } from "@policy-ledger/rulebook"
import { type Sum, sum, unknownAmong } from "./effect.ts"
import { bracketed, type Page, readable, say, told } from "../page/page.ts"
import { type Row, table } from "../page/table.ts"
import { PAYMENT, REFUND, WAIVED } from "../page/terms.ts"

type Audited = Pick<AuditAnswer, "verdicts" | "outcome" | "possible">

/** What comes of the case: settled, unknown with what it could be, or nothing. */
export const outcomeTable = (page: Page, currency: string, audited: Audited): string => {
  const { outcome, possible } = audited
  const instant = (kind: DeadlineKind, at: string | null, candidates: readonly string[]): Told =>
    deadline(page, at, candidates, hasOpen(audited, kind))
  const rows: readonly Row[] = [
    row(say(page, "最晚发货", "Ship by"), instant("ship-by", outcome.shipBy, possible.shipBy)),
    row(say(page, "最晚处理", "Respond by"), instant("respond-by", outcome.respondBy, possible.respondBy)),
    row(
      say(page, "自动确认收货", "Automatic receipt"),
      instant("auto-receipt", outcome.autoReceiptAt, possible.autoReceiptAt),
    ),
    row(say(page, "退款", "Refund"), refund(page, audited)),
    row(say(page, "应付", "Payments"), payments(page, currency, audited)),
    row(say(page, "免除", "Exempt"), exempt(page, audited)),
  ]
  return table(rows, { ...page, indent: 2 })
}

interface Told {
  readonly text: string
  readonly is: "settled" | "open" | "nothing"
}

const NOTHING: Told = { text: "—", is: "nothing" }
const STYLE = { settled: "green", open: "yellow", nothing: "dim" } as const

const row = (name: string, { text, is }: Told): Row => [name, { text, style: STYLE[is] }]

/** Does a rule that applies, or may apply, set such a deadline without our knowing for when? */
const hasOpen = ({ verdicts }: Audited, kind: DeadlineKind): boolean =>
  verdicts.some(({ applies, effects }) => applies !== "no" && effects.some((effect) => effect.kind === kind))

const deadline = (page: Page, at: string | null, candidates: readonly string[], isOpen: boolean): Told => {
  if (at !== null) return { text: readable(at), is: "settled" }
  if (candidates.length === 0 && !isOpen) return NOTHING
  return { text: unknownAmong(page, candidates.map(readable)), is: "open" }
}

const refund = (page: Page, { outcome, possible }: Audited): Told => {
  const maybe = possible.refund.map((one) => told(page, REFUND[one]))
  if (outcome.refund !== null) return lines(page, [told(page, REFUND[outcome.refund])], maybe)
  return maybe.length === 0
    ? NOTHING
    : { text: unknownAmong(page, [...maybe, say(page, "无", "none")]), is: "open" }
}

/** Sums that are not known are told, too: to have to pay something is not to have to pay nothing. */
const payments = (page: Page, currency: string, audited: Audited): Told => {
  const { outcome, possible } = audited
  const due = [...outcome.payments, ...unknownSums(audited.verdicts, "yes")]
  const maybe = [...possible.payments, ...unknownSums(audited.verdicts, "unknown")]
  const line = (payment: Owed): string => {
    const [kind, amount] = [told(page, PAYMENT[payment.kind]), sum(page, currency, payment)]
    const what = payment.amount === null ? [kind, amount].join(say(page, "，", ", ")) : `${amount} ${kind}`
    return what + bracketed(page, payment.provision)
  }
  return lines(page, due.map(line), maybe.map(line))
}

type Owed = Pick<Sum, "kind" | "amount" | "unstated"> & Pick<Verdict, "provision">

const unknownSums = (verdicts: readonly Verdict[], applies: Kleene): readonly Owed[] =>
  verdicts
    .filter((verdict) => verdict.applies === applies)
    .flatMap(({ provision, effects }) =>
      effects.flatMap((effect) =>
        (effect.kind === "compensation" || effect.kind === "penalty") && effect.amount === null
          ? [{ ...effect, provision }]
          : [],
      ),
    )

const exempt = (page: Page, { outcome, possible }: Audited): Told =>
  lines(
    page,
    outcome.exempt.map((one) => told(page, WAIVED[one])),
    possible.exempt.map((one) => told(page, WAIVED[one])),
  )

/** What there is, one a line, then what there may be beside it. */
const lines = (page: Page, certain: readonly string[], maybe: readonly string[]): Told => {
  const all = [...certain, ...maybe.map((one) => say(page, `可能：${one}`, `possibly: ${one}`))]
  if (all.length === 0) return NOTHING
  return { text: all.join("\n"), is: maybe.length === 0 ? "settled" : "open" }
}
