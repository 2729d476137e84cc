import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { closeSync, existsSync, openSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { line, ORDER } from "./cases.ts"
import { commandNames, emptyFolder, environmentOf, type Ran, workspace } from "./command.ts"
import { bin, launcher, runProcess, start } from "./process.ts"

// What only a process of its own can show: that the bundle is the command that the other tests call, how it starts and
// ends, pipes, and several at once.

const NEWS = "seeds/bazaar/2022-06-20-surcharge.yaml"

/**
 * A call of every command but `follow`, which goes on until its process ends, one after the other in one folder; `into` is
 * the file that takes the answer.
 */
const CALLS: readonly (readonly [args: readonly string[], status: number, into?: string])[] = [
  [["--help"], 0],
  [["--version"], 0],
  [["--completions", "bash"], 0],
  [[], 2],
  [["announcements", "--lang", "zh"], 0],
  [["in-force", "--on", "2022-06-10"], 0],
  [["in-force", "--on", "2022-13-01"], 2],
  [["history", "shipping", "--json"], 0],
  [["diff", "--from", "2022-01-20", "--to", "2022-06-10"], 0],
  [["upcoming", "--on", "2022-03-05"], 0],
  [["audit", "order.json", "--explain", "--receipt", "receipt.json"], 0],
  [["check-receipt", "receipt.json"], 0],
  [["what-if", "order.json", "--vary", "order.paidAt", "--from", "2022-06-01", "--to", "2022-06-20"], 0],
  [["impact", "order.json", "--from", "events:1", "--to", "events:1"], 0],
  [["export", "--format", "parquet", "--out", "tables"], 0],
  [["check"], 1],
  [["draft", "pages/page.txt", "--site", "plain"], 0],
  [["draft", "pages/page.txt", "--site", "plain", "--rest"], 0],
  [["cite", NEWS, "--pages", "pages"], 2],
  [["record", NEWS, "--by", "curator"], 0],
  [["record", "none.yaml"], 2],
  [["replay", "--step", "--until", "3"], 0],
  [["migrate", "--from", "sqlite:.ledger/bazaar.db", "--to", "sqlite:copy.db"], 0],
  [["backup", "backup.db"], 0],
  [["restore", "backup.db"], 0],
  [["rebuild", "--by", "curator", "--unreleased"], 0],
  [["keygen", "policy-ledger-bazaar", "--out", "key"], 0],
  [["offsets", "Europe/London"], 0],
  [["checkpoint", "--key", "key"], 0, "head"],
  [["prove", "3", "--checkpoint", "head"], 0, "proof"],
  [["check-proof", "proof", "--key", "key.pub"], 0],
  [["verify", "--checkpoint", "head", "--key", "key.pub"], 0],
  [["consistency", "3", "head"], 0],
  [["verify", "--log", "order.json"], 1],
]

/** Without what the clock and the random numbers make. */
const withoutChance = ({ status, stdout, stderr }: Ran): Ran => {
  const masked = (text: string): string =>
    text
      .replace(/sha256:[0-9a-f]{64}|\+[0-9a-f]{8}\+\S+|^— .*|^\S{43}=$/gm, "…")
      .replace(/20\d\d-\d\d-\d\d[T ][\d:.]+ ?\+05:45/g, "…")
      .replace(/^extra .*/gm, "…")
  return { status, stdout: masked(stdout), stderr: masked(stderr) }
}

describe("the bundle", () => {
  it("says of every command what the other tests hear in their own process", async () => {
    const [bundled, here] = [workspace(), workspace()]
    for (const { file } of [bundled, here]) {
      file("order.json", JSON.stringify(ORDER))
      file(NEWS, announcement())
      file("pages/page.txt", "Parcels\n2022-06-21\nFrom 1 July 2022 a parcel costs 3.50 EUR.")
    }
    for (const [args, status, into] of CALLS) {
      const ran = await runProcess(args, bundled.from())
      const called = await here.run(args)
      expect({ args, ...withoutChance(ran) }).toEqual({ args, ...withoutChance(called), status })
      if (into === undefined) continue
      bundled.file(into, ran.stdout)
      here.file(into, called.stdout)
    }
    const called = new Set(CALLS.map(([[command = ""]]) => command))
    expect((await commandNames()).filter((name) => !called.has(name))).toEqual(["follow"])
  })

  it("follows a store in memory to its end, for nobody else can append to it", async () => {
    const { status, stdout } = await runProcess(
      ["follow", "--from", "12", "--store", "memory:", "--json"],
      workspace().from(),
    )
    const lines = stdout.trimEnd().split("\n")
    expect(lines.map((text) => JSON.parse(text) as unknown)).toMatchObject([
      { revision: 12 },
      { revision: 13 },
    ])
    expect(status).toBe(0)
  })

  it("is started by the launcher, which says nothing itself", () => {
    const { folder, from } = workspace()
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [launcher, "replay", "--until", "3", "--json"],
      { cwd: folder, env: environmentOf(from()), encoding: "utf8" },
    )
    expect([status, stderr]).toEqual([0, ""])
    expect(JSON.parse(stdout)).toMatchObject({ ledger: { events: 4 } })
  })

  it("answers from the ledger that it lies beside, far from any other", async () => {
    const { stdout, status } = await runProcess(["announcements", "--store", "memory:"], {
      cwd: emptyFolder(),
    })
    expect(stdout).toContain("2022-10-12-shipping-conduct")
    expect(status).toBe(0)
  })

  it("names a Node that is too old with the one that is needed, before anything else is read", async () => {
    const older = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})"
    const { status, stdout, stderr } = await runProcess(["in-force", "--on", "2023-06-08"], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}` },
    })
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(/^policy-ledger: node: found v20\.20\.2, expected v24 or later; .*\n$/)
  })

  it("makes no segmenter of graphemes before help needs one: it is slow to load", async () => {
    const refusing = "Intl.Segmenter=class{constructor(){throw new Error('a segmenter is made')}}"
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(refusing)}` }
    const bazaar = workspace()
    expect((await runProcess(["announcements"], bazaar.from({ env }))).status).toBe(0)
    const { status, stderr } = await runProcess(["--help"], bazaar.from({ env }))
    expect(stderr).toContain("a segmenter is made")
    expect(status).toBe(2)
  })

  it("keeps the password of a server that is not reached", async () => {
    const { status, stdout, stderr } = await runProcess(
      ["replay", "--store", "esdb://admin:secret@localhost:1"],
      workspace().from(),
    )
    expect(stderr).toMatch(/^\S.*: found .*, expected .*\n$/)
    expect(stderr).not.toContain("secret")
    expect([status, stdout]).toEqual([2, ""])
  })

  it("keeps the password of a server when everything is to be traced", async () => {
    const { status, stdout, stderr } = await runProcess(
      ["replay", "--verbose", "--store", "esdb://admin:secret@localhost:1"],
      workspace().from({ env: { DEBUG: "*", GRPC_TRACE: "all", GRPC_VERBOSITY: "DEBUG" } }),
    )
    for (const form of ["secret", ...["secret", "admin:secret"].map((text) => btoa(text))])
      expect(stderr).not.toContain(form)
    expect([status, stdout]).toEqual([2, ""])
  })
})

describe("pipes", () => {
  const bazaar = workspace()
  bazaar.file("thousand.ndjson", line(ORDER).repeat(1000))

  it("the first case is answered before the last is there", async () => {
    const child = start(["audit", "-", "--json"], bazaar.from())
    child.stdin.write(line(ORDER).repeat(2))
    const [first] = (await once(child.stdout, "data")) as [Buffer]
    expect(first.toString()).toContain('"case":"B-1"')
    child.stdin.end()
    expect(await once(child, "close")).toEqual([0, null])
  })

  it("the first page of a table is printed before the last case is there", async () => {
    const child = start(["audit", "-"], bazaar.from())
    child.stdin.write(line(ORDER).repeat(51))
    const [first] = (await once(child.stdout, "data")) as [Buffer]
    expect(first.toString()).toMatch(/^Order /)
    child.stdin.end()
    expect(await once(child, "close")).toEqual([0, null])
  })

  it("a large answer arrives whole", async () => {
    const { status, stdout, stderr } = await runProcess(["audit", "thousand.ndjson", "--json"], bazaar.from())
    expect(stdout.match(/"case":"B-1".*\n/g)).toHaveLength(1000)
    expect([status, stderr]).toEqual([0, ""])
  })

  it("a reader that stops early ends the command quietly", async () => {
    const child = start(["audit", "thousand.ndjson", "--json"], bazaar.from())
    let notes = ""
    child.stderr.on("data", (chunk: Buffer) => (notes += chunk.toString()))
    await once(child.stdout, "data")
    child.stdout.destroy()
    expect(await once(child, "close")).toEqual([0, null])
    expect(notes).toBe("")
  })
})

describe('the answer "no" is the exit status, also where the reader leaves before it is written', () => {
  const bazaar = workspace()
  bazaar.file("order.json", JSON.stringify(ORDER))
  for (let i = 0; i < 600; i++) bazaar.file(`seeds/bazaar/2022-01-01-none-${i}.yaml`, "none: true\n")

  beforeAll(async () => {
    await bazaar.run(["keygen", "policy-ledger-bazaar", "--out", "key"])
    const head = (await bazaar.run(["checkpoint", "--key", "key"])).stdout
    bazaar.file("head", head)
    bazaar.file("fork", head.split("\n").with(2, Buffer.alloc(32).toString("base64")).join("\n"))
    bazaar.file("proof", (await bazaar.run(["prove", "3", "--checkpoint", "head"])).stdout)
    await bazaar.run(["keygen", "policy-ledger-bazaar", "--out", "other"])
    await bazaar.run(["audit", "order.json", "--receipt", "receipt.json"])
    const log = readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson"), "utf8")
    bazaar.file("tampered.ndjson", log.replace("shipping rules, in", "shipping rule, in"))
    const receipt = readFileSync(join(bazaar.folder, "receipt.json"), "utf8")
    bazaar.file("receipt.json", receipt.replaceAll("B-1", "B-9"))
  })

  it.each([
    ["verify --log tampered.ndjson", "true"],
    ["verify --log tampered.ndjson --json", "true"],
    ["verify --checkpoint head --key other.pub", "true"],
    ["check", "head -1"],
    ["check --json", "head -1"],
    ["check --json", "true"],
    ["check-proof proof --key other.pub", "true"],
    ["consistency 3 fork", "true"],
    ["check-receipt receipt.json --json", "true", 3],
  ])("%s | %s", (call, reader, status = 1) => {
    const { folder, from } = bazaar
    const script = `set -o pipefail; "$0" "$1" ${call} | { exec ${reader}; }`
    const left = spawnSync("bash", ["-c", script, process.execPath, bin], {
      cwd: folder,
      env: environmentOf(from()),
      encoding: "utf8",
    })
    expect([left.status, left.stderr]).toEqual([status, ""])
  })
})

describe.skipIf(!existsSync("/dev/full"))("where there is no room for what is written", () => {
  const bazaar = workspace()
  bazaar.file("thousand.ndjson", line(ORDER).repeat(1000))
  const into = (args: readonly string[], stdout: "pipe" | number, stderr: "pipe" | number) =>
    spawnSync(process.execPath, [bin, ...args], {
      cwd: bazaar.folder,
      env: environmentOf(bazaar.from()),
      stdio: ["ignore", stdout, stderr],
      encoding: "utf8",
    })

  it.each([
    [["announcements"]],
    [["in-force", "--on", "2022-06-10", "--json"]],
    [["audit", "thousand.ndjson"]],
    [["verify", "--log", "thousand.ndjson"]],
    [["--help"]],
    [["--version"]],
    [["--completions", "bash"]],
  ])("the answer of %j is told to be cut off", (args) => {
    const full = openSync("/dev/full", "w")
    const { status, stderr } = into(args, full, "pipe")
    closeSync(full)
    expect(stderr).toBe(
      "standard output: found a full disk, expected room for the whole answer: what stands there is cut off\n",
    )
    expect(status).toBe(2)
  })

  it.each([
    [["prove", "3"], 0],
    [["verify", "--log", "thousand.ndjson"], 1],
    [["in-force", "--on", "never"], 2],
  ])("notes of %j are lost, and neither the answer nor the status", (args, expected) => {
    const full = openSync("/dev/full", "w")
    const { status, stdout } = into(args, "pipe", full)
    closeSync(full)
    expect([stdout === "", status]).toEqual([expected === 2, expected])
  })
})

describe("several processes on one ledger", () => {
  it("events that another process recorded are there", async () => {
    const bazaar = workspace()
    await runProcess(["replay"], bazaar.from())
    bazaar.file(NEWS, announcement())
    await runProcess(["record", NEWS, "--store", "memory:"], bazaar.from())
    expect(await bazaar.ask(["replay"])).toMatchObject({ ledger: { events: 16 } })
  })

  it("all record at once, one after the other", async () => {
    const bazaar = workspace()
    const files = ["a", "b", "c"].map((name) =>
      bazaar.file(
        `seeds/bazaar/2022-06-20-${name}.yaml`,
        announcement().replaceAll("surcharge", `charge-${name}`),
      ),
    )
    const ran = await Promise.all(files.map((file) => runProcess(["record", file], bazaar.from())))
    expect(ran.map(({ status, stderr }) => [status, stderr])).toEqual(files.map(() => [0, ""]))
    expect(await bazaar.ask(["check"])).toMatchObject({ findings: [] })
    expect(await bazaar.ask(["replay"])).toMatchObject({ ledger: { events: 20 } })
  })
})
