import { describe, expect, it } from "vitest"
import { BARE, FLOODED, ORDER, line } from "./cases.ts"
import { workspace } from "./command.ts"

const bazaar = workspace()
const BAD = '{"order":{"payedAt":1}}\n'

describe("cases in .ndjson are answered line by line", () => {
  bazaar.file("mixed.ndjson", `${line(ORDER)}${BAD}\n{\n${line(BARE).trimEnd()}`)

  it("a bad line is reported with its number while the others are answered", async () => {
    const { status, stdout, stderr } = await bazaar.run(["audit", "mixed.ndjson", "--json"])
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((text) => (JSON.parse(text) as { case: string }).case),
    ).toEqual(["B-1", "B-3"])
    expect(stderr.split("\n")).toEqual([
      "mixed.ndjson:2:11: order.payedAt: found a fact that the platform does not declare, expected one that it declares (did you mean paidAt?)",
      "mixed.ndjson:4:2: found no JSON: it breaks off, expected one case in JSON, an object of facts",
      "",
    ])
    expect(status).toBe(2)
  })

  it("laid out for a person, the ledger and what it is worth stand once, at the end", async () => {
    const { status, stdout } = await bazaar.run(["audit", "mixed.ndjson"])
    expect(stdout.match(/^B-\d(?= )/gm)).toEqual(["B-1", "B-3"])
    expect(stdout.match(/Not legal advice\./g)).toHaveLength(1)
    expect(stdout.trimEnd().endsWith("Not legal advice.")).toBe(true)
    expect(status).toBe(2)
  })

  it("asked as recorded before anything was, it says once that the ledger held nothing", async () => {
    const { stdout } = await bazaar.run(["audit", "mixed.ndjson", "--recorded-by", "2020-01-01"])
    expect(stdout.match(/this ledger held nothing yet/g)).toHaveLength(1)
  })

  it("a line of Windows and a line that is no UTF-8", async () => {
    const text = Buffer.concat([Buffer.from(line(ORDER).replace("\n", "\r\n")), Buffer.from([0xff, 0x0a])])
    bazaar.file("windows.ndjson", text)
    const { stdout, stderr } = await bazaar.run(["audit", "windows.ndjson", "--json"])
    expect(stdout.match(/"case":"B-1"/g)).toHaveLength(1)
    expect(stderr).toBe(
      "windows.ndjson:2:1: found bytes that are no UTF-8, expected one case in JSON, an object of facts\n",
    )
  })

  it("no case at all is an empty answer that states the coverage", async () => {
    bazaar.file("none.ndjson", "")
    expect(await bazaar.run(["audit", "none.ndjson", "--json"])).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    })
    expect((await bazaar.run(["audit", "none.ndjson"])).stdout).toContain(
      "A made-up ledger, for tests alone.",
    )
  })
})

describe("standard input is one case or many", () => {
  const answered = async (input: string): Promise<readonly (string | null)[]> => {
    const { stdout } = await bazaar.run(["audit", "-", "--json"], { input })
    return stdout.split(/\n(?=\{)/).map((text) => (JSON.parse(text) as { case: string | null }).case)
  }

  it("one object on one line or over several", async () => {
    expect(await answered(JSON.stringify(ORDER))).toEqual(["B-1"])
    expect(await answered(JSON.stringify(ORDER, null, 2))).toEqual(["B-1"])
  })

  it("one object a line", async () => {
    expect(await answered(line(ORDER) + line(FLOODED))).toEqual(["B-1", "B-2"])
    expect(await answered(`\n${line(ORDER)}\n\n${line(FLOODED)}`)).toEqual(["B-1", "B-2"])
  })

  it("one a line where the first is bad", async () => {
    const { status, stdout, stderr } = await bazaar.run(["audit", "-", "--json"], {
      input: `{\n${line(ORDER)}`,
    })
    expect(stdout.match(/"case":"B-1"/g)).toHaveLength(1)
    expect(stderr).toMatch(/^standard input:1:2: found no JSON/)
    expect(status).toBe(2)
  })
})

describe("standard output holds the answer alone", () => {
  it("no colour where nobody sees it, colour where it is asked for", async () => {
    const shown = async (env: NodeJS.ProcessEnv): Promise<string> =>
      (await bazaar.run(["in-force", "--on", "2022-06-10"], { env })).stdout
    expect(await shown({})).not.toContain("\u001b")
    expect(await shown({ FORCE_COLOR: "1" })).toContain("\u001b[1mRules on 2022-06-10\u001b[22m")
    expect(await shown({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(await shown({}))
  })

  it("no colour in JSON", async () => {
    const { stdout } = await bazaar.run(["in-force", "--on", "2022-06-10", "--json"], {
      env: { FORCE_COLOR: "1" },
    })
    expect(stdout).not.toContain("\u001b")
  })

  it("help and version are answers", async () => {
    const help = await bazaar.run(["in-force", "--help"])
    expect(help).toMatchObject({ status: 0, stderr: "" })
    expect(help.stdout).toContain("--announced-by DATE")
    expect(help.stdout).toContain("policy-ledger in-force --on 2023-06-03")
    const version = await bazaar.run(["--version"])
    expect(version).toMatchObject({ status: 0, stderr: "" })
    expect(version.stdout).toMatch(
      /^policy-ledger \d+\.\d+\.\d+\nbazaar: 14 events, root sha256:[0-9a-f]{64}\n$/,
    )
  })

  it("completions name the commands", async () => {
    const { status, stdout, stderr } = await bazaar.run(["--completions", "bash"])
    expect([status, stderr]).toEqual([0, ""])
    for (const command of ["audit", "in-force", "replay"]) expect(stdout).toContain(command)
  })
})
