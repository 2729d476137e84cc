import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { canFill, onFullDisk } from "../../files/test/full-disk.ts"
import { announcement } from "./announcement.ts"
import { emptyFolder, type Workspace, workspace } from "./command.ts"

const ORDER = '{"order":{"paidAt":"2030-02-01T00:00:00+05:45"}}\n'

/** Where `.ledger/` cannot be made, for a file is in its place. */
const desk = (isReadOnly: boolean): Workspace => {
  const bazaar = workspace()
  bazaar.file("order.json", ORDER)
  bazaar.file("orders.ndjson", ORDER + ORDER)
  if (isReadOnly) bazaar.file(".ledger", "")
  return bazaar
}

const QUESTIONS: readonly (readonly [args: readonly string[], from: "log" | "log's file alone"])[] = [
  [["in-force", "--on", "2030-06-10"], "log"],
  [["history", "shipping"], "log"],
  [["diff", "--from", "2030-01-20", "--to", "2030-06-10"], "log"],
  [["upcoming", "--on", "2030-03-05"], "log"],
  [["announcements"], "log"],
  [["audit", "order.json", "--explain"], "log"],
  [["audit", "orders.ndjson", "--json"], "log"],
  [["impact", "orders.ndjson", "--from", "events:4", "--to", "events:14"], "log"],
  [["replay", "--step"], "log"],
  [["check"], "log's file alone"],
  [["verify"], "log's file alone"],
  [["checkpoint"], "log's file alone"],
  [["prove", "3"], "log's file alone"],
]

describe("whoever asks need not write", () => {
  it.each(QUESTIONS)("%s", async (args, from) => {
    const writable = await desk(false).run(args)
    const bazaar = desk(true)
    const { status, stdout, stderr } = await bazaar.run(args)
    expect({ status, stdout }).toEqual({ status: writable.status, stdout: writable.stdout })
    expect(stderr.replace(writable.stderr, "")).toMatch(
      from === "log"
        ? /^store sqlite:\.ledger\/bazaar\.db: found .*; answered from seeds\/bazaar\.ndjson\n$/
        : /^$/,
    )
    expect(readFileSync(join(bazaar.folder, ".ledger"), "utf8")).toBe("")
  })

  it("a receipt is written and checked as ever", async () => {
    const bazaar = desk(true)
    expect((await bazaar.run(["audit", "order.json", "--receipt", "r.json"])).status).toBe(0)
    const { status, stdout } = await bazaar.run(["check-receipt", "r.json"])
    expect([status, stdout]).toEqual([0, expect.stringContaining("same: ")])
  })

  it("a store in memory asks for no folder, and says nothing of any", async () => {
    const { status, stderr } = await desk(true).run(["replay", "--store", "memory:"])
    expect([status, stderr]).toEqual([0, ""])
    const fresh = desk(false)
    await fresh.run(["replay", "--store", "memory:"])
    expect(existsSync(join(fresh.folder, ".ledger"))).toBe(false)
  })

  it("who wants to follow is told what to do, for a log alone tells nobody when it grows", async () => {
    const { status, stdout, stderr } = await desk(true).run(["follow", "--from", "0"])
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(
      /^follow: found no store to wait at \(store sqlite:\.ledger\/bazaar\.db: found .*\), expected --store with one .*\n$/,
    )
  })

  it.skipIf(!canFill)("a full disk is told as one", async () => {
    const bazaar = desk(false)
    const full = Effect.promise(() => bazaar.run(["replay"]))
    const { status, stderr } = await Effect.runPromise(onFullDisk(full, 0))
    expect([status, stderr]).toEqual([
      0,
      "store sqlite:.ledger/bazaar.db: found a full disk, expected room to write: nothing was appended; answered from seeds/bazaar.ndjson\n",
    ])
  })

  it("a store that was asked for is opened, or the call fails", async () => {
    const { status, stdout, stderr } = await desk(true).run(["replay", "--store", "sqlite:.ledger/x.db"])
    expect([status, stdout, stderr]).toEqual([
      2,
      "",
      expect.stringContaining("store sqlite:.ledger/x.db: found"),
    ])
  })

  it("a damaged store is told as damaged, and not passed over", async () => {
    const bazaar = desk(false)
    bazaar.file(".ledger/bazaar.db", "no database at all, and quite long enough for one\n".repeat(40))
    const { status, stderr } = await bazaar.run(["replay"])
    expect([status, stderr]).toEqual([2, expect.stringContaining("found a file that is no database")])
  })

  it("recording needs to write, and says what it could not", async () => {
    const bazaar = desk(true)
    const before = readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson"))
    const file = bazaar.file("seeds/bazaar/2030-06-20-surcharge.yaml", announcement())
    expect((await bazaar.run(["record", file])).status).toBe(2)
    expect(readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson")).equals(before)).toBe(true)
  })
})

describe("restore", () => {
  it("works on a fresh clone", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    const copy = join(emptyFolder(), "copy.db")
    await bazaar.run(["backup", copy])
    rmSync(join(bazaar.folder, ".ledger"), { recursive: true })
    expect(await bazaar.ask(["restore", copy])).toMatchObject({ ledger: { events: 14 } })
    expect(await bazaar.ask(["replay"])).toMatchObject({ ledger: { events: 14 } })
  })

  it("from an empty file is refused, and leaves it and the store as they were", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    bazaar.file("kept/empty.db", "")
    const { status, stderr } = await bazaar.run(["restore", "kept/empty.db"])
    expect([status, stderr]).toEqual([
      2,
      "store sqlite:kept/empty.db: found a file without a database in it, expected a store of policy-ledger\n",
    ])
    expect(readdirSync(join(bazaar.folder, "kept"))).toEqual(["empty.db"])
    expect(readFileSync(join(bazaar.folder, "kept/empty.db"), "utf8")).toBe("")
  })
})

describe("the head that is remembered beside the store", () => {
  const headOf = ({ folder }: Workspace) =>
    JSON.parse(readFileSync(join(folder, ".ledger/bazaar.head.json"), "utf8")) as { size: number }

  it("does not go back where a copy ends before what was recorded meanwhile", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    await bazaar.run(["backup", "one.db"])
    expect(headOf(bazaar).size).toBe(14)
    const later = { stream: "policy-ledger-bazaar", size: 16, root: `sha256:${"1".repeat(64)}` }
    writeFileSync(join(bazaar.folder, ".ledger/bazaar.head.json"), JSON.stringify(later))
    await bazaar.run(["backup", "two.db"])
    expect(headOf(bazaar)).toEqual(later)
  })

  it("that cannot be remembered: the copy is made all the same, and that is said", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    bazaar.file(".ledger/bazaar.head.json", "no head")
    const { status, stderr } = await bazaar.run(["backup", "copy.db"])
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining("the copy is made, and its head is not remembered"),
    ])
    expect(existsSync(join(bazaar.folder, "copy.db"))).toBe(true)
  })

  it("is that of the log which was written anew", async () => {
    const bazaar = workspace()
    await bazaar.run(["backup", "none.db"])
    bazaar.file("seeds/bazaar/2030-06-20-surcharge.yaml", announcement())
    await bazaar.run(["rebuild", "--unreleased"])
    expect(headOf(bazaar).size).toBe(16)
  })
})

describe("check", () => {
  it("says that the store lacked events and had them filled in from the log", async () => {
    const bazaar = workspace()
    await bazaar.run(["replay"])
    const path = join(bazaar.folder, ".ledger/bazaar.db")
    const db = new DatabaseSync(path)
    db.exec("DELETE FROM event; DELETE FROM stream")
    db.close()
    const { status, stderr } = await bazaar.run(["check"])
    expect([status, stderr]).toEqual([
      0,
      "store sqlite:.ledger/bazaar.db: found 0 of the 14 events of seeds/bazaar.ndjson, " +
        "expected all of them: the others were filled in from the log\n",
    ])
    expect(await bazaar.run(["check"])).toMatchObject({ status: 0, stderr: "" })
  })
})
