import { describe, expect, it } from "vitest"
import { Result } from "effect"
import { decodeAnnouncement } from "../../../src/authoring/authoring.ts"
import { announcementYaml, beginning, market, ruleWhen, withdrawal } from "../../market.ts"
import { check, checkOnly, EVERYTHING, logOf, named } from "./checking.ts"

const other = 'fact: order.shipTo, within: ["310000"]'
const unknown = (place: string, path: string) =>
  `b.yaml:${place}: ${path}: found 310000, expected its name under regions in harbour.yaml [region-unknown]`

describe("a region without a name", () => {
  it("is found in the wording before and in a saving, too", () => {
    const previous = `{ title: { zh: 旧, en: Old }, when: { any: [{ not: { ${other} } }] }, effects: [{ notice: { zh: 知, en: Note } }] }`
    const keeps = `{ all: [{ any: [{ not: { when: { all: [{ ${other} }] } } }, { before: order.paidAt }] }] }`
    expect(check([named("b", beginning({ previous }) + withdrawal({ keeps }))])).toEqual([
      unknown("14:96", "events[0].previous.when.any[0].not.within[0]"),
      unknown("19:82", "events[1].keeps.all[0].any[0].not.when.all[0].within[0]"),
    ])
  })

  it("is found in a condition", () => {
    const rule = ruleWhen('{ fact: order.shipTo, within: ["330200", "310000"] }')
    expect(check([named("b", beginning({ rule }))])).toEqual([
      unknown("13:116", "events[0].rule.when.within[1]"),
    ])
  })

  it("is no place of a tree", () => {
    const places = [{ id: "food", title: { zh: "食品", en: "Food" } }]
    const cargo = {
      path: "order.cargo",
      type: "tree",
      tree: "goods",
      title: { zh: "货", en: "Cargo" },
    } as const
    const platform = {
      ...market,
      facts: [...market.facts, cargo],
      trees: [{ id: "goods", title: { zh: "货物", en: "Goods" }, places }],
    }
    const decoded = decodeAnnouncement(
      "seeds/harbour/b.yaml",
      announcementYaml({
        events: `\n${beginning({ rule: ruleWhen("{ fact: order.cargo, within: [food] }") })}`,
      }),
      platform,
    )
    const log = logOf([EVERYTHING])
    const found = checkOnly([Result.getOrThrow(decoded), EVERYTHING], { platform, log })
    expect(found.filter((finding) => !finding.includes("[not-recorded]"))).toEqual([])
  })

  it("is none that the platform names, nor a time within which something happens", () => {
    const rule = ruleWhen(
      '{ any: [{ fact: order.shipTo, within: ["330000"] }, { fact: order.shippedAt, within: { hours: 24 }, after: order.paidAt }] }',
    )
    expect(check([named("b", beginning({ rule }))])).toEqual([])
  })
})
