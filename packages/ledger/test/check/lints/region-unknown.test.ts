import { describe, expect, it } from "vitest"
import { Result } from "effect"
import { decodeAnnouncement, decodePlatform } from "../../../src/authoring/authoring.ts"
import { announcementYaml, beginning, MARKET_YAML, ruleWhen, withdrawal } from "../../market.ts"
import { check, checkOnly, named } from "./checking.ts"

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

  it("is none that the platform names, nor a time within which something happens", () => {
    const rule = ruleWhen(
      '{ any: [{ fact: order.shipTo, within: ["330000"] }, { fact: order.shippedAt, within: { hours: 24 }, after: order.paidAt }] }',
    )
    expect(check([named("b", beginning({ rule }))])).toEqual([])
  })

  it("is no place of a tree", () => {
    const text = MARKET_YAML.replace("type: region", "type: tree, tree: ports").concat(
      "trees: [{ id: ports, title: { zh: 港, en: Ports }, places: [{ id: pier, title: { zh: 码头, en: Pier } }] }]\n",
    )
    const platform = Result.getOrThrow(decodePlatform("seeds/harbour.yaml", text))
    const rule = ruleWhen("{ fact: order.shipTo, within: [pier] }")
    const one = announcementYaml({ events: `\n${beginning({ rule })}` })
    const decoded = Result.getOrThrow(decodeAnnouncement("seeds/harbour/b.yaml", one, platform))
    expect(checkOnly([decoded], { platform }).filter((line) => line.includes("region-unknown"))).toEqual([])
  })
})
