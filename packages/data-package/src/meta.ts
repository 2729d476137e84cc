import type { LedgerEvent } from "@policy-ledger/rulebook"
import type { CoverageStatement } from "./answer.ts"

/** What a package holds; in a module of its own, so that a bundle that asks for nothing else holds nothing else. */
export interface Meta {
  readonly package: string
  readonly version: string
  /** Of events, answers and package layout; a number up is a major version. */
  readonly schema: 1
  /** The highest version of the language of rules that its events speak. */
  readonly language: number
  /** The marketplace. */
  readonly platform: string
  readonly origin: string
  /** Computed from the log: the day of the last recording and the number of events. */
  readonly dataVersion: string
  readonly events: number
  /** When the last event was recorded: as `recordedBy`, it asks for what this package knew. */
  readonly recordedThrough: string
  /** `sha256:` and the RFC 6962 root over all events in hex. */
  readonly root: string
  readonly coverage: CoverageStatement
}

/** The highest version of the language that some event speaks. */
export const languageOf = (events: readonly LedgerEvent[]): number =>
  events.reduce((highest, { language = 1 }) => Math.max(highest, language), 1)

/** Computed, never typed: `2026-11-22.253`. The log only grows, so that no two states of it share one. */
export const dataVersionOf = (recordedThrough: string, events: number): string =>
  `${recordedThrough.slice(0, 10)}.${events}`
