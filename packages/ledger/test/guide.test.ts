import { readFileSync } from "node:fs"
import { Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodeAnnouncement, decodePlatform } from "../src/authoring/authoring.ts"
import { checkLedger } from "../src/check/check.ts"
import { decide, initialState } from "../src/record/decider.ts"

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8")

/** The blocks of YAML on a page, in their order. */
const blocksOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^( *)```yaml\n(.*?)```/gms)].map(([, indent = "", block = ""]) =>
    block.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  )

/** Announcement, platform file, events, what a rule is made of; table of cases and correction follow. */
const [head = "", declared = "", events = "", parts = ""] = blocksOf("docs/add-an-announcement.md")

/** The platform file with what the guide declares in it, if it is not there: somebody may have followed the guide. */
const platform = () => {
  const instrument = declared.split("instruments:\n")[1] ?? ""
  const lastDay = /to: "(.*)"/.exec(declared)?.[1] ?? ""
  const file = read("seeds/1688.yaml")
  const text = file
    .replace("instruments:\n", file.includes(" summer-shipping-2025\n") ? "$&" : `$&${instrument}`)
    .replace(/(?<=coverage:\n {2}from: .*\n {2}to: ").*(?=")/, lastDay)
  return Result.getOrThrow(decodePlatform("1688.yaml", text))
}

describe("the guide to adding an announcement", () => {
  it("shows one that can be recorded as it stands, but for the digest", () => {
    const text = `${head}${events}`.replace("sha256:…", `sha256:${"0".repeat(64)}`)
    const decoded = decodeAnnouncement("2025-06-18-summer-shipping.yaml", text, platform())
    const announcement = Result.getOrThrow(decoded)
    const decision = decide([announcement], initialState("policy-ledger-1688"), platform(), {
      now: Date.parse("2025-06-19T00:00:00+08:00"),
      recordedBy: "curator",
    })
    expect(Result.getOrThrow(decision).events.map(({ type, provision }) => [type, provision])).toEqual([
      ["Published", "summer-shipping-2025/ship-by"],
      ["Effective", "summer-shipping-2025/ship-by"],
    ])
  })

  it("shows parts of which a rule can be made", () => {
    const indented = parts.replaceAll(/^(?=.)/gm, "      ")
    const text = `${head}${events.slice(0, events.indexOf("      when:"))}${indented}`.replace(
      "…",
      "0".repeat(64),
    )
    const decoded = decodeAnnouncement("2025-06-18-summer-shipping.yaml", text, platform())
    expect(Result.getOrThrow(decoded).authored.events).toMatchObject([
      { rule: { when: { all: { length: 9 } }, effects: { length: 13 } } },
    ])
  })

  it("declares a coverage within which its report lies", () => {
    expect(platform().coverage.to).toBe("2025-06-18")
  })
})

describe("the model", () => {
  const page = read("docs/model.md")
  const needs = page.slice(page.indexOf("## What was needed"))

  it.each([...needs.matchAll(/`([a-z-]+\/(?:\d{4}|xxxx)-[a-z0-9-]+)`/g)].map(([, id = ""]) => id))(
    "names a sample with a table of cases: %s",
    (id) => {
      expect(read(`seeds/${id}.yaml`)).toContain("events:")
      expect(read(`packages/ledger/test/marketplaces/${id}.yaml`)).toContain("- why:")
    },
  )

  it.each([...needs.matchAll(/`((?:audit|case|values|timeline)\/[a-z-]+)`/g)].map(([, name = ""]) => name))(
    "names a test: %s",
    (name) => {
      expect(read(`packages/rulebook/test/${name}.test.ts`)).toContain("describe(")
    },
  )
})

describe("the guide to adding a platform", () => {
  const [file = "", announcement = ""] = blocksOf("docs/add-a-platform.md")
  const quayside = () => Result.getOrThrow(decodePlatform("seeds/quayside.yaml", file))

  const book = (): Rulebook => {
    const decoded = decodeAnnouncement("2025-06-18-fee-and-answers.yaml", announcement, quayside())
    const decision = decide([Result.getOrThrow(decoded)], initialState("quayside"), quayside(), {
      now: Date.parse("2025-06-19T00:00:00+01:00"),
      recordedBy: "curator",
    })
    const { events } = Result.getOrThrow(decision)
    return Rulebook.of(quayside(), [{ origin: "quayside", events, rootAt: () => "sha256:" }])
  }

  it("shows a notice, and an announcement that is what it says", () => {
    const [, notice = ""] = /```text\n(.*?)```/s.exec(read("docs/add-a-platform.md")) ?? []
    const findings = checkLedger({
      platform: quayside(),
      platformFile: "seeds/quayside.yaml",
      files: [decodeAnnouncement("2025-06-18-fee-and-answers.yaml", announcement, quayside())],
      log: Result.succeed({ file: "", lines: [], events: [] }),
      pages: [{ file: "quayside.txt", lines: notice.split("\n") }],
    })
    expect(findings.map(({ lint }) => lint)).toEqual(["not-recorded"])
  })

  it("shows a whole file", () => {
    expect(quayside()).toMatchObject({ id: "quayside" })
  })

  it.each([
    ["2025-06-30T23:59:59+01:00", []],
    ["2025-07-01T00:00:00+01:00", [{ kind: "fee", amount: "1.55", from: "buyer", to: "platform" }]],
  ])("shows a fee that is due from the first second of July: bought %s", (boughtAt, payments) => {
    const order = { boughtAt, items: [{ price: "20.00", category: "goods" }] }
    expect(book().audit({ order }).outcome.payments).toMatchObject(payments)
  })

  it.each([
    ["2025-04-24T10:00:00+01:00", "2025-05-02T10:00:00+01:00"],
    ["2025-07-03T10:00:00+01:00", "2025-07-08T10:00:00+01:00"],
  ])("shows days, and business days from July on: requested %s", (requestedAt, respondBy) => {
    expect(book().audit({ return: { requestedAt } }).outcome).toMatchObject({ respondBy })
  })
})
