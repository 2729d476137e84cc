// How much, in words.
import { inLang, type Lang } from "../values/text.ts"
import type { Amount, Tier } from "../language/amount.ts"
import type { FactPath, Platform } from "../language/platform.ts"
import { matchAmount } from "../language/walk.ts"
import { conditionSentence } from "./conditions.ts"
import { moneyWords, shareWords } from "./measures.ts"
import { allOf, bracketed, inTurn, labelled, listed, say } from "./speech.ts"
import { factTerm } from "./titles.ts"

export const amountWords = (amount: Amount, platform: Platform, lang: Lang): string => {
  const name = (fact: FactPath): string => factTerm(fact, platform, lang)
  const money = (of: string): string => moneyWords(of, platform, lang)
  const part = (of: Amount): string => amountWords(of, platform, lang)
  const among = (zh: string, en: string, all: readonly Amount[]): string =>
    say(lang, zh, en) + bracketed(lang, inTurn(lang, all.map(part)))
  return matchAmount<string>(amount, {
    fixed: money,
    rate: ({ rate, of }) => {
      const facts = [of].flat().map(name)
      const whole =
        facts.length > 1
          ? say(lang, `${allOf(lang, facts)}之和`, `the sum of ${allOf(lang, facts)}`)
          : facts.join("")
      return say(lang, `${whole}的${shareWords(rate)}`, `${shareWords(rate)} of ${whole}`)
    },
    each: ({ each, of }) => say(lang, `${name(of)}×${money(each)}`, `${name(of)} × ${money(each)}`),
    sum: ({ sum }) => among("合计", "the sum of", sum),
    least: ({ least }) => among("取最低", "the least of", least),
    greatest: ({ greatest }) => among("取最高", "the greatest of", greatest),
    oneOf: ({ oneOf }) => among("说法不一，为其中之一", "one of, as reports differ,", oneOf),
    tiers: ({ tiers, of }) =>
      say(lang, `${name(of)}分段计`, `portions of ${name(of)}`) +
      bracketed(lang, listed(lang, portions(tiers, money, lang))),
    cases: ({ cases, ...rest }) =>
      inTurn(lang, [
        ...cases.map(({ when, then }) => {
          const told =
            "object" === typeof then && "cases" in then
              ? say(lang, `（${part(then)}）`, `(${part(then)})`)
              : part(then)
          return labelled(lang, say(lang, "若", "if ") + conditionSentence(when, platform, lang), told)
        }),
        labelled(
          lang,
          say(lang, "否则", "otherwise"),
          rest.else === undefined ? say(lang, "无", "nothing") : part(rest.else),
        ),
      ]),
    unstated: ({ unstated }) => labelled(lang, say(lang, "金额未说明", "not stated"), inLang(unstated, lang)),
  })
}

/** Of each portion its share; beyond the last bound nothing is counted. */
const portions = (tiers: readonly Tier[], money: (of: string) => string, lang: Lang): readonly string[] =>
  tiers.map(({ upTo, rate }, i) => {
    const [share, from] = [shareWords(rate), i === 0 ? undefined : tiers[i - 1]?.upTo]
    if (upTo === undefined)
      return from === undefined
        ? share
        : say(lang, `超过${money(from)}的部分${share}`, `${share} of what is above ${money(from)}`)
    return from === undefined
      ? say(lang, `不超过${money(upTo)}的部分${share}`, `${share} up to ${money(upTo)}`)
      : say(lang, `超过${money(from)}至${money(upTo)}的部分${share}`, `${share} from there to ${money(upTo)}`)
  })
