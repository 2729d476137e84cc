import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { decide, decodeAnnouncement, decodePlatform, initialState } from "../src/index.ts"

const SEEDS = new URL("../../../seeds/", import.meta.url)

/** Recorded at a fixed instant, so that a year left open can be the same years in every run. */
const RECORDING = { now: Date.parse("2026-01-01T00:00:00+08:00"), recordedBy: "test" }

const text = (name: string): string => readFileSync(new URL(name, SEEDS), "utf8")

/** The Rulebook over the published announcements, as their files tell them. */
export const seededRulebook = (id = "1688"): Rulebook => {
  const platform = Result.getOrThrow(
    decodePlatform(fileURLToPath(new URL(`${id}.yaml`, SEEDS)), text(`${id}.yaml`)),
  )
  const announcements = readdirSync(new URL(`${id}/`, SEEDS))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => Result.getOrThrow(decodeAnnouncement(name, text(`${id}/${name}`), platform)))
  const { events } = Result.getOrThrow(decide(announcements, initialState("seeds"), platform, RECORDING))
  return Rulebook.of(platform, [{ origin: "seeds", events, rootAt: () => "sha256:" }])
}
