import { conditionsOfPay, nodesOf, type Condition, type Effect, type Saving } from "@policy-ledger/rulebook"
import {
  conditionSentence,
  conditionWords,
  dateWords,
  effectWords,
  savingWords,
} from "@policy-ledger/rulebook/plain-words"
import { describe, expect, it } from "vitest"
import { LOGGED, loggedEvents, loggedRulebook } from "./logged.ts"

const DATES = ["from", "until", "published", "reported", "noEarlierThan", "noLaterThan"] as const

/** What reads as data and not as words. */
const RAW = /\[|\.\.|XXXX|undefined|NaN|\bnull\b|\d{4}-\d\d(?!-?\d)|T\d\d:\d\d/

/** Spaces that no Chinese has, where text beside them is Chinese. */
const STRAY = /[\p{Script=Han}，。；：、（）] (?=[\p{Script=Han}，。；：、（）])/u

describe.each(LOGGED)("the ledger of %s in words", (id) => {
  const { platform } = loggedRulebook(id)
  const paths = platform.facts.map(({ path }) => path)
  const events = loggedEvents(id)
  const rules = events.flatMap((event) =>
    event.type === "Effective"
      ? [event.rule, ...(typeof event.previous === "object" ? [event.previous] : [])]
      : [],
  )

  const isRaw = (said: string): boolean =>
    said === "" || RAW.test(said) || paths.some((path) => said.includes(path))
  const expectWords = (of: unknown, say: (lang: string) => string): void => {
    for (const lang of ["en", ...(platform.languages ?? ["zh"]), "zh"]) {
      const said = say(lang)
      expect([of, lang, said, isRaw(said)]).toEqual([of, lang, said, false])
    }
    expect(say("zh")).not.toMatch(STRAY)
  }

  it("every condition, node by node and whole", () => {
    const nodes = (of: Condition): readonly Condition[] =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- below a condition stand conditions alone
      [...nodesOf(of)].map(({ node }) => node as Condition)
    const conditions = rules.flatMap(({ when, effects }) => [
      when,
      ...effects.flatMap((effect) =>
        "pay" in effect ? conditionsOfPay(effect).map(({ node }) => node) : [],
      ),
    ])
    expect(conditions.length).toBeGreaterThan(0)
    for (const condition of conditions) {
      expectWords(condition, (lang) => conditionSentence(condition, platform, lang))
      for (const node of nodes(condition)) expectWords(node, (lang) => conditionWords(node, platform, lang))
    }
  })

  it("every saving", () => {
    const savings: readonly Saving[] = events.flatMap((event) =>
      "keeps" in event && event.keeps !== undefined ? [event.keeps] : [],
    )
    for (const saving of savings)
      for (const { node } of nodesOf(saving)) expectWords(node, (lang) => savingWords(node, platform, lang))
  })

  it("every effect", () => {
    const effects: readonly Effect[] = rules.flatMap((rule) => rule.effects)
    expect(effects.length).toBeGreaterThan(0)
    for (const effect of effects) expectWords(effect, (lang) => effectWords(effect, platform, lang))
  })

  it("every date", () => {
    const dates = new Set(
      events.flatMap((event) =>
        DATES.flatMap((key) => {
          const date: unknown = Reflect.get(event, key)
          return typeof date === "string" || date === null ? [date] : []
        }),
      ),
    )
    expect(dates.size).toBeGreaterThan(0)
    for (const date of dates) expectWords(date, (lang) => dateWords(date, lang))
  })
})
