import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { decodeAnnouncement, draftPage, readPlatform } from "@policy-ledger/ledger"
import { Effect, Result } from "effect"
import { describe, expect, it } from "vitest"
import { temporaryFolder } from "../../event-store/test/folder.ts"
import { compare } from "../src/draft/compare.ts"
import { askedOf } from "../src/draft/call.ts"
import { ROOT } from "../src/place.ts"

describe("a call of bench draft", () => {
  it("names a folder, and may name a site and a platform", () => {
    const call = (...args: readonly string[]) => Result.getOrThrow(askedOf([ROOT, ...args]))
    expect(call()).toEqual({ folder: ROOT, platform: "1688", site: undefined })
    expect(call("--site", "plain", "--platform", "allegro")).toEqual({
      folder: ROOT,
      platform: "allegro",
      site: "plain",
    })
  })

  it("is refused in one line where it names none, or something else", () => {
    for (const args of [
      [],
      ["--site"],
      [`${ROOT}nowhere`],
      [`${ROOT}package.json`],
      [ROOT, "--sites", "plain"],
    ]) {
      const refused = askedOf(args)
      expect([args, Result.isFailure(refused) && refused.failure.message]).toEqual([
        args,
        expect.stringMatching(/^.+$/),
      ])
    }
  })
})

describe("what drafts propose beside what was recorded", () => {
  const inFolder = temporaryFolder()
  const yaml = readFileSync(`${ROOT}seeds/1688/2023-03-08-refund-response.yaml`, "utf8")

  /** Beside an announcement of 1688 with rules from 15 March, up to 300.00, within 24 hours and 7 days. */
  const compared = async (text: string) => {
    mkdirSync(inFolder("none"), { recursive: true })
    writeFileSync(inFolder("page.txt"), `规则调整\n2023-03-08\n${text}`)
    const platform = await Effect.runPromise(readPlatform(`${ROOT}seeds/1688.yaml`))
    const question = {
      page: inFolder("page.txt"),
      site: "plain",
      sites: inFolder("none"),
      folder: inFolder("none"),
    }
    const { drafts } = await Effect.runPromise(draftPage({ ...question, platform: `${ROOT}seeds/1688.yaml` }))
    const { digest = "", length = 0 } = drafts[0]?.report ?? {}
    const ofThisPage = yaml.replace(/sha256:\w+/, digest).replace(/length: \d+/, `length: ${length}`)
    const within = ofThisPage.replaceAll(/range: \[.*\]/g, "range: [0, 1]")
    const announcement = decodeAnnouncement("2023-03-08-refund-response.yaml", within, platform)
    return compare([Result.getOrThrow(announcement)], drafts, platform)
  }
  const counted = (all: readonly { readonly isProposed: boolean }[]) => [
    all.length,
    all.filter(({ isProposed }) => isProposed).length,
  ]

  it("counts as found what has the same role, day and figure", async () => {
    const found = await compared("2023年3月15号起,300元内24小时,7天。")
    expect([found.reports, found.effectiveDates, found.figures].map(counted)).toEqual([
      [1, 1],
      [1, 1],
      [3, 3],
    ])
    expect([found.wrongDates, found.wrongFigures]).toEqual([[], []])
  })

  it("as missed what has not, and as wrong what nobody recorded", async () => {
    const found = await compared("2023年3月15号前,将于3月16日生效,300元,48小时,近日,发布。")
    expect([found.effectiveDates, found.figures].map(counted)).toEqual([
      [1, 0],
      [3, 1],
    ])
    expect([...found.wrongDates, ...found.wrongFigures].map(({ what }) => what)).toEqual([
      "from 2023-03-16",
      "published [2023-02-06..2023-03-08]",
      "48小时",
    ])
  })
})
