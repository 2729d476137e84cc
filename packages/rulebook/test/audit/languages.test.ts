import type { AuditQuestion, FactDeclaration, Platform, Text } from "@policy-ledger/rulebook"
import { factTitle, Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective, ledger, rule } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"

const RULED = announce(
  { id: "a", published: "2021-01-01" },
  effective("dispatch/rule", "before", { rule: rule("rule", { when: { fact: "order.lane", is: "local" } }) }),
)

/** The bazaar, its facts named in these languages. */
const speaking = (languages: readonly string[] | undefined, title: (en: string) => Text): Rulebook => {
  const facts = bazaar.facts.map((fact): FactDeclaration => ({ ...fact, title: title(fact.title.en) }))
  const platform: Platform = { ...bazaar, facts, ...(languages === undefined ? {} : { languages }) }
  return Rulebook.of(platform, [ledger("bazaar", RULED)])
}
const polish = speaking(["pl"], (en) => ({ en, pl: `${en} po polsku` }))
const english = speaking([], (en) => ({ en }))
const reason = (book: Rulebook, lang?: string): string | undefined =>
  book.audit({ order: { lane: "local" } }, lang === undefined ? {} : { lang }).verdicts[0]?.because.at(-1)

describe("an answer in a language of the platform", () => {
  it("has titles in it, and sentences of the engine in English", () => {
    expect(reason(polish, "pl")).toBe(
      "order lane po polsku (order.lane) is local (local): holds (local (local))",
    )
    expect(reason(polish)).toBe("order lane (order.lane) is local: holds (local)")
  })

  it("has titles in English where they are not there in it", () => {
    const forgotten = speaking(["pl"], (en) => ({ en }))
    expect(reason(forgotten, "pl")).toBe("order lane (order.lane) is local (local): holds (local (local))")
  })

  it.each<[Rulebook, string, string]>([
    [polish, "zh", 'lang: found "zh", expected one of en, pl'],
    [polish, "pll", 'lang: found "pll", expected one of en, pl (did you mean pl?)'],
    [english, "zh", 'lang: found "zh", expected one of en'],
    [speaking(undefined, (en) => ({ zh: en, en })), "fr", 'lang: found "fr", expected one of en, zh'],
  ])("is refused where the platform does not speak it", (book, lang, says) => {
    const question: AuditQuestion = { lang }
    expect(() => book.audit({}, question)).toThrow(says)
  })
})

describe("the title of a measure", () => {
  const title = { zh: "迟发率", en: "late rate", pl: "wskaźnik" }
  it.each<[NonNullable<FactDeclaration["over"]>, Text]>([
    [
      { last: { days: 28 }, lag: { days: 7 } },
      {
        zh: "迟发率（截至 7 天前的 28 天内）",
        en: "late rate over the last 28 days, ending 7 days before",
        pl: "wskaźnik over the last 28 days, ending 7 days before",
      },
    ],
    [
      { last: { months: 1 } },
      {
        zh: "迟发率（最近 1 个月内）",
        en: "late rate over the last 1 month",
        pl: "wskaźnik over the last 1 month",
      },
    ],
  ])("says over which time: %j", (over, told) => {
    expect(factTitle({ title, over })).toEqual(told)
  })

  it("is the title alone where it is none", () => {
    expect(factTitle({ title })).toBe(title)
  })
})
