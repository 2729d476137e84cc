// Times of day in a text of plain marks without white space.
import type { Expression, Meaning } from "./expression.ts"
import { numberOf } from "./numerals.ts"

const PART = "(?<part>上午|下午|晚上?|傍晚|中午|凌晨|[aApP]\\.?[mM]\\.?)?"

/** 16:00, 16:00:00, 4:30pm, 下午4:30. */
const IN_DIGITS = new RegExp(
  `${PART}(?<![\\d:])(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::(?<second>\\d\\d))?(?<half>[aApP]\\.?[mM])?(?:(?!\\d)|(?=\\d{1,2}月))`,
  "gu",
)
/** 9点, 十点半, 9时30分. What follows makes it another word: 时效, 点击, 一点五万. */
const IN_WORDS = new RegExp(
  `${PART}(?:(?<![\\d.])(?<digits>\\d{1,2})|(?<![一二三四五六七八九十百零])(?<numeral>[零一二三四五六七八九十两]{1,3}))` +
    "[点时](?:(?<half>半)|(?<minute>\\d{1,2})分(?!钟)|整)?(?![\\d一二三四五六七八九效限间候段刻长击评])",
  "gu",
)
/** godz. 10, godziny 10.30; with a colon it is in digits. */
const IN_POLISH = /(?<=(?<!\d)[Gg]odz(?:\.|in(?:y|ie|ę|a)))(?<hour>\d{1,2})(?:\.(?<minute>\d\d))?(?![\d:])/gu
/** 4pm, 4 a.m. */
const HALVES = /(?<![\d:])(?<hour>\d{1,2})(?<half>[aApP]\.?[mM])(?![a-z])/gu
const NAMED = /(?<noon>[Nn]oon)|(?<midnight>[Mm]idnight)/gu

const isLater = (part: string | undefined): boolean =>
  part !== undefined && /^(?:下午|晚上?|傍晚|[pP])/u.test(part)
const isEarlier = (part: string | undefined): boolean =>
  part !== undefined && /^(?:上午|凌晨|[aA])/u.test(part)

const clock = (hour: number, minute: number, second: number | null, part?: string): readonly Meaning[] => {
  if (hour > 24 || minute > 59 || (second ?? 0) > 59 || (hour === 24 && minute > 0)) return []
  const shifted = isLater(part) && hour < 12 ? hour + 12 : isEarlier(part) && hour === 12 ? 0 : hour
  return [{ kind: "clock", hour: shifted, minute, second }]
}

const read = (
  text: string,
  pattern: RegExp,
  meaning: (groups: Readonly<Record<string, string | undefined>>) => readonly Meaning[],
): readonly Expression[] =>
  [...text.matchAll(pattern)].flatMap((found) => {
    const meanings = meaning(found.groups ?? {})
    return meanings.length === 0 ? [] : [{ from: found.index, to: found.index + found[0].length, meanings }]
  })

export const clocksIn = (text: string): readonly Expression[] => [
  ...read(text, IN_DIGITS, ({ hour, minute, second, part, half }) =>
    clock(Number(hour), Number(minute), second === undefined ? null : Number(second), part ?? half),
  ),
  ...read(text, IN_WORDS, ({ digits, numeral, half, minute, part }) =>
    clock(numberOf(digits ?? numeral ?? "") ?? 99, half === undefined ? Number(minute ?? 0) : 30, null, part),
  ),
  ...read(text, IN_POLISH, ({ hour, minute }) => clock(Number(hour), Number(minute ?? 0), null)),
  ...read(text, HALVES, ({ hour, half }) => (Number(hour) > 12 ? [] : clock(Number(hour), 0, null, half))),
  ...read(text, NAMED, ({ noon }) => clock(noon === undefined ? 24 : 12, 0, null)),
]
