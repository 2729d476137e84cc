import type { AuditAnswer, Platform } from "@policy-ledger/rulebook"
import { declaredField, type DeadlineField, deadlineOf, type Field, presumedOn, stateOf } from "./fields.ts"
import { lateness } from "./lateness.ts"
import type { Audited } from "./outcome-line.ts"
import { marked } from "./presumed.ts"
import { placesGiven } from "../../cases/given.ts"
import { settlingOf } from "./settling.ts"
import { type Columns, columnsFor } from "../page/columns.ts"
import { listed, type Page, readable, say, told } from "../page/page.ts"
import type { Style } from "../page/paint.ts"
import type { Cell, Row } from "../page/table.ts"
import { waivedTitleShort } from "../page/declared.ts"
import { FIELD, isToldApart, PAYMENT, REFUND_SHORT, STATE } from "../page/terms.ts"

/** One order of many, and on which line of its file it stands. */
export interface Order extends Audited {
  readonly line: number
}

/** Stands after the name of an order that goes beyond what was read. */
export const BEYOND = "!"

/** The table of so many orders: its header and every row that follows, in widths that fit the first page. */
export const ordersTable = (page: Page, platform: Platform, firstPage: readonly Order[]): OrdersTable => {
  const columns: Columns = columnsFor(
    [
      say(page, "订单", "Order"),
      told(page, FIELD.shipBy),
      told(page, FIELD.respondBy),
      ...(platform.deadlines ?? []).map(({ title }) => told(page, title)),
      told(page, FIELD.refund),
      say(page, "应付", "Pay"),
      told(page, FIELD.exempt),
      say(page, "待补充", "To settle"),
    ],
    firstPage.map((order) => orderRow(page, platform, order)),
    page,
  )
  return { header: columns.header, row: (order) => columns.row(orderRow(page, platform, order)) }
}

export interface OrdersTable {
  readonly header: string
  readonly row: (order: Order) => string
}

const orderRow = (page: Page, platform: Platform, order: Order): Row => [
  nameOf(page, order),
  deadline(page, order.answer, "shipBy"),
  deadline(page, order.answer, "respondBy"),
  ...(platform.deadlines ?? []).map(({ id }) => deadline(page, order.answer, declaredField(id))),
  cell(page, order.answer, "refund", refund(page, order.answer)),
  cell(
    page,
    order.answer,
    "payments",
    order.answer.outcome.payments.flatMap(({ amount, kind }) =>
      amount === null ? [] : [isToldApart(kind) ? `${amount} ${told(page, PAYMENT[kind])}` : amount],
    ),
  ),
  cell(
    page,
    order.answer,
    "exempt",
    order.answer.outcome.exempt.map((one) => waivedTitleShort(page, one, platform)),
  ),
  toSettle(page, platform, order),
]

/** A case without a number is called by its line. */
const nameOf = (page: Page, { answer, line }: Order): string => {
  const name = answer.case ?? say(page, `（第${line}行）`, `(line ${line})`)
  return isBeyond(answer) ? `${name} ${BEYOND}` : name
}

export const isBeyond = ({ coverage: { date } }: AuditAnswer): boolean =>
  date === "before" || date === "after"

const STYLE = { set: "green", none: "dim", open: "yellow", unstated: "yellow" } as const

/** What is certain of a field, and that more is open. */
const cell = (
  page: Page,
  answer: AuditAnswer,
  field: Field,
  certain: readonly string[],
  style?: Style,
): Cell => {
  const state = stateOf(answer, field)
  const said = [...certain, ...(state === "set" || state === "none" ? [] : [told(page, STATE[state])])]
  const text = said.length === 0 ? "—" : listed(page, said)
  return { text: marked(text, presumedOn(answer, field)), style: style ?? STYLE[state] }
}

const deadline = (page: Page, answer: AuditAnswer, field: DeadlineField): Cell => {
  const { at, late } = deadlineOf(answer, field)
  const words = [...(at === null ? [] : [brief(at)]), ...(late === undefined ? [] : [lateness(page, late)])]
  return cell(
    page,
    answer,
    field,
    words.length === 0 ? [] : [words.join("\n")],
    late === undefined ? undefined : "red",
  )
}

/** `2024-02-07 10:00`: the seconds where there are any; the offset is said once, under the table. */
const brief = (at: string): string => readable(at).replace(/(?::00)? [+-]\d\d:\d\d$/, "")

const refund = (page: Page, { outcome }: AuditAnswer): readonly string[] =>
  outcome.refund === null ? [] : [told(page, REFUND_SHORT[outcome.refund])]

/** The first fact that would settle what is open, or that a place is given too widely, and how many more. */
const toSettle = (page: Page, platform: Platform, order: Order): Cell | string => {
  const all = settlingOf(order, platform)
  if (all.length === 0) return { text: "—", style: "dim" }
  const [first, ...more] = new Set(all.flatMap(({ facts }) => facts))
  if (first === undefined) return { text: say(page, "来源未说明", "no fact"), style: "dim" }
  const isGiven = placesGiven(order.json, first, platform).length > 0
  const tell = isGiven ? say(page, "更具体", "narrower") : first
  return more.length === 0 ? tell : `${tell} +${more.length}`
}
