// What somebody writes into a field as a case has it, and back. What cannot be read is left as it was written: the package says
// what is wrong with it.
import {
  civilTimeOf,
  dayOf,
  daysInMonth,
  formatInstant,
  instantAt,
  type Platform,
} from "@policy-ledger/rulebook"
import type { Field } from "./fields.ts"

const WIDE = /[！-～]/g
const WIDE_FROM = 0xfee0

/** As typed with a Chinese keyboard: wide digits and signs are narrow ones. */
const narrow = (text: string): string =>
  text
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - WIDE_FROM))
    .replaceAll("\u3000", " ")
    .trim()

const CIVIL =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2})(?::|时|点)(\d{2})?分?(?::?(\d{2})(?:\.(\d{1,3}))?秒?)?)?$/
const WITH_OFFSET = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?) ?(Z|[+-]\d\d:\d\d)$/

const two = (part: string): string => part.padStart(2, "0")

const readInstant = (text: string, platform: Platform): string => {
  const whole = WITH_OFFSET.exec(text)
  if (whole !== null) return `${whole[1]}T${whole[2]}${whole[3]}`
  const [, year = "", month = "", day = "", hour, minute = "00", second = "00", ms = "0"] =
    CIVIL.exec(text) ?? []
  const zone = civilTimeOf(platform)
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (zone === undefined || year === "" || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return text
  if (hour === undefined) return `${year}-${two(month)}-${two(day)}`
  const [h, min, s] = [Number(hour), Number(minute), Number(second)]
  const time = ((h * 60 + min) * 60 + s) * 1000 + Number(ms.padEnd(3, "0"))
  // 24:00 is the end of the day.
  if (min > 59 || s > 59 || time > 86_400_000) return text
  return formatInstant(instantAt(dayOf(y, m, d), time, zone), zone)
}

const readMoney = (text: string, { currency }: Platform): string => {
  const bare = text
    .replace(new RegExp(`^(?:${currency}|[¥￥$£€])\\s*|\\s*(?:${currency}|元|zł)$`, "gi"), "")
    .trim()
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare
}

/** Decimal text times ten to a power, without floats on the way. */
const shifted = (decimal: string, by: number): string => {
  const [whole = "", fraction = ""] = decimal.split(".")
  const digits = (by < 0 ? "0".repeat(-by) : "") + whole + fraction.padEnd(Math.max(by, 0), "0")
  const point = (by < 0 ? -by : 0) + whole.length + by
  const [before, after] = [
    digits.slice(0, point).replace(/^0+(?=\d)/, ""),
    digits.slice(point).replace(/0+$/, ""),
  ]
  return after === "" ? before : `${before}.${after}`
}

const readRatio = (text: string): number | string => {
  const [, percent] = /^(\d+(?:\.\d+)?) ?%$/.exec(text) ?? []
  if (percent !== undefined) return Number(shifted(percent, -2))
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

/** The value of a fact from what was written; undefined where nothing was. */
export const readText = (field: Pick<Field, "type">, text: string, platform: Platform): unknown => {
  const { type } = field
  const said = type === "text" ? text.trim() : narrow(text)
  if (said === "") return undefined
  if (type === "instant") return readInstant(said, platform)
  if (type === "money") return readMoney(said, platform)
  if (type === "ratio") return readRatio(said)
  if (type === "integer") return /^\d+$/.test(said) ? Number(said) : said
  if (type === "boolean") return said === "true" ? true : said === "false" ? false : said
  return said
}

const plain = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""))

/** What is shown of a value: as short as it still reads as the same. */
export const textOf = (field: Pick<Field, "type">, value: unknown, platform: Platform): string => {
  if (value === undefined || value === null) return ""
  const shorts = shortsOf(field, value)
  return shorts.find((short) => readText(field, short, platform) === value) ?? plain(value)
}

const shortsOf = ({ type }: Pick<Field, "type">, value: unknown): readonly string[] => {
  if (type === "instant" && typeof value === "string") {
    const civil = value.replace("T", " ").replace(/(?:Z|[+-]\d\d:\d\d)$/, "")
    return [civil.replace(/:00$/, ""), civil]
  }
  if (type === "ratio" && typeof value === "number" && /^\d+(?:\.\d+)?$/.test(String(value)))
    return [`${shifted(String(value), 2)}%`]
  return []
}
