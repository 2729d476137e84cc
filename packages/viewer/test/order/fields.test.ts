import {
  caseForm,
  civilTimeOf,
  decodeCase,
  formatInstant,
  parseInstant,
  type Platform,
} from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { entriesOf, givenIn, valueAt, withValue, type Entry, type Field } from "../../src/order/fields.ts"
import { readText, textOf } from "../../src/order/written.ts"
import { sources } from "./platforms.ts"

const zoneOf = (platform: Platform) => {
  const zone = civilTimeOf(platform)
  if (zone === undefined) throw new Error(`${platform.id} has no civil time`)
  return zone
}

/** What a case can say of a fact, as JSON. */
const valueOf = (field: Field, platform: Platform): fc.Arbitrary<unknown> => {
  const words = field.words.map(({ value }) => value)
  switch (field.type) {
    case "instant":
      return fc
        .date({ min: new Date("1999-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
        .chain((date) =>
          fc.constantFrom(
            formatInstant(date.getTime(), zoneOf(platform)),
            formatInstant(date.getTime() - (date.getTime() % 60_000), zoneOf(platform)),
            date.toISOString(),
            date.toISOString().slice(0, 10),
          ),
        )
    case "money":
      return fc.nat().map((n) => (n / 100).toFixed(platform.minorUnit ?? 2))
    case "ratio":
      return fc.nat({ max: 1_000_000 }).map((n) => n / 1_000_000)
    case "integer":
      return fc.nat()
    case "boolean":
      return fc.boolean()
    case "enum":
    case "tree":
      return fc.constantFrom(...words)
    case "set":
      return fc.subarray(words)
    case "region":
      return fc.constantFrom("310115", "513322", ...platform.regions.map(({ code }) => code))
    case "text":
      return fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== "")
  }
}

const of = (entry: Entry): readonly Field[] => (entry.kind === "list" ? entry.members : [entry])

describe.each(sources)("the facts of $id", ({ platform }) => {
  const entries = entriesOf(platform)
  const fields = entries.flatMap(of)

  it("are all there that a case can give, each once", () => {
    const declared = platform.facts.filter(({ derived, input }) => derived === undefined || input === true)
    expect(fields.map(({ path }) => path).toSorted()).toEqual(declared.map(({ path }) => path).toSorted())
  })

  it.each(fields)("go from JSON to a field and back: $path", (field) => {
    fc.assert(
      fc.property(valueOf(field, platform), (value) => {
        if (field.type === "set") return
        expect(readText(field, textOf(field, value, platform), platform)).toEqual(value)
      }),
    )
  })

  it.each(entries)("are read by the platform as they were put: $path", (entry) => {
    const form = caseForm(platform, zoneOf(platform))
    const member = (list: readonly Field[]): fc.Arbitrary<unknown> =>
      fc.record(Object.fromEntries(list.map((field) => [field.key, valueOf(field, platform)])), {
        requiredKeys: [],
      })
    const some = entry.kind === "list" ? fc.tuple(member(entry.members)) : valueOf(entry, platform)
    fc.assert(
      fc.property(some, (value) => {
        const put = withValue({}, entry.path, value, entries)
        expect(decodeCase(put, form)).toMatchObject({ ok: true })
        expect(valueAt(put, entry.path)).toEqual(value)
        expect(givenIn(put, entries)).toEqual([entry.path])
        expect(withValue(put, entry.path, undefined, entries)).toEqual({})
      }),
      { numRuns: 20 },
    )
  })

  it("can be said to have been none just where the platform takes it", () => {
    const form = caseForm(platform, zoneOf(platform))
    const single = entries.filter((entry) => entry.kind === "fact")
    const taken = single.filter(({ path }) => {
      const read = decodeCase(withValue({}, path, null, entries), form)
      return read.ok && read.value.given.size > 0
    })
    expect(single.filter(({ canBeNone }) => canBeNone)).toEqual(taken)
  })

  it("of a group that was not are spelled out when one of them is given after all", () => {
    const groups = [...new Set(entries.map(({ path }) => path.split(".")[0] ?? ""))]
    for (const group of groups) {
      const [first, ...others] = entries.filter(
        (entry) => entry.path.startsWith(`${group}.`) && (entry.kind === "list" || entry.canBeNone),
      )
      if (first === undefined) continue
      const put = withValue({ [group]: null }, first.path, "x", entries)
      expect(valueAt(put, first.path)).toBe("x")
      for (const { path } of others) expect(valueAt(put, path)).toBeNull()
    }
  })
})

describe("what somebody types", () => {
  const source = sources.find(({ id }) => id === "1688")
  if (source === undefined) throw new Error("found no seeds of 1688")
  const { platform } = source

  it.each([
    ["2022-10-10 15:59", "2022-10-10T15:59:00+08:00"],
    ["2022-10-10  15:59:59", "2022-10-10T15:59:59+08:00"],
    ["2022/10/9 9:05", "2022-10-09T09:05:00+08:00"],
    ["2022年10月10日 15:59", "2022-10-10T15:59:00+08:00"],
    ["２０２２－１０－１０　１５：５９", "2022-10-10T15:59:00+08:00"],
    ["2022年10月10日15时59分", "2022-10-10T15:59:00+08:00"],
    ["2022-10-10 24:00", "2022-10-11T00:00:00+08:00"],
    ["2022-10-10", "2022-10-10"],
    ["2022-10-10T07:59:00Z", "2022-10-10T07:59:00Z"],
    // What cannot be read is left for the platform to refuse.
    ["2022-02-30 10:00", "2022-02-30 10:00"],
    ["2022-10-10 24:01", "2022-10-10 24:01"],
    ["yesterday", "yesterday"],
  ])("is an instant: %s", (text, value) => {
    expect(readText({ type: "instant" }, text, platform)).toBe(value)
  })

  it.each([
    ["268", "268"],
    ["¥1,180.00", "1180.00"],
    ["１２．５０ 元", "12.50"],
    ["12,5", "12,5"],
  ])("is an amount: %s", (text, value) => {
    expect(readText({ type: "money" }, text, platform)).toBe(value)
  })

  it.each([
    ["97.2%", 0.972],
    ["94.9999％", 0.949999],
    ["0.5", 0.5],
    ["100%", 1],
    ["0%", 0],
    ["half", "half"],
  ])("is a share: %s", (text, value) => {
    expect(readText({ type: "ratio" }, text, platform)).toBe(value)
  })

  it("is nothing where nothing is typed", () => {
    expect(readText({ type: "money" }, " 　", platform)).toBeUndefined()
  })
})

describe("an instant where clocks change", () => {
  const source = sources.find(({ platform }) => platform.offsets !== undefined)

  it("is written as it is read on either side of every change", () => {
    if (source === undefined) throw new Error("found no platform whose clocks change")
    const { platform } = source
    const zone = zoneOf(platform)
    for (const { at } of platform.offsets?.changes ?? [])
      for (const before of [-7_200_000, -1_800_000, 0, 1_800_000, 7_200_000]) {
        const value = formatInstant(Date.parse(at) + before, zone)
        const text = textOf({ type: "instant" }, value, platform)
        expect(readText({ type: "instant" }, text, platform)).toBe(value)
        expect(parseInstant(value, zone)).toMatchObject({ ok: true })
      }
  })
})
