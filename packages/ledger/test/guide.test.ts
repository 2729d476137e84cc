import { readFileSync } from "node:fs"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodeAnnouncement, decodePlatform } from "../src/authoring.ts"
import { NOTHING_HELD } from "../src/held.ts"
import { planRecording } from "../src/record.ts"

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8")

/** The blocks of YAML in the guide, in their order: announcement, platform file, events, table of cases, correction. */
const [head = "", declared = "", events = ""] = [
  ...read("docs/add-an-announcement.md").matchAll(/```yaml\n(.*?)```/gs),
].map(([, block = ""]) => block)

/** The platform file with what the guide declares in it. */
const platform = () => {
  const instrument = declared.split("instruments:\n")[1] ?? ""
  const lastDay = /to: "(.*)"/.exec(declared)?.[1] ?? ""
  const text = read("seeds/1688.yaml")
    .replace("instruments:\n", `instruments:\n${instrument}`)
    .replace(/(?<=coverage:\n {2}from: .*\n {2}to: ").*(?=")/, lastDay)
  return Result.getOrThrow(decodePlatform("1688.yaml", text))
}

describe("the guide to adding an announcement", () => {
  it("shows one that can be recorded as it stands, but for the digest", () => {
    const text = `${head}${events}`.replace("sha256:…", `sha256:${"0".repeat(64)}`)
    const decoded = decodeAnnouncement("2025-06-18-summer-shipping.yaml", text, platform())
    const announcement = Result.getOrThrow(decoded)
    const plan = planRecording([announcement], NOTHING_HELD, platform(), { now: 0, recordedBy: "curator" })
    expect(Result.getOrThrow(plan).events.map(({ type, provision }) => [type, provision])).toEqual([
      ["Published", "summer-shipping-2025/ship-by"],
      ["Effective", "summer-shipping-2025/ship-by"],
    ])
  })

  it("declares a coverage within which its report lies", () => {
    expect(platform().coverage.to).toBe("2025-06-18")
  })
})
