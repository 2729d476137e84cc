import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { verifyParts, type PackageParts, type VerifyAnswer } from "../src/index.ts"
import { later } from "../../rulebook/test/bazaar/later.ts"
import { logOf, partsOf, publishedOf, readings } from "./shop.ts"

const whole = partsOf(logOf())

const failure = (parts: PackageParts): Extract<VerifyAnswer, { ok: false }> => {
  const answer = verifyParts(parts)
  if (answer.ok) throw new Error("verified, though it was altered")
  return answer
}

const fault = (altered: Partial<PackageParts>): string => {
  const { part, firstBad } = failure({ ...whole, ...altered })
  return firstBad === null ? part : `${part} at ${firstBad.revision}`
}

/** One character of a text is another one. */
const flipped = (text: string, at: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)

describe("verify", () => {
  it("finds a package as it was published", () => {
    expect(verifyParts(whole)).toEqual({
      v: 1,
      ok: true,
      origin: "policy-ledger-bazaar",
      events: 12,
      root: whole.meta.root,
    })
  })

  it("proves a log that speaks a later language than this engine, and says which", () => {
    const moon = { type: "Effective", rule: { effects: [{ barter: "a goat" }] } }
    const log = logOf([
      ...readings,
      later({ id: "2024-04-01-moon", published: "2024-04-01" }, "returns/moon", moon),
    ])
    const parts = partsOf(log)
    expect(verifyParts(parts)).toMatchObject({ ok: true, events: 14 })
    expect([parts.meta.language, whole.meta.language]).toEqual([2, 1])
    const lines = parts.lines.map((line) => line.replace("goat", "cow"))
    expect(failure({ ...parts, lines }).firstBad?.revision).toBe(13)
    const { unknown, inForce } = publishedOf(log).inForce({ on: "2024-05-01" })
    expect(unknown.map(({ provision, why }) => [provision, why[0]?.en])).toEqual([
      ["returns/moon", "needs language 2"],
    ])
    expect(inForce).toEqual(publishedOf(logOf()).inForce({ on: "2024-05-01" }).inForce)
  })

  it("names the first bad event, whichever character of the log is another", () => {
    fc.assert(
      fc.property(
        fc.nat(whole.lines.length - 1),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (line, share) => {
          const lines = whole.lines.map((text, i) =>
            i === line ? flipped(text, Math.floor(share * text.length)) : text,
          )
          expect(fault({ lines })).toBe(`events at ${line}`)
        },
      ),
    )
  })

  it("says which announcement the bad event is of, as far as it can be read", () => {
    const lines = whole.lines.map((text, i) => (i === 2 ? text.replace("curator", "nobody!") : text))
    expect(failure({ ...whole, lines }).firstBad).toMatchObject({
      revision: 2,
      announcement: "2022-05-05-window",
    })
    const cut = whole.lines.map((text, i) => (i === 2 ? text.slice(0, 40) : text))
    expect(failure({ ...whole, lines: cut }).firstBad).toEqual({ revision: 2, id: null, announcement: null })
    const twice = whole.lines.map((text, i) => (i === 2 ? text.replace("{", '{"announcement":"x",') : text))
    expect(failure({ ...whole, lines: twice }).firstBad).toEqual({
      revision: 2,
      id: null,
      announcement: null,
    })
  })

  it("finds events that are gone, doubled, swapped or added", () => {
    const { lines } = whole
    expect(fault({ lines: lines.slice(0, -1) })).toBe("events at 11")
    expect(fault({ lines: lines.toSpliced(4, 1) })).toBe("events at 4")
    expect(fault({ lines: [...lines, lines[0] ?? ""] })).toBe("events at 12")
    expect(fault({ lines: [...lines.slice(0, 3), lines[4] ?? "", lines[3] ?? "", ...lines.slice(5)] })).toBe(
      "events at 3",
    )
  })

  it("finds hashes that do not fit a log that fits the root", () => {
    const { digests } = whole
    expect(fault({ digests: { ...digests, leaves: flipped(digests.leaves, 99) } })).toBe("leaves")
    expect(fault({ digests: { ...digests, leaves: digests.leaves.slice(0, -10) } })).toBe("leaves")
  })

  it("finds a root, a count or a date of the package that the log does not bear out", () => {
    const { meta } = whole
    expect(fault({ meta: { ...meta, root: flipped(meta.root, 20) } })).toBe("meta")
    expect(fault({ meta: { ...meta, events: 13 } })).toBe("meta")
    expect(fault({ meta: { ...meta, dataVersion: "2024-03-01.11" } })).toBe("meta")
    expect(fault({ meta: JSON.parse(JSON.stringify(meta).replace("schema", "schemb")) })).toBe("meta")
    expect(fault({ meta: { ...meta, recordedThrough: "2024-03-02T09:00:00+05:30" } })).toBe("meta")
  })

  it("finds rules, texts, sources and a platform that say something else than the log", () => {
    const { core, platform, texts, sources } = whole
    const altered = <T>(value: T, from: string, to: string): T =>
      JSON.parse(JSON.stringify(value).replace(from, to))
    expect(fault({ core: altered(core, "three rupees", "four rupees!") })).toBe("rules at 5")
    expect(fault({ texts: altered(texts, "what 2023-01-01-fee says", "what nobody says") })).toBe(
      "texts at 5",
    )
    expect(fault({ sources: altered(sources, "bazaar.example", "bazaar.invalid") })).toBe("sources at 0")
    expect(fault({ platform: altered(platform, '"gift"', '"gifts"') })).toBe("platform")
  })

  it.each([
    ["platform", "platform"],
    ["core", "rules"],
    ["texts", "texts"],
    ["sources", "sources"],
    ["digests", "leaves"],
  ] as const)("says of %s that cannot be read that it is not what was published", (key, part) => {
    const unreadable: PackageParts = {
      ...whole,
      get [key]() {
        return JSON.parse('{"cut')
      },
    }
    expect(failure(unreadable)).toMatchObject({ part, found: expect.stringContaining("SyntaxError") })
    const renamed = JSON.parse(JSON.stringify(whole[key]).replace(/"\w/, '"~'))
    expect(failure({ ...whole, [key]: renamed }).part).toBe(part)
  })

  it("holds a longer log to be another one", () => {
    const shorter = partsOf(logOf(readings.slice(0, 3)))
    expect(failure({ ...whole, lines: shorter.lines }).firstBad?.revision).toBe(8)
  })
})
