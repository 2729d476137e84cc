import { describe, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { packageSchemas } from "../build/schemas.ts"

describe("the schemas of what a package alone answers", () => {
  it("are shipped, one file for each answer", () => {
    const files = [...packageSchemas(bazaar).keys()].toSorted()
    expect(files).toEqual([
      "announcement.json",
      "announcements.json",
      "audit.json",
      "case.json",
      "decide.json",
      "diff.json",
      "event.json",
      "explain.json",
      "history.json",
      "in-force.json",
      "manifest.json",
      "platform.json",
      "provision.json",
      "receipt.json",
      "runs.json",
      "upcoming.json",
      "verify-files.json",
      "verify.json",
      "what-if.json",
    ])
  })
})
