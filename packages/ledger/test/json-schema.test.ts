import { describe, expect, it } from "vitest"
import { announcementSchema, eventSchema } from "../src/schema/json-schema.ts"

describe("the schemas that editors read beside the seeds", () => {
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
