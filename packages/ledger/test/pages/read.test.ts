import { mkdirSync, truncateSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { PAGE_BYTES } from "@policy-ledger/log"
import { Effect, Result } from "effect"
import { temporaryFolder } from "../../../event-store/test/folder.ts"
import { decodePage } from "../../src/pages/encoding.ts"
import { linesOfHtml } from "../../src/pages/html.ts"
import { cutBySite, readPage, readPageBytes, readPages, readSites } from "../../src/pages/read.ts"

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"))
const utf8 = (text: string) => new TextEncoder().encode(text)

const GBK = bytes(
  "b8dbbfdab9abb8e60a323032332d30332d30322031303a30300ab5f5bbfad7d433d4c23130c8d5c6f0cda3d3c3a1a30a",
)
const POLISH = bytes("4f70b36174612077796e6f7369207069eae6207ab36f747963682c209f72f364b36f3a20bff3b377")
const BIG5 = bytes("b4e4a466a4bda769")

const htmlLines = (html: string) => {
  const lines = linesOfHtml(html)
  if (lines === undefined) throw new Error("too deep")
  return lines
}

const page = (text: string, file = "p.txt") => Result.getOrThrow(readPageBytes(file, utf8(text)))

describe("the encoding of a page", () => {
  it("is UTF-8, with or without its mark", () => {
    expect(decodePage(utf8("港口"))).toEqual({ text: "港口", encoding: "utf-8" })
    expect(decodePage(utf8("\uFEFF港口"))).toEqual({ text: "港口", encoding: "utf-8" })
  })

  it("is GBK where it is not UTF-8 and makes Chinese", () => {
    expect(decodePage(GBK)).toMatchObject({ encoding: "gb18030" })
    expect(decodePage(GBK)?.text).toContain("港口公告")
  })

  it("is what the page says, where that fits and UTF-8 does not", () => {
    const declared = new Uint8Array([...utf8('<meta charset="big5">'), ...BIG5])
    expect(decodePage(declared)).toEqual({ text: '<meta charset="big5">港口公告', encoding: "big5" })
    const wrong = new Uint8Array([...utf8("<meta charset=utf-8>"), ...GBK])
    expect(decodePage(wrong)).toMatchObject({ encoding: "gb18030" })
    const unheard = new Uint8Array([...utf8("<meta charset=klingon>"), ...GBK])
    expect(decodePage(unheard)).toMatchObject({ encoding: "gb18030" })
  })

  it("is UTF-16 where its mark says so", () => {
    expect(decodePage(bytes("fffe2f6e"))).toEqual({ text: "港", encoding: "utf-16le" })
    expect(decodePage(bytes("feff6e2f"))).toEqual({ text: "港", encoding: "utf-16be" })
  })

  it("is not guessed: another one, undeclared, is refused in a sentence", () => {
    expect(decodePage(POLISH)).toBeUndefined()
    expect(Result.flip(readPageBytes("p.txt", POLISH))).toMatchObject({
      success: {
        message:
          "p.txt: found bytes that are neither UTF-8 nor GBK nor what the page says, expected text or HTML in one of them",
      },
    })
  })
})

describe("HTML", () => {
  it("is read block by block, without what no reader sees", () => {
    expect(
      htmlLines(
        "<!doctype html><title>x</title><style>p{}</style><h1>港口<em>公告</em></h1><script>document.write('no')</script>" +
          "<p>吊机 &amp;\n 泊位<br>第二行<p>未关<template>t</template><noscript>n</noscript><!-- c --><td>1<td>2",
      ).lines,
    ).toEqual(["港口公告", "吊机 & 泊位", "第二行", "未关", "1", "2"])
  })

  it("tells its headings, and parts a printed time from the author beside it", () => {
    const { lines, headings } = htmlLines(
      "<div>首页</div><h1>公告</h1><p>作者 2023-03-02 10:00</p><p>正文</p>",
    )
    expect([lines, [...headings]]).toEqual([["首页", "公告", "作者", "2023-03-02 10:00", "正文"], [1]])
  })

  it("is never run, and no tag that is left open hides more than itself", () => {
    expect(htmlLines('<p onclick="throw 1">a</p><img src=x onerror=throw><p>b</p>').lines).toEqual(["a", "b"])
    expect(htmlLines("<p>a<script>for(;;){}</script>b</p></script></style><p>c").lines).toEqual(["ab", "c"])
  })

  it("is told from text by its first tag", () => {
    expect(page("<!-- saved -->\n<HTML><body><p>a<p>b")).toMatchObject({ areBlocks: true, lines: ["a", "b"] })
    expect(page("a <b>\r\nb\rc")).toMatchObject({ areBlocks: false, lines: ["a <b>", "b", "c"] })
  })
})

describe("a page that nobody wrote for readers", () => {
  const refusal = (text: string) =>
    Result.match(
      Result.flatMap(readPageBytes("p.html", utf8(text)), (read) => cutBySite(read, [], "plain")),
      {
        onSuccess: ({ reports }) => `${reports.length} reports`,
        onFailure: ({ message }) => message,
      },
    )

  it("is refused soon: nested without end, or one report of all its length", () => {
    expect(refusal("<div>".repeat(1_000_000))).toBe(
      "p.html: found HTML that nests more than a thousand deep, expected a page for readers",
    )
    expect(refusal(`题\n${"一".repeat(60_000)}`)).toBe(
      "p.html: found a report of 60001 characters, expected at most 50000, as an article has",
    )
  })

  it("or with more lines than any page has", () => {
    expect(refusal("\n".repeat(20_000))).toBe("p.html: found 20001 lines, expected at most 20000")
  })

  it("has all its reports told apart in time that grows with its length", () => {
    expect(refusal("甲\n2023-03-02 10:00\n乙。\n".repeat(5000))).toBe("5000 reports")
    expect(refusal(`甲\n2023-03-02 10:00\n${"》\n".repeat(15_000)}2023-03-03 10:00\n乙`)).toBe("0 reports")
  })
})

describe("files of pages", () => {
  const inFolder = temporaryFolder()

  it.effect("are bounded: of 50 MB nothing is read", () =>
    Effect.gen(function* () {
      const file = inFolder("large.html")
      writeFileSync(file, "")
      truncateSync(file, 50_000_000)
      const refused = yield* Effect.flip(readPage(file))
      expect(refused.message).toBe(`${file}: found 50000000 bytes, expected at most ${PAGE_BYTES} bytes`)
    }),
  )

  it.effect("are all text and HTML of a folder, of whatever encoding, and none that is hidden", () =>
    Effect.gen(function* () {
      mkdirSync(inFolder("pages"))
      writeFileSync(inFolder("pages/a.txt"), GBK)
      writeFileSync(inFolder("pages/b.HTM"), "<p>b")
      writeFileSync(inFolder("pages/.c.txt"), "c")
      writeFileSync(inFolder("pages/d.pdf"), "d")
      const pages = yield* readPages(inFolder("pages"))
      expect(pages.map(({ lines }) => lines[0])).toEqual(["港口公告", "b"])
    }),
  )

  it.effect("profiles of sites are YAML by their ids; a folder that is not there has none", () =>
    Effect.gen(function* () {
      expect(yield* readSites(inFolder("nowhere"))).toEqual([])
      mkdirSync(inFolder("sites"))
      writeFileSync(inFolder("sites/a.yaml"), "id: a\nsource: 甲报\nrecognisedBy: [a.example]\n")
      writeFileSync(inFolder("sites/note.txt"), "")
      expect(yield* readSites(inFolder("sites"))).toMatchObject([{ id: "a" }])
      writeFileSync(inFolder("sites/b.yaml"), "id: c\nsource: 乙报\nrecognisedBy: []\n")
      const refused = yield* Effect.flip(readSites(inFolder("sites")))
      expect(refused.message).toContain("b.yaml:3:15: recognisedBy: found [], expected at least one")
    }),
  )
})

describe("the site of a page", () => {
  const sites = [
    { id: "a", source: "甲报", recognisedBy: ["a.example", "甲报"] },
    { id: "b", source: "乙报", recognisedBy: ["b.example"] },
  ]
  const siteOf = (text: string, asked?: string) =>
    Result.match(cutBySite(page(text), sites, asked), {
      onSuccess: ({ site }) => site.id,
      onFailure: ({ message }) => message,
    })

  it("is known by its words, in what HTML hides, too", () => {
    expect(siteOf("题\n正文，甲报讯。")).toBe("a")
    expect(siteOf('<html><link href="https://b.example/x"><p>题</p><p>正文</p>')).toBe("b")
  })

  it("or named; plain is a headline, a time and the text of any site", () => {
    expect(siteOf("题\n正文", "b")).toBe("b")
    expect(siteOf("题\n正文", "plain")).toBe("plain")
  })

  it("else it is refused in a sentence: of another site, of two, of none, and without any text", () => {
    expect(siteOf("题\n正文")).toBe(
      "p.txt: found a page of no site in seeds/sites, expected one of a known site, or --site to name how it is cut (plain: a headline, a time, the text)",
    )
    expect(siteOf("甲报 b.example")).toContain("found marks of a and of b")
    expect(siteOf("甲报", "c")).toBe("p.txt: found the site c, expected one of a, b, plain")
    expect(siteOf(" \n\u3000\n")).toBe("p.txt: found no text, expected a saved page with a report on it")
  })
})
