// Lengths of time, money and shares.
import { formatMoney, parseDecimal, PPM_PLACES } from "../values/decimal.ts"
import type { Lang } from "../values/text.ts"
import type { CivilDuration } from "../language/effect.ts"
import type { Platform } from "../language/platform.ts"
import { bracketed, counted } from "./speech.ts"
import { calendarTitle } from "./titles.ts"

/** `48 hours`, `3 working days (UK working days)` */
export const durationWords = (
  duration: CivilDuration,
  platform: Pick<Platform, "calendars">,
  lang: Lang,
): string => {
  if ("minutes" in duration) return counted(lang, duration.minutes, "分钟", "minute")
  if ("hours" in duration) return counted(lang, duration.hours, "小时", "hour")
  if ("days" in duration) return counted(lang, duration.days, "天", "day")
  if ("months" in duration) return counted(lang, duration.months, "个月", "month")
  if ("years" in duration) return counted(lang, duration.years, "年", "year")
  const days = counted(lang, duration.workdays, "个工作日", "working day")
  return days + bracketed(lang, calendarTitle(duration.in, platform, lang))
}

/** What a Chinese reader calls the unit of a currency; another goes by its code. */
const UNITS: { readonly [currency: string]: string } = {
  CNY: "元",
  EUR: "欧元",
  GBP: "英镑",
  HKD: "港元",
  INR: "卢比",
  JPY: "日元",
  PLN: "兹罗提",
  USD: "美元",
}

/** `5 CNY`, `0.89 USD`; `5元`. Decimals that are all nothing are left out. */
export const moneyWords = (amount: string, { currency }: Pick<Platform, "currency">, lang: Lang): string => {
  const short = amount.replace(/\.0+$/, "")
  const unit = UNITS[currency]
  return lang === "zh" && unit !== undefined ? short + unit : `${short} ${currency}`
}

/** Decimal text as a percentage, `0.0035` as `0.35%`. */
export const shareWords = (rate: string): string => {
  const ppm = parseDecimal(rate, PPM_PLACES)
  const percent = ppm === undefined ? rate : formatMoney(ppm, 4)
  return `${percent.includes(".") ? percent.replace(/\.?0+$/, "") : percent}%`
}
