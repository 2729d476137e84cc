import { writeFileSync } from "node:fs"
import { commandSchemas } from "../src/answer-schemas.ts"

const folder = new URL("../../../docs/schema/", import.meta.url)
for (const [name, schema] of commandSchemas()) writeFileSync(new URL(`${name}.schema.json`, folder), schema)
