import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodeAnnouncement, decodePlatform } from "../../src/authoring/authoring.ts"
import { announcementYaml, beginning, MARKET_YAML, RULE, ruleWhen } from "../market.ts"

const TREES = `
trees:
  - id: goods
    title: { zh: 货物, en: Goods }
    places:
      - { id: food, title: { zh: 食品, en: Food } }
      - { id: fruit, in: food, title: { zh: 水果, en: Fruit } }
`
const CARGO =
  "  - { path: order.cargo, type: tree, tree: goods, title: { zh: 货, en: Cargo } }\nregionPrefixes"
const PLACED = MARKET_YAML.replace("regionPrefixes", CARGO) + TREES.trimStart()

const platformIn = (text: string) => decodePlatform("seeds/harbour.yaml", text)
const refusedPlatform = (text: string): string => {
  const decoded = platformIn(text)
  return Result.isSuccess(decoded) ? "accepted" : decoded.failure.message.replaceAll("seeds/", "")
}
const refusedOn = (platform: string, text: string): string => {
  const decoded = decodeAnnouncement("seeds/harbour/a.yaml", text, Result.getOrThrow(platformIn(platform)))
  return Result.isSuccess(decoded) ? "accepted" : decoded.failure.message.replaceAll("seeds/harbour/", "")
}
const asking = (when: string): string =>
  announcementYaml({ events: `\n${beginning({ rule: ruleWhen(when) })}` })

describe("a platform's trees", () => {
  it("are places that lie in each other, which facts and conditions name", () => {
    expect(refusedPlatform(PLACED)).toBe("accepted")
    expect(refusedOn(PLACED, asking("{ fact: order.cargo, within: [fruit, food] }"))).toBe("accepted")
  })

  it.each([
    [
      "in: food",
      "in: fod",
      "harbour.yaml:50:26: trees[0].places[1].in: found fod, expected a place of this tree (did you mean food?)",
    ],
    [
      "id: food,",
      "id: food, in: fruit,",
      [
        "harbour.yaml:49:25: trees[0].places[0].in: found a circle of places through food, expected a place around it that does not lie in it",
        "harbour.yaml:50:26: trees[0].places[1].in: found a circle of places through fruit, expected a place around it that does not lie in it",
      ].join("\n"),
    ],
    [
      "id: fruit, in: food",
      "id: food",
      "harbour.yaml:50:15: trees[0].places[1].id: found food, expected each id once",
    ],
    [
      "tree: goods",
      "tree: good",
      "harbour.yaml:36:44: facts[11].tree: found good, expected a tree that the platform declares (did you mean goods?)",
    ],
    [
      "type: tree, tree: goods",
      "type: tree",
      "harbour.yaml:36:5: facts[11]: found no key tree, expected the tree of a fact of type tree: goods",
    ],
    [
      "type: tree, tree",
      "type: text, tree",
      "harbour.yaml:36:38: facts[11].tree: found tree of a fact of type text, expected tree of a fact of type tree only",
    ],
  ])("are refused where %s is %s", (from, to, says) => {
    expect(refusedPlatform(PLACED.replace(from, to))).toBe(says)
  })

  it.each([
    [
      "{ fact: order.cargo, within: [fruits] }",
      "a.yaml:13:105: events[0].rule.when.within[0]: found fruits, expected a place of the tree goods (did you mean fruit?)",
    ],
    [
      "{ fact: order.cargo, is: fruit }",
      "a.yaml:13:96: events[0].rule.when.is: found is asked of order.cargo, of type tree, expected within, or a fact of type enum or boolean",
    ],
    [
      "{ fact: order.kind, within: [fruit] }",
      "a.yaml:13:95: events[0].rule.when.within: found within asked of order.kind, of type enum, expected is or in, or a fact of type region or tree",
    ],
  ])("answer no other question: %s", (when, says) => {
    expect(refusedOn(PLACED, asking(when)).split("\n")[0]).toBe(says)
  })
})

describe("the time over which a fact is measured", () => {
  const over = (path: string, window: string): string =>
    MARKET_YAML.replace(`path: ${path},`, `path: ${path}, over: ${window},`)

  it.each(["order.onTime", "order.visits", "order.amount"])("may stand at %s, a number", (path) => {
    expect(refusedPlatform(over(path, "{ last: { days: 28 }, lag: { days: 7 } }"))).toBe("accepted")
    expect(refusedPlatform(over(path, "{ last: { months: 3 } }"))).toBe("accepted")
  })

  it("stands at no other fact", () => {
    expect(refusedPlatform(over("order.paidAt", "{ last: { days: 28 } }"))).toBe(
      "harbour.yaml:16:27: facts[1].over: found over of a fact of type instant, expected over of a measure only: a fact of type ratio, integer, money",
    )
  })

  it("is whole days or months", () => {
    expect(refusedPlatform(over("order.visits", "{ last: { days: 0 } }"))).toBe(
      "harbour.yaml:21:49: facts[6].over.last.days: found 0, expected a whole number, 1 or more",
    )
  })
})

describe("a text", () => {
  const spoken = (languages: string): string =>
    MARKET_YAML.replace("currency:", `languages: ${languages}\ncurrency:`)

  it("stands in English and Chinese where the platform says nothing of languages", () => {
    expect(refusedOn(MARKET_YAML, announcementYaml({ title: "{ en: Title }" }))).toBe(
      "a.yaml:1:8: title: found no key zh, expected it to be given: a text stands in each language of the platform",
    )
    expect(refusedOn(MARKET_YAML, announcementYaml({ title: "{ zh: 题 }" }))).toBe(
      "a.yaml:1:8: title: found no key en, expected it to be given",
    )
  })

  it("stands in no language that the platform does not speak", () => {
    expect(refusedOn(MARKET_YAML, announcementYaml({ title: "{ zh: 题, en: Title, pl: Tytuł }" }))).toBe(
      "a.yaml:1:28: title.pl: found pl, a language that the platform does not speak, expected en, zh (languages in the platform's file)",
    )
    expect(refusedOn(MARKET_YAML, announcementYaml({ title: "{ zn: 题, en: Title }" }))).toBe(
      "a.yaml:1:10: title.zn: found zn, a language that the platform does not speak, expected en, zh (languages in the platform's file) (did you mean zh?)",
    )
  })

  const ENGLISH = spoken("[]").replaceAll(/zh: [^,}]+, /g, "")
  const POLISH = spoken("[pl]").replaceAll("zh:", "pl:")
  const inEnglish = (text: string): string => text.replaceAll(/zh: [^,}]+, /g, "")

  it("stands in English alone where the platform speaks no other", () => {
    expect(refusedPlatform(ENGLISH)).toBe("accepted")
    expect(refusedOn(ENGLISH, inEnglish(announcementYaml()))).toBe("accepted")
    expect(refusedPlatform(spoken("[]")).split("\n")[0]).toBe(
      "harbour.yaml:3:10: title.zh: found zh, a language that the platform does not speak, expected en (languages in the platform's file)",
    )
  })

  it("stands in every language of the platform, wherever it stands", () => {
    expect(refusedPlatform(POLISH)).toBe("accepted")
    expect(refusedOn(POLISH, announcementYaml().replaceAll("zh:", "pl:"))).toBe("accepted")
    const noted = announcementYaml({
      events: `\n${beginning({ rule: RULE.replace("notice: { zh: 知,", "notice: {") })}`,
    })
    expect(refusedOn(POLISH, noted.replaceAll("zh:", "pl:"))).toBe(
      "a.yaml:13:113: events[0].rule.effects[0].notice: found no key pl, expected it to be given: a text stands in each language of the platform",
    )
  })

  it("is in English always: en is no language beside it", () => {
    expect(refusedPlatform(spoken("[en]"))).toContain(
      "languages[0]: found en, expected a language beside en, such as zh or pl",
    )
  })
})

describe("a rule that disapplies", () => {
  const disapplying = (provision: string): string =>
    announcementYaml({
      events: `\n${beginning({ rule: RULE.replace("decidedBy", `disapplies: [${provision}], decidedBy`) })}`,
    })

  it("names provisions of instruments that the platform declares", () => {
    expect(refusedOn(MARKET_YAML, disapplying("storm-relief/claims"))).toBe("accepted")
    expect(refusedOn(MARKET_YAML, disapplying("storm-relif/claims"))).toContain(
      "events[0].rule.disapplies[0]: found storm-relif/claims, of the instrument storm-relif, expected an instrument that the platform declares (did you mean storm-relief?)",
    )
  })

  it("does not name itself", () => {
    expect(refusedOn(MARKET_YAML, disapplying("crane/lift"))).toContain(
      "events[0].rule.disapplies[0]: found crane/lift, expected another provision: this one cannot displace itself",
    )
  })
})
