import { execFileSync, spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { fuzz } from "../src/fuzz.ts"

const script = ["-C", "@policy-ledger/source", fileURLToPath(new URL("../src/run.ts", import.meta.url))]
const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [...script, ...args], { encoding: "utf8" })

describe("pnpm test:faults", () => {
  it("causes the same faults with the same seed, and others with another", async () => {
    const urls = fuzz().find(({ name }) => name === "fuzzed: store URL")
    const outcomesOf = async (seed: number) => (await urls?.run({ quick: true, seed }))?.outcomes
    const first = await outcomesOf(5)
    expect(first).toBeInstanceOf(Map)
    expect(await outcomesOf(5)).toEqual(first)
    expect(await outcomesOf(6)).not.toEqual(first)
  })

  it("counts each family that is asked for, and names the others", () => {
    const told = run("--quick", "--only", "not ours")
    expect(told).toContain("Faults, the quick form, seed 0")
    expect(told).toMatch(
      /^\| a database that is not ours or newer \| 3 \| 3 \| .*\n\n3 survived of 3 tried$/m,
    )
    const help = run("--help")
    for (const name of ["receipts", "doubled keys", "control characters", "passwords", "bounds", "KurrentDB"])
      expect(help).toContain(name)
  })

  it.each([
    ["--only", "unheard of", "--only: found unheard of, expected a part of a name"],
    ["--seed", "x", "--seed: found x, expected a whole number"],
    ["--fast", "", "--fast"],
  ])("refuses %s %s", (flag, value, message) => {
    const { status, stderr } = spawnSync(process.execPath, [...script, flag, value], { encoding: "utf8" })
    expect(status).not.toBe(0)
    expect(stderr).toContain(message)
  })
})
