import { readFileSync } from "node:fs"
import { type LedgerEvent, Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { decodePlatform } from "../src/authoring/authoring.ts"
import { verifyLog } from "../src/log-file.ts"

const SEEDS = new URL("../../../seeds/", import.meta.url)

const text = (name: string): string => readFileSync(new URL(name, SEEDS), "utf8")

/** The marketplaces that have a log. */
export const LOGGED = ["1688", "allegro", "amazon-us", "ebay-uk", "tiktok-cb"] as const

/** The events of a marketplace's log. */
export const loggedEvents = (id: string): readonly LedgerEvent[] =>
  Result.getOrThrow(verifyLog(`seeds/${id}.ndjson`, text(`${id}.ndjson`))).events

/** The Rulebook over a marketplace's log. */
export const loggedRulebook = (id: string): Rulebook => {
  const platform = Result.getOrThrow(decodePlatform(`seeds/${id}.yaml`, text(`${id}.yaml`)))
  return Rulebook.of(platform, [
    { origin: `policy-ledger-${id}`, events: loggedEvents(id), rootAt: () => "sha256:" },
  ])
}
