import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { announcementSchema, eventSchema, platformSchema } from "../src/schema/json-schema.ts"

const seed = (name: string): string =>
  readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), "utf8")

describe("the schemas that editors read beside the seeds", () => {
  it("are up to date: pnpm --filter @policy-ledger/ledger schema", () => {
    expect(seed("announcement.schema.json") === announcementSchema()).toBe(true)
    expect(seed("platform.schema.json") === platformSchema()).toBe(true)
  })

  it("know each of the five events", () => {
    for (const type of ["Published", "Corrected", "Effective", "Superseded", "Withdrawn"])
      expect(eventSchema()).toContain(`"${type}"`)
  })

  it("describe what each key of an event is for, and allow no others", () => {
    const { $defs } = JSON.parse(announcementSchema()) as {
      $defs: { [name: string]: { properties: object; additionalProperties: boolean } }
    }
    for (const name of ["Announcement", "Effective", "Withdrawn"]) {
      expect($defs[name]?.additionalProperties).toBe(false)
      for (const [key, schema] of Object.entries($defs[name]?.properties ?? {}))
        expect(JSON.stringify(schema), `${name}.${key}`).toMatch(/"description"|"\$ref"/)
    }
  })
})
