import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync, zstdCompressSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { makeParquet } from "./bulk/parquet.ts"
import { line, ORDER } from "./cases.ts"
import { workspace } from "./command.ts"

const ORDERS = line(ORDER) + line(ORDER)
const utf16 = (mark: string): Buffer => Buffer.from(`${mark}${ORDERS}`, "utf16le")

const bazaar = workspace()
await makeParquet(join(bazaar.folder, "o.parquet"), `SELECT 'B-1' AS "order.id"`)
const parquet = readFileSync(join(bazaar.folder, "o.parquet"))

const FORMS: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ["a Parquet file", parquet],
  ["a file packed by gzip", gzipSync(ORDERS)],
  ["a file packed by Zstandard", zstdCompressSync(ORDERS)],
  ["a ZIP archive, as .xlsx is one", Buffer.from("PK\u0003\u0004\n{}\n", "latin1")],
  ["text in UTF-16", utf16("\ufeff")],
  ["text in UTF-16", utf16("\ufeff").swap16()],
  ["text in UTF-16", utf16("")],
]

const TEXTS = {
  json: "a case in JSON, or cases in .ndjson, one a line",
  ndjson: "orders in .ndjson",
  csv: "orders in .csv",
} as const

/** Whatever a terminal would take for more than a letter. */
// oxlint-disable-next-line no-control-regex -- those very characters
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/

describe.each(FORMS)("%s is told as what it is, in one line", (what, bytes) => {
  const refusal = (file: string, expected: string): string =>
    `${file}: found ${what}, expected ${expected}, as text in UTF-8\n`
  const point = ["--from", "events:1", "--to", "events:14"]

  it.each([
    ["a case", ["audit", "o.json"], TEXTS.json],
    ["a case that varies", ["what-if", "o.json", "--vary", "order.paidAt"], TEXTS.json],
    ["cases", ["audit", "o.ndjson"], TEXTS.json],
    ["orders, one a line", ["audit", "o.ndjson", "--out", "r.csv"], TEXTS.ndjson],
    ["orders in a list", ["audit", "o.json", "--out", "r.csv"], TEXTS.json],
    ["orders in a table", ["audit", "o.csv", "--out", "r.csv"], TEXTS.csv],
    ["orders that are said to be a table", ["audit", "o.json", "--from", "csv", "--out", "r.csv"], TEXTS.csv],
    ["old orders", ["impact", "o.json", "--in", "csv", ...point], TEXTS.csv],
  ])("for %s", async (_for, args, expected) => {
    const file = bazaar.file(args[1] ?? "", bytes)
    expect(await bazaar.run(args)).toEqual({ status: 2, stdout: "", stderr: refusal(file, expected) })
  })

  it.each([
    ["a case", ["audit", "-"], TEXTS.json],
    ["orders, one a line", ["audit", "-", "--from", "ndjson", "--out", "r.csv"], TEXTS.ndjson],
    ["orders in a table", ["audit", "-", "--from", "csv", "--out", "r.csv"], TEXTS.csv],
  ])("on standard input for %s", async (_for, args, expected) => {
    const ran = await bazaar.run(args, { input: bytes })
    expect(ran).toEqual({ status: 2, stdout: "", stderr: refusal("standard input", expected) })
  })
})

it.each(FORMS.slice(1))("%s is told also in the place of Parquet", async (what, bytes) => {
  bazaar.file("o.parquet", bytes)
  expect(await bazaar.run(["audit", "o.parquet", "--out", "r.csv"])).toEqual({
    status: 2,
    stdout: "",
    stderr: `o.parquet: found ${what}, expected orders in .parquet\n`,
  })
})

it("bytes of no form at all never reach the terminal, and are cut off", async () => {
  const rubbish = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 128)).subarray(1)
  for (const [file, content] of [
    ["o.csv", rubbish],
    ["o.ndjson", rubbish],
    ["o.csv", Buffer.from("\u001b[31m".repeat(1000))],
  ] as const) {
    bazaar.file(file, content)
    const { status, stderr } = await bazaar.run(["audit", file, "--out", "r.csv"])
    expect([status, CONTROL.exec(stderr)]).toEqual([2, null])
    expect(stderr.length).toBeLessThan(2000)
  }
})

describe("results given as orders are told to be results", () => {
  const RESULTS = "found results of orders (case, "

  it.each(["csv", "ndjson", "parquet"])("%s", async (form) => {
    const { file, run } = workspace()
    file("o.ndjson", ORDERS)
    for (const rows of ["orders", "verdicts"]) {
      const result = `${rows}.${form}`
      await run(["audit", "o.ndjson", "--out", result, "--rows", rows])
      const { status, stderr } = await run(["audit", result, "--out", "again.csv"])
      expect(status).toBe(2)
      expect(stderr).toContain(RESULTS)
      expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(2)
    }
  })
})
