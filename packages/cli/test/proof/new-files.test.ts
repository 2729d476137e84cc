import { execFileSync } from "node:child_process"
import { existsSync, linkSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Workspace, workspace } from "../command.ts"

const ORDER = '{"order":{"paidAt":"2030-02-01T00:00:00+05:45"}}\n'

const desk = (): Workspace => {
  const bazaar = workspace()
  bazaar.file("order.json", ORDER)
  return bazaar
}
const receiptTo = (bazaar: Workspace, ...args: readonly string[]) =>
  bazaar.run(["audit", "order.json", "--receipt", ...args])
const read = ({ folder }: Workspace, file: string): string => readFileSync(join(folder, file), "utf8")

describe("a receipt", () => {
  it("is its owner's alone to read", async () => {
    const bazaar = desk()
    expect(await receiptTo(bazaar, "receipt.json")).toMatchObject({ status: 0, stderr: "" })
    expect(statSync(join(bazaar.folder, "receipt.json")).mode & 0o777).toBe(0o600)
    expect(readdirSync(bazaar.folder).filter((name) => name.endsWith(".draft"))).toEqual([])
  })

  it("is a new file: what is there stays, unless it is forced", async () => {
    const bazaar = desk()
    bazaar.file("key", "PRIVATE+KEY+mine\n")
    const { status, stderr } = await receiptTo(bazaar, "key")
    expect(stderr).toBe(
      "--receipt: found key, a file that is there already, expected a new file, or --force to have it replaced: nothing was changed\n",
    )
    expect([status, read(bazaar, "key")]).toEqual([2, "PRIVATE+KEY+mine\n"])
    bazaar.file("old.json", "an older receipt")
    expect((await receiptTo(bazaar, "old.json", "--force")).status).toBe(0)
    expect(JSON.parse(read(bazaar, "old.json"))).toMatchObject({ v: 2 })
  })

  it.each([
    ["the case", "order.json"],
    ["the log", "seeds/bazaar.ndjson"],
    ["the platform file", "seeds/bazaar.yaml"],
    ["the database", ".ledger/bazaar.db"],
    ["what SQLite keeps beside it, also before it is there", ".ledger/bazaar.db-wal"],
    ["the remembered head", ".ledger/bazaar.head.json"],
    ["a link to the log", "link"],
    ["another name of the case", "hard"],
  ])("never takes the place of what the call reads, whatever is forced: %s", async (_, file) => {
    const bazaar = desk()
    await bazaar.run(["replay"])
    symlinkSync("seeds/bazaar.ndjson", join(bazaar.folder, "link"))
    linkSync(join(bazaar.folder, "order.json"), join(bazaar.folder, "hard"))
    const at = join(bazaar.folder, file)
    const before = existsSync(at) ? readFileSync(at) : undefined
    const { status, stderr } = await receiptTo(bazaar, file, "--force")
    expect(stderr).toContain(`--receipt: found ${file}, which `)
    expect(stderr).toContain("expected a file of its own: nothing was changed")
    expect(status).toBe(2)
    expect(existsSync(at) ? readFileSync(at) : undefined).toEqual(before)
  })

  it("never takes the place of a pipe or a device", async () => {
    const bazaar = desk()
    execFileSync("mkfifo", [join(bazaar.folder, "pipe")])
    const { status, stderr } = await receiptTo(bazaar, "pipe", "--force")
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("pipe: found a pipe, expected a plain file"),
    ])
    expect((await receiptTo(bazaar, "/dev/null", "--force")).status).toBe(2)
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true)
  })

  it("--force without a receipt is refused", async () => {
    const { status, stderr } = await desk().run(["audit", "order.json", "--force"])
    expect([status, stderr]).toEqual([2, "--force: found no --receipt, expected --receipt FILE\n"])
  })
})

describe("keygen", () => {
  it("leaves the files that are there, and nothing of a pair that it could not make whole", async () => {
    const bazaar = desk()
    bazaar.file("k.pub", "somebody's\n")
    const { status, stderr } = await bazaar.run(["keygen", "bazaar", "--out", "k"])
    expect([status, stderr]).toEqual([
      2,
      "k.pub: found a file that is there already, expected a place for a new key\n",
    ])
    expect([existsSync(join(bazaar.folder, "k")), read(bazaar, "k.pub")]).toEqual([false, "somebody's\n"])
  })

  it("follows no link to the place of a key", async () => {
    const bazaar = desk()
    symlinkSync("elsewhere", join(bazaar.folder, "k"))
    expect((await bazaar.run(["keygen", "bazaar", "--out", "k"])).status).toBe(2)
    expect(existsSync(join(bazaar.folder, "elsewhere"))).toBe(false)
  })
})
