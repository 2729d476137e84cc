import {
  type AuditAnswer,
  isNothing,
  isPayment,
  type ResolvedPayment,
  type Verdict,
} from "@policy-ledger/rulebook"
import { movedWords } from "@policy-ledger/rulebook/plain-words"
import { itemsWords, sum } from "./effect.ts"
import { verdictsOn } from "./fields.ts"
import { openWords } from "./open.ts"
import { openLine, type OutcomeLine, ruleWords } from "./outcome-line.ts"
import { bracketed, listed, type Page, say, told } from "../page/page.ts"
import { PAYMENT } from "../page/terms.ts"

/** Every payment that is due, then every one that may be: to have to pay something is not to have to pay nothing. */
export const paymentLines = (page: Page, currency: string, answer: AuditAnswer): readonly OutcomeLine[] => {
  const owed = verdictsOn(answer, "payments").flatMap((verdict) =>
    verdict.applies === "no" ? [] : sumsOf(verdict).map((payment) => ({ verdict, payment })),
  )
  const line = (one: Owed): OutcomeLine => {
    const words = sumWords(page, currency, one)
    const by = [ruleWords(page, one.verdict)]
    if (!isDue(one)) return { text: openWords(page, [words]), is: "open", by }
    return { text: words, is: one.payment.amount === null ? "unstated" : "set", by }
  }
  const lines = [...owed.filter(isDue), ...owed.filter((one) => !isDue(one))].map(line)
  const isTold = answer.states.payments !== "open" || lines.some(({ is }) => is !== "set")
  return isTold ? lines : [...lines, openLine(page, answer, "payments", [])]
}

const isDue = ({ verdict, payment }: Owed): boolean =>
  verdict.applies === "yes" && payment.by !== "discretion"

interface Owed {
  readonly verdict: Verdict
  readonly payment: ResolvedPayment
}

const sumsOf = ({ effects }: Verdict): readonly ResolvedPayment[] =>
  effects.flatMap((effect) => (isPayment(effect) && !isNothing(effect.amount) ? [effect] : []))

/** `20.00 CNY penalty`; of one without an amount, why. */
const sumWords = (page: Page, currency: string, { verdict, payment }: Owed): string => {
  const { applies, missing } = verdict
  const kind =
    told(page, PAYMENT[payment.kind]) + movedWords(payment, page.lang) + itemsWords(page, payment.items)
  const discretion =
    payment.by === "discretion"
      ? bracketed(page, say(page, "由平台酌情决定", "at the platform's discretion"))
      : ""
  if (payment.amount !== null) return `${payment.amount} ${currency} ${kind}${discretion}`
  const why =
    payment.unstated === undefined &&
    payment.candidates === undefined &&
    applies === "yes" &&
    missing.length > 0
      ? say(
          page,
          `金额待定（缺少 ${listed(page, missing)}）`,
          `amount open (missing: ${listed(page, missing)})`,
        )
      : sum(page, currency, payment)
  return [kind, why].join(say(page, "，", ", ")) + discretion
}
