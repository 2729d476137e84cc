import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { layerMemory } from "@policy-ledger/event-store"
import { PAGE_BYTES } from "@policy-ledger/log"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { temporaryFolder } from "../../../event-store/test/folder.ts"
import { checkFiles } from "../../src/check/check.ts"
import { describeCheck } from "../../src/check/finding.ts"
import { LINT_NAMES } from "../../src/check/lint-names.ts"
import { LINTS } from "../../src/check/lints.ts"
import { Ledger } from "../../src/ledger.ts"
import { EVERYTHING, RECORDED, check, logOf, named } from "./lints/checking.ts"
import { MARKET_YAML, RULE, announcementYaml, beginning, ruleWhen, withdrawal } from "../market.ts"

describe("the lints", () => {
  const filesIn = (folder: string, ending: string): readonly string[] =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))

  it("are one for each name that a finding can have, each in a file and with a test of that name", () => {
    const names = LINT_NAMES.toSorted()
    expect([...new Set(LINTS.map(({ name }) => name))].toSorted()).toEqual(names)
    expect(filesIn("../../src/check/lints", ".ts")).toEqual(names)
    expect(filesIn("lints", ".test.ts")).toEqual(names)
  })
})

describe("a ledger that is as it should be", () => {
  it("has no findings", () => {
    expect(check([named("a", beginning() + withdrawal())])).toEqual([])
  })
})

describe("what several lints of one scope find", () => {
  it("is told announcement by announcement, event by event", () => {
    const shipped = { rule: RULE.replace("order.paidAt", "order.shippedAt") }
    const wrong = (id: string) =>
      named(
        id,
        beginning({ revokes: "{ announcement: zz }", ...shipped }) +
          beginning({ effective: "crane/hoist", revokes: "{ announcement: zz }" }),
        { reported: '"2023-03-01"' },
      )
    const found = check([named("a"), wrong("b"), wrong("c")], { log: logOf([named("a"), EVERYTHING]) })
    expect(
      found.map((finding) => finding.replace(/^(\w+).*: (\S*?): found .*(\[.*\])$/, "$1 $2 $3")),
    ).toEqual([
      "b.yaml:1:1: found reading 1 of b, which harbour.ndjson has not, expected it to be recorded [not-recorded]",
      "c.yaml:1:1: found reading 1 of c, which harbour.ndjson has not, expected it to be recorded [not-recorded]",
      "a events[0].rule.decidedBy [decided-by]",
      "b events[0].revokes.announcement [reference]",
      "b events[0].rule.decidedBy [decided-by]",
      "b events[1].revokes.announcement [reference]",
      "c events[0].revokes.announcement [reference]",
      "c events[0].rule.decidedBy [decided-by]",
      "c events[1].revokes.announcement [reference]",
      "b reported [first-report]",
      "c reported [first-report]",
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
    yield* TestClock.setTime(RECORDED)
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

  it.effect("tells of a file that is meant for YAML and has another ending, and reads no such", () =>
    Effect.gen(function* () {
      for (const ending of [".yml", ".YAML", ".YML"]) {
        const at = yield* recorded
        writeFileSync(`${at.folder}/bad${ending}`, ending === ".yml" ? "a: 1\n" : announcementYaml())
        expect(yield* found(at)).toEqual([
          `harbour/bad${ending}:1:1: found this file name, expected <id>.yaml, the id in lower case with hyphens, or <id>.2.yaml [refused]`,
        ])
      }
    }),
  )

  it.effect("leaves alone what an editor or the system hides beside the announcements and the pages", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      symlinkSync("me@harbour.4711", `${at.folder}/.#everything.yaml`)
      at.write(".everything", "half")
      expect(yield* found(at)).toEqual([])
      mkdirSync(`${at.root}/pages`)
      symlinkSync("me@harbour.4711", `${at.root}/pages/.#one.txt`)
      expect(yield* found(at, { pages: `${at.root}/pages` })).not.toEqual([])
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
      ])
      rmSync(`${at.root}/pages`, { recursive: true })
      expect(yield* Effect.flip(found(at, { pages: `${at.root}/pages` }))).toMatchObject({
        _tag: "FileNotFound",
      })
    }),
  )

  it.effect("reads no page that is larger than a page of text can be", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      mkdirSync(`${at.root}/large`)
      writeFileSync(`${at.root}/large/one.txt`, "x".repeat(PAGE_BYTES + 1))
      expect(yield* Effect.flip(found(at, { pages: `${at.root}/large` }))).toMatchObject({
        _tag: "FileUnreadable",
        found: "2097153 bytes",
        expected: "at most 2097152 bytes",
      })
    }),
  )
})
