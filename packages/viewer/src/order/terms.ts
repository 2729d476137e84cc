// What the platform calls things, in the page's language.
import type { Lang, Payment, Platform } from "@policy-ledger/rulebook"
import * as Words from "@policy-ledger/rulebook/plain-words"
import { platform } from "../day/asking.ts"
import { declaredInstrument } from "../day/instruments.ts"
import { clockOf } from "../place/zone.ts"
import { lang, told } from "../words/words.ts"
import { said } from "./words.ts"

/** The language in which the package is asked: the page's where the platform has it. */
export const langOf = ({ languages = ["zh"] }: Platform): Lang =>
  languages.find((one) => one === lang.value) ?? "en"

const own = <A>(table: { readonly [key: string]: A }, key: string): A | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

export const deadlineTitle = (kind: string): string =>
  Words.deadlineTitle(kind, platform.value ?? {}, lang.value)

/** What each field of an outcome is called. */
const KIND_OF_FIELD: { readonly [field: string]: string } = {
  shipBy: "ship-by",
  respondBy: "respond-by",
  autoReceiptAt: "auto-receipt",
}

/** As a heading begins. */
const capital = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1)

export const fieldTitle = (field: string): string => {
  const kind = own(KIND_OF_FIELD, field)
  return own(said.value.fields, field) ?? dueTitle(kind ?? field.replace(/^deadlines\./, ""))
}

/** Of a deadline by itself. */
export const dueTitle = (kind: string): string => capital(deadlineTitle(kind))

export const waivedTitle = (waived: string): string =>
  Words.waivedTitle(waived, platform.value ?? {}, lang.value)

export const paymentTitle = (kind: Payment["kind"]): string => told(Words.PAYMENT[kind])

/** The title of a fact, or of the list in which it stands. */
export const factTitle = (path: string): string => {
  const bare = path.replaceAll(/\[\d*\]/g, "[]")
  const facts = platform.value?.facts ?? []
  const fact = facts.find((one) => one.path === bare)
  if (fact !== undefined) return told(fact.title)
  const list = `${bare.replace(/\[\]$/, "")}[]`
  if (!facts.some((one) => one.path.startsWith(`${list}.`))) return path
  const { items, subOrders = "" } = platform.value ?? {}
  if (list === items) return said.value.lists.items
  return subOrders.startsWith(list) ? said.value.lists.subOrders : said.value.lists.others
}

/** What a fact calls one of its values. */
export const valueTitle = (path: string, value: string): string =>
  platform.value === undefined ? value : Words.valueName(path, value, platform.value, lang.value)

/** The title of a rule's instrument. */
export const instrumentTitle = (id: string): string => {
  const found = declaredInstrument(id)
  return found === undefined ? id : told(found.title)
}

/** An instant as the platform's clocks show it. */
export const clock = (instant: string): string => {
  const t = Date.parse(instant)
  return platform.value === undefined || Number.isNaN(t) ? instant : clockOf(t, platform.value)
}

export const money = (amount: string): string =>
  platform.value === undefined ? amount : Words.moneyWords(amount, platform.value, lang.value)

/** `PT9H30M` in words. */
export const lengthWords = (duration: string): string => {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration) ?? []
  const h = Number(hours ?? 0)
  const days = h < 48 ? 0 : Math.floor(h / 24)
  const words = said.value
  const parts = [
    ...(days > 0 ? [words.dayCount(days)] : []),
    ...(h - days * 24 > 0 ? [words.hours(h - days * 24)] : []),
    ...(minutes === undefined ? [] : [words.minutes(Number(minutes))]),
    ...(seconds === undefined || Number(seconds) === 0 ? [] : [words.seconds(Number(seconds))]),
  ]
  return parts.length === 0 ? duration : parts.join(" ")
}
