import { once } from "node:events"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { Readable } from "node:stream"
import { expect, it } from "vitest"
import { workspace } from "../command.ts"
import { start } from "../process.ts"

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
