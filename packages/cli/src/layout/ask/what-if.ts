import type {
  MovingAmount,
  MovingStep,
  MovingTerm,
  PieceAnswer,
  Platform,
  Text,
  Tip,
  WhatIfAnswer,
  WhatIfBound,
  WhatIfInstant,
  WhatIfPayment,
  WhatIfPiece,
} from "@policy-ledger/rulebook"
import { match, P } from "ts-pattern"
import { type Declared, durationWords, waivedTitle } from "../page/declared.ts"
import {
  bracketed,
  heading,
  labelled,
  listed,
  type Page,
  paragraph,
  exactly,
  say,
  stacked,
  told,
} from "../page/page.ts"
import { KLEENE, PAYMENT, REFUND, STATE } from "../page/terms.ts"
import { asOfLines } from "./as-of.ts"
import { itemsWords } from "./effect.ts"
import { type Field, fieldsOf, fieldTitle, isDeadline, kindOf, stateOf } from "./fields.ts"

/** Pieces one after the other, and between two of them what changes there. */
export const layOutWhatIf = (page: Page, answer: WhatIfAnswer, platform: Platform): string => {
  const { vary, pieces, tips, asOf } = answer
  const title = platform.facts.find(({ path }) => path === vary)?.title
  const name = title === undefined ? vary : vary + bracketed(page, told(page, title))
  return stacked(
    heading(page, say(page, `${name} 变化时`, `As ${name} varies`), pieces.length) + asOfLines(page, asOf),
    ...pieces.map((piece, i) => pieceLines(page, piece, i === 0 ? undefined : tips[i - 1], answer, platform)),
  )
}

const bound = (at: WhatIfBound): string => (typeof at === "number" ? String(at) : exactly(at))

const reach = (page: Page, piece: WhatIfPiece, currency: string): string => {
  if ("value" in piece) {
    const value = typeof piece.value === "boolean" ? told(page, YES_OR_NO[`${piece.value}`]) : piece.value
    if (piece.value === "elsewhere") return say(page, "其他地区", "elsewhere")
    if (piece.in === undefined) return value
    return piece.in
      ? say(page, `含 ${value}`, `with ${value}`)
      : say(page, `不含 ${value}`, `without ${value}`)
  }
  const money = typeof piece.from === "string" || typeof piece.until === "string"
  const write = (at: WhatIfBound): string =>
    money && !bound(at).includes("-") ? `${bound(at)} ${currency}` : bound(at)
  const { from, until } = piece
  if (from === null && until === null) return say(page, "任何值", "whatever it is")
  if (from === null) return say(page, `${write(until ?? "")} 之前`, `before ${write(until ?? "")}`)
  if (until === null) return say(page, `${write(from)} 起`, `from ${write(from)} on`)
  return say(page, `${write(from)} 起，至 ${write(until)} 之前`, `from ${write(from)} until ${write(until)}`)
}

const YES_OR_NO: { readonly [flag in "true" | "false"]: Text } = {
  true: { zh: "是", en: "yes" },
  false: { zh: "否", en: "no" },
}

const pieceLines = (
  page: Page,
  piece: WhatIfPiece,
  tip: Tip | undefined,
  answer: WhatIfAnswer,
  platform: Platform,
): string => {
  const { currency = "CNY" } = answer
  const head = heading(page, reach(page, piece, currency))
  const line = (name: string, text: string): string =>
    paragraph(page, labelled(page, name, text), { indent: 2 })
  if ("refused" in piece)
    return (
      head +
      piece.refused
        .map(({ path, expected }) =>
          line(say(page, "不可能", "Cannot be"), `${path}: ${againstWords(page, exactly(expected))}`),
        )
        .join("")
    )
  const { states, late = [], applies, possible } = piece
  const fields = fieldsOf({ states }).filter((field) => stateOf({ states }, field) !== "none")
  return [
    head,
    ...fields.map((field) =>
      line(
        fieldTitle(page, field, platform),
        fieldWords(page, piece, field, answer, platform) +
          (late.includes(nameOf(field)) ? bracketed(page, say(page, "已逾期", "late")) : ""),
      ),
    ),
    fields.length === 0
      ? paragraph(page, say(page, "没有结果。", "Nothing comes of it."), { indent: 2 })
      : "",
    applies.length === 0 ? "" : line(say(page, "适用", "Applies"), listed(page, applies)),
    possible.verdicts.length === 0
      ? ""
      : line(say(page, "可能适用", "May apply"), String(possible.verdicts.length)),
    ...(tip?.changes ?? []).map(({ provision, was, is }) =>
      paragraph(
        page,
        labelled(
          page,
          provision,
          say(
            page,
            `是否适用由${told(page, KLEENE[was])}变为${told(page, KLEENE[is])}`,
            `applies, ${told(page, KLEENE[was])} before, ${told(page, KLEENE[is])} now`,
          ),
        ),
        { indent: 2, mark: "· ", style: "dim" },
      ),
    ),
  ].join("")
}

/** What stands against a value, as a person reads it. */
const againstWords = (page: Page, expected: string): string => {
  const [, side, other, at] = /^no instant (before|after) (\S+), which is (.+)$/.exec(expected) ?? []
  if (other !== undefined)
    return say(page, `不应${side === "before" ? "早于" : "晚于"} ${other}（${at}）`, expected)
  const [, none] = /^none, as (\S+) is none$/.exec(expected) ?? []
  return none === undefined ? expected : say(page, `没有 ${none}，也就没有它`, expected)
}

/** A field as tips and pieces name it. */
const nameOf = (field: Field): string => (isDeadline(field) && field.includes(".") ? kindOf(field) : field)

const fieldWords = (
  page: Page,
  { outcome, possible, states }: PieceAnswer,
  field: Field,
  { vary, currency = "CNY" }: WhatIfAnswer,
  platform: Declared,
): string => {
  const state = stateOf({ states }, field)
  const or = (words: readonly string[]): string => words.join(say(page, "或 ", " or "))
  const open = (words: readonly string[]): string =>
    words.length === 0 ? told(page, STATE[state]) : labelled(page, told(page, STATE[state]), or(words))
  if (isDeadline(field)) {
    const isOwn = field === "shipBy" || field === "respondBy" || field === "autoReceiptAt"
    const at = isOwn ? outcome[field] : (outcome.deadlines?.[kindOf(field)] ?? null)
    const candidates = isOwn ? possible[field] : (possible.deadlines?.[kindOf(field)] ?? [])
    const words = (of: WhatIfInstant): string => instantWords(page, of, vary, platform)
    return at === null ? open(candidates.map(words)) : words(at)
  }
  const both = (set: readonly string[], others: readonly string[]): string =>
    [...(set.length === 0 ? [] : [listed(page, set)]), ...(state === "set" ? [] : [open(others)])].join(
      say(page, "；", "; "),
    )
  const paid = (all: readonly WhatIfPayment[]) => all.map((one) => paymentWords(page, one, vary, currency))
  return match(field)
    .with("refund", () =>
      both(
        outcome.refund === null ? [] : [told(page, REFUND[outcome.refund])],
        possible.refund.map((one) => told(page, REFUND[one])),
      ),
    )
    .with("payments", () => both(paid(outcome.payments), paid(possible.payments)))
    .with("exempt", () =>
      both(
        outcome.exempt.map((one) => waivedTitle(page, one, platform)),
        possible.exempt.map((one) => waivedTitle(page, one, platform)),
      ),
    )
    .otherwise(() => "")
}

const instantWords = (page: Page, of: WhatIfInstant, vary: string, platform: Declared): string => {
  if (typeof of === "string") return exactly(of)
  const { further = [], ...first } = of
  const steps = [first, ...further].map((step) => stepWords(page, step, platform))
  return say(page, `${vary} ${steps.join("，")}`, `${steps.join(", ")}, counted from ${vary}`)
}

const PERIOD = {
  day: { zh: "当日", en: "day" },
  week: { zh: "当周", en: "week" },
  month: { zh: "当月", en: "month" },
  quarter: { zh: "当季", en: "quarter" },
  year: { zh: "当年", en: "year" },
} as const

const stepWords = (page: Page, step: MovingStep, platform: Declared): string => {
  const endOf = (period: keyof typeof PERIOD): string =>
    say(page, `${PERIOD[period].zh}结束`, `the end of the ${PERIOD[period].en}`)
  if ("next" in step) return say(page, `之后的第一个 ${step.next}`, `the next ${step.next}`)
  if (!("after" in step)) return endOf(step.endOf)
  const after =
    typeof step.after === "string"
      ? isoWords(page, step.after, platform)
      : durationWords(page, step.after, platform)
  const later = say(page, `之后${after}`, `${after} later`)
  return step.endOf === undefined ? later : `${later}${say(page, "的", ", ")}${endOf(step.endOf)}`
}

/** `PT24H` as `24 h`. */
const isoWords = (page: Page, iso: string, platform: Declared): string => {
  const [, months, years, hours, minutes] = /^P(?:(\d+)M|(\d+)Y|T(?:(\d+)H)?(?:(\d+)M)?)$/.exec(iso) ?? []
  const words = [
    ...(months === undefined ? [] : [durationWords(page, { months: Number(months) }, platform)]),
    ...(years === undefined ? [] : [durationWords(page, { years: Number(years) }, platform)]),
    ...(hours === undefined ? [] : [durationWords(page, { hours: Number(hours) }, platform)]),
    ...(minutes === undefined ? [] : [durationWords(page, { minutes: Number(minutes) }, platform)]),
  ]
  return words.length === 0 ? iso : words.join(" ")
}

const paymentWords = (
  page: Page,
  { kind, amount, items, provision }: WhatIfPayment,
  vary: string,
  currency: string,
): string => {
  const much = match(amount)
    .with(null, () => say(page, "金额未知", "an amount that is not known"))
    .with(P.string, (text) => `${text} ${currency}`)
    .otherwise((rule) => amountWords(rule, vary, currency))
  return `${told(page, PAYMENT[kind])} ${much}${itemsWords(page, items)}${bracketed(page, provision)}`
}

const amountWords = (rule: MovingAmount, vary: string, currency: string): string => {
  const term = (of: MovingTerm | string): string => {
    if (typeof of === "string") return `${of} ${currency}`
    const share = "rate" in of ? `${of.rate} × ${vary}` : `${of.each} ${currency} × ${vary}`
    if (of.plus === undefined) return share
    return of.plus.startsWith("-")
      ? `${share} − ${of.plus.slice(1)} ${currency}`
      : `${share} + ${of.plus} ${currency}`
  }
  return "sum" in rule ? rule.sum.map(term).join(" + ") : term(rule)
}
