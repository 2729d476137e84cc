import { mkdirSync, writeFileSync } from "node:fs"
import { announcementSchema, answerSchemas, platformSchema } from "../src/json-schema.ts"

const seeds = new URL("../../../seeds/", import.meta.url)
writeFileSync(new URL("announcement.schema.json", seeds), announcementSchema())
writeFileSync(new URL("platform.schema.json", seeds), platformSchema())

const answers = new URL("../../../docs/schema/", import.meta.url)
mkdirSync(answers, { recursive: true })
for (const [name, schema] of answerSchemas()) writeFileSync(new URL(`${name}.schema.json`, answers), schema)
