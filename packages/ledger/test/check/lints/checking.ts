import type { Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { Announcement } from "../../../src/authoring/authoring.ts"
import { checkLedger } from "../../../src/check/check.ts"
import { describeCheck } from "../../../src/check/finding.ts"
import type { Log } from "../../../src/log-file.ts"
import type { Page } from "../../../src/pages/pages.ts"
import { decide, initialState } from "../../../src/record/decider.ts"
import { announcement, announcementYaml, beginning, market, ruleWhen } from "../../market.ts"

/** An announcement with these events and whatever else is to be its own. */
export const named = (
  id: string,
  events: string = beginning(),
  parts: { readonly [key: string]: string | undefined } = {},
): Announcement => announcement(announcementYaml({ ...parts, events: `\n${events}` }), id)

/** One announcement about each instrument and region, so that nothing is unused. */
export const EVERYTHING = named(
  "everything",
  beginning({ effective: "harbour-rules/text" }) +
    beginning({
      effective: "storm-relief/claims",
      rule: ruleWhen('{ fact: order.shipTo, within: ["330200"] }'),
    }),
)

/** When logs here are recorded. */
export const RECORDED = Date.parse("2025-06-01T00:00:00+08:00")

export const logOf = (announcements: readonly Announcement[]): Log => {
  const { lines, events } = Result.getOrThrow(
    decide(announcements, initialState("policy-ledger-harbour"), market, {
      now: RECORDED,
      recordedBy: "curator",
    }),
  )
  return { file: "harbour.ndjson", lines, events }
}

interface Beside {
  /** The log; else they are recorded. */
  readonly log?: Log
  readonly released?: readonly string[]
  readonly pages?: readonly Page[]
  readonly platform?: Platform
}

/** What every lint finds in a ledger of these announcements alone, as it is told. */
export const checkOnly = (announcements: readonly Announcement[], { log, ...beside }: Beside = {}) =>
  checkLedger({
    platform: market,
    platformFile: "harbour.yaml",
    files: announcements.map((one) => Result.succeed(one)),
    log: Result.succeed(log ?? logOf(announcements)),
    ...beside,
  }).map((finding) => describeCheck(finding).replaceAll("seeds/harbour/", ""))

/** The same beside an announcement about everything else. */
export const check = (announcements: readonly Announcement[], beside: Beside = {}) =>
  checkOnly([...announcements, EVERYTHING], beside)
