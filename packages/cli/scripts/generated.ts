import {
  announcementSchema,
  answerSchemas,
  decodePlatform,
  platformSchema,
  siteSchema,
} from "@policy-ledger/ledger"
import type { Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { fileURLToPath } from "node:url"
import { readdirSync, readFileSync } from "node:fs"
import { entriesOf } from "../../data-package/build/orders.ts"
import { packageJson } from "../../data-package/build/package-json.ts"
import { commandSchemas } from "../src/answer-schemas.ts"
import { withColumns } from "./columns-table.ts"
import { withFacts } from "./facts-table.ts"
import { receiptFormSource } from "./receipt-form.ts"

const ROOT = new URL("../../../", import.meta.url)

export const fileAt = (path: string): URL => new URL(path, ROOT)

const read = (path: string): string => readFileSync(fileAt(path), "utf8")

const platformOf = (id: string): Platform =>
  Result.getOrThrow(decodePlatform(`seeds/${id}.yaml`, read(`seeds/${id}.yaml`)))

/** A data package keeps its version and takes the rest from its platform and the workspace. */
const dataPackages = (): readonly (readonly [path: string, text: string])[] =>
  readdirSync(fileAt("packages"))
    .filter((folder) => folder.startsWith("rules-"))
    .map((folder) => {
      const path = `packages/${folder}/package.json`
      const { version }: { readonly version: string } = JSON.parse(read(path))
      const platform = platformOf(folder.slice("rules-".length))
      const workspace = JSON.parse(read("package.json"))
      const written = packageJson(platform, version, workspace, entriesOf(fileURLToPath(ROOT), platform.id))
      return [path, `${JSON.stringify(written, null, 2)}\n`]
    })

/** The files that follow from others: by its path from the root, what each has to say. */
export const generatedFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ["seeds/announcement.schema.json", announcementSchema()],
    ["seeds/platform.schema.json", platformSchema()],
    ["seeds/site.schema.json", siteSchema()],
    ...[...answerSchemas(), ...commandSchemas()].map(
      ([command, schema]) => [`docs/schema/${command}.schema.json`, schema] as const,
    ),
    ["docs/answers.md", withFacts(read("docs/answers.md"), platformOf("1688"))],
    ["docs/tables.md", withColumns(read("docs/tables.md"), platformOf("1688"))],
    ["packages/receipt/src/generated/receipt-form.ts", receiptFormSource()],
    ...dataPackages(),
  ])
