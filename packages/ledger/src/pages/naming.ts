// How a message names what an event states and its passage does not give.
import { type Language, languageOf } from "../expressions/language.ts"
import type { LengthUnit, Stated } from "./spelling.ts"

/** In the language of the text in which it was looked for. */
export const nameStated = (stated: Stated, passage: string): string => {
  const language = languageOf(passage)
  switch (stated.kind) {
    case "day":
    case "month":
      return dateNamed(stated, language)
    case "clock":
      return stated.time
    case "money":
      return { zh: `${Number(stated.amount)}元`, pl: decimals(stated.amount), en: stated.amount }[language]
    case "share": {
      const percent = `${Number((Number(stated.share) * 100).toFixed(4))}%`
      return language === "pl" ? decimals(percent) : percent
    }
    case "count":
      return String(stated.number)
    case "minutes":
    case "hours":
    case "days":
    case "workdays":
    case "months":
    case "years":
      return lengthNamed(stated.kind, stated.number, language)
  }
}

const decimals = (number: string): string => number.replace(".", ",")

const dateNamed = (
  stated: Extract<Stated, { readonly kind: "day" | "month" }>,
  language: Language,
): string => {
  const isDay = stated.kind === "day"
  const format = new Intl.DateTimeFormat(language, {
    // 10月, where its long form is in Chinese numerals
    month: language === "zh" ? "short" : "long",
    timeZone: "UTC",
    ...(isDay ? { day: "numeric" } : {}),
  })
  return format.format(Date.UTC(2000, stated.month - 1, isDay ? stated.day : 1))
}

const CHINESE: Readonly<Record<LengthUnit, string>> = {
  minutes: "分钟",
  hours: "小时",
  days: "天",
  workdays: "个工作日",
  months: "个月",
  years: "年",
}

/** Of one, of two to four, and of more. */
const POLISH: Readonly<Record<LengthUnit, readonly [string, string, string]>> = {
  minutes: ["minuta", "minuty", "minut"],
  hours: ["godzina", "godziny", "godzin"],
  days: ["dzień", "dni", "dni"],
  workdays: ["dzień roboczy", "dni robocze", "dni roboczych"],
  months: ["miesiąc", "miesiące", "miesięcy"],
  years: ["rok", "lata", "lat"],
}

const lengthNamed = (unit: LengthUnit, number: number, language: Language): string => {
  if (language === "zh") return `${number}${CHINESE[unit]}`
  const plural = new Intl.PluralRules(language).select(number)
  if (language === "pl") return `${number} ${POLISH[unit][plural === "one" ? 0 : plural === "few" ? 1 : 2]}`
  const units = unit === "workdays" ? "working days" : unit
  return `${number} ${plural === "one" ? units.slice(0, -1) : units}`
}
