import { once } from "node:events"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { workspace } from "../command.ts"
import { start } from "../process.ts"

it.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
  "a run that %s ends leaves nothing that looks like a result",
  async (signal) => {
    const bazaar = workspace()
    const call = ["audit", "-", "--from", "csv", "--out", "r.csv", "--progress"]
    const child = start(call, bazaar.from())
    const told = once(child.stderr, "data")
    let isTold = false
    void told.then(() => (isTold = true))
    child.stdin.on("error", () => undefined)
    child.stdin.write("order.id\n")
    while (!isTold)
      if (!child.stdin.write("B-1\n".repeat(1000))) await Promise.race([told, once(child.stdin, "drain")])
    const [progress] = (await told) as [Buffer]
    expect(progress.toString()).toMatch(/^\d+ orders, \d+ a second\n/)
    child.kill(signal)
    expect(await once(child, "exit")).toEqual([null, signal])
    expect(existsSync(join(bazaar.folder, "r.csv"))).toBe(false)
    const left = readdirSync(bazaar.folder).filter((name) => !name.startsWith("."))
    expect(left).toEqual(["seeds"])
  },
)
