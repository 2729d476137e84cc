import { describe, expect, it } from "vitest"
import { workspace } from "./command.ts"

const exporting = (...flags: readonly string[]) => workspace().run(["export", "--format", "sql", ...flags])

describe("export --format sql", () => {
  it("prints the script of the view that was asked for, and nothing else", async () => {
    const { status, stdout, stderr } = await exporting("--dialect", "postgres", "--rows", "verdicts")
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toMatch(/^-- The view verdicts: .*\n[^]*CREATE OR REPLACE VIEW verdicts AS\nWITH [^]*;\n$/)
  })

  it("prints the table that it reads", async () => {
    const { status, stdout } = await exporting("--dialect", "duckdb", "--shape")
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^CREATE TABLE IF NOT EXISTS orders \([^]*VIEW orders_misread [^]*INSERT INTO orders [^]*COMMIT;\n$/,
    )
  })

  it.each([
    ["no dialect", [], /--dialect: found no --dialect, expected one of duckdb, postgres, spark/],
    [
      "a group that decides nothing",
      ["--dialect", "duckdb", "--about", "nope"],
      /--about: found "nope", expected one of /,
    ],
    ["a presumption that is none", ["--dialect", "duckdb", "--presume", "luck"], /--presume: /],
  ] as const)("%s is a mistake of the call", async (_, flags, message) => {
    const { status, stdout, stderr } = await exporting(...flags)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(message)
  })
})
