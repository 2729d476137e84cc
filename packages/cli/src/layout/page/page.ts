import { inLang, type Lang, type Text } from "@policy-ledger/rulebook"
import * as Words from "@policy-ledger/rulebook/plain-words"
import type { Paint, Style } from "./paint.ts"
import { widthOf } from "./width.ts"
import { wrap } from "./wrap.ts"

/** What an answer is laid out on. */
export interface Page {
  readonly lang: Lang
  /** Columns. */
  readonly width: number
  readonly paint: Paint
}

export const say = (page: Pick<Page, "lang">, zh: string, en: string): string => Words.say(page.lang, zh, en)

/** In the reader's language, else in English. */
export const told = (page: Page, text: Text): string => inLang(text, page.lang)

/** `name: text`, punctuated as the language is. */
export const labelled = (page: Page, name: string, text: string): string =>
  Words.labelled(page.lang, name, text)

export const listed = (page: Page, members: readonly string[]): string => Words.listed(page.lang, members)

export const bracketed = (page: Page, text: string): string => Words.bracketed(page.lang, text)

/** A title in the reader's language, and beside it in English, or beside English in Chinese, where it has both. */
export const titled = (page: Page, text: Text): string => {
  const own = told(page, text)
  const other = page.lang === "en" ? text.zh : text.en
  return other === undefined || other === own ? own : `${own} · ${other}`
}

export interface Paragraph {
  readonly indent?: number
  /** Stands before the first line; the others are indented as far. */
  readonly mark?: string
  readonly style?: Style
}

/** Lines wrapped to the page, each with its newline. */
export const paragraph = (
  page: Page,
  text: string,
  { indent = 0, mark = "", style }: Paragraph = {},
): string => {
  const hang = indent + widthOf(mark)
  return wrap(text, Math.max(page.width - hang, 20))
    .map((line, i) => {
      const lead = i === 0 ? " ".repeat(indent) + mark : " ".repeat(hang)
      return `${lead}${style === undefined ? line : page.paint(style, line)}`.trimEnd() + "\n"
    })
    .join("")
}

/** A heading with the number of what stands under it. */
export const heading = (page: Page, text: string, count?: number): string =>
  paragraph(page, count === undefined ? text : text + bracketed(page, String(count)), { style: "bold" })

/** `2024-02-07T10:00:00+08:00` as a person reads it; anything else as it is. */
export const readable = (instant: string): string =>
  instant.replaceAll(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?([+-]\d\d:\d\d)/g, "$1 $2 $3")

/** The same with its milliseconds, where it has any. */
export const exactly = (instant: string): string =>
  instant.replaceAll(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d:\d\d)/g, "$1 $2 $3")

/** Parts of a page, an empty line between them; empty parts are left out. */
export const stacked = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n")
