// What a platform calls what it declares.
import { inLang, type Lang, type Text } from "../values/text.ts"
import { factTitle } from "../language/measure.ts"
import { isBuiltIn, type FactPath, type ListPath, type Platform } from "../language/platform.ts"
import { factValues } from "../language/tree.ts"
import { closed, quoted, say } from "./speech.ts"
import { DEADLINE, WAIVED } from "./terms.ts"

/** What a platform declares beside what every platform has. */
export type Declared = Pick<Platform, "deadlines" | "waivable" | "calendars">

const titleOf = (
  id: string,
  declared: readonly { readonly id: string; readonly title: Text }[] | undefined,
  lang: Lang,
): string => {
  const title = declared?.find((one) => one.id === id)?.title
  return title === undefined ? id : inLang(title, lang)
}

export const deadlineTitle = (
  kind: string,
  { deadlines }: Pick<Platform, "deadlines">,
  lang: Lang,
): string => (isBuiltIn(kind) ? inLang(DEADLINE[kind], lang) : titleOf(kind, deadlines, lang))

export const calendarTitle = (id: string, { calendars }: Pick<Platform, "calendars">, lang: Lang): string =>
  titleOf(id, calendars, lang)

export const waivedTitle = (waived: string, { waivable }: Pick<Platform, "waivable">, lang: Lang): string => {
  const term = WAIVED[waived]
  return term === undefined ? titleOf(waived, waivable, lang) : inLang(term, lang)
}

const declaredFact = (path: FactPath, { facts }: Platform): Platform["facts"][number] | undefined =>
  facts.find((fact) => fact.path === path)

export const typeOfFact = (path: FactPath, platform: Platform): string | undefined =>
  declaredFact(path, platform)?.type

export const factName = (path: FactPath, platform: Platform, lang: Lang): string => {
  const declared = declaredFact(path, platform)
  return declared === undefined
    ? say(lang, "平台未声明的事实", "a fact that the platform does not declare")
    : closed(lang, inLang(factTitle(declared), lang))
}

/** The same within a sentence: in quotation marks, unless it is Chinese amid Chinese. */
export const factTerm = (path: FactPath, platform: Platform, lang: Lang): string => {
  const name = factName(path, platform, lang)
  return lang === "zh" && /\p{Script=Han}/u.test(name) ? name : quoted(name)
}

/** A word that a fact can be: its value, a region or a place of its tree. */
export const valueName = (path: FactPath, word: string, platform: Platform, lang: Lang): string => {
  const declared = declaredFact(path, platform)
  const title =
    declared?.type === "region"
      ? platform.regions.find(({ code }) => code === word)?.title
      : declared && factValues(declared, platform).find(({ value }) => value === word)?.title
  return title === undefined ? word : inLang(title, lang)
}

/** The members of a list of a case, several of them: `items`, `商品`. */
export const membersName = (list: ListPath, { items, subOrders }: Platform, lang: Lang): string => {
  if (list === items) return say(lang, "商品", "items")
  return subOrders?.startsWith(list) === true
    ? say(lang, "子订单", "sub-orders")
    : say(lang, "明细", "entries")
}
