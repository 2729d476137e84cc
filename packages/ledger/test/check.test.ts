import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer, Result } from "effect"
import type { Announcement } from "../src/authoring/authoring.ts"
import { checkFiles, checkLedger } from "../src/check/check.ts"
import { describeCheck } from "../src/check/finding.ts"
import { layerMemory } from "@policy-ledger/event-store"
import { Ledger } from "../src/ledger.ts"
import type { Log } from "../src/log-file.ts"
import { decide, initialState } from "../src/record/decider.ts"
import { temporaryFolder } from "../../event-store/test/folder.ts"
import {
  DIGEST,
  MARKET_YAML,
  RULE,
  announcement,
  announcementYaml,
  beginning,
  market,
  ruleWhen,
  withdrawal,
} from "./market.ts"

const named = (
  id: string,
  events: string = beginning(),
  parts: { readonly [key: string]: string | undefined } = {},
) => announcement(announcementYaml({ ...parts, events: `\n${events}` }), id)

/** One announcement about each instrument and region, so that nothing is unused. */
const EVERYTHING = named(
  "everything",
  beginning({ effective: "harbour-rules/text" }) +
    beginning({
      effective: "storm-relief/claims",
      rule: ruleWhen('{ fact: order.shipTo, within: ["330200"] }'),
    }),
)

const logOf = (announcements: readonly Announcement[]): Log => {
  const { lines, events } = Result.getOrThrow(
    decide(announcements, initialState("policy-ledger-harbour"), market, { now: 0, recordedBy: "curator" }),
  )
  return { file: "harbour.ndjson", lines, events }
}

const check = (
  announcements: readonly Announcement[],
  { log, released }: { readonly log?: Log; readonly released?: readonly string[] } = {},
) =>
  checkLedger({
    platform: market,
    platformFile: "harbour.yaml",
    announcements: [...announcements, EVERYTHING],
    log: log ?? logOf([...announcements, EVERYTHING]),
    ...(released === undefined ? {} : { released }),
  }).map((finding) => describeCheck(finding).replaceAll("seeds/harbour/", ""))

describe("a ledger that is as it should be", () => {
  it("has no findings", () => {
    expect(check([named("a", beginning() + withdrawal())])).toEqual([])
  })

  it("may be corrected: only the last reading counts", () => {
    const corrected = announcement(announcementYaml({ correction: "{ cause: mistake, why: x }" }), "a.2")
    expect(
      check([
        named("a", beginning({ from: "before", basis: "{ inferred: x }" })),
        corrected,
        named("b", beginning({ from: "before", basis: "{ inferred: x }" })),
      ]),
    ).toEqual([])
  })

  it("may supersede a version twice where the second takes the place of the first", () => {
    const next = (id: string, more: { readonly [key: string]: string } = {}) =>
      named(id, beginning({ supersedes: "{ announcement: a }", ...more }))
    expect(check([named("a"), next("b"), next("c", { postpones: "{ announcement: b }" })])).toEqual([])
    expect(check([named("a"), next("b"), next("c", { revokes: "{ announcement: b }" })])).toEqual([])
  })
})

describe("a check finds", () => {
  const a = named("a")

  it("a version superseded twice", () => {
    const next = (id: string) => named(id, beginning({ supersedes: "{ announcement: a }" }))
    expect(check([a, next("b"), next("c")])).toEqual([
      "c.yaml:14:17: events[0].supersedes: found a version that b supersedes, expected the version that holds until this one, or postpones/revokes beside it [superseded-twice]",
    ])
  })

  it("a reference to nothing, and deciding instants that change", () => {
    const b = named(
      "b",
      beginning({ revokes: "{ announcement: zz }", rule: RULE.replace("order.paidAt", "order.shippedAt") }),
    )
    const log = logOf([a])
    expect(check([a, b], { log }).filter((one) => !one.includes("not-recorded"))).toEqual([
      "a.yaml:13:53: events[0].rule.decidedBy: found [order.paidAt], expected [order.shippedAt], as in b: fixed for a provision [decided-by]",
      "b.yaml:14:30: events[0].revokes.announcement: found zz, expected an announcement that the ledger holds or that is recorded with this one [reference]",
      "b.yaml:13:53: events[0].rule.decidedBy: found [order.shippedAt], expected [order.paidAt], as in a: fixed for a provision [decided-by]",
    ])
  })

  it("a withdrawal of what never began, or before it began", () => {
    expect(check([named("b", withdrawal())])).toEqual([
      "b.yaml:9:16: events[0].withdrawn: found crane/lift, which never began, expected an effective with from: before, implied by the withdrawal [reference]",
    ])
    expect(check([a, named("b", withdrawal({ from: '"2023-03-09"' }))])).toEqual([
      "b.yaml:10:11: events[0].from: found 2023-03-09, expected no day before 2023-03-10, when it begins [end-before-start]",
    ])
    expect(check([a, named("b", withdrawal({ from: "unstated" }))])).toEqual([])
    expect(check([a, named("b", withdrawal({ from: "XXXX-03-09" }))])).toEqual([])
  })

  it("two beginnings that nobody saw", () => {
    const before = (id: string) => named(id, beginning({ from: "before", basis: "{ inferred: x }" }))
    expect(check([before("a"), before("b")])).toEqual([
      "b.yaml:10:11: events[0].from: found before, as in a, expected one beginning that nobody saw for a provision [begun-before-twice]",
    ])
  })

  it("regions without a name and regions that no rule needs, wherever a rule can name them", () => {
    const other = 'fact: order.shipTo, within: ["310000"]'
    const previous = `{ title: { zh: 旧, en: Old }, when: { any: [{ not: { ${other} } }] }, effects: [{ notice: { zh: 知, en: Note } }] }`
    const b = named(
      "b",
      beginning({ previous }) +
        withdrawal({
          keeps: `{ all: [{ any: [{ not: { when: { all: [{ ${other} }] } } }, { before: order.paidAt }] }] }`,
        }),
    )
    const unknown = (place: string, path: string) =>
      `b.yaml:${place}: ${path}: found 310000, expected its name under regions in harbour.yaml [region-unknown]`
    expect(check([b])).toEqual([
      unknown("14:96", "events[0].previous.when.any[0].not.within[0]"),
      unknown("19:82", "events[1].keeps.all[0].any[0].not.when.all[0].within[0]"),
    ])
  })

  it("instruments and regions that nothing is about", () => {
    const findings = checkLedger({
      platform: market,
      platformFile: "harbour.yaml",
      announcements: [a],
      log: logOf([a]),
    })
    expect(findings.map(describeCheck)).toEqual([
      "harbour.yaml:1:1: found the region 330000, expected a rule that names it or a part of it [unused]",
      "harbour.yaml:1:1: found the region 330200, expected a rule that names it or a part of it [unused]",
      "harbour.yaml:1:1: found the instrument harbour-rules, expected an announcement about it [unused]",
      "harbour.yaml:1:1: found the instrument storm-relief, expected an announcement about it [unused]",
    ])
  })

  it("a date of report that is not the first report's, and reports outside what was read", () => {
    const reports = `
  - { source: 日报, at: "2023-03-05", headline: 题, digest: "${DIGEST.replace("00", "22")}", length: 100 }
  - { source: 午报, at: null, headline: null, digest: "${DIGEST.replace("00", "33")}", length: 100 }
  - { source: 晚报, at: "2025-03-04", headline: 题, digest: "${DIGEST.replace("00", "11")}", length: 100 }`
    expect(check([named("b", beginning(), { reported: '"2023-03-06"', reports })])).toEqual([
      "b.yaml:5:11: reported: found 2023-03-06, expected 2023-03-05, of its first report [first-report]",
      "b.yaml:9:23: reports[2].at: found 2025-03-04, expected a day within the coverage of harbour.yaml, 2020-01-01 to 2024-12-31 [coverage]",
    ])
  })

  it("one report described in two ways", () => {
    const reports = `\n  - { source: 日报, at: "2023-03-02T10:00:00+08:00", headline: 别题, digest: "${DIGEST}", length: 101 }`
    expect(check([a, named("b", beginning(), { reports })])).toEqual([
      "b.yaml:7:62: reports[0].headline: found 别题, expected 题目, as in a for the same digest [one-report-two-ways]",
      "b.yaml:7:157: reports[0].length: found 101, expected 100, as in a for the same digest [one-report-two-ways]",
    ])
  })

  it("an announcement that is not recorded, and events without their file", () => {
    expect(check([a], { log: logOf([EVERYTHING]) })).toEqual([
      "a.yaml:1:1: found reading 1 of a, which harbour.ndjson has not, expected it to be recorded [not-recorded]",
    ])
    expect(check([a], { log: logOf([EVERYTHING, a, named("z")]) })).toEqual([
      "harbour.ndjson:6:1: found reading 1 of z without its file, expected the file it was recorded from [file-missing]",
    ])
  })

  it("events that do not follow from their file any more", () => {
    const log = logOf([a, EVERYTHING])
    expect(check([named("a", beginning({ from: '"2023-03-11"' }))], { log })).toEqual(
      [
        "harbour.ndjson:1: found events of a, reading 1, that do not follow from a.yaml, expected the file as it was recorded, and a correction beside it [re-derivation]",
      ].map((line) => line.replace("harbour.ndjson:1:", "harbour.ndjson:1:1:")),
    )
  })

  it("a released line that was altered or taken away", () => {
    const log = logOf([a, EVERYTHING])
    expect(check([a], { log, released: log.lines })).toEqual([])
    expect(check([a], { log, released: log.lines.slice(0, 2) })).toEqual([])
    expect(check([a], { log, released: [...log.lines.slice(0, 2), "{}"] })).toEqual([
      "harbour.ndjson:3:1: found another line than was released, expected the released line, byte for byte [released-line-altered]",
    ])
    expect(check([a], { log, released: [...log.lines, "{}"] })).toEqual([
      `harbour.ndjson:${log.lines.length + 1}:1: found no line, expected the released line, byte for byte [released-line-altered]`,
    ])
  })
})

describe("checking files", () => {
  const inFolder = temporaryFolder()
  let places = 0
  const place = () => {
    const root = inFolder(`${places++}`)
    mkdirSync(`${root}/harbour`, { recursive: true })
    writeFileSync(`${root}/harbour.yaml`, MARKET_YAML)
    const files = { platform: `${root}/harbour.yaml`, log: `${root}/harbour.ndjson`, lock: `${root}/lock` }
    const write = (name: string, text: string) => writeFileSync(`${root}/harbour/${name}.yaml`, text)
    return { root, files, folder: `${root}/harbour`, write }
  }
  const recorded = Effect.gen(function* () {
    const at = place()
    at.write(
      "everything",
      announcementYaml({
        events: `\n${beginning({ effective: "harbour-rules/text" })}${beginning({ effective: "storm-relief/claims", rule: ruleWhen('{ fact: order.shipTo, within: ["330200"] }') })}${beginning()}`,
      }),
    )
    const ledger = yield* Ledger.open(at.files)
    yield* ledger.record([`${at.folder}/everything.yaml`], "curator")
    return at
  }).pipe(Effect.provide(Layer.fresh(layerMemory)))
  const found = (
    at: ReturnType<typeof place>,
    more: { readonly releasedLog?: string; readonly pages?: string } = {},
  ) =>
    Effect.map(checkFiles({ files: at.files, folder: at.folder, ...more }), (findings) =>
      findings.map((finding) => describeCheck(finding).replaceAll(`${at.root}/`, "")),
    )

  it.effect("finds nothing in a ledger that was recorded", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      expect(yield* found(at)).toEqual([])
      expect(yield* found(at, { releasedLog: at.files.log })).toEqual([])
    }),
  )

  it.effect("tells every reason of a file that is refused", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      at.write("bad", announcementYaml({ standing: "said", author: "me" }))
      expect(yield* found(at)).toEqual([
        "harbour/bad.yaml:3:11: standing: found said, expected one of announced, consultation, rumour [refused]",
        expect.stringMatching(/^harbour\/bad\.yaml:15:1: author: found the unknown key author.*\[refused\]$/),
      ])
    }),
  )

  it.effect("names the first bad line of the log, and not every announcement as unrecorded", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      writeFileSync(at.files.log, "{}\n")
      expect(yield* found(at, { releasedLog: at.files.log })).toEqual([
        expect.stringMatching(/^harbour\.ndjson:1:1: found .* \[log\]$/),
      ])
    }),
  )

  it.effect("looks for the reports on the pages of a folder", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      mkdirSync(`${at.root}/pages`)
      writeFileSync(`${at.root}/pages/one.txt`, "题目\n2023-03-02 10:00:00\n正文\n")
      writeFileSync(`${at.root}/pages/other.html`, "")
      expect(yield* found(at, { pages: `${at.root}/pages` })).toEqual([
        `harbour/everything.yaml:7:74: reports[0].digest: found no passage of 100 code points with this digest, expected one that begins at a line of a page [passage-missing]`,
        expect.stringContaining("published: found 3月1日, which is not in any of its reports"),
      ])
      rmSync(`${at.root}/pages`, { recursive: true })
      expect(yield* Effect.flip(found(at, { pages: `${at.root}/pages` }))).toMatchObject({
        _tag: "FileNotFound",
      })
    }),
  )
})
