import { createHash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { canFill, onFullDisk } from "../../files/test/full-disk.ts"
import { readTable, rowsAsJson } from "./bulk/parquet.ts"
import { parsedCsv } from "./bulk/tables.ts"
import { type Call, emptyFolder, root, run, workspace } from "./command.ts"

const TABLES = ["announcements", "reports", "events", "versions"]

const golden = (name: string): string => join(root, "packages/cli/test/golden/export", name)

const exported = async (args: readonly string[], call?: Call): Promise<string> => {
  const folder = join(emptyFolder(), "out")
  const { status, stderr } = await run(["export", "--out", folder, ...args], call)
  expect([status, stderr]).toEqual([0, ""])
  return folder
}

const table = (folder: string, name: string) => parsedCsv(readFileSync(join(folder, `${name}.csv`), "utf8"))

describe("the tables of a ledger", () => {
  const bazaar = workspace()

  it.each(TABLES)("in CSV, %s", async (name) => {
    const folder = await exported(["--format", "csv"], bazaar.from())
    const text = readFileSync(join(folder, `${name}.csv`), "utf8")
    await expect(text).toMatchFileSnapshot(golden(`${name}.csv`))
  })

  it("in CSV, versions as they were known then, with presumptions", async () => {
    const asked = ["--announced-by", "2022-04-01", "--presume", "commencement,continuance"]
    const folder = await exported(["--format", "csv", ...asked], bazaar.from())
    const text = readFileSync(join(folder, "versions.csv"), "utf8")
    await expect(text).toMatchFileSnapshot(golden("versions-known-by.csv"))
    expect(JSON.parse(readFileSync(join(folder, "meta.json"), "utf8"))).toMatchObject({
      platform: "bazaar",
      question: { announcedBy: "2022-04-01", presume: ["commencement", "continuance"] },
    })
  })

  it("hold the log line by line, whose hashes are the leaves of its tree", async () => {
    const folder = await exported(["--format", "csv"])
    const events = table(folder, "events")
    const log = readFileSync(join(root, "seeds/1688.ndjson"), "utf8")
    expect(`${events.map(({ line }) => line).join("\n")}\n`).toBe(log)
    for (const { line, hash } of events)
      expect(hash).toBe(`sha256:${createHash("sha256").update(`\0${line}`).digest("hex")}`)
    const meta = JSON.parse(readFileSync(join(folder, "meta.json"), "utf8")) as Record<string, unknown>
    const answer = await run(["replay", "--json"])
    const { ledger } = JSON.parse(answer.stdout) as { ledger: unknown }
    expect(meta["ledgers"]).toEqual([ledger])
  })

  it("tell of every day what in-force tells of it", async () => {
    const folder = await exported(["--format", "csv"])
    const versions = table(folder, "versions")
    for (const on of ["2021-03-01", "2022-09-05", "2023-06-08", "2024-02-10"]) {
      const { stdout } = await run(["in-force", "--on", on, "--json"])
      const answer = JSON.parse(stdout) as {
        on: string
        inForce: readonly { provision: string; announcement: string | null }[]
      }
      const t = Date.parse(`${on}T00:00:00+08:00`)
      const held = versions
        .filter(({ state, from, until }) => {
          const begun = from === "" || Date.parse(from ?? "") <= t
          return state === "in-force" && begun && (until === "" || t < Date.parse(until ?? ""))
        })
        .map(({ provision, announcement }) => `${provision} ${announcement}`)
      expect(held.toSorted()).toEqual(
        answer.inForce.map(({ provision, announcement }) => `${provision} ${announcement ?? ""}`).toSorted(),
      )
    }
  })

  it.each(TABLES)("in Parquet hold the same, %s", async (name) => {
    const call = bazaar.from()
    const csv = await exported(["--format", "csv"], call)
    const parquet = await exported(["--format", "parquet"], call)
    const rows = (await rowsAsJson(join(parquet, `${name}.parquet`))) as readonly Record<string, unknown>[]
    const cells = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, cell]) => {
          if (cell === null) return [column, ""]
          if (typeof cell === "bigint") return [column, String(cell)]
          return [column, typeof cell === "string" ? cell : JSON.stringify(cell)]
        }),
      ),
    )
    expect(cells).toEqual(table(csv, name))
  })

  it("have native types in Parquet", async () => {
    const folder = await exported(["--format", "parquet"], bazaar.from())
    const types = async (name: string) => (await readTable(join(folder, `${name}.parquet`))).types
    expect(await types("versions")).toMatchObject({
      provision: "VARCHAR",
      state: "VARCHAR",
      from: "TIMESTAMP WITH TIME ZONE",
      until: "TIMESTAMP WITH TIME ZONE",
    })
    expect(await types("events")).toMatchObject({
      sequence: "BIGINT",
      from: "VARCHAR",
      from_first: "DATE",
      expected: "BOOLEAN",
      effects: "VARCHAR[]",
      recorded_at: "TIMESTAMP WITH TIME ZONE",
    })
    expect(readdirSync(folder).toSorted()).toEqual(TABLES.map((name) => `${name}.parquet`).toSorted())
  })

  it("answer with what was written where", async () => {
    const folder = join(emptyFolder(), "out")
    const { stdout } = await run(["export", "--format", "csv", "--out", folder, "--json"], bazaar.from())
    expect(JSON.parse(stdout)).toMatchObject({
      v: 1,
      to: folder,
      format: "csv",
      tables: TABLES.map((name) => ({ name, file: `${name}.csv` })),
    })
  })
})

describe("an export that cannot be made changes nothing", () => {
  it.each<[args: readonly string[], message: string]>([
    [[], "policy-ledger export: found no --format, expected it to be given"],
    [["--format", "xlsx", "--out", "out"], "--format: found xlsx, expected"],
    [["--format", "csv"], "--out: found no --out, expected the folder to make, as --out DIR"],
    [
      ["--format", "csv", "--out", "full"],
      "--out: found full with mine.txt in it, expected a new folder or an empty one, or --force to have an earlier export replaced: nothing was changed",
    ],
    [
      ["--format", "csv", "--out", "full", "--force"],
      "--out: found full with mine.txt in it, expected a folder that holds nothing but an earlier export: nothing was changed",
    ],
    [["--format", "csv", "--out", "none/out"], "none/out: found no folder none"],
    [["--format", "csv", "--out", "file"], "file: found a file, expected a new folder"],
    [["--format", "csv", "--out", "out", "--announced-by", "x"], `--announced-by: found "x", expected`],
    [["--format", "csv", "--out", "out", "--presume", "x"], `--presume: found "x", expected`],
  ])("%j", async (args, message) => {
    const bazaar = workspace()
    bazaar.file("full/mine.txt", "mine\n")
    bazaar.file("file", "mine\n")
    const { status, stderr, stdout } = await bazaar.run(["export", ...args])
    expect(stderr).toContain(message)
    expect([status, stdout]).toEqual([2, ""])
    expect(readdirSync(join(bazaar.folder, "full"))).toEqual(["mine.txt"])
    expect(
      readdirSync(bazaar.folder)
        .filter((name) => name !== ".ledger")
        .toSorted(),
    ).toEqual(["file", "full", "seeds"].toSorted())
  })

  it("replaces an earlier export as a whole, in whatever form it was, where it is forced", async () => {
    const bazaar = workspace()
    mkdirSync(join(bazaar.folder, "out"))
    const call = ["export", "--format", "csv", "--out", "out"]
    expect(await bazaar.run(call)).toMatchObject({ status: 0 })
    expect(await bazaar.run(call)).toMatchObject({ status: 2 })
    writeFileSync(join(bazaar.folder, "out/meta.json"), "old")
    const forced = ["export", "--format", "parquet", "--out", "out", "--force"]
    expect(await bazaar.run(forced)).toMatchObject({ status: 0, stderr: "" })
    expect(readdirSync(join(bazaar.folder, "out")).toSorted()).toEqual(
      TABLES.map((name) => `${name}.parquet`).toSorted(),
    )
  })

  it.skipIf(!canFill).each(["csv", "parquet"])(
    "leaves nothing on a disk that fills, in %s",
    async (format) => {
      const folder = emptyFolder()
      const call = ["export", "--format", format, "--out", join(folder, "out"), "--store", "memory:"]
      await run([...call.slice(0, 4), join(folder, "before"), "--store", "memory:"])
      const ran = await Effect.runPromise(
        onFullDisk(
          Effect.promise(() => run(call)),
          20_000,
        ),
      )
      expect(ran).toMatchObject({ status: 2, stdout: "", stderr: /found a full disk, expected room/ })
      expect(ran.stderr).not.toContain(".draft")
      expect(readdirSync(folder)).toEqual(["before"])
    },
  )
})
