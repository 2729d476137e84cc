import { existsSync, readdirSync, readFileSync } from "node:fs"
import {
  decide,
  decodeAnnouncement,
  decodePlatform,
  initialState,
  originOf,
  readLogUnsafe,
} from "@policy-ledger/ledger"
import type { LedgerEvent, LedgerSlice, Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { ROOT } from "../place.ts"

/** The log of 1688, from its file or, before there is one, from the announcements. */
export interface Published {
  readonly platform: Platform
  readonly lines: readonly string[]
  readonly events: readonly LedgerEvent[]
  readonly from: string
}

const LOG = "seeds/1688.ndjson"

const text = (file: string): string => readFileSync(`${ROOT}${file}`, "utf8")

const fromAnnouncements = (platform: Platform): Published => {
  const announcements = readdirSync(`${ROOT}seeds/1688`)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => Result.getOrThrow(decodeAnnouncement(name, text(`seeds/1688/${name}`), platform)))
  const clock = { now: Date.parse("2026-01-01T00:00:00+08:00"), recordedBy: "bench" }
  const nothing = initialState(originOf(platform))
  const { lines, events } = Result.getOrThrow(decide(announcements, nothing, platform, clock))
  return { platform, lines, events, from: `seeds/1688/*.yaml (there is no ${LOG} yet)` }
}

export const readPublished = (): Published => {
  const platform = Result.getOrThrow(decodePlatform("seeds/1688.yaml", text("seeds/1688.yaml")))
  if (!existsSync(`${ROOT}${LOG}`)) return fromAnnouncements(platform)
  const { lines, events } = Result.getOrThrow(readLogUnsafe(LOG, text(LOG)))
  return { platform, lines, events, from: LOG }
}

/** A ledger of these events; no question here asks for a root. */
export const sliceOf = (platform: Platform, events: readonly LedgerEvent[]): LedgerSlice => ({
  origin: originOf(platform),
  events,
  rootAt: () => `sha256:${"0".repeat(64)}`,
})
