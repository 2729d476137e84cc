import { readFileSync } from "node:fs"
import { join } from "node:path"
import { canonicalJson } from "@policy-ledger/log"
import { decodePlatform, originOf, verifyLog } from "@policy-ledger/ledger"
import type { Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { PlacedLog, type IdTable } from "../src/index.ts"
import { readIds } from "./ids.ts"

/** Everything a data package is made from. */
export interface Source {
  readonly platform: Platform
  readonly ids: IdTable
  readonly log: PlacedLog
}

const textOf = (file: string): string => readFileSync(file, "utf8")

/** With its keys in the order of canonical JSON, so that its text as JSON has one digest, here and in receipts. */
const canonical = (platform: Platform): Platform => JSON.parse(canonicalJson(platform))

/** `seeds/<platform>.yaml`, `.ids.json` and `.ndjson`, decoded in full: a mistake in any of them fails the build. */
export const readSource = (root: string, platformId: string): Source => {
  const seed = (suffix: string) => join(root, "seeds", `${platformId}${suffix}`)
  const platform = canonical(Result.getOrThrow(decodePlatform(seed(".yaml"), textOf(seed(".yaml")))))
  const { lines } = Result.getOrThrow(verifyLog(seed(".ndjson"), textOf(seed(".ndjson"))))
  if (lines.length === 0)
    throw new Error(`${seed(".ndjson")}: found no event, expected at least one announcement`)
  const log = new PlacedLog(originOf(platform), lines)
  return { platform, ids: readIds(seed(".ids.json"), platform, log), log }
}
