import type {
  BuiltInDeadline,
  ByWhom,
  Effect,
  Platform,
  ResolvedEffect,
  ResolvedPayment,
} from "@policy-ledger/rulebook"
import { doneBy, effectWords, movedWords, silenceWords } from "@policy-ledger/rulebook/plain-words"
import { match, P } from "ts-pattern"
import { bracketed, labelled, listed, type Page, readable, say, told } from "../page/page.ts"
import { openAmong } from "./open.ts"
import { calendarTitle, type Declared, deadlineTitle } from "../page/declared.ts"
import { PAYMENT } from "../page/terms.ts"

type Deadline = Extract<ResolvedEffect, { readonly kind: BuiltInDeadline | "deadline" }>

/** One effect of a rule, resolved for a case, in one line. */
export const effectLine = (page: Page, platform: Platform, effect: ResolvedEffect): string =>
  lineOf(page, platform, effect) + itemsWords(page, effect.items)

/** The items on which something rests. */
export const itemsWords = (page: Page, items: readonly string[] | undefined): string =>
  items === undefined
    ? ""
    : bracketed(
        page,
        say(page, `商品 ${items.join("、")}`, `${items.length === 1 ? "item" : "items"} ${items.join(", ")}`),
      )

const lineOf = (page: Page, platform: Platform, effect: ResolvedEffect): string =>
  match(effect)
    .with({ kind: P.union("ship-by", "respond-by", "auto-receipt", "deadline") }, (deadline) =>
      deadlineLine(page, platform, deadline),
    )
    .with({ kind: P.union("compensation", "penalty", "fee", "credit") }, (payment) =>
      paymentLine(page, platform.currency, payment),
    )
    .with({ kind: "cap" }, (cap) => capLine(page, platform.currency, cap))
    .with({ kind: "refund" }, ({ refund, ...by }) => asDeclared(page, platform, { refund, ...doing(by) }))
    .with({ kind: "waive" }, ({ waives, ...by }) =>
      asDeclared(page, platform, { waive: waives, ...doing(by) }),
    )
    .with({ kind: "pause" }, ({ at }) =>
      say(
        page,
        `发货计时暂停，${readable(at)} 起重新计时`,
        `the shipping clock stands still and starts again at ${readable(at)}`,
      ),
    )
    .with({ kind: "extend" }, ({ deadline, by }) => asDeclared(page, platform, { extend: deadline, by }))
    .with({ kind: "calendar" }, (e) => calendarLine(page, platform, e))
    .with({ kind: "sanction" }, ({ measures, points, ...by }) =>
      asDeclared(page, platform, {
        sanction: measures,
        ...(points === undefined ? {} : { points }),
        ...doing(by),
      }),
    )
    .with({ kind: "offer" }, ({ what, ...by }) => asDeclared(page, platform, { offer: what, ...doing(by) }))
    .with({ kind: "duty" }, ({ what, of, ...by }) =>
      asDeclared(page, platform, { duty: what, of, ...doing(by) }),
    )
    .with({ kind: "notice" }, ({ what }) => told(page, what))
    .exhaustive()

/** What is the same for every case. */
const asDeclared = (page: Page, platform: Platform, effect: Effect): string =>
  effectWords(effect, platform, page.lang)

/** Whether the platform does it by itself or may do it. */
const doing = ({ by, open }: ByWhom): ByWhom => ({
  ...(by === undefined ? {} : { by }),
  ...(open === undefined ? {} : { open }),
})

const deadlineLine = (page: Page, platform: Declared, deadline: Deadline): string => {
  const { at, candidates = [], onSilence } = deadline
  const kind = deadline.kind === "deadline" ? deadline.deadline : deadline.kind
  const when = at === null ? openAmong(page, candidates.map(readable)) : readable(at)
  const silence = silenceWords(onSilence === undefined ? {} : { onSilence }, page.lang)
  return labelled(page, deadlineTitle(page, kind, platform), when + silence)
}

const calendarLine = (
  page: Page,
  platform: Declared,
  { calendar, free, working }: Extract<ResolvedEffect, { kind: "calendar" }>,
): string => {
  const days = [
    ...(free.length === 0 ? [] : [labelled(page, say(page, "放假", "free"), listed(page, free))]),
    ...(working.length === 0 ? [] : [labelled(page, say(page, "上班", "worked"), listed(page, working))]),
  ]
  return labelled(page, calendarTitle(page, calendar, platform), days.join(say(page, "；", "; ")))
}

const paymentLine = (page: Page, currency: string, payment: ResolvedPayment): string =>
  doneBy(
    told(page, PAYMENT[payment.kind]) + movedWords(payment, page.lang),
    sum(page, currency, payment),
    payment,
    page.lang,
  )

/** An amount, those it can be, or why there is none. */
export const sum = (
  page: Page,
  currency: string,
  { amount, candidates, unstated }: ResolvedPayment,
): string => {
  if (amount !== null) return `${amount} ${currency}`
  if (candidates !== undefined) return `${candidates.join(say(page, " 或 ", " or "))} ${currency}`
  return unstated === undefined
    ? say(page, "金额待定", "amount open")
    : say(page, "金额未说明", "amount not stated") + bracketed(page, told(page, unstated))
}

const capLine = (
  page: Page,
  currency: string,
  { amount, per, of }: Extract<ResolvedEffect, { kind: "cap" }>,
): string =>
  per === "order"
    ? say(
        page,
        `${told(page, of)}：每笔订单最高 ${amount} ${currency}`,
        `${told(page, of)}: at most ${amount} ${currency} an order`,
      )
    : say(
        page,
        `${told(page, of)}：每个子订单最高 ${amount} ${currency}`,
        `${told(page, of)}: at most ${amount} ${currency} a sub-order`,
      )
