import { readFileSync } from "node:fs"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { withFacts } from "../scripts/facts-table.ts"
import { decodePlatform } from "../src/authoring/authoring.ts"
import { answerSchemas } from "../src/schema/json-schema.ts"

describe("the schemas of the answers", () => {
  it.each([...answerSchemas()])("stand in docs/schema as they are generated: %s", (name, schema) => {
    const published = readFileSync(
      new URL(`../../../docs/schema/${name}.schema.json`, import.meta.url),
      "utf8",
    )
    expect(published).toBe(schema)
  })
})

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")

describe("the page on answers", () => {
  it("lists every fact that a case of 1688 may give, as the platform declares it", () => {
    const platform = Result.getOrThrow(decodePlatform("seeds/1688.yaml", read("seeds/1688.yaml")))
    const page = read("docs/answers.md")
    expect(page).toBe(withFacts(page, platform))
  })
})
