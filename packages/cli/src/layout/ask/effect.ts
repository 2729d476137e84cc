import type {
  BuiltInDeadline,
  Platform,
  ResolvedEffect,
  ResolvedPayment,
  Text,
} from "@policy-ledger/rulebook"
import { match, P } from "ts-pattern"
import { bracketed, labelled, listed, type Page, readable, say, told } from "../page/page.ts"
import { openAmong } from "./open.ts"
import { calendarTitle, type Declared, deadlineTitle, durationWords, waivedTitle } from "../page/declared.ts"
import { PARTY, PAYMENT, REFUND } from "../page/terms.ts"

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

const lineOf = (page: Page, { currency, ...platform }: Platform, effect: ResolvedEffect): string =>
  match(effect)
    .with({ kind: P.union("ship-by", "respond-by", "auto-receipt", "deadline") }, (deadline) =>
      deadlineLine(page, platform, deadline),
    )
    .with({ kind: P.union("compensation", "penalty", "fee", "credit") }, (payment) =>
      paymentLine(page, currency, payment),
    )
    .with({ kind: "cap" }, (cap) => capLine(page, currency, cap))
    .with({ kind: "refund" }, (e) =>
      doneBy(page, e, say(page, "退款", "refund"), told(page, REFUND[e.refund])),
    )
    .with({ kind: "waive" }, (e) =>
      doneBy(
        page,
        e,
        say(page, "免除", "waives"),
        listed(
          page,
          e.waives.map((one) => waivedTitle(page, one, platform)),
        ),
      ),
    )
    .with({ kind: "pause" }, ({ at }) =>
      say(
        page,
        `发货计时暂停，${readable(at)} 起重新计时`,
        `the shipping clock stands still and starts again at ${readable(at)}`,
      ),
    )
    .with({ kind: "extend" }, ({ deadline, by }) => {
      const [title, length] = [deadlineTitle(page, deadline, platform), durationWords(page, by, platform)]
      return say(page, `${title}延长${length}`, `${title}: ${length} later`)
    })
    .with({ kind: "calendar" }, (e) => calendarLine(page, platform, e))
    .with({ kind: "sanction" }, (e) =>
      doneBy(
        page,
        e,
        say(page, "处罚", "sanction"),
        e.measures.map((one) => told(page, one)).join(say(page, "；", "; ")) + pointsWords(page, e.points),
      ),
    )
    .with({ kind: "offer" }, (e) => doneBy(page, e, say(page, "提供", "offers"), told(page, e.what)))
    .with({ kind: "duty" }, (e) =>
      doneBy(
        page,
        e,
        say(page, "义务", "duty") + bracketed(page, told(page, OBLIGED[e.of])),
        told(page, e.what),
      ),
    )
    .with({ kind: "notice" }, ({ what }) => told(page, what))
    .exhaustive()

const pointsWords = (page: Page, points: string | undefined): string =>
  points === undefined ? "" : bracketed(page, say(page, `${points} 分`, `${points} points`))

const OBLIGED: { readonly [of in "merchant" | "buyer" | "distributor" | "platform"]: Text } = {
  merchant: { zh: "商家", en: "merchant" },
  buyer: { zh: "买家", en: "buyer" },
  distributor: { zh: "分销商", en: "distributor" },
  platform: { zh: "平台", en: "platform" },
}

interface Doing {
  readonly by?: "automatic" | "discretion"
  readonly open?: true
}

const doneBy = (page: Page, { by, open }: Doing, name: string, text: string): string => {
  const said = [
    ...(by === "automatic" ? [say(page, "平台自动处理", "by the platform itself")] : []),
    ...(by === "discretion" ? [say(page, "由平台酌情决定", "at the platform's discretion")] : []),
    ...(open === true ? [say(page, "包括但不限于", "among others")] : []),
  ]
  return (
    labelled(page, name, text) + (said.length === 0 ? "" : bracketed(page, said.join(say(page, "，", ", "))))
  )
}

const deadlineLine = (page: Page, platform: Declared, deadline: Deadline): string => {
  const { at, candidates = [], onSilence } = deadline
  const kind = deadline.kind === "deadline" ? deadline.deadline : deadline.kind
  const when = at === null ? openAmong(page, candidates.map(readable)) : readable(at)
  const silence =
    onSilence === undefined ? "" : bracketed(page, say(page, "逾期未处理视为同意", "silence is consent"))
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
    page,
    payment,
    told(page, PAYMENT[payment.kind]) + movedWords(page, payment),
    sum(page, currency, payment),
  )

/** Who pays whom, where the rule says so. */
export const movedWords = (page: Page, { from, to }: Pick<ResolvedPayment, "from" | "to">): string => {
  const [payer, payee] = [from, to].map((party) => (party === undefined ? "" : told(page, PARTY[party])))
  if (payer !== "" && payee !== "")
    return bracketed(page, say(page, `${payer} → ${payee}`, `${payer} to ${payee}`))
  if (payer !== "") return bracketed(page, say(page, `由${payer}支付`, `from ${payer}`))
  return payee === undefined || payee === "" ? "" : bracketed(page, say(page, `付给${payee}`, `to ${payee}`))
}

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
