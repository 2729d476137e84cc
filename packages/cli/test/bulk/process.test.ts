import { once } from "node:events"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Readable } from "node:stream"
import { describe, expect, it } from "vitest"
import { line, ORDER } from "../cases.ts"
import { workspace } from "../command.ts"
import { runProcess, start } from "../process.ts"

function* endless(): Generator<string> {
  for (;;) yield "B-1\n".repeat(1000)
}

it.each([
  ["SIGINT", "r.csv"],
  ["SIGTERM", "r.csv"],
  ["SIGKILL", "r.csv"],
  ["SIGKILL", "r.parquet"],
] as const)("a run that %s ends leaves nothing that looks like a result, %s", async (signal, out) => {
  const bazaar = workspace()
  const call = ["audit", "-", "--from", "csv", "--out", out, "--progress"]
  const child = start(call, bazaar.from())
  const told = once(child.stderr, "data")
  const rows = Readable.from(endless())
  child.stdin.on("error", () => rows.destroy())
  child.stdin.write("order.id\n")
  rows.pipe(child.stdin)
  const [progress] = (await told) as [Buffer]
  expect(progress.toString()).toMatch(/^\d+ orders, \d+ a second\n/)
  child.kill(signal)
  expect(await once(child, "exit")).toEqual([null, signal])
  expect(existsSync(join(bazaar.folder, out))).toBe(false)
  const left = readdirSync(bazaar.folder).filter((name) => !name.startsWith("."))
  expect(left).toEqual(["seeds"])
})

describe("a run over a file that a signal ends", () => {
  const lines = line(ORDER).repeat(400_000)

  it.each([
    ["SIGINT", ["audit", "o.ndjson", "--out", "r.csv", "--on-error", "skip"]],
    ["SIGTERM", ["audit", "o.ndjson", "--out", "r.parquet"]],
    ["SIGHUP", ["audit", "o.csv", "--out", "r.ndjson"]],
    ["SIGTERM", ["impact", "o.csv", "--from", "events:1", "--to", "events:14", "--out", "r.csv"]],
  ] as const)("by %s leaves nothing at all, %j", async (signal, args) => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", lines)
    bazaar.file("o.csv", `order.id,order.paidAt\n${"B-1,2022-06-10\n".repeat(400_000)}`)
    const before = readdirSync(bazaar.folder)
    const child = start([...args, "--progress"], bazaar.from())
    await once(child.stderr, "data")
    expect(readdirSync(bazaar.folder).filter((name) => name.endsWith(".draft"))).not.toEqual([])
    child.kill(signal)
    expect(await once(child, "exit")).toEqual([null, signal])
    expect(readdirSync(bazaar.folder).filter((name) => name !== ".ledger")).toEqual(
      before.filter((name) => name !== ".ledger"),
    )
  })
})

describe("orders of a large file", () => {
  /** Few of them, each with much room. */
  const wide = (name: string): string => `{"order":{"id":"${name}"${" ".repeat(60_000)}}}\n`
  const MANY = 600

  it("are decided by threads of the command as without them, in order", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", Array.from({ length: MANY }, (_, i) => wide(`B-${i}`)).join(""))
    for (const jobs of ["1", "2"]) {
      const call = ["audit", "o.ndjson", "--out", `r${jobs}.ndjson`, "--jobs", jobs]
      expect(await runProcess(call, bazaar.from())).toMatchObject({ status: 0, stderr: "" })
    }
    const [alone, beside] = ["1", "2"].map((jobs) =>
      readFileSync(join(bazaar.folder, `r${jobs}.ndjson`), "utf8"),
    )
    expect(beside).toBe(alone)
    expect(alone?.trimEnd().split("\n")).toHaveLength(MANY)
  })

  it("end the run where one is none, with its line, and leave nothing", async () => {
    const bazaar = workspace()
    const orders = Array.from({ length: MANY }, (_, i) => (i === 444 ? "none\n" : wide(`B-${i}`)))
    bazaar.file("o.ndjson", orders.join(""))
    const { status, stderr } = await runProcess(
      ["audit", "o.ndjson", "--out", "r.csv", "--jobs", "2"],
      bazaar.from(),
    )
    expect([status, stderr.split("\n")[0]]).toEqual([
      2,
      expect.stringContaining("o.ndjson:445:1: found no JSON"),
    ])
    const left = readdirSync(bazaar.folder).filter((name) => name !== ".ledger")
    expect(left.toSorted()).toEqual(["o.ndjson", "seeds"])
  })
})
