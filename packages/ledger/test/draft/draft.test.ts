import { mkdirSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { temporaryFolder } from "../../../event-store/test/folder.ts"
import { type Draft, draftReport } from "../../src/draft/draft.ts"
import { draftPage, restOfPage } from "../../src/draft/draft-page.ts"
import { restOf, sentencesOf } from "../../src/draft/rest.ts"
import { skeletonOf } from "../../src/draft/skeleton.ts"
import { type PageReport, cutPage } from "../../src/pages/cut.ts"
import { PLAIN } from "../../src/pages/site.ts"
import {
  MARKET_YAML,
  announcement,
  announcementYaml,
  beginning,
  market,
  refusal,
  withdrawal,
} from "../market.ts"

const reportOf = (headline: string, text: string, printed = "2023-05-10 09:00:00"): PageReport => {
  const site = { ...PLAIN, source: "日报", utcOffset: "+08:00" }
  const [report] = cutPage({ lines: [headline, printed, text], areBlocks: false }, site).reports
  if (report === undefined) throw new Error("no report")
  return report
}

const EARLIER = announcement(announcementYaml(), "2023-03-01-crane")

const draftOf = (headline: string, text: string, held = [EARLIER]): Draft =>
  draftReport(reportOf(headline, text), { platform: market, held, site: { ...PLAIN, source: "日报" } })

/** What stands in the report at a range. */
const at = (headline: string, text: string, range: readonly [number, number] | undefined): string =>
  reportOf(headline, text)
    .passage.slice(...(range ?? [0, 0]))
    .join("")

describe("a draft proposes", () => {
  const HEADLINE = "吊机服务调整"
  const TEXT =
    "5月10日消息,今日公示吊机调整。将于2023年6月1日生效,24小时内支付12.5元或10%。6月1日前预约的不受影响。"

  it("an event for each start, with its end, and the figures near it", () => {
    const draft = draftOf("吊机", "自6月1日起收费5元。7月1日0点至7月3日23:59:59期间收费8元。")
    expect(
      draft.events.map(({ from, until, figures }) => [
        from?.date,
        until?.date,
        figures.map(({ written }) => written),
      ]),
    ).toEqual([
      ["2023-06-01", undefined, ["5元"]],
      ["2023-07-01", "2023-07-03", ["8元"]],
    ])
  })

  it("one event whose start is not stated, bounded by the report, where no start is given", () => {
    expect(draftOf("吊机", "吊机将停用。").events).toMatchObject([
      { kind: "effective", from: undefined, bound: { key: "noEarlierThan", day: "2023-05-10" } },
    ])
    expect(draftOf("吊机", "吊机已下线。").events).toMatchObject([
      { kind: "withdrawn", bound: { key: "noLaterThan" } },
    ])
    expect(draftOf("吊机", "吊机收费。").events).toMatchObject([{ bound: undefined }])
  })

  it("what ends with a day as withdrawn from the next on", () => {
    const ends = draftOf("Crane", "Do końca maja 2023 dźwig przestanie działać.")
    expect(ends.events).toMatchObject([
      { kind: "withdrawn", from: { date: "2023-06-01", basis: { inferred: expect.any(String) } } },
    ])
    expect(ends.events[0]?.until).toBeUndefined()
  })

  it("a passage that ends with its sentence, not behind an abbreviation, and has no headline in it", () => {
    const lines = ["Dźwig", "Od 9 maja br. dźwig za 7 zł. Potem nic."]
    const [report] = cutPage({ lines, areBlocks: false }, PLAIN).reports
    if (report === undefined) throw new Error("no report")
    const [event] = draftReport(report, { platform: market, held: [], site: PLAIN }).events
    expect(report.passage.slice(...(event?.passage ?? [0, 0])).join("")).toBe("Od9majabr.dźwigza7zł.")
  })

  it("the instrument by its name, in the passage first, and the last announcement about it as superseded", () => {
    const [event] = draftOf(HEADLINE, TEXT).events
    expect(event).toMatchObject({
      provision: "crane/TODO",
      supersedes: { announcement: "2023-03-01-crane" },
      postpones: undefined,
    })
    expect(at(HEADLINE, TEXT, event?.named)).toBe("吊机")
    const other = draftOf("台风减免", "自6月1日起。吊机自6月2日起调整。")
    expect(other.events.map(({ provision }) => provision)).toEqual(["storm-relief/TODO", "crane/TODO"])
    expect(draftOf("渡船", "自6月1日起。").events).toMatchObject([
      { provision: "TODO/TODO", supersedes: undefined },
    ])
  })

  it("a postponement where the words for it stand beside the date", () => {
    expect(draftOf("吊机", "吊机下线推迟至2023年6月8日。").events).toMatchObject([
      { postpones: { announcement: "2023-03-01-crane" }, supersedes: undefined },
    ])
  })

  it("nothing earlier of the announcement that the report is of, nor of one that came later", () => {
    const report = reportOf(HEADLINE, TEXT)
    const own = announcement(
      announcementYaml({
        reports: `\n  - { source: 日报, at: null, headline: 题, digest: "${report.digest}", length: 85 }`,
      }),
      "2023-03-02-crane",
    )
    const draft = draftOf(HEADLINE, TEXT, [EARLIER, own])
    expect(draft.recordedAs).toEqual(["2023-03-02-crane"])
    expect(draft.events[0]?.supersedes?.announcement).toBe("2023-03-01-crane")
    const later = announcement(
      announcementYaml({ published: '"2023-05-11"', reported: '"2023-05-11"' }),
      "2023-05-11-crane",
    )
    expect(draftOf(HEADLINE, TEXT, [later]).events[0]?.supersedes).toBeUndefined()
  })

  it("whom the old rule keeps, a condition that is not given, and an end that is not", () => {
    const [event] = draftOf(HEADLINE, TEXT).events
    expect(at(HEADLINE, TEXT, event?.keeps)).toBe("6月1日前预约的不受影响。")
    expect(draftOf("吊机", "一定金额内免费。").events[0]?.conditions).toBeDefined()
    expect(draftOf("台风减免", "台风期间免责。").events[0]?.untilUnstated).toBeDefined()
    expect(draftOf("吊机", "台风期间免费。").events[0]?.untilUnstated).toBeUndefined()
  })

  it("a consultation or hearsay by its words", () => {
    expect(draftOf("吊机", "征求意见。").standing.standing).toBe("consultation")
    expect(draftOf("消息称吊机停用", "。").standing.standing).toBe("rumour")
    expect(draftOf("吊机", "停用。").standing.standing).toBe("announced")
  })

  it("and says what it is not sure of, and which dates it made nothing of", () => {
    const draft = draftOf("Crane", "From May 20 the crane rests; see 4/6/2023. Booked before May 12, 2023.")
    expect(draft.unsure.map(({ written }) => written)).toEqual(["4/6/2023"])
    expect(draft.otherDates.map(({ role, date }) => `${role} ${date}`)).toEqual(["before 2023-05-12"])
  })

  it("as YAML whose every TODO record refuses, and which is accepted once they are gone", () => {
    const yaml = skeletonOf(draftOf(HEADLINE, TEXT), market)
    expect(yaml).not.toMatch(/不受影响|支付/u)
    expect(
      new Set(
        refusal(yaml)
          .split("\n")
          .map((line) => line.replace(/^.*found .*TODO.*, expected /, "")),
      ),
    ).toEqual(new Set(["what a person decides"]))
    const finished = yaml
      .replace("keeps: { before: TODO }", "keeps: { before: order.paidAt }")
      .replaceAll("decidedBy: [TODO]", "decidedBy: [order.paidAt]")
      .replace("when: TODO", "when: { always: true }")
      .replaceAll("deadline: TODO, countedFrom: TODO", "deadline: ship-by, countedFrom: order.paidAt")
      .replaceAll("pay: TODO, per: TODO", "pay: penalty, per: order")
      .replaceAll("TODO", "todo")
    expect(refusal(finished)).toBe("accepted")
    expect(yaml).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../announcement.schema.json
      # A draft: each value is a proposal, [a, b] the code points of the report that it was read from. TODO is for a person.
      title: { zh: TODO, en: TODO }
      summary: { zh: TODO, en: TODO }
      standing: announced
      published: "2023-05-10"  # [32, 34]
      reported: "2023-05-10"
      reports:
        - source: 日报
          at: "2023-05-10T09:00:00+08:00"
          headline: "吊机服务调整"
          digest: "sha256:d484fd9d36722cb4b3978d71e7e975f4938088a413b1ceb90aadb2e2a39344cc"
          length: 85
      events:
        - effective: crane/TODO  # [0, 2]
          from: "2023-06-01"  # [43, 52]
          basis: stated
          cite: { report: 1, range: [41, 72] }
          supersedes: { announcement: 2023-03-01-crane }  # [0, 2], the last that is held of it
          keeps: { before: TODO }  # [72, 85]
          rule:
            title: { zh: TODO, en: TODO }
            decidedBy: [TODO]
            when: TODO
            effects:
              - { deadline: TODO, countedFrom: TODO, after: { hours: 24 } }  # 24小时 [55, 59]
              - { pay: TODO, per: TODO, amount: "12.50" }  # 12.5元 [62, 67]
              - { pay: TODO, per: TODO, rate: "0.10" }  # 10% [68, 71]
      # also dated (before): 2023-06-01 [72, 76]
      # Cases to make, at and beside the bounds:
      #   2023-05-31T23:59:59+08:00 not yet, 2023-06-01T00:00:00+08:00 in force
      #   24小时: a second before its end, at its end, a second after
      #   12.5元: 12.49, 12.50, 12.51
      #   10%: just below it, at it, just above it; a product that ends in half a cent
      "
    `)
  })

  it("as YAML of an end, of a start with times, and of a report without any date", () => {
    const times = skeletonOf(draftOf("吊机", "7月1日08:00至7月3日18:00期间停用。"), market)
    expect(times).toContain(
      '    from: "2023-07-01"  # [20, 29]\n    fromTime: "08:00:00"\n    until: "2023-07-03"',
    )
    expect(times).toContain("#   2023-07-01T07:59:59+08:00 not yet, 2023-07-01T08:00:00+08:00 in force")
    const end = skeletonOf(draftOf("渡船", "渡船自6月1日起下线,退款5元。"), market)
    expect(end).toContain("  - withdrawn: TODO/TODO\n")
    expect(end).toContain("# Nobody saw it begin?")
    expect(end).not.toContain("rule:")
    expect(skeletonOf(draftOf("渡船", "渡船收费。"), market)).toContain(
      "    from: unstated\n    basis: stated\n",
    )
  })
})

describe("what no event cites", () => {
  const report = reportOf("港口公告", "第一句。第二句，\n分行。Third one here. Fourth.")

  it("is told sentence by sentence, the headline among them", () => {
    expect(sentencesOf(report).map(({ text, range }) => [text, range])).toEqual([
      ["港口公告", [0, 4]],
      ["第一句。", [22, 26]],
      ["第二句，分行。", [26, 33]],
      ["Third one here.", [33, 46]],
      ["Fourth.", [46, 53]],
    ])
  })

  it("is what no cited passage touches", () => {
    const cited = announcement(
      announcementYaml({
        reports: `\n  - { source: 日报, at: null, headline: null, digest: "${report.digest}", length: 53 }`,
        events: `\n${beginning({ cite: "{ report: 1, range: [0, 23] }" })}${withdrawal({ cite: "{ report: 1, range: [40, 41] }" })}`,
      }),
    )
    expect(restOf(report, [cited]).map(({ text }) => text)).toEqual(["第二句，分行。", "Fourth."])
    expect(restOf(report, [EARLIER])).toHaveLength(5)
  })
})

describe("a page as a file", () => {
  const inFolder = temporaryFolder()

  it.effect("is drafted beside what the ledger holds, finished announcements alone", () =>
    Effect.gen(function* () {
      mkdirSync(inFolder("seeds/harbour"), { recursive: true })
      writeFileSync(inFolder("seeds/harbour.yaml"), MARKET_YAML)
      writeFileSync(inFolder("seeds/harbour/2023-03-01-crane.yaml"), announcementYaml())
      writeFileSync(
        inFolder("seeds/harbour/2023-04-01-crane.yaml"),
        announcementYaml({ title: "{ zh: TODO, en: TODO }" }),
      )
      writeFileSync(inFolder("page.txt"), "吊机\n2023-05-10\n吊机自6月1日起调整。")
      const question = {
        page: inFolder("page.txt"),
        platform: inFolder("seeds/harbour.yaml"),
        folder: inFolder("seeds/harbour"),
        sites: inFolder("seeds/sites"),
        site: "plain",
      }
      const { drafts, encoding, site } = yield* draftPage(question)
      expect([drafts.map(({ id }) => id), encoding, site]).toEqual([["2023-05-10-crane"], "utf-8", "plain"])
      expect(drafts[0]?.events[0]?.supersedes?.announcement).toBe("2023-03-01-crane")
      const { rest } = yield* restOfPage({ ...question, folder: inFolder("seeds/none") })
      expect(rest[0]?.sentences).toHaveLength(2)
    }),
  )
})
