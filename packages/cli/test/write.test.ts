import { existsSync, readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { announcement } from "./announcement.ts"
import { workspace } from "./command.ts"

const PAGE = "集市公告\n\n记者\n2022-06-20 10:00\n\n6月20日消息,集市自7月1日起收费3.5元。另行通知。\n"
const SITE = 'id: news\nsource: 集市报\nrecognisedBy: [集市公告]\nutcOffset: "+08:00"\n'

describe("draft", () => {
  const bazaar = workspace()
  bazaar.file("seeds/sites/news.yaml", SITE)
  bazaar.file("page.txt", PAGE)

  it("prints a skeleton for each report of the page, and says what the page is", async () => {
    const { status, stdout, stderr } = await bazaar.run(["draft", "page.txt"])
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toContain("# 2022-06-20-todo.yaml\n# yaml-language-server")
    expect(stdout).toContain('    at: "2022-06-20T10:00:00+08:00"\n    headline: "集市公告"\n')
    expect(stdout).toContain('    from: "2022-07-01"  # [30, 34]\n')
    expect(stdout).toContain("\npage.txt (news): 1 report, 0 recorded already\n")
  })

  it("reads a page from standard input", async () => {
    const { stdout } = await bazaar.run(["draft", "-"], { input: PAGE })
    expect(stdout).toContain("\nstandard input (news): 1 report")
  })

  it("reads GBK, and says so", async () => {
    // The page's text in GBK, made by another program.
    const gbk = Buffer.from(
      "bcafcad0b9abb8e60a323032322d30362d32302031303a30300ad7d437d4c231c8d5c6f0cad5b7d133d4aaa1a30a",
      "hex",
    )
    const { stdout, stderr } = await bazaar.run(["draft", "-"], { input: gbk })
    expect(stdout).toContain('headline: "集市公告"')
    expect(stderr).toBe("standard input: found gb18030, not UTF-8; read as that\n")
  })

  it("writes a file for each report with --out, in the place of none that is there; record refuses it as it is", async () => {
    await bazaar.run(["draft", "page.txt", "--out", "seeds/bazaar"])
    const file = "seeds/bazaar/2022-06-20-todo.yaml"
    expect(readFileSync(join(bazaar.folder, file), "utf8")).toContain("title: { zh: TODO, en: TODO }")
    const again = await bazaar.run(["draft", "page.txt", "--out", "seeds/bazaar"])
    expect(again).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${file}: found a file that is there already`),
    })
    const { status, stderr } = await bazaar.run(["record", file])
    expect(status).toBe(2)
    expect(stderr).toContain(`${file}:3:14: title.zh: found TODO, expected what a person decides`)
  })

  it("leaves out what is recorded already", async () => {
    const other = workspace()
    const { reports } = await bazaar.ask(["draft", "page.txt"])
    const [{ digest, length }] = reports as [{ digest: string; length: number }]
    const recorded = announcement()
      .replace(/sha256:f+/, digest)
      .replace("length: 80", `length: ${length}`)
    other.file("seeds/bazaar/2022-06-20-surcharge.yaml", recorded.replace("[0, 80]", "[0, 9]"))
    other.file("page.txt", PAGE)
    const { stdout } = await other.run(["draft", "page.txt", "--site", "plain", "--out", "drafts"])
    expect(stdout).toContain("recorded as 2022-06-20-surcharge")
    expect(readdirSync(join(other.folder, "drafts"))).toEqual([])
  })

  it("with --rest shows the sentences that no event cites, on the terminal and nowhere else", async () => {
    const { stdout } = await bazaar.run(["draft", "page.txt", "--rest"])
    expect(stdout).toContain("[42, 47]  另行通知。")
    for (const flags of [["--json"], ["--out", "x"]]) {
      const refused = await bazaar.run(["draft", "page.txt", "--rest", ...flags])
      expect(refused).toMatchObject({ status: 2, stdout: "" })
      expect(refused.stderr).toContain(`--rest: found ${flags[0]} beside --rest, expected it alone`)
    }
    expect(existsSync(join(bazaar.folder, "x"))).toBe(false)
  })

  it("refuses what is no page of a known site, in a sentence", async () => {
    const said = async (input: string | Uint8Array) => (await bazaar.run(["draft", "-"], { input })).stderr
    expect(await said(" \n")).toBe(
      "standard input: found no text, expected a saved page with a report on it\n",
    )
    expect(await said("Elsewhere\ntext")).toContain(
      "standard input: found a page of no site in seeds/sites, expected",
    )
    expect(await said(new Uint8Array([0x66, 0xf3, 0x20, 0xf3, 0x21]))).toContain(
      "found bytes that are neither UTF-8 nor GBK",
    )
    expect(await said("a".repeat(3_000_000))).toBe(
      "standard input: found 3000000 bytes, expected at most 2097152 bytes\n",
    )
    expect((await bazaar.run(["draft", "nowhere.txt"])).stderr).toContain("nowhere.txt: found no such file")
  })
})

describe("cite", () => {
  it("puts ranges in the place of quotations, in the file itself, and says which", async () => {
    const bazaar = workspace()
    bazaar.file("seeds/sites/news.yaml", SITE)
    bazaar.file("pages/page.txt", PAGE)
    const file = bazaar.file(
      "seeds/bazaar/2022-06-20-surcharge.yaml",
      announcement()
        .replace(/headline: .* }/, "headline: 集市公告 }")
        .replace("{ report: 1, range: [0, 80] }", '"自7月1日起 … 元"'),
    )
    expect((await bazaar.run(["record", file])).stderr).toContain(
      `${file}:12:11: events[0].cite: found a quotation, expected { report, range }, as policy-ledger cite FILE --pages DIR writes it`,
    )
    const { status, stdout } = await bazaar.run(["cite", file, "--pages", "pages"])
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^reports\[0\] +digest and length +47 characters\nevents\[0\]\.cite +report 1 +29–41\n\nwritten to /,
    )
    expect(readFileSync(join(bazaar.folder, file), "utf8")).toContain("cite: { report: 1, range: [29, 41] }")
    expect((await bazaar.run(["cite", file, "--pages", "pages"])).stdout).toBe(
      `${file}: no quotation in it, nothing changed\n`,
    )
    expect(await bazaar.run(["record", file])).toMatchObject({ status: 0, stderr: "" })
    expect((await bazaar.run(["check", "--pages", "pages"])).stdout).not.toContain("2022-06-20-surcharge")
  })

  it("changes nothing where anything does not fit", async () => {
    const bazaar = workspace()
    bazaar.file("pages/page.txt", PAGE)
    const text = announcement()
      .replace(/headline: .* }/, "headline: 集市公告 }")
      .replace("{ report: 1, range: [0, 80] }", '"渡船"')
    const file = bazaar.file("seeds/bazaar/2022-06-20-surcharge.yaml", text)
    const { status, stderr } = await bazaar.run(["cite", file, "--pages", "pages"])
    expect([status, stderr]).toEqual([
      2,
      `${file}:12:11: events[0].cite: found its first words 0 times in the reports, expected words that stand there once\n`,
    ])
    expect(readFileSync(join(bazaar.folder, file), "utf8")).toBe(text)
  })
})
