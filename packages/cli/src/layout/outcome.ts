import type { AuditAnswer, Payment } from "@policy-ledger/rulebook"
import { unknownAmong } from "./effect.ts"
import { type Page, readable, say, told } from "./page.ts"
import { type Row, table } from "./table.ts"
import { PAYMENT, REFUND, WAIVED } from "./terms.ts"

type Audited = Pick<AuditAnswer, "outcome" | "possible">

/** What comes of the case: settled, unknown with what it could be, or nothing. */
export const outcomeTable = (page: Page, currency: string, { outcome, possible }: Audited): string => {
  const rows: readonly Row[] = [
    row(page, say(page, "最晚发货", "Ship by"), instant(page, outcome.shipBy, possible.shipBy)),
    row(page, say(page, "最晚处理", "Respond by"), instant(page, outcome.respondBy, possible.respondBy)),
    row(page, say(page, "自动确认收货", "Automatic receipt"), instant(page, outcome.autoReceiptAt, possible.autoReceiptAt)),
    row(page, say(page, "退款", "Refund"), refund(page, { outcome, possible })),
    row(page, say(page, "应付", "Payments"), payments(page, currency, { outcome, possible })),
    row(page, say(page, "免除", "Exempt"), exempt(page, { outcome, possible })),
  ]
  return table(rows, { ...page, indent: 2 })
}

interface Told {
  readonly text: string
  readonly is: "settled" | "open" | "nothing"
}

const row = (_page: Page, name: string, { text, is }: Told): Row => [
  name,
  is === "settled" ? { text, style: "green" } : is === "open" ? { text, style: "yellow" } : { text, style: "dim" },
]

const instant = (page: Page, at: string | null, candidates: readonly string[]): Told => {
  if (at !== null) return { text: readable(at), is: "settled" }
  return candidates.length === 0
    ? { text: "—", is: "nothing" }
    : { text: unknownAmong(page, candidates.map(readable)), is: "open" }
}

const refund = (page: Page, { outcome, possible }: Audited): Told => {
  const maybe = possible.refund.map((one) => told(page, REFUND[one]))
  if (outcome.refund === null)
    return maybe.length === 0 ? { text: "—", is: "nothing" } : { text: unknownAmong(page, [...maybe, NONE(page)]), is: "open" }
  return listed(page, [told(page, REFUND[outcome.refund])], maybe)
}

const NONE = (page: Page): string => say(page, "无", "none")

const payments = (page: Page, currency: string, { outcome, possible }: Audited): Told => {
  const line = ({ provision, kind, amount }: Payment): string =>
    `${amount} ${currency} ${told(page, PAYMENT[kind])} (${provision})`
  return listed(page, outcome.payments.map(line), possible.payments.map(line))
}

const exempt = (page: Page, { outcome, possible }: Audited): Told =>
  listed(
    page,
    outcome.exempt.map((one) => told(page, WAIVED[one])),
    possible.exempt.map((one) => told(page, WAIVED[one])),
  )

/** What there is, one a line, then what there may be beside it. */
const listed = (page: Page, certain: readonly string[], maybe: readonly string[]): Told => {
  const lines = [...certain, ...maybe.map((one) => say(page, `可能：${one}`, `possibly: ${one}`))]
  if (lines.length === 0) return { text: "—", is: "nothing" }
  return { text: lines.join("\n"), is: maybe.length === 0 ? "settled" : "open" }
}
