// When a deadline falls, in words.
import type { Period } from "../values/civil.ts"
import { inLang, text, type Lang, type Text } from "../values/text.ts"
import type { CountedDeadline, CountedFrom, Deadline, DeadlineRule, HourBand } from "../language/effect.ts"
import type { FactPath, Platform } from "../language/platform.ts"
import { dateWords, instantWords } from "./dates.ts"
import { durationWords } from "./measures.ts"
import { bracketed, eitherOf, inTurn, labelled, say } from "./speech.ts"
import { deadlineTitle, factTerm } from "./titles.ts"

const PERIOD: { readonly [period in Period]: Text } = {
  day: text("当日", "day"),
  week: text("当周", "week"),
  month: text("当月", "month"),
  quarter: text("当季", "quarter"),
  year: text("当年", "year"),
}

const END_OF_DAY = "24:00"

/** From when it is counted: `“Time of payment”`. */
const fromWords = (from: CountedFrom, platform: Platform, lang: Lang): string => {
  const name = (fact: FactPath): string => factTerm(fact, platform, lang)
  return typeof from === "string"
    ? name(from)
    : eitherOf(lang, from.unstated.map(name)) +
        bracketed(lang, say(lang, "来源未说明从何者起算", "the source does not say which"))
}

/** Without what it comes after: as what was told of just before. */
const nextWords = (clock: string, lang: Lang, from?: string): string =>
  clock === END_OF_DAY
    ? say(
        lang,
        `${from ?? ""}当日24:00`,
        from === undefined ? "the end of that day" : `the end of the day of ${from}`,
      )
    : say(lang, `${from ?? ""}之后的首个${clock}`, `the first ${clock} after ${from ?? "it"}`)

const bandWords = (band: HourBand, from: string, platform: Platform, lang: Lang): string => {
  const hours =
    band.from < band.to
      ? say(lang, `${band.from}至${band.to}`, `from ${band.from} to ${band.to}`)
      : say(lang, `${band.from}至次日${band.to}`, `from ${band.from} to ${band.to} of the next day`)
  return labelled(
    lang,
    say(lang, `${from}在${hours}`, `${from} ${hours}`),
    "next" in band
      ? nextWords(band.next, lang)
      : say(
          lang,
          `${durationWords(band.after, platform, lang)}后`,
          `${durationWords(band.after, platform, lang)} after it`,
        ),
  )
}

const ruleWords = (rule: DeadlineRule, from: string, platform: Platform, lang: Lang): string => {
  if ("unstated" in rule)
    return labelled(
      lang,
      say(lang, `自${from}起，时长未说明`, `not stated how long after ${from}`),
      inLang(rule.unstated, lang),
    )
  if ("byHour" in rule)
    return inTurn(
      lang,
      rule.byHour.map((band) => bandWords(band, from, platform, lang)),
    )
  if ("next" in rule) return nextWords(rule.next, lang, from)
  const end = "endOf" in rule && rule.endOf !== undefined ? inLang(PERIOD[rule.endOf], lang) : undefined
  if (!("after" in rule)) return say(lang, `${from}${end}结束时`, `the end of the ${end} of ${from}`)
  const length = durationWords(rule.after, platform, lang)
  return end === undefined
    ? say(lang, `自${from}起${length}`, `${length} after ${from}`)
    : say(
        lang,
        `自${from}起${length}，至${end}结束`,
        `the end of the ${end} that lies ${length} after ${from}`,
      )
}

const countedWords = (counted: CountedDeadline, platform: Platform, lang: Lang): string => {
  if (!("by" in counted))
    return ruleWords(counted, fromWords(counted.countedFrom, platform, lang), platform, lang)
  if (counted.by.includes("T")) return instantWords(counted.by, platform, lang)
  const day = dateWords(counted.by, lang)
  return say(lang, `${day}结束时`, `the end of ${day}`)
}

export const deadlineWords = (deadline: Deadline, platform: Platform, lang: Lang): string => {
  const among = (zh: string, en: string, all: readonly CountedDeadline[]): string =>
    say(lang, zh, en) +
    bracketed(
      lang,
      inTurn(
        lang,
        all.map((one) => countedWords(one, platform, lang)),
      ),
    )
  const when =
    "earliest" in deadline
      ? among("取最早", "the earliest of", deadline.earliest)
      : "latest" in deadline
        ? among("取最晚", "the latest of", deadline.latest)
        : countedWords(deadline, platform, lang)
  return labelled(lang, deadlineTitle(deadline.deadline, platform, lang), when + silenceWords(deadline, lang))
}

/** What comes of saying nothing until then, where anything does. */
export const silenceWords = ({ onSilence }: { readonly onSilence?: "consents" }, lang: Lang): string =>
  onSilence === undefined ? "" : bracketed(lang, say(lang, "逾期未处理视为同意", "silence is consent"))
