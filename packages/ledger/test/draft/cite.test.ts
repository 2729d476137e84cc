import { digestOf } from "@policy-ledger/log"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { citeQuotations } from "../../src/draft/cite.ts"
import { cutPage } from "../../src/pages/cut.ts"
import { Library } from "../../src/pages/pages.ts"
import { squash } from "../../src/pages/passage.ts"
import type { Site } from "../../src/schema/site.ts"
import { announcementYaml, beginning, refusal } from "../market.ts"

const SITE: Site = {
  id: "harbour-news",
  source: "日报",
  recognisedBy: ["日报"],
  utcOffset: "+08:00",
  chrome: ["首页"],
  ends: ["下页"],
  related: "相关",
}

const LISTING = [
  "首页",
  "吊机调整",
  "2023-03-02 10:00:00",
  "3月2日消息,𠮷号 吊机自3月10日起停用。",
  "已预约的不受影响。",
  "泊位收费",
  "2023-03-05 09:00:00",
  "每船收费12元。",
  "下页",
]
const ARTICLE = [
  "港口公告",
  "",
  "2023-03-06 08:00",
  "",
  "正文。",
  "相关",
  "3月7日消息,潮位表更新。",
  "3月8日消息,灯塔检修。",
]

const pagesOf = (...pages: readonly (readonly string[])[]) => ({
  reports: pages.flatMap((lines) => cutPage({ lines, areBlocks: false }, SITE).reports),
  library: new Library(pages.map((lines, i) => ({ file: `${i}.txt`, lines }))),
})

const REPORT = '{ source: 日报, at: "2023-03-02T10:00:00+08:00", headline: 吊机调整 }'
const yamlWith = (cite: string, reports: string = `\n  - ${REPORT}`): string =>
  announcementYaml({ reports, events: `\n${beginning({ cite })}` })

const cited = (text: string, pages = pagesOf(LISTING, ARTICLE)) =>
  Result.match(citeQuotations("a.yaml", text, pages), {
    onSuccess: (found) => found.text,
    onFailure: ({ message }) => message,
  })

const TEXT = squash("吊机调整2023-03-02 10:00:003月2日消息,𠮷号 吊机自3月10日起停用。已预约的不受影响。")
const FILLED = `digest: "${digestOf(TEXT)}", length: ${Array.from(TEXT).length}`

describe("a quotation becomes the range that it stands for", () => {
  it("from its first words to the last, by code point and without white space, and all else stays byte for byte", () => {
    const text = `# note\r\n${yamlWith('"𠮷号吊机 … 停用。" # why')}`
    const from = Array.from(TEXT.slice(0, TEXT.indexOf("𠮷"))).length
    const to = from + Array.from("𠮷号吊机自3月10日起停用。").length
    expect(cited(text)).toBe(
      text
        .replace('"𠮷号吊机 … 停用。"', `{ report: 1, range: [${from}, ${to}] }`)
        .replace(REPORT, REPORT.replace(" }", `, ${FILLED} }`)),
    )
  })

  it("whole, where it has no …; with three points as well; folded over lines", () => {
    const range = (cite: string) => /range: \[\d+, \d+\]/.exec(cited(yamlWith(cite)))?.[0]
    expect(range('"已预约的不受影响。"')).toBe("range: [43, 52]")
    expect(range('"已预约的...影响。"')).toBe("range: [43, 52]")
    expect(range(">-\n      已预约的 …\n      影响。")).toBe("range: [43, 52]")
  })

  it("in whichever of the reports it stands", () => {
    const reports = `\n  - ${REPORT}\n  - { source: 日报, at: "2023-03-05T09:00:00+08:00", headline: 泊位 收费 }`
    expect(cited(yamlWith('"每船收费"', reports))).toContain("cite: { report: 2, range: [22, 26] }")
  })

  it("and a file without one stays as it is", () => {
    const text = cited(yamlWith('"每船收费"', `\n  - { source: 日报, at: null, headline: 泊位收费 }`))
    expect(cited(text)).toBe(text)
  })
})

describe("digest and length are filled in", () => {
  it("below the last key of a report in block form, in its indent and with the file's ends of lines", () => {
    const reports = '\n  - source: 日报\n    at: null\n    headline: "吊机调整"   # as printed'
    const text = yamlWith("{ report: 1, range: [0, 4] }", reports).replaceAll("\n", "\r\n")
    expect(cited(text)).toBe(
      text.replace("# as printed", `# as printed\r\n    ${FILLED.replace(", ", "\r\n    ")}`),
    )
  })

  it("of a report without headline by the words that are quoted from it", () => {
    const reports = '\n  - { source: 日报, at: "2023-03-07", headline: null }'
    expect(cited(yamlWith('"潮位表 … 。"', reports))).toContain("cite: { report: 1, range: [7, 13] }")
    expect(cited(yamlWith('"月 … 。"', reports))).toContain(
      "found 2 reports without headline on the pages that a quotation fits",
    )
  })

  it("the length alone, beside a digest", () => {
    const reports = `\n  - { source: 日报, at: null, headline: null, digest: "${digestOf(TEXT)}" }`
    expect(cited(yamlWith('"已预约"', reports))).toContain(`${digestOf(TEXT)}", length: 52 }`)
  })
})

describe("what does not fit is refused, with its place", () => {
  const refused: readonly (readonly [string, string])[] = [
    ['"吊机 … 停用"', "its first words 2 times in the reports"],
    ['"潜艇"', "its first words 0 times in the reports"],
    ['"已预约 … 每船"', "its last words nowhere behind the first"],
    ['"已预约 … 不受 … 影响"', "other than one …"],
    ['"… 影响"', "other than one …"],
  ]
  for (const [cite, found] of refused)
    it(`${cite}: ${found}`, () => {
      expect(cited(yamlWith(cite))).toMatch(
        new RegExp(`^a\\.yaml:\\d+:11: events\\[0\\]\\.cite: found ${found}`),
      )
    })

  it("a report that no page has, or several have, or whose digest is another text's", () => {
    expect(cited(yamlWith('"吊机"', "\n  - { source: 日报, at: null, headline: 渡船 }"))).toContain(
      "a.yaml:7:5: reports[0]: found no report of this headline and time on the pages, expected one",
    )
    const twice = pagesOf(LISTING, LISTING.with(3, "3月2日消息,另一则。"))
    expect(cited(yamlWith('"已预约"'), twice)).toContain("found 2 reports of this headline and time")
    const digest = digestOf("别的")
    const named = `\n  - { source: 日报, at: null, headline: 吊机调整, digest: "${digest}", length: 50 }`
    expect(cited(yamlWith('"已预约"', named))).toContain(
      "reports[0].digest: found no passage of 50 code points",
    )
    expect(cited(yamlWith('"已预约"', "\n  - { headline: 吊机调整, length: 50 }"))).toContain(
      "reports[0].length: found a length without its digest",
    )
  })
})

describe("what is unfinished is not recorded", () => {
  it("a quotation, with the command that finishes it", () => {
    expect(refusal(yamlWith('"吊机 … 停用"', undefined))).toMatch(
      /: events\[0\]\.cite: found a quotation, expected \{ report, range \}, as policy-ledger cite FILE --pages DIR writes it$/,
    )
  })

  it("a TODO anywhere, alone or with words behind it", () => {
    expect(refusal(announcementYaml({ title: "{ zh: TODO, en: TODO a title }", published: "TODO" }))).toBe(
      [
        "2023-03-01-crane.yaml:1:14: title.zh: found TODO, expected what a person decides",
        "2023-03-01-crane.yaml:1:24: title.en: found TODO a title, expected what a person decides",
        "2023-03-01-crane.yaml:4:12: published: found TODO, expected what a person decides",
      ].join("\n"),
    )
  })

  it("and a word that only begins like it is none", () => {
    expect(refusal(announcementYaml({ title: "{ zh: 题, en: TODOs of a harbour }" }))).toBe("accepted")
  })
})
