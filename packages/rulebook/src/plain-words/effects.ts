// What a rule does, in words.
import { inLang, type Lang } from "../values/text.ts"
import type { ByWhom, Effect, Party, Pay } from "../language/effect.ts"
import type { Platform } from "../language/platform.ts"
import { matchEffect } from "../language/walk.ts"
import { amountWords } from "./amounts.ts"
import { conditionSentence } from "./conditions.ts"
import { dateWords, instantWords } from "./dates.ts"
import { deadlineWords } from "./deadlines.ts"
import { durationWords, moneyWords, shareWords } from "./measures.ts"
import { bracketed, inTurn, labelled, listed, say } from "./speech.ts"
import { OBLIGED, PARTY, PAYMENT, REFUND } from "./terms.ts"
import { calendarTitle, deadlineTitle, waivedTitle } from "./titles.ts"

/** What a rule does, and whether the platform does it by itself or may do it. */
export const doneBy = (name: string, told: string, { by, open }: ByWhom, lang: Lang): string => {
  const said = [
    ...(by === "automatic" ? [say(lang, "平台自动处理", "by the platform itself")] : []),
    ...(by === "discretion" ? [say(lang, "由平台酌情决定", "at the platform's discretion")] : []),
    ...(open === true ? [say(lang, "包括但不限于", "among others")] : []),
  ]
  return (
    labelled(lang, name, told) + (said.length === 0 ? "" : bracketed(lang, said.join(say(lang, "，", ", "))))
  )
}

/** Who pays whom, where the rule says so. */
export const movedWords = (
  { from, to }: { readonly from?: Party; readonly to?: Party },
  lang: Lang,
): string => {
  const [payer, payee] = [from, to].map((party) => (party === undefined ? "" : inLang(PARTY[party], lang)))
  if (payer !== "" && payee !== "")
    return bracketed(lang, say(lang, `由${payer}付给${payee}`, `${payer} to ${payee}`))
  if (payer !== "") return bracketed(lang, say(lang, `由${payer}支付`, `from ${payer}`))
  return payee === undefined || payee === "" ? "" : bracketed(lang, say(lang, `付给${payee}`, `to ${payee}`))
}

const PER = {
  "sub-order": ["每个子订单", "each sub-order"],
  order: ["每笔订单", "each order"],
  item: ["每项商品", "each item"],
} as const

const sumWords = (pay: Pay, platform: Platform, lang: Lang): string => {
  if ("unstated" in pay)
    return labelled(lang, say(lang, "金额未说明", "amount not stated"), inLang(pay.unstated, lang))
  const [zh, en] = PER[pay.per]
  const each = say(lang, zh, en)
  if ("rate" in pay)
    return say(
      lang,
      `${each}金额的${shareWords(pay.rate)}`,
      `${shareWords(pay.rate)} of the amount of ${each}`,
    )
  const amount = amountWords(pay.amount, platform, lang)
  return pay.per === "order" ? amount : labelled(lang, say(lang, each, `for ${each}`), amount)
}

const payWords = (pay: Pay, platform: Platform, lang: Lang): string => {
  const { where, capPerSubOrder, capPerOrder } = pay
  const most = (cap: string | undefined, [zh, en]: readonly [string, string]): readonly string[] => {
    if (cap === undefined) return []
    const money = moneyWords(cap, platform, lang)
    return [say(lang, `${zh}最高${money}`, `at most ${money} for ${en}`)]
  }
  const further = [
    ...(where === undefined
      ? []
      : [say(lang, "仅限：", "only where: ") + conditionSentence(where, platform, lang)]),
    ...most(capPerSubOrder, PER["sub-order"]),
    ...most(capPerOrder, PER.order),
  ]
  const name = inLang(PAYMENT[pay.pay], lang) + movedWords(pay, lang)
  return doneBy(name, inTurn(lang, [sumWords(pay, platform, lang), ...further]), pay, lang)
}

/** One effect of a rule as it is declared, in one line. */
export const effectWords = (effect: Effect, platform: Platform, lang: Lang): string =>
  matchEffect<string>(effect, {
    deadline: (deadline) => deadlineWords(deadline, platform, lang),
    refund: (e) => doneBy(say(lang, "退款", "refund"), inLang(REFUND[e.refund], lang), e, lang),
    pay: (pay) => payWords(pay, platform, lang),
    cap: ({ cap, per, of }) => {
      const [zh, en] = PER[per]
      const money = moneyWords(cap, platform, lang)
      return labelled(lang, inLang(of, lang), say(lang, `${zh}最高${money}`, `at most ${money} for ${en}`))
    },
    waive: (e) =>
      doneBy(
        say(lang, "免除", "waives"),
        listed(
          lang,
          e.waive.map((one) => waivedTitle(one, platform, lang)),
        ),
        e,
        lang,
      ),
    pause: ({ resumes }) => {
      const at = instantWords(resumes, platform, lang)
      return say(
        lang,
        `发货计时暂停，${at}起重新计时`,
        `the shipping clock stands still and starts again at ${at}`,
      )
    },
    extend: ({ extend, by }) => {
      const [title, length] = [deadlineTitle(extend, platform, lang), durationWords(by, platform, lang)]
      return say(lang, `${title}延长${length}`, `${title}: ${length} later`)
    },
    calendar: ({ calendar, free = [], working = [] }) => {
      const days = (name: string, of: readonly string[]): readonly string[] => {
        const told = listed(
          lang,
          of.map((day) => dateWords(day, lang)),
        )
        return of.length === 0 ? [] : [labelled(lang, name, told)]
      }
      return labelled(
        lang,
        calendarTitle(calendar, platform, lang),
        inTurn(lang, [
          ...days(say(lang, "放假", "free"), free),
          ...days(say(lang, "上班", "worked"), working),
        ]),
      )
    },
    sanction: (e) =>
      doneBy(
        say(lang, "处罚", "sanction"),
        inTurn(
          lang,
          e.sanction.map((one) => inLang(one, lang)),
        ) + pointsWords(e.points, lang),
        e,
        lang,
      ),
    offer: (e) => doneBy(say(lang, "提供", "offers"), inLang(e.offer, lang), e, lang),
    duty: (e) =>
      doneBy(
        say(lang, "义务", "duty") + bracketed(lang, inLang(OBLIGED[e.of], lang)),
        inLang(e.duty, lang),
        e,
        lang,
      ),
    notice: ({ notice }) => inLang(notice, lang),
  })

const pointsWords = (points: string | undefined, lang: Lang): string =>
  points === undefined ? "" : bracketed(lang, say(lang, `${points}分`, `${points} points`))
