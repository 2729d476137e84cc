import type { Platform } from "@policy-ledger/rulebook"
import { layOutAudit } from "./audit.ts"
import { fieldsOf, stateOf } from "./fields.ts"
import type { Order } from "./orders-table.ts"
import { settlingOf } from "./settling.ts"
import { type Page, paragraph, say, stacked } from "../page/page.ts"

/** How one of many orders is shown in full; where they are few, one of them is. */
export const exampleLines = (
  page: Page,
  platform: Platform,
  orders: readonly Order[],
  call: string,
): string => {
  const example = tellingMost(orders, platform)
  const how = paragraph(
    page,
    say(
      page,
      `单笔详情：${call} --case 编号；含理由：--explain`,
      `in full: ${call} --case ID; with reasons: --explain`,
    ),
  )
  return example === undefined ? how : stacked(how, layOutAudit(page, example, { platform, explain: false }))
}

/** What a reader learns from, and how much. */
const told = (order: Order, platform: Platform): number => {
  const { answer } = order
  const states = fieldsOf(answer).map((field) => stateOf(answer, field))
  const isSettled = settlingOf(order, platform).some(({ facts }) => facts.length > 0)
  return (
    (answer.late === undefined ? 0 : 4) +
    (states.includes("set") ? 2 : 0) +
    (isSettled ? 2 : 0) +
    (states.includes("open") ? 1 : 0) +
    (states.includes("unstated") ? 1 : 0)
  )
}

/** The order that shows most (something late, certain, open, settled by a fact); of several the one with the fewest rules. */
const tellingMost = (orders: readonly Order[], platform: Platform): Order | undefined =>
  orders
    .map((order) => ({
      order,
      told: told(order, platform),
      rules: order.answer.verdicts.filter(({ applies }) => applies === "yes").length,
    }))
    .toSorted((a, b) => b.told - a.told || a.rules - b.rules)[0]?.order
