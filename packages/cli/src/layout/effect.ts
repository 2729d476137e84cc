import type { DeadlineKind, ResolvedEffect, Text } from "@policy-ledger/rulebook"
import { match, P } from "ts-pattern"
import { type Page, readable, say, told } from "./page.ts"
import { DEADLINE, PAYMENT, REFUND, WAIVED } from "./terms.ts"

type Deadline = Extract<ResolvedEffect, { readonly kind: DeadlineKind }>
type Sum = Extract<ResolvedEffect, { readonly kind: "compensation" | "penalty" }>

/** One effect of a rule, resolved for a case, in one line. */
export const effectLine = (page: Page, currency: string, effect: ResolvedEffect): string =>
  match(effect)
    .with({ kind: P.union("ship-by", "respond-by", "auto-receipt") }, (deadline) => deadlineLine(page, deadline))
    .with({ kind: "refund" }, (e) => `${say(page, "退款", "refund")}: ${told(page, REFUND[e.refund])}${doing(page, e)}`)
    .with({ kind: P.union("compensation", "penalty") }, (e) => paymentLine(page, currency, e))
    .with({ kind: "cap" }, (e) => capLine(page, currency, e))
    .with({ kind: "waive" }, (e) => {
      const waived = e.waives.map((one) => told(page, WAIVED[one])).join(say(page, "、", ", "))
      return `${say(page, "免除", "waives")}: ${waived}${doing(page, e)}`
    })
    .with({ kind: "pause" }, ({ at }) =>
      say(page, `发货计时暂停，${readable(at)} 重新开始`, `the shipping clock stands still and starts again at ${readable(at)}`),
    )
    .with({ kind: "sanction" }, (e) => {
      const measures = e.measures.map((one) => told(page, one)).join(say(page, "；", "; "))
      return `${say(page, "处罚", "sanction")}: ${measures}${doing(page, e)}`
    })
    .with({ kind: "offer" }, (e) => `${say(page, "提供", "offers")}: ${told(page, e.what)}${doing(page, e)}`)
    .with({ kind: "duty" }, (e) => `${say(page, "义务", "duty")} (${told(page, OBLIGED[e.of])}): ${told(page, e.what)}${doing(page, e)}`)
    .with({ kind: "notice" }, ({ what }) => told(page, what))
    .exhaustive()

const OBLIGED: { readonly [of in "merchant" | "buyer" | "distributor" | "platform"]: Text } = {
  merchant: { zh: "商家", en: "merchant" },
  buyer: { zh: "买家", en: "buyer" },
  distributor: { zh: "分销商", en: "distributor" },
  platform: { zh: "平台", en: "platform" },
}

const doing = (page: Page, { by, open }: { readonly by?: "automatic" | "discretion"; readonly open?: true }): string => {
  const said = [
    ...(by === "automatic" ? [say(page, "平台自动执行", "by the platform itself")] : []),
    ...(by === "discretion" ? [say(page, "由平台酌情决定", "at the platform's discretion")] : []),
    ...(open === true ? [say(page, "包括但不限于", "among others")] : []),
  ]
  return said.length === 0 ? "" : ` (${said.join(say(page, "，", ", "))})`
}

const deadlineLine = (page: Page, { kind, at, candidates = [], onSilence }: Deadline): string => {
  const when = at === null ? unknownAmong(page, candidates.map(readable)) : readable(at)
  const silence = onSilence === undefined ? "" : ` (${say(page, "逾期未处理视为同意", "silence is consent")})`
  return `${told(page, DEADLINE[kind])}: ${when}${silence}`
}

const paymentLine = (page: Page, currency: string, payment: Sum): string => {
  const amount =
    payment.amount === null
      ? payment.unstated === undefined
        ? say(page, "未知", "unknown")
        : say(page, `未说明（${told(page, payment.unstated)}）`, `not stated (${told(page, payment.unstated)})`)
      : `${payment.amount} ${currency}`
  return `${told(page, PAYMENT[payment.kind])}: ${amount}${doing(page, payment)}`
}

const capLine = (page: Page, currency: string, { amount, per, of }: Extract<ResolvedEffect, { kind: "cap" }>): string =>
  per === "order"
    ? say(page, `${told(page, of)}：每单最多 ${amount} ${currency}`, `${told(page, of)}: at most ${amount} ${currency} an order`)
    : say(page, `${told(page, of)}：每个子订单最多 ${amount} ${currency}`, `${told(page, of)}: at most ${amount} ${currency} a sub-order`)

/** What it may be, where that is not known. */
export const unknownAmong = (page: Page, candidates: readonly string[]): string =>
  candidates.length === 0
    ? say(page, "未知", "unknown")
    : say(page, `未知：可能是 ${candidates.join(" 或 ")}`, `unknown: one of ${candidates.join(", ")}`)
