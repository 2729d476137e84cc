// What a fact is called, with the time over which it is measured.
import { text, type Text } from "../values/text.ts"
import type { FactDeclaration, WindowLength } from "./platform.ts"

const length = (of: WindowLength): Text & { readonly zh: string } => {
  const [n, zh, en] = "days" in of ? [of.days, "天", "day"] : [of.months, "个月", "month"]
  return text(`${n} ${zh}`, `${n} ${en}${n === 1 ? "" : "s"}`)
}

/** `迟发率（截至 7 天前的 28 天内）`, `late rate over the last 28 days, ending 7 days before`; a fact that is no measure as it is. */
export const factTitle = ({ title, over }: Pick<FactDeclaration, "title" | "over">): Text => {
  if (over === undefined) return title
  const [last, lag] = [length(over.last), over.lag === undefined ? undefined : length(over.lag)]
  const zh = lag === undefined ? `最近 ${last.zh}内` : `截至 ${lag.zh}前的 ${last.zh}内`
  const en = `over the last ${last.en}${lag === undefined ? "" : `, ending ${lag.en} before`}`
  const told = Object.entries(title).map(([lang, name]) => [
    lang,
    lang === "zh" ? `${name}（${zh}）` : `${name} ${en}`,
  ])
  return { ...title, ...Object.fromEntries(told) }
}
