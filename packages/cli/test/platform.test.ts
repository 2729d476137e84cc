import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { emptyFolder, root, run, workspace } from "./command.ts"

const NAMED = { POLICY_LEDGER_SEEDS: "" }

/** A folder `seeds/` with the made-up platform, and the real one where that is asked for. */
const seedsWith = (...platforms: readonly ("1688" | "bazaar")[]): string => {
  const { folder } = workspace()
  if (!platforms.includes("bazaar")) rmSync(join(folder, "seeds"), { recursive: true })
  mkdirSync(join(folder, "seeds"), { recursive: true })
  if (platforms.includes("1688"))
    for (const name of ["1688.yaml", "1688.ndjson"])
      cpSync(join(root, "seeds", name), join(folder, "seeds", name))
  return folder
}

describe("the platform is chosen before anything is read", () => {
  it("seeds that hold only another platform are answered from, never the command's own", async () => {
    const cwd = seedsWith("bazaar")
    const ran = await run(["replay", "--json"], { cwd, env: NAMED })
    expect(ran.status).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ ledger: { origin: "policy-ledger-bazaar" } })
  })

  it("a rebuild beside another platform's file alone leaves the command's own log as it was", async () => {
    const cwd = seedsWith("bazaar")
    for (const gone of ["seeds/bazaar.ndjson", "seeds/bazaar"])
      rmSync(join(cwd, gone), { recursive: true, force: true })
    const own = readFileSync(join(root, "seeds/1688.ndjson"))
    const { status, stderr } = await run(["rebuild", "--by", "me"], { cwd, env: NAMED })
    expect([status, stderr]).toEqual([2, expect.stringContaining("seeds/bazaar")])
    expect(readFileSync(join(root, "seeds/1688.ndjson")).equals(own)).toBe(true)
  })

  it("several platforms, none of them the usual one: it asks which", async () => {
    const cwd = seedsWith("bazaar")
    cpSync(join(cwd, "seeds/bazaar.yaml"), join(cwd, "seeds/souk.yaml"))
    const { status, stderr } = await run(["replay"], { cwd, env: NAMED })
    expect(status).toBe(2)
    expect(stderr).toBe(
      "seeds: found several platforms (bazaar, souk), expected --platform to name one of them\n",
    )
  })

  it("a platform that is named is looked for further up", async () => {
    const cwd = seedsWith("bazaar")
    mkdirSync(join(cwd, "deep/seeds"), { recursive: true })
    cpSync(join(cwd, "seeds/bazaar.yaml"), join(cwd, "deep/seeds/souk.yaml"))
    const ran = await run(["replay", "--json", "--platform", "bazaar"], {
      cwd: join(cwd, "deep"),
      env: NAMED,
    })
    expect(JSON.parse(ran.stdout)).toMatchObject({ ledger: { origin: "policy-ledger-bazaar" } })
  })
})

describe("an announcement is recorded for the platform in whose folder it lies", () => {
  const FILE = "seeds/bazaar/2030-06-20-surcharge.yaml"

  it.each([
    ["beside another platform", {}],
    ["with the seeds named", { POLICY_LEDGER_SEEDS: "seeds" }],
  ])("%s", async (_, env) => {
    const bazaar = workspace()
    const cwd = bazaar.folder
    for (const name of ["1688.yaml", "1688.ndjson"])
      cpSync(join(root, "seeds", name), join(cwd, "seeds", name))
    bazaar.file(FILE, announcement())
    const before = readFileSync(join(cwd, "seeds/1688.ndjson"))
    const ran = await run(["record", FILE, "--json"], { cwd, env: { ...NAMED, ...env } })
    expect({ ...ran, stdout: "" }).toEqual({ status: 0, stdout: "", stderr: "" })
    expect(JSON.parse(ran.stdout)).toMatchObject({ ledger: { origin: "policy-ledger-bazaar", events: 16 } })
    expect(readFileSync(join(cwd, "seeds/1688.ndjson")).equals(before)).toBe(true)
    expect(existsSync(join(cwd, ".ledger/1688.db"))).toBe(false)
  })

  it("from far away, too", async () => {
    const bazaar = workspace()
    bazaar.file(FILE, announcement())
    const file = join(bazaar.folder, FILE)
    const ran = await run(["record", file, "--json"], { cwd: emptyFolder(), env: NAMED })
    expect(JSON.parse(ran.stdout)).toMatchObject({ ledger: { origin: "policy-ledger-bazaar", events: 16 } })
  })

  it("of two platforms at once is refused, and nothing is recorded", async () => {
    const bazaar = workspace()
    bazaar.file(FILE, announcement())
    bazaar.file("seeds/souk.yaml", "id: souk\n")
    bazaar.file("seeds/souk/2030-06-20-surcharge.yaml", announcement())
    const before = readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson"))
    const { status, stderr } = await bazaar.run(["record", FILE, "seeds/souk/2030-06-20-surcharge.yaml"])
    expect(status).toBe(2)
    expect(stderr).toBe(
      "file: found announcements of seeds/bazaar and of seeds/souk, expected those of one platform at a time\n",
    )
    expect(readFileSync(join(bazaar.folder, "seeds/bazaar.ndjson")).equals(before)).toBe(true)
  })
})
