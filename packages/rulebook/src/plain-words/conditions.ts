// What conditions and savings ask, in words.
import { inLang, type Lang } from "../values/text.ts"
import type { Atom, Bound, Condition, Saving } from "../language/condition.ts"
import type { FactPath, ListPath, Platform } from "../language/platform.ts"
import { matchAtom, matchCondition, matchSaving } from "../language/walk.ts"
import { instantWords } from "./dates.ts"
import { durationWords, moneyWords, shareWords } from "./measures.ts"
import { eitherOf, labelled, quoted, say } from "./speech.ts"
import { factName, factTerm, membersName, typeOfFact, valueName } from "./titles.ts"

const boundWords = (fact: FactPath, bound: Bound, platform: Platform, lang: Lang): string => {
  const type = typeOfFact(fact, platform)
  if (typeof bound === "number") return String(bound)
  return type === "money" ? moneyWords(bound, platform, lang) : type === "ratio" ? shareWords(bound) : bound
}

const atomWords = (atom: Atom, platform: Platform, lang: Lang): string => {
  const { fact } = atom
  const name = factName(fact, platform, lang)
  const is = (zh: string, en: string): string =>
    say(lang, factTerm(fact, platform, lang) + zh, `${name}: ${en}`)
  const value = (word: string): string => valueName(fact, word, platform, lang)
  const any = (words: readonly string[]): string =>
    eitherOf(
      lang,
      words.map((word) => say(lang, quoted(value(word)), value(word))),
    )
  const bound = (of: Bound): string => boundWords(fact, of, platform, lang)
  const instant = (at: string): string => instantWords(at, platform, lang)
  return matchAtom(atom, {
    is: (a) =>
      typeof a.is === "boolean"
        ? labelled(lang, name, a.is ? say(lang, "是", "yes") : say(lang, "否", "no"))
        : is(`为${any([a.is])}`, any([a.is])),
    in: (a) => is(`为${any(a.in)}`, any(a.in)),
    has: ({ has }) => is(`包含${any([has])}`, `includes ${quoted(value(has))}`),
    hasAny: ({ hasAny }) =>
      is(`包含${any(hasAny)}`, `includes ${eitherOf(lang, hasAny.map(value).map(quoted))}`),
    atLeast: ({ atLeast }) => is(`不低于${bound(atLeast)}`, `at least ${bound(atLeast)}`),
    moreThan: ({ moreThan }) => is(`高于${bound(moreThan)}`, `more than ${bound(moreThan)}`),
    atMost: ({ atMost }) => is(`不高于${bound(atMost)}`, `at most ${bound(atMost)}`),
    lessThan: ({ lessThan }) => is(`低于${bound(lessThan)}`, `less than ${bound(lessThan)}`),
    within: ({ within }) => {
      const places = eitherOf(lang, within.map(value))
      return is(`在${places}范围内`, `within ${places}`)
    },
    before: ({ before }) => is(`早于${instant(before)}`, `before ${instant(before)}`),
    since: ({ since }) => is(`不早于${instant(since)}`, `${instant(since)} or later`),
    soonAfter: ({ after, within }) => {
      const [length, from] = [durationWords(within, platform, lang), factTerm(after, platform, lang)]
      return is(`在${from}之后${length}内`, `within ${length} after ${from}`)
    },
  })
}

const someWords = (list: ListPath, platform: Platform, lang: Lang): string => {
  const members = membersName(list, platform, lang)
  return say(lang, `至少一项${members}符合以下条件`, `at least one of the ${members}`)
}

const everyWords = (list: ListPath, platform: Platform, lang: Lang): string => {
  const members = membersName(list, platform, lang)
  return say(lang, `每一项${members}均符合以下条件`, `each of the ${members}`)
}

const everyCase = (lang: Lang): string => say(lang, "任何情况", "in every case")
const allWords = (lang: Lang): string => say(lang, "同时符合以下条件", "all of these")
const anyWords = (lang: Lang): string => say(lang, "符合以下任一条件", "any of these")
const notWords = (lang: Lang): string => say(lang, "不符合以下条件", "not this")

/** What a node of a condition asks by itself, in words: one question, or of what stands above others how they count together. */
export const conditionWords = (node: Condition, platform: Platform, lang: Lang): string =>
  matchCondition<string>(node, {
    always: () => everyCase(lang),
    all: () => allWords(lang),
    any: () => anyWords(lang),
    not: () => notWords(lang),
    known: ({ known }) => {
      const name = factName(known, platform, lang)
      return say(lang, `已有${factTerm(known, platform, lang)}`, `${name}: known`)
    },
    unstated: ({ unstated }) =>
      labelled(
        lang,
        say(lang, "来源提到但未说明的条件", "a condition that the source names and does not give"),
        inLang(unstated, lang),
      ),
    some: ({ of }) => someWords(of, platform, lang),
    every: ({ of }) => everyWords(of, platform, lang),
    atom: (atom) => atomWords(atom, platform, lang),
  })

/**
 * The same of a node of a saving, or of a condition that stands in one. What it measures is held against the day on which the
 * version ends.
 */
export const savingWords = (node: Saving | Condition, platform: Platform, lang: Lang): string => {
  const name = (fact: FactPath): string => factName(fact, platform, lang)
  const term = (fact: FactPath): string => factTerm(fact, platform, lang)
  return isOfSaving(node)
    ? matchSaving<string>(node, {
        all: () => allWords(lang),
        any: () => anyWords(lang),
        not: () => notWords(lang),
        before: ({ before }) =>
          say(lang, `${term(before)}早于本版本失效之时`, `${name(before)}: before this version ends`),
        since: ({ since }) =>
          say(lang, `${term(since)}不早于本版本失效之时`, `${name(since)}: when this version ends, or later`),
        when: ({ when }) => conditionWords(when, platform, lang),
      })
    : conditionWords(node, platform, lang)
}

const OF_SAVING = ["all", "any", "not", "before", "since", "when"]

/** Is it what a saving can say? What stands above others says the same in both. */
const isOfSaving = (node: Saving | Condition): node is Saving =>
  !("fact" in node) && OF_SAVING.some((key) => key in node)

/** A whole condition in one sentence. */
export const conditionSentence = (node: Condition, platform: Platform, lang: Lang): string => {
  const part = (of: Condition): string => {
    const told = conditionSentence(of, platform, lang)
    return "all" in of || "any" in of ? say(lang, `（${told}）`, `(${told})`) : told
  }
  const own = (): string => conditionWords(node, platform, lang)
  const below = (of: Condition): string => labelled(lang, own(), conditionSentence(of, platform, lang))
  return matchCondition<string>(node, {
    always: own,
    known: own,
    unstated: own,
    atom: own,
    // Of no conditions all hold, and none does.
    all: ({ all }) => (all.length === 0 ? everyCase(lang) : all.map(part).join(say(lang, "，且", ", and "))),
    any: ({ any }) =>
      any.length === 0
        ? say(lang, "没有任何情况", "in no case")
        : any.map(part).join(say(lang, "，或", ", or ")),
    not: (negated) => {
      const told = conditionSentence(negated.not, platform, lang)
      return say(lang, `并非“${told}”`, `not (${told})`)
    },
    some: ({ some }) => below(some),
    every: ({ every }) => below(every),
  })
}
