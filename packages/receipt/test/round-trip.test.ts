import { describe, expect, it } from "vitest"
import { announce, effective } from "../../rulebook/test/bazaar/announce.ts"
import { base, checkOn, given, order, ORIGIN, receiptOn, reread } from "./market.ts"

describe("a receipt held against the log it was made from", () => {
  it("says that the answer is the same, and what it was held against", () => {
    const events = base.flat().length
    const { digest } = receiptOn(base).platform
    expect(checkOn(reread(receiptOn(base)), base)).toEqual({
      v: 1,
      result: "same",
      question: { announcedBy: null, recordedBy: null, lang: "en", explain: false },
      madeBy: { package: "@policy-ledger/rules-bazaar", version: "1.0.0", engine: 1 },
      ledgers: [{ origin: ORIGIN, size: events, now: events, checkpoint: "none", witnessedBy: [] }],
      engine: { was: 1, now: 1 },
      platform: { was: digest, now: digest },
      cameSince: [],
    })
  })

  it.each([
    ["announced by a day", { announcedBy: "2023-06-15" }],
    ["recorded by an instant", { recordedBy: "2024-02-02T00:00:00+05:30" }],
    ["recorded before anything was", { recordedBy: "2020-01-01" }],
    ["in Chinese, with what would settle it", { lang: "zh", explain: true }],
    ["about some groups, of those that apply", { about: ["order"], verdicts: "applies" }],
    ["presuming what sources leave open", { presume: ["commencement", "conditions"] }],
  ] as const)("is the same when asked as %s", (_, question) => {
    expect(checkOn(reread(receiptOn(base, { question })), base).result).toBe("same")
  })

  it("is the same where it is of the first version, which held no states: on what that held", () => {
    const { answer, ...receipt } = receiptOn(base)
    const { states: _states, missing: _missing, ...first } = answer
    expect(checkOn(reread({ ...receipt, v: 1, answer: first }), base).result).toBe("same")
    const altered = { ...first, outcome: { ...first.outcome, shipBy: null } }
    expect(checkOn(reread({ ...receipt, v: 1, answer: altered }), base).result).toBe("unprovable")
  })

  it("is no receipt with the keys of another version", () => {
    const receipt = receiptOn(base)
    const { states: _states, missing: _missing, ...first } = receipt.answer
    expect(() => checkOn(reread({ ...receipt, v: 1 }), base)).toThrow(
      "receipt.answer: found states, expected no such key in a receipt of version 1",
    )
    expect(() => checkOn(reread({ ...receipt, answer: first }), base)).toThrow(
      "receipt.answer.states: found nothing, expected it, in a receipt of version 2",
    )
  })

  it.each([
    ["about", { about: ["order"] }],
    ["verdicts", { verdicts: "applies" }],
    ["presume", { presume: ["commencement"] }],
  ] as const)("and cannot have asked with %s, which came with the second", (key, question) => {
    const asked = receiptOn(base, { question })
    const { states: _states, ...first } = asked.answer
    expect(() => checkOn(reread({ ...asked, v: 1, answer: first }), base)).toThrow(
      `receipt.question: found ${key}, expected no such key in a receipt of version 1`,
    )
  })

  it("is the same whatever the order of the keys in its file", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, member]) => [key, turned(member)]),
            )
          : value
    expect(checkOn(turned(reread(receiptOn(base))), base).result).toBe("same")
  })

  it("carries the case, the answer, both clocks asked and who answered", () => {
    const receipt = receiptOn(base, { question: { announcedBy: "2024-03-01", lang: "zh" } })
    expect(receipt.case.facts).toEqual(order)
    expect(receipt.question).toEqual({
      announcedBy: "2024-03-01",
      recordedBy: null,
      lang: "zh",
      explain: false,
    })
    expect(receipt.answer.outcome.shipBy).toBe("2024-03-12T09:30:00+05:30")
    expect(receipt.answer.verdicts.find((v) => v.provision === "dispatch/ship")?.because).not.toEqual([])
    expect(receipt.madeBy).toEqual({ package: "@policy-ledger/rules-bazaar", version: "1.0.0", engine: 1 })
  })

  it("holds the events of what applies or may apply, and none of what is over", () => {
    const used = receiptOn(base).ledgers[0]?.events.map(({ index, line }) => {
      const { announcement, type }: { announcement: string; type: string } = JSON.parse(line)
      return `${index} ${type} of ${announcement}`
    })
    expect(used).toEqual([
      "0 Published of 2023-01-01-dispatch",
      "1 Effective of 2023-01-01-dispatch",
      "2 Effective of 2023-01-01-dispatch",
      "3 Published of 2023-06-01-returns",
      "4 Effective of 2023-06-01-returns",
    ])
  })

  it("holds the correction in place of the reading that it replaced", () => {
    const corrected = announce(
      { id: "2023-06-01-returns", reading: 2, published: "2023-05-29" },
      effective("returns/insured", "2023-06-01"),
    )
    const receipt = receiptOn([...base, corrected])
    expect(receipt.ledgers[0]?.events.map(({ index }) => index)).toEqual([0, 1, 2, 7, 8])
    expect(checkOn(receipt, [...base, corrected]).result).toBe("same")
  })
})

describe("a receipt of several ledgers", () => {
  const own = [
    announce(
      { id: "own-rule", published: "2023-02-01", recordedAt: "2024-02-03T00:00:00+05:30" },
      effective("returns/own", "2023-02-01"),
    ),
  ]
  it("knows a ledger that it was not asked of as one that has grown from nothing", () => {
    const check = checkOn(receiptOn(base), base, { ledgers: [given(base), given(own, "mine")] })
    expect(check).toMatchObject({ result: "different", cause: { origin: "mine", index: 1 } })
  })
})
