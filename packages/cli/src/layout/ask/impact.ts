import type { Payment, Platform } from "@policy-ledger/rulebook"
import type { ImpactAnswer, ImpactField, ImpactGroup, ImpactSide } from "@policy-ledger/rulebook/impact"
import { waivedTitle } from "../page/declared.ts"
import {
  heading,
  labelled,
  listed,
  type Page,
  paragraph,
  readable,
  say,
  stacked,
  told,
} from "../page/page.ts"
import { type Row, table } from "../page/table.ts"
import { PAYMENT, REFUND, STATE } from "../page/terms.ts"
import { type Field, fieldTitle, isDeclared, kindOf, stateOf } from "./fields.ts"

/** How many orders changed, and of each way in which they did by which announcements, with the first of them. */
export const layOutImpact = (page: Page, answer: ImpactAnswer, platform: Platform): string => {
  const { from, to, orders, changed, groups } = answer
  return stacked(
    heading(
      page,
      say(
        page,
        `共 ${orders} 单，${changed === 0 ? "结果均未变" : `${changed} 单的结果有变`}`,
        `Of ${counted(orders)} ${changed === 0 ? "none" : changed} changed`,
      ),
    ) +
      paragraph(
        page,
        labelled(page, say(page, "此前", "was"), pointWords(page, from, answer.asOf.from)),
        DIM,
      ) +
      paragraph(page, labelled(page, say(page, "现在", "is"), pointWords(page, to, answer.asOf.to)), DIM),
    ...groups.map((group) => groupLines(page, group, platform)),
  )
}

const DIM = { style: "dim" } as const

const counted = (orders: number): string => `${orders} ${orders === 1 ? "order" : "orders"}`

/** As it was asked, and of how many events. */
const pointWords = (page: Page, text: string, { ledgers }: ImpactAnswer["asOf"]["from"]): string => {
  const events = ledgers.reduce((sum, one) => sum + one.events, 0)
  return say(page, `${text}（${events} 个事件）`, `${text} (${events} events)`)
}

const groupLines = (
  page: Page,
  { because, fields, count, examples }: ImpactGroup,
  platform: Platform,
): string => {
  const titles = fields.map((field) => fieldTitle(page, field, platform))
  const why =
    because.length === 0
      ? say(page, "仅因推定不同", "by what is presumed alone")
      : say(page, `依据 ${because.join("、")}`, `by ${because.join(", ")}`)
  const rows = examples.flatMap(({ case: name, was, is }) =>
    fields.map((field, i): Row => {
      const change = `${words(page, field, was, platform)} → ${words(page, field, is, platform)}`
      const order = i > 0 ? "" : (name ?? say(page, "（无编号）", "(no number)"))
      return [order, fields.length === 1 ? change : labelled(page, titles[i] ?? field, change)]
    }),
  )
  const rest = count - examples.length
  return (
    heading(page, listed(page, titles), count) +
    paragraph(page, why, { indent: 2, ...DIM }) +
    table(rows, { ...page, indent: 2 }) +
    (rest === 0
      ? ""
      : paragraph(page, say(page, `另有 ${rest} 单`, `and ${rest} more`), { indent: 2, ...DIM }))
  )
}

/** What is certain of a field, and its state where that is not all. */
const words = (page: Page, field: ImpactField, side: ImpactSide, platform: Platform): string => {
  const state = stateOf(side, field)
  const certain = certainOf(page, field, side, platform)
  return listed(page, state === "set" ? certain : [...certain, told(page, STATE[state])])
}

const certainOf = (
  page: Page,
  field: Field,
  { outcome }: ImpactSide,
  platform: Platform,
): readonly string[] => {
  if (field === "refund") return some(outcome.refund).map((one) => told(page, REFUND[one]))
  if (field === "payments") return (outcome.payments ?? []).map((one) => paymentWords(page, one, platform))
  if (field === "exempt") return (outcome.exempt ?? []).map((one) => waivedTitle(page, one, platform))
  const at = isDeclared(field) ? outcome.deadlines?.[kindOf(field)] : outcome[field]
  return some(at).map(readable)
}

const some = <A>(value: A | null | undefined): readonly A[] =>
  value === null || value === undefined ? [] : [value]

const paymentWords = (page: Page, { amount, kind }: Payment, { currency }: Platform): string =>
  [
    ...some(amount).map((one) => `${one} ${currency}`),
    told(page, PAYMENT[kind] ?? { en: kind, zh: kind }),
  ].join(" ")
