import { describe, expect, it } from "vitest"
import type { Condition } from "@policy-ledger/rulebook"
import { bazaar } from "../../../rulebook/test/bazaar/platform.ts"
import { conditionLines, savingLines } from "../../src/instrument/rule-lines.ts"

const unstated = (en: string): Condition => ({ unstated: { zh: `〔${en}〕`, en } })
const told = (condition: Condition): readonly string[] =>
  conditionLines(condition, bazaar, "en").map(({ depth, text }) => `${"  ".repeat(depth)}${text}`)

describe("a rule in lines", () => {
  it("stands further in the deeper a condition lies", () => {
    const [a, b] = [unstated("a"), unstated("b")]
    expect(told({ any: [a, { all: [a, { not: b }] }] }).map((line) => line.search(/\S/))).toEqual([
      0, 2, 2, 4, 4, 6,
    ])
  })

  it("does not say how many count where there is one alone", () => {
    expect(told({ all: [{ any: [unstated("a")] }] })).toEqual(told(unstated("a")))
  })

  it("says in Chinese what it says in English, line by line", () => {
    const condition: Condition = { any: [unstated("a"), { not: unstated("b") }, { always: true }] }
    const [zh, en] = (["zh", "en"] as const).map((lang) => conditionLines(condition, bazaar, lang))
    expect(zh?.map(({ depth }) => depth)).toEqual(en?.map(({ depth }) => depth))
    expect(zh?.map(({ text }) => /[一-龥]/.test(text))).toEqual([true, true, true, true, true])
  })

  it("asks of a saving what its condition asks", () => {
    expect(savingLines({ when: unstated("a") }, bazaar, "en")).toEqual(
      conditionLines(unstated("a"), bazaar, "en"),
    )
  })
})
