// How words are put together in a language: Chinese, and English for every other.
import type { Lang } from "../values/text.ts"

export const say = (lang: Lang, zh: string, en: string): string => (lang === "zh" ? zh : en)

/** `name: text`, punctuated as the language is. */
export const labelled = (lang: Lang, name: string, text: string): string =>
  say(lang, `${name}：${text}`, `${name}: ${text}`)

export const listed = (lang: Lang, members: readonly string[]): string => members.join(say(lang, "、", ", "))

export const bracketed = (lang: Lang, text: string): string => say(lang, `（${text}）`, ` (${text})`)

/** `A, B or C`, `A、B或C` */
export const eitherOf = (lang: Lang, members: readonly string[]): string =>
  together(lang, members, "或", "or")

/** `A, B and C`, `A、B和C` */
export const allOf = (lang: Lang, members: readonly string[]): string => together(lang, members, "和", "and")

const together = (lang: Lang, members: readonly string[], zh: string, en: string): string => {
  const last = members.at(-1) ?? ""
  return members.length < 2 ? last : listed(lang, members.slice(0, -1)) + say(lang, zh, ` ${en} `) + last
}

/** Parts of a sentence that hold several each. */
export const inTurn = (lang: Lang, parts: readonly string[]): string => parts.join(say(lang, "；", "; "))

export const quoted = (text: string): string => `“${text}”`

/** Without the spaces that stand beside Chinese. */
export const closed = (lang: Lang, text: string): string =>
  lang === "zh"
    ? text.replaceAll(/(?<=[\p{Script=Han}（）、，：；])\s+|\s+(?=[\p{Script=Han}（）、，：；])/gu, "")
    : text

/** `1 month`, `2 months`; in Chinese without a difference. */
export const counted = (lang: Lang, n: number, zh: string, en: string): string =>
  say(lang, `${n}${zh}`, `${n} ${en}${n === 1 ? "" : "s"}`)
