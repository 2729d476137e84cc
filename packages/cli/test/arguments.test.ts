import { describe, expect, it } from "vitest"
import { workspace } from "./command.ts"

const bazaar = workspace()

const refusal = async (...args: readonly string[]): Promise<string> => {
  const { status, stdout, stderr } = await bazaar.run(args)
  expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: "" })
  return stderr.trimEnd()
}

describe("one dash where two belong is refused, not read as letters", () => {
  it.each([
    [["verify", "-checkpoint", "head.txt", "-key", "k.pub"], "-checkpoint", "--checkpoint"],
    [["-verbose"], "-verbose", "--verbose"],
    [["-help"], "-help", "--help"],
    [["-version"], "-version", "--version"],
    [["verify", "-hv"], "-hv", "--hv"],
    [["in-force", "-on=2022-06-10"], "-on", "--on"],
    [["in-force", "--on", "2022-06-10", "-json"], "-json", "--json"],
    [["record", "x.yaml", "-by", "curator"], "-by", "--by"],
  ])("%j", async (args, found, expected) => {
    expect(await refusal(...args)).toBe(
      `policy-ledger: found ${found}, with one dash, expected two: ${expected}`,
    )
  })

  it("also with a value to a single letter", async () => {
    expect(await refusal("verify", "-h=1")).toBe(
      "policy-ledger: found -h, with one dash, expected a flag with two dashes",
    )
  })

  it("and so is a single letter that is no flag", async () => {
    expect(await refusal("verify", "-k", "k.pub")).toMatch(
      /^policy-ledger verify: found the unknown flag -k, expected one of its flags/,
    )
  })

  it("but -h and -v are flags, - is standard input, and behind -- nothing is a flag", async () => {
    expect((await bazaar.run(["verify", "-h"])).status).toBe(0)
    expect((await bazaar.run(["-v"])).status).toBe(0)
    expect((await bazaar.run(["audit", "-"], { input: "{}" })).status).toBe(0)
    expect((await bazaar.run(["audit", "--", "-case.json"])).stderr).toMatch(
      /^-case\.json: found no such file/,
    )
    expect((await bazaar.run(["follow", "--from", "-1"])).stderr).toMatch(/^--from: found -1/)
  })
})

describe("an option that is given twice is refused: one of them would be passed over", () => {
  it.each([
    [["verify", "--key", "a.pub", "--checkpoint", "head.txt", "--key", "b.pub"], "--key"],
    [["verify", "--log=a", "--log", "b"], "--log"],
    [["replay", "--store", "memory:", "--store", "sqlite:x.db"], "--store"],
    [["--store", "memory:", "replay", "--store=memory:"], "--store"],
    [["replay", "--json", "--json"], "--json"],
    [["replay", "--json", "--no-json"], "--json"],
  ])("%j", async (args, at) => {
    expect(await refusal(...args)).toBe(`${at}: found it twice, expected it once`)
  })
})

describe("a number that is none, or out of its range, is refused with the range", () => {
  it.each([
    [
      ["audit", "o.ndjson", "--out", "r.csv"],
      "--jobs",
      ["x", "0", "-1", "1.5", "1e2", "007", "0x10", "257"],
      "1 to 256",
    ],
    [["verify"], "--witnesses", ["x", "-1", "1.5", "Infinity", "NaN"], "0"],
    [["follow"], "--from", ["x", "-1", "1.5", "٣"], "0"],
    [["offsets", "Europe/London"], "--from", ["x", "1969", "2000.5"], "1970 to 2100"],
    [["offsets", "Europe/London"], "--until", ["x", "2101"], "1970 to 2100"],
  ])("%j %s", async (args, flag, values, range) => {
    for (const value of values)
      for (const given of [[flag, value], [`${flag}=${value}`]])
        expect(await refusal(...args, ...given)).toBe(
          `${flag}: found ${value}, expected a whole number from ${range} (see policy-ledger ${args[0]} --help)`,
        )
  })
})

describe("an empty text is refused: so a shell leaves a variable that is not set", () => {
  it.each([
    [["verify", "--key=", "--checkpoint="], "--key"],
    [["verify", "--key", "", "--checkpoint", "head.txt"], "--key"],
    [["replay", "--store="], "--store"],
    [["replay", "--seeds", ""], "--seeds"],
    [["replay", "--platform="], "--platform"],
    [["record", "x.yaml", "--by", ""], "--by"],
    [["replay", "--json="], "--json"],
    [["audit", ""], "policy-ledger"],
    [[""], "policy-ledger"],
  ])("%j", async (args, at) => {
    expect(await refusal(...args)).toBe(`${at}: found an empty text, expected a value`)
  })

  it("and so is a flag with nothing behind it", async () => {
    expect(await refusal("verify", "--key")).toMatch(/^--key: found no value, expected /)
    expect(await refusal("verify", "--key", "--checkpoint", "head.txt")).toMatch(/^--key: found no value/)
  })
})
