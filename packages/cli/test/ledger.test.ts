import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { emptyFolder, type Workspace, workspace } from "./command.ts"

const FILE = "seeds/bazaar/2022-06-20-surcharge.yaml"
const logOf = ({ folder }: Workspace): string => readFileSync(join(folder, "seeds/bazaar.ndjson"), "utf8")

describe("record", () => {
  const bazaar = workspace()

  it("appends an announcement whole and says where the ledger ends", async () => {
    bazaar.file(FILE, announcement())
    const before = logOf(bazaar)
    expect(await bazaar.ask(["record", FILE, "--by", "Li Lei"])).toMatchObject({
      v: 1,
      recorded: [
        { announcement: "2022-06-20-surcharge", reading: 1, outcome: "recorded", first: 14, last: 15 },
      ],
      ledger: { origin: "policy-ledger-bazaar", events: 16 },
    })
    const added = logOf(bazaar).slice(before.length).trimEnd().split("\n")
    expect(logOf(bazaar).startsWith(before)).toBe(true)
    expect(added.map((text) => (JSON.parse(text) as { recordedBy: string }).recordedBy)).toEqual([
      "Li Lei",
      "Li Lei",
    ])
    expect(
      (await bazaar.ask(["in-force", "--on", "2022-07-02", "--provision", "shipping/surcharge"]))["inForce"],
    ).toHaveLength(1)
  })

  it("recording the same again changes nothing and says so", async () => {
    const before = logOf(bazaar)
    const { status, stdout } = await bazaar.run(["record", FILE])
    expect(stdout).toContain("recorded already, nothing changed  2022-06-20-surcharge")
    expect(status).toBe(0)
    expect(logOf(bazaar)).toBe(before)
  })

  it("one bad file among several: none is recorded", async () => {
    const before = logOf(bazaar)
    bazaar.file("seeds/bazaar/2022-06-21-other.yaml", announcement().replace("surcharge\n", "other-charge\n"))
    bazaar.file("seeds/bazaar/2022-06-22-bad.yaml", announcement({ from: '"2022-02-30"' }))
    const { status } = await bazaar.run([
      "record",
      "seeds/bazaar/2022-06-21-other.yaml",
      "seeds/bazaar/2022-06-22-bad.yaml",
    ])
    expect(status).toBe(2)
    expect(logOf(bazaar)).toBe(before)
  })
})

describe("check", () => {
  it("names what is to put right, with the place as editors read it, and its exit status is 1", async () => {
    const bazaar = workspace()
    bazaar.file(FILE, announcement())
    const { status, stdout, stderr } = await bazaar.run(["check"])
    expect(stdout).toMatch(
      /^seeds\/bazaar\/2022-06-20-surcharge\.yaml:1:1: found .*, expected it to be recorded \[not-recorded\]\n\nchecked 6 files: 1 to put right\n$/,
    )
    expect([status, stderr]).toEqual([1, ""])
    expect((await bazaar.ask(["check"]))["findings"]).toMatchObject([
      { lint: "not-recorded", file: FILE, line: 1 },
    ])
  })

  it("an altered line of a released log", async () => {
    const bazaar = workspace()
    bazaar.file("released.ndjson", logOf(bazaar).replace("shipping rules, in", "shipping rule, in"))
    const { status, stdout } = await bazaar.run(["check", "--released", "released.ndjson"])
    expect(stdout).toContain("[released-line-altered]")
    expect(status).toBe(1)
  })

  it("compares with the pages where they are given", async () => {
    const bazaar = workspace()
    bazaar.file("pages/page.txt", "nothing of it\n")
    const { status, stdout } = await bazaar.run(["check", "--pages", "pages"])
    expect(stdout).toContain("[passage-missing]")
    expect(status).toBe(1)
  })

  it("nothing to put right: exit status 0", async () => {
    expect(await workspace().run(["check", "--lang", "zh"])).toEqual({
      status: 0,
      stdout: "已检查 5 个文件：没有问题\n",
      stderr: "",
    })
  })
})

describe("replay", () => {
  const bazaar = workspace()
  const digest = async (...args: readonly string[]) =>
    ((await bazaar.ask(["replay", ...args]))["state"] as { digest: string }).digest

  it("the same log, the same digest, from any store", async () => {
    expect(await digest("--store", "memory:")).toBe(await digest())
    expect(await digest("--store", `sqlite:${join(bazaar.folder, "other/store.db")}`)).toBe(await digest())
  })

  it("until an event by id or revision, or a time", async () => {
    const { id } = JSON.parse(logOf(bazaar).split("\n")[6] ?? "") as { id: string }
    expect(await bazaar.ask(["replay", "--until", "6"])).toMatchObject({ ledger: { events: 7 }, until: "6" })
    expect(await digest("--until", id)).toBe(await digest("--until", "6"))
    expect(await digest("--until", "6")).not.toBe(await digest())
    expect(await bazaar.ask(["replay", "--until", "2024-12-31"])).toMatchObject({
      ledger: { events: 0 },
      state: { announcements: 0 },
    })
    expect(await digest("--until", "2025-01-01T00:00:00+05:45")).toBe(await digest())
  })
})

describe("rebuild", () => {
  it("writes the log anew and fills the store from it", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    bazaar.file(FILE, announcement())
    bazaar.file("packages/rules-bazaar/package.json", '{ "version": "0.9.0" }')
    expect(await bazaar.ask(["rebuild", "--by", "curator"])).toMatchObject({ ledger: { events: 16 } })
    expect((await bazaar.ask(["check"]))["findings"]).toEqual([])
    expect(await bazaar.ask(["replay"])).toMatchObject({ state: { announcements: 6 } })
  })

  it("leaves the log as it is where an announcement is refused", async () => {
    const bazaar = workspace()
    bazaar.file(FILE, announcement({ from: '"2022-02-30"' }))
    const before = logOf(bazaar)
    expect((await bazaar.run(["rebuild", "--unreleased"])).status).toBe(2)
    expect(logOf(bazaar)).toBe(before)
  })

  it("is refused where nothing tells whether the log was released, and nobody says that it was not", async () => {
    const bazaar = workspace()
    const before = logOf(bazaar)
    const { status, stderr } = await bazaar.run(["rebuild"])
    expect([status, stderr]).toEqual([
      2,
      "seeds/bazaar.ndjson: found no packages/rules-bazaar/package.json to tell its release, expected that version, or --unreleased where there is no such package: a log that others were given is append-only\n",
    ])
    for (const broken of ["{ broken", "[]", '{ "version": "1.4.2", "version": "0.9.0" }']) {
      bazaar.file("packages/rules-bazaar/package.json", broken)
      expect((await bazaar.run(["rebuild", "--unreleased"])).stderr).toContain(
        "found no version in packages/",
      )
    }
    bazaar.file("packages/rules-bazaar/package.json", '{ "version": "1.4.2" }')
    expect((await bazaar.run(["rebuild", "--unreleased"])).stderr).toContain("found release 1.4.2")
    expect(logOf(bazaar)).toBe(before)
  })

  it("with an announcement's file gone is refused, and log and store stay", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    const before = logOf(bazaar)
    rmSync(join(bazaar.folder, "seeds/bazaar"), { recursive: true })
    mkdirSync(join(bazaar.folder, "seeds/bazaar"))
    const { status, stderr } = await bazaar.run(["rebuild", "--unreleased"])
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^seeds\/bazaar\.ndjson: found 5 announcements that have no file in seeds\/bazaar \(/,
      ),
    ])
    expect(logOf(bazaar)).toBe(before)
    expect(existsSync(join(bazaar.folder, ".ledger/bazaar.db"))).toBe(true)
  })

  it("is over with the first release of the platform's data package", async () => {
    const bazaar = workspace()
    const before = logOf(bazaar)
    bazaar.file("packages/rules-bazaar/package.json", '{ "version": "1.0.0" }')
    expect(await bazaar.run(["rebuild"])).toMatchObject({
      status: 2,
      stderr:
        "seeds/bazaar.ndjson: found release 1.0.0, with which the log is append-only, expected a correction, <id>.2.yaml, to be recorded\n",
    })
    expect(logOf(bazaar)).toBe(before)
  })
})

describe("migrate", () => {
  it("from a database that is not there is refused, and none is made", async () => {
    const bazaar = workspace()
    expect(await bazaar.run(["migrate", "--from", "sqlite:bazar.db", "--to", "sqlite:copy.db"])).toEqual({
      status: 2,
      stdout: "",
      stderr: "--from: found no file bazar.db, expected a store's database\n",
    })
    expect(["bazar.db", "copy.db"].map((file) => existsSync(join(bazaar.folder, file)))).toEqual([
      false,
      false,
    ])
  })

  it("from a store that does not hold the ledger is refused", async () => {
    const { status, stderr } = await workspace().run([
      "migrate",
      "--from",
      "memory:",
      "--to",
      "sqlite:copy.db",
    ])
    expect(stderr).toBe(
      "migration of policy-ledger-bazaar: found no event of it in the store to copy from, expected the store that holds it\n",
    )
    expect(status).toBe(2)
  })
})

describe("a start trusts only what it has seen", () => {
  it("a changed platform file is decoded again", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    expect(existsSync(join(bazaar.folder, ".ledger/bazaar.platform.json"))).toBe(true)
    const platform = join(bazaar.folder, "seeds/bazaar.yaml")
    writeFileSync(platform, readFileSync(platform, "utf8").replace("A made-up ledger", "An invented ledger"))
    expect(await bazaar.ask(["in-force", "--on", "2021-01-01"])).toMatchObject({
      coverage: { statement: { en: "An invented ledger, for tests alone." } },
    })
    writeFileSync(platform, "id: [")
    expect(await bazaar.run(["in-force", "--on", "2021-01-01"])).toMatchObject({ status: 2, stdout: "" })
  })

  it("a cache that was cut short is made again", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    writeFileSync(join(bazaar.folder, ".ledger/bazaar.platform.json"), '{"build":')
    expect(await bazaar.run(["replay"])).toMatchObject({ status: 0, stderr: "" })
  })

  it("the nearest seeds folder above is found", async () => {
    const bazaar = workspace()
    bazaar.file("deep/er/x.txt", "")
    const { status, stdout } = await bazaar.run(["announcements", "--platform", "bazaar"], {
      cwd: join(bazaar.folder, "deep/er"),
      env: { POLICY_LEDGER_SEEDS: "" },
    })
    expect(stdout).toContain("2022-01-10-shipping")
    expect(status).toBe(0)
  })

  it("far from any, the command's own ledger answers", async () => {
    const { stdout, status } = await workspace().run(["announcements", "--store", "memory:"], {
      cwd: emptyFolder(),
      env: { POLICY_LEDGER_SEEDS: "" },
    })
    expect(stdout).toContain("2022-10-12-shipping-conduct")
    expect(status).toBe(0)
  })
})
