// The rules of the tests' own marketplace.
import { readFileSync } from "node:fs"
import { decodePlatform, verifyLog } from "@policy-ledger/ledger"
import { Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"

const SEEDS = new URL("../fixtures/bazaar/seeds/", import.meta.url)

const seed = (name: string): string => readFileSync(new URL(name, SEEDS), "utf8")

export const bazaarBook = () => {
  const platform = Result.getOrThrow(decodePlatform("bazaar.yaml", seed("bazaar.yaml")))
  const { events } = Result.getOrThrow(verifyLog("bazaar.ndjson", seed("bazaar.ndjson")))
  const origin = "bazaar"
  return {
    rulebook: Rulebook.of(platform, [{ origin, events, rootAt: () => "" }]),
    task: { platform, origin, events },
  }
}
