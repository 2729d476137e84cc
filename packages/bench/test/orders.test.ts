import { readFileSync } from "node:fs"
import { decodePlatform, readLogUnsafe } from "@policy-ledger/ledger"
import {
  type Case,
  caseForm,
  civilTimeOf,
  decodeCase,
  factValues,
  parseInstant,
  type Platform,
  UTC,
} from "@policy-ledger/rulebook"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import type { JsonObject } from "../src/bulk/drawing.ts"
import { edgesOf } from "../src/bulk/edges.ts"
import { fuzzedOrders, realisticOrders } from "../src/bulk/orders.ts"
import { ordersAsked } from "../src/bulk/orders-call.ts"
import { ROOT } from "../src/place.ts"

const PLATFORMS = ["1688", "allegro", "amazon-us", "ebay-uk", "tiktok-cb"]

const text = (file: string) => readFileSync(`${ROOT}seeds/${file}`, "utf8")
const platformOf = (id: string): Platform =>
  Result.getOrThrow(decodePlatform(`${id}.yaml`, text(`${id}.yaml`)))
const edges = (platform: Platform) => {
  const log = `${platform.id}.ndjson`
  return edgesOf(platform, Result.getOrThrow(readLogUnsafe(log, text(log))).events)
}

const first = (orders: Iterator<JsonObject, never>, howMany: number) =>
  Array.from({ length: howMany }, () => orders.next().value)

const MANNERS = {
  realistic: (platform: Platform, seed: number) => realisticOrders(platform, seed),
  fuzzed: (platform: Platform, seed: number) => fuzzedOrders(platform, seed, edges(platform)),
}

/** The problems of an order, or none: through text, as it is read. */
const problemsOf = (platform: Platform) => {
  const form = caseForm(platform, civilTimeOf(platform) ?? UTC)
  return (order: JsonObject) => {
    const read = decodeCase(JSON.parse(JSON.stringify(order)), form)
    return read.ok ? [] : [{ order, problems: read.problems }]
  }
}

/** What orders said of which facts, as `path kind` and `path = word`. */
const saidIn = (platform: Platform, orders: readonly JsonObject[]): ReadonlySet<string> => {
  const form = caseForm(platform, civilTimeOf(platform) ?? UTC)
  const said = new Set<string>()
  const tell = (facts: Case["given"]) => {
    for (const [path, value] of facts) {
      said.add(`${path} ${value.kind}`)
      if (value.kind === "word") said.add(`${path} = ${value.word}`)
      if (value.kind === "set") for (const word of value.words) said.add(`${path} = ${word}`)
      if (value.kind === "flag") said.add(`${path} = ${value.flag}`)
    }
  }
  for (const order of orders) {
    const read = decodeCase(order, form)
    if (!read.ok) continue
    tell(read.value.given)
    for (const [list, members] of read.value.lists) {
      said.add(`${list} ${members.length === 0 ? "empty" : "members"}`)
      for (const member of members) tell(member)
    }
  }
  return said
}

/** What the platform's facts can be said to be. */
const sayable = (platform: Platform): readonly string[] =>
  platform.facts
    .filter(({ derived, input }) => derived === undefined || input === true)
    .flatMap((fact) => {
      const { path, type, presumed } = fact
      const kind = { boolean: "flag", set: "set", instant: "number", money: "number", ratio: "number" }[
        type as string
      ]
      return [
        `${path} ${kind ?? (type === "integer" ? "number" : "word")}`,
        ...factValues(fact, platform).map(({ value }) => `${path} = ${value}`),
        ...(type === "boolean" ? [`${path} = true`, `${path} = false`] : []),
        ...(presumed === undefined ? [] : [`${path} unknown`]),
        ...(path.includes("[]") || ["set", "text", "integer"].includes(type) ? [] : [`${path} none`]),
      ]
    })

describe.each(PLATFORMS)("orders drawn for %s", (id) => {
  const platform = platformOf(id)

  it.each(Object.entries(MANNERS))("%s: can all be decoded", (_, orders) => {
    expect(first(orders(platform, 1), 1500).flatMap(problemsOf(platform))).toEqual([])
  })

  it.each(Object.entries(MANNERS))("%s: are the same for a seed, and others for another", (_, orders) => {
    const some = (seed: number) => JSON.stringify(first(orders(platform, seed), 50))
    expect(some(1)).toBe(some(1))
    expect(some(2)).not.toBe(some(1))
  })

  it("fuzzed: say of every fact all that can be said, and leave every list empty once", () => {
    const said = saidIn(platform, first(MANNERS.fuzzed(platform, 1), 6000))
    const lists = new Set(platform.facts.flatMap(({ path }) => /^.*\[\]/.exec(path)?.[0] ?? []))
    const expected = [
      ...sayable(platform),
      ...[...lists].flatMap((list) => [`${list} empty`, `${list} members`]),
    ]
    expect(expected.filter((one) => !said.has(one))).toEqual([])
  })

  it("realistic: give every fact and use every word", () => {
    const said = saidIn(platform, first(realisticOrders(platform, 1), 6000))
    const given = sayable(platform).filter((one) => !/ (?:none|unknown)$/.test(one))
    expect(given.filter((one) => !said.has(one))).toEqual([])
  })
})

describe("orders drawn for 1688", () => {
  const platform = platformOf("1688")
  /** What stands as text in `order`. */
  const inOrder = ({ order }: JsonObject, key: string): readonly string[] => {
    const said = typeof order === "object" && order !== null ? Object.entries(order) : []
    return said.flatMap(([name, value]) => (name === key && typeof value === "string" ? [value] : []))
  }

  it("as shops have them name each order otherwise, and are paid from 2021 to 2025", () => {
    const orders = first(realisticOrders(platform, 1), 5000)
    expect(new Set(orders.flatMap((order) => inOrder(order, "id"))).size).toBe(5000)
    const years = orders.flatMap((order) => inOrder(order, "paidAt").map((paidAt) => paidAt.slice(0, 4)))
    expect([...new Set(years)].toSorted()).toEqual(["2021", "2022", "2023", "2024", "2025"])
  })

  it("as odd as can be stand at what rules name and a millisecond beside it", () => {
    const found = edges(platform)
    const zone = civilTimeOf(platform) ?? UTC
    const drawn = new Set(
      first(fuzzedOrders(platform, 1, found), 20_000)
        .flatMap((order) => inOrder(order, "paidAt"))
        .map((paidAt) => parseInstant(paidAt, zone))
        .map((read) => read.ok && read.value),
    )
    expect(found.instants).toContain(Date.parse("2022-09-01T00:00:00+08:00"))
    for (const beside of [-1, 0, 1])
      expect(found.instants.filter((t) => drawn.has(t + beside)).length).toBeGreaterThan(
        found.instants.length / 2,
      )
  })
})

describe("a call of bench orders", () => {
  const call = (...args: readonly string[]) => ordersAsked(args)

  it("says how many orders and where they go, and may name their manner and a platform", () => {
    expect(Result.getOrThrow(call("5", "a.ndjson"))).toEqual({
      howMany: 5,
      file: "a.ndjson",
      manner: "realistic",
      platform: "1688",
    })
    const named = call("5", "a.ndjson", "--manner", "lines", "--platform", "allegro")
    expect(Result.getOrThrow(named)).toMatchObject({ manner: "lines", platform: "allegro" })
  })

  it.each([
    [[], "found no count, expected how many orders"],
    [["0", "a"], "found 0, expected how many orders"],
    [["5"], "found no file, expected a file to write and nothing more"],
    [["5", "a", "b"], "found b, expected a file to write and nothing more"],
    [["5", "a", "--manner", "odd"], "--manner: found odd, expected one of realistic, fuzzed, lines"],
  ])("is refused as %j, with what was found and what is expected", (args, message) => {
    const refused = call(...args)
    expect(Result.isFailure(refused) && refused.failure.message).toBe(message)
  })
})
