import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { ORDER } from "./cases.ts"
import { workspace, type Workspace } from "./command.ts"

/** The made-up platform with its Chinese written as another language, its log rebuilt. */
const bazaarIn = async (languages: string, rewrite: (yaml: string) => string): Promise<Workspace> => {
  const bazaar = workspace()
  for (const path of [
    "seeds/bazaar.yaml",
    ...readdirSync(join(bazaar.folder, "seeds/bazaar")).map((name) => `seeds/bazaar/${name}`),
  ])
    bazaar.file(path, rewrite(readFileSync(join(bazaar.folder, path), "utf8")))
  bazaar.file(
    "seeds/bazaar.yaml",
    `languages: ${languages}\n${readFileSync(join(bazaar.folder, "seeds/bazaar.yaml"), "utf8")}`,
  )
  const rebuilt = await bazaar.run(["rebuild", "--by", "me", "--unreleased"])
  expect([rebuilt.status, rebuilt.stderr]).toEqual([0, ""])
  return bazaar
}
const order = { input: JSON.stringify(ORDER) }

describe("a platform that speaks Polish and English", async () => {
  const bazaar = await bazaarIn("[pl]", (yaml) => yaml.replaceAll(/\bzh:/g, "pl:"))

  it("is told of in Polish: its titles, beside them in English, and sentences in English", async () => {
    const { status, stdout } = await bazaar.run(["audit", "-", "--lang", "pl"], order)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^ {2}\S+: \p{Script=Han}/mu)
    expect(stdout).toContain("Applies (")
  })

  it("has no titles beside the English ones", async () => {
    const { stdout } = await bazaar.run(["in-force", "--on", "2022-06-10", "--lang", "en"])
    expect(stdout).not.toMatch(/\p{Script=Han}/u)
  })

  it.each([
    ["audit", "-"],
    ["in-force", "--on", "2022-06-10"],
  ])("refuses Chinese: %s", async (...call) => {
    const { status, stderr } = await bazaar.run([...call, "--lang", "zh"], order)
    expect([status, stderr]).toEqual([2, "--lang: found zh, expected one of en, pl\n"])
  })

  it("answers on a Chinese terminal that did not ask for Chinese", async () => {
    const { status, stdout } = await bazaar.run(["audit", "-", "--json"], {
      ...order,
      env: { LANG: "zh_CN.UTF-8" },
    })
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ case: "B-1" })
  })

  it("gives a receipt in Polish that can be checked", async () => {
    await bazaar.run(["audit", "-", "--lang", "pl", "--receipt", "r.json"], order)
    const { status, stdout } = await bazaar.run(["check-receipt", "r.json"])
    expect([status, stdout]).toEqual([0, expect.stringContaining("same")])
  })
})
