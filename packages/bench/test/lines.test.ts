import { caseForm, civilTimeOf, decodeCase, UTC } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { fuzzedLines } from "../src/bulk/lines.ts"
import { readPublished } from "../src/ledger/published.ts"

const { platform } = readPublished()
const form = caseForm(platform, civilTimeOf(platform) ?? UTC)

const first = (seed: number, howMany: number) => {
  const lines = fuzzedLines(platform, seed)
  return Array.from({ length: howMany }, () => lines.next().value)
}

/** What the strict readers make of a line: text, JSON, case. */
const readingOf = (line: Uint8Array): "no UTF-8" | "no JSON" | "no case" | "a case" => {
  let text = ""
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line)
  } catch {
    return "no UTF-8"
  }
  try {
    return decodeCase(JSON.parse(text), form).ok ? "a case" : "no case"
  } catch {
    return "no JSON"
  }
}

describe("lines to hold readers against", () => {
  const lines = first(1, 12_000)
  const texts = lines.map((line) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(line))

  it("are the same for a seed, and others for another", () => {
    expect(first(1, 100)).toEqual(first(1, 100))
    expect(first(2, 100)).not.toEqual(first(1, 100))
  })

  it("are each one line", () => {
    expect(lines.filter((line) => line.includes(0x0a))).toEqual([])
  })

  it("have NUL bytes", () => {
    expect(lines.some((line) => line.includes(0))).toBe(true)
  })

  it("are taken, and refused as text, as JSON and as a case: each often", () => {
    const readings = Map.groupBy(lines, readingOf)
    expect([...readings.keys()].toSorted()).toEqual(["a case", "no JSON", "no UTF-8", "no case"])
    expect(readings.get("a case")?.length).toBeGreaterThan(lines.length / 3)
    for (const reading of ["no JSON", "no UTF-8", "no case"] as const)
      expect([reading, (readings.get(reading)?.length ?? 0) > lines.length / 100]).toEqual([reading, true])
  })

  it.each([
    ["a byte order mark", /^\ufeff/],
    ["CRLF", /\r$/],
    ["half of a surrogate pair", /"\\ud83d"/],
    ["an escaped key", /[{,]\s*"[^"]*\\u[^"]*"\s*:/],
    ["a key twice", /"goods"\s*:[^{}]*"goods"\s*:/],
    ["a number in another way", /:\s*\de[+-]\d/],
    ["a day that does not exist", /"2024-02-30"/],
    ["deep nesting", /\[{5000}/],
    ["a very long text", /长{70000}/],
    ["white space where it may stand", /\{\s+"/],
  ])("have %s", (_, what) => {
    expect(texts.some((text) => what.test(text))).toBe(true)
  })
})
