import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { Result } from "effect"
import { decodePlatform } from "../src/authoring/authoring.ts"
import { withFacts } from "./facts-table.ts"
import { announcementSchema, answerSchemas, platformSchema } from "../src/schema/json-schema.ts"

const seeds = new URL("../../../seeds/", import.meta.url)
writeFileSync(new URL("announcement.schema.json", seeds), announcementSchema())
writeFileSync(new URL("platform.schema.json", seeds), platformSchema())

const answers = new URL("../../../docs/schema/", import.meta.url)
mkdirSync(answers, { recursive: true })
for (const [name, schema] of answerSchemas()) writeFileSync(new URL(`${name}.schema.json`, answers), schema)

const platformFile = new URL("1688.yaml", seeds)
const platform = Result.getOrThrow(decodePlatform("1688.yaml", readFileSync(platformFile, "utf8")))
const page = new URL("../../../docs/answers.md", import.meta.url)
writeFileSync(page, withFacts(readFileSync(page, "utf8"), platform))
