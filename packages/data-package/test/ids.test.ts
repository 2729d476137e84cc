import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { readIds } from "../build/ids.ts"
import { logOf } from "./shop.ts"

const folder = mkdtempSync(join(tmpdir(), "ids-"))
const file = join(folder, "bazaar.ids.json")
afterAll(() => rmSync(folder, { recursive: true }))

const read = (table: unknown) => {
  writeFileSync(file, JSON.stringify(table))
  return readIds(file, bazaar, logOf())
}

describe("the table of ids", () => {
  it("may be absent: then nothing was moved", () => {
    expect(readIds(join(folder, "nobody.json"), bazaar, logOf())).toEqual({ redirects: {}, notEncoded: [] })
  })

  it("is JSON that everybody reads alike, or refused with its place", () => {
    writeFileSync(file, '{\n  "redirects": {},\n  "redirects": {}\n}')
    expect(() => readIds(file, bazaar, logOf())).toThrow(
      `${file}:3:3: found redirects a second time, expected each key once`,
    )
  })

  it("leads from ids that are gone to ids that are there", () => {
    const redirects = {
      "dispatch/charge": { moved: "dispatch/fee" },
      old: { split: ["dispatch", "returns"] },
    }
    expect(read({ redirects })).toEqual({ redirects, notEncoded: [] })
  })

  it.each([
    [{ redirects: { "dispatch/fee": { moved: "dispatch/text" } } }, "an id that the ledger no longer uses"],
    [{ redirects: { a: { moved: "b" }, b: { moved: "dispatch/fee" } } }, "an id that the ledger uses today"],
    [{ redirects: { a: { moved: "nobody/nothing" } } }, "an id that the ledger uses today"],
    [{ redirects: { a: { split: ["dispatch/fee"] } } }, "{ moved: ID } or { split: [ID, ID, …] }"],
    [{ redirects: { a: { moved: "dispatch", split: ["dispatch", "returns"] } } }, "{ moved: ID }"],
    [{ redirects: [] }, "ids and what became of them"],
    [{ redirect: {} }, "redirects or notEncoded"],
    [{ notEncoded: [{ id: "x", title: "X", why: "Y" }] }, "in the platform's languages"],
    [
      {
        notEncoded: [
          { id: "2023-01-01-fee", title: { zh: "〔t〕", en: "t" }, why: { zh: "〔w〕", en: "w" } },
        ],
      },
      "not in the ledger",
    ],
  ])("refuses %j", (table, expected) => {
    expect(() => read(table)).toThrow(expected)
  })
})
