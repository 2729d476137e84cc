// What a rule does to a case, in words.
import type { CivilDuration, ResolvedEffect } from "@policy-ledger/rulebook"
import { told } from "../words/words.ts"
import { dateWords } from "../words/dates.ts"
import { lang } from "../words/words.ts"
import { paymentWords } from "./outcome.ts"
import { clock, deadlineTitle, lengthWords, money, waivedTitle } from "./terms.ts"
import { said } from "./words.ts"
import { platform } from "../day/asking.ts"

const durationWords = (by: CivilDuration): string => {
  const { dayCount } = said.value
  if ("hours" in by) return lengthWords(`PT${by.hours}H`)
  if ("minutes" in by) return lengthWords(`PT${by.minutes}M`)
  return "days" in by ? dayCount(by.days) : Object.values(by).join(" ")
}

const calendarTitle = (id: string): string => {
  const found = platform.value?.calendars?.find((one) => one.id === id)
  return found === undefined ? id : told(found.title)
}

const doing = (effect: ResolvedEffect): readonly string[] => {
  const { automatic, discretion, andMore } = said.value
  return [
    ...("by" in effect && effect.by === "automatic" ? [automatic] : []),
    ...("by" in effect && effect.by === "discretion" ? [discretion] : []),
    ...("open" in effect && effect.open ? [andMore] : []),
  ]
}

const falls = (title: string, at: string | null, candidates: readonly string[] | undefined): string => {
  const { by, possibly, or, noInstant, colon } = said.value
  if (at !== null) return `${title}${colon}${by(clock(at))}`
  if (candidates === undefined) return `${title}${colon}${noInstant}`
  return `${title}${colon}${possibly(candidates.map((one) => by(clock(one))).join(` ${or} `))}`
}

const bare = (effect: ResolvedEffect): string => {
  const words = said.value
  switch (effect.kind) {
    case "ship-by":
    case "respond-by":
    case "auto-receipt":
      return falls(deadlineTitle(effect.kind), effect.at, effect.candidates)
    case "deadline":
      return falls(deadlineTitle(effect.deadline), effect.at, effect.candidates)
    case "refund":
      return words.refunds[effect.refund]
    case "compensation":
    case "penalty":
    case "fee":
    case "credit": {
      const { candidates, unstated } = effect
      if (candidates !== undefined)
        return `${words.payments[effect.kind]}${words.colon}${words.possibly(candidates.map(money).join(` ${words.or} `))}`
      if (unstated !== undefined)
        return `${words.payments[effect.kind]}${words.colon}${words.unstatedAmount(told(unstated))}`
      const { items: _items, ...rest } = effect
      return paymentWords({ ...rest, ...(effect.amount === null ? { why: "missing" } : {}) })
    }
    case "cap":
      return `${told(effect.of)}${words.colon}${words.capped(money(effect.amount), words.per[effect.per])}`
    case "waive":
      return words.waives(words.list(effect.waives.map(waivedTitle)))
    case "pause":
      return words.pauseUntil(clock(effect.at))
    case "extend":
      return words.extend(deadlineTitle(effect.deadline), durationWords(effect.by))
    case "calendar": {
      const days = (of: readonly string[]): string => words.list(of.map((day) => dateWords(day, lang.value)))
      return words.calendar(calendarTitle(effect.calendar), days(effect.free), days(effect.working))
    }
    case "sanction":
      return words.sanction(words.list(effect.measures.map(told)), effect.points)
    case "offer":
      return words.offer(told(effect.what))
    case "duty":
      return words.duty(words.parties[effect.of], told(effect.what))
    case "notice":
      return told(effect.what)
  }
}

export const effectLine = (effect: ResolvedEffect): string => {
  const { silence, items, list, forItems } = said.value
  const beside = [
    ...doing(effect),
    ...("onSilence" in effect ? [silence] : []),
    ...(effect.items === undefined ? [] : [items(list(effect.items))]),
  ]
  return beside.length === 0 ? bare(effect) : `${bare(effect)} ${forItems(list(beside))}`
}
