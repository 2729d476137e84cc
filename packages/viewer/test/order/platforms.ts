import { readdirSync } from "node:fs"
import { join } from "node:path"
import { readSource } from "../../../data-package/build/index.ts"

const root = new URL("../../../..", import.meta.url).pathname

/** Every platform of which seeds are kept, with its log. */
export const sources = readdirSync(join(root, "seeds"))
  .filter((file) => file.endsWith(".ndjson"))
  .map((file) => file.slice(0, -".ndjson".length))
  .map((id) => ({ id, ...readSource(root, id) }))
