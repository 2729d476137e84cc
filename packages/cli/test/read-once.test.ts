import { readFileSync } from "node:fs"
import { join } from "node:path"
import { readText } from "@policy-ledger/files"
import { jsonPlaces, readJson } from "../../log/src/json.ts"
import { leafOf } from "../../log/src/tree.ts"
import { parseInstant } from "../../rulebook/src/values/instant.ts"
import { beforeEach, describe, expect, it, vi } from "vitest"
import { announcement } from "./announcement.ts"
import { ORDER } from "./cases.ts"
import { workspace } from "./command.ts"

vi.mock("@policy-ledger/files", { spy: true })
vi.mock("../../log/src/tree.ts", { spy: true })
vi.mock("../../rulebook/src/values/instant.ts", { spy: true })
vi.mock("../../log/src/json.ts", { spy: true })
const parse = vi.spyOn(JSON, "parse")

beforeEach(() => {
  vi.clearAllMocks()
})

/** As which texts a case was read. */
const readAs = (text: string): readonly string[] =>
  vi.mocked(readJson).mock.calls.flatMap(([one]) => (one.trim() === text ? [one] : []))

const timesParsed = (text: string): number => parse.mock.calls.filter(([one]) => one === text).length

describe("record", () => {
  const bazaar = workspace()
  const LOG = "seeds/bazaar.ndjson"
  const news = bazaar.file("seeds/bazaar/2022-06-20-surcharge.yaml", announcement())
  const [first = ""] = readFileSync(join(bazaar.folder, LOG), "utf8").split("\n")
  const timesRead = (): number => vi.mocked(readText).mock.calls.filter(([file]) => file === LOG).length
  const timesHashed = (): number => vi.mocked(leafOf).mock.calls.filter(([line]) => line === first).length

  it("reads, parses and hashes the log once", async () => {
    await bazaar.run(["replay"])
    vi.clearAllMocks()
    expect((await bazaar.run(["record", news])).stdout).toContain("2022-06-20-surcharge")
    // Hashed once more by the check that the store is whole.
    expect([timesRead(), timesParsed(first), timesHashed()]).toEqual([1, 1, 2])
  })

  it("does so, too, where it has to fill the store first", async () => {
    expect((await bazaar.run(["record", news, "--store", "memory:"])).status).toBe(0)
    // Hashed once more by the store that takes it.
    expect([timesRead(), timesParsed(first), timesHashed()]).toEqual([1, 1, 2])
  })
})

describe("audit", () => {
  const bazaar = workspace()
  const text = JSON.stringify(ORDER)

  it.each([
    ["from a file, with a receipt", ["audit", "order.json", "--receipt", "receipt.json"]],
    ["from standard input", ["audit", "-"]],
    ["one of many", ["audit", "orders.ndjson"]],
  ])("decodes a case once: %s", async (_, args) => {
    bazaar.file("order.json", text)
    bazaar.file("orders.ndjson", text)
    expect((await bazaar.run(args, { input: text })).status).toBe(0)
    expect([timesParsed(text), readAs(text)]).toEqual([1, [text]])
    expect(jsonPlaces).not.toHaveBeenCalled()
  })

  it("reads once by when something was recorded", async () => {
    bazaar.file("order.json", text)
    const recordedBy = "2026-01-01T00:00:00Z"
    expect((await bazaar.run(["audit", "order.json", "--recorded-by", recordedBy])).status).toBe(0)
    expect(vi.mocked(parseInstant).mock.calls.filter(([one]) => one === recordedBy)).toHaveLength(1)
  })

  it("looks for the places of a case once where it is refused, too", async () => {
    const input = '{"order":{"payedAt":1}}'
    expect((await bazaar.run(["audit", "-"], { input })).stderr).toContain(
      "standard input:1:11: order.payedAt",
    )
    expect(readAs(input)).toHaveLength(1)
    expect(jsonPlaces).toHaveBeenCalledTimes(1)
  })
})
