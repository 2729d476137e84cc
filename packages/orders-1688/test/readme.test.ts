import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { AGREED_DATE, BADGES, MARKETS, NO_BADGES, ORDER_STATUSES, REFUND_STATUSES } from "../src/codes.ts"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")

it("the README names every word and code that is known, those of badges with what they are", () => {
  const named = [...MARKETS.keys(), ...NO_BADGES, AGREED_DATE, ...ORDER_STATUSES.keys()]
  expect(named.filter((code) => !readme.includes(`\`${code}\``))).toEqual([])
  expect([...BADGES].filter(([code, badge]) => !readme.includes(`\`${code}\` ${badge}`))).toEqual([])
  const returns = [...REFUND_STATUSES].flatMap(([status, stage]) => (stage === "return" ? [status] : []))
  expect(returns.filter((status) => !readme.includes(`\`${status}\``))).toEqual([])
})

it("the README of the workspace goes from an order of the platform to its deadline in ten lines that run", async () => {
  const root = new URL("../../../", import.meta.url)
  const text = readFileSync(new URL("README.md", root), "utf8")
  const [, code = ""] = /```js\n([\s\S]*?)```/.exec(text) ?? []
  expect(code.trim().split("\n").length).toBeLessThanOrEqual(10)
  const file = new URL("own/readme.mjs", import.meta.url)
  mkdirSync(new URL(".", file), { recursive: true })
  writeFileSync(file, code)
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(file)], {
      cwd: fileURLToPath(root),
      encoding: "utf8",
    })
    expect([status, stderr, stdout.split(" [")[0]]).toEqual([0, "", "2024-03-02T00:00:00+08:00 PT34H"])
  } finally {
    rmSync(new URL(".", file), { recursive: true })
  }
})
