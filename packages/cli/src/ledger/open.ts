import { existsSync, readFileSync } from "node:fs"
import { EventStore, type StoredEvent, type StoreUrl } from "@policy-ledger/event-store"
import { Log } from "@policy-ledger/log"
import {
  languagesOf,
  nearest,
  type LedgerEvent,
  type LedgerSlice,
  type Platform,
} from "@policy-ledger/rulebook"
import { Effect, Predicate, Stream } from "effect"
import { CallRefused } from "../refusal.ts"
import type { SharedFlags } from "../root.ts"
import { note } from "../surroundings/surroundings.ts"
import { ledgerOf } from "./open-ledger.ts"
import { cachedPlatform } from "./platform-cache.ts"
import { findSeeds, type Seeds } from "./seeds.ts"
import { storeFor, storeUrlFor } from "./stores.ts"

/** Where the answer is to come from. */
export const locate = Effect.fnUntraced(function* (shared: SharedFlags) {
  const seeds = yield* findSeeds(shared)
  const url = yield* storeUrlFor(seeds, shared.store)
  return { seeds, url }
})

const UNOPENED = new Set(["StoreUnavailable", "DiskFull", "StoreBusy", "FileUnwritable", "LogLocked"])

const tagOf = (error: Error): string =>
  Predicate.hasProperty(error, "_tag") && typeof error._tag === "string" ? error._tag : ""

/** What to do instead where this machine's own store cannot be made, opened or waited for; one that was named must be. */
export const whereNoOwnStore =
  <A, E, R>(shared: SharedFlags, instead: (error: Error) => Effect.Effect<A, E, R>) =>
  <B, E2 extends Error, R2>(opening: Effect.Effect<B, E2, R2>) =>
    opening.pipe(
      Effect.catchIf(
        (error) => shared.store === undefined && UNOPENED.has(tagOf(error)),
        (error) => instead(error),
      ),
    )

/**
 * Opens the ledger for reading. Nobody who asks needs to write: where there is no store of one's own, the log answers, and
 * that is said.
 */
export const openLedger = Effect.fnUntraced(function* (shared: SharedFlags) {
  const { seeds, url } = yield* locate(shared)
  const fromLog = ({ message }: Error) =>
    Effect.andThen(note(`${message}; answered from ${seeds.log}`), openFrom(seeds, { kind: "memory" }))
  const ledger = yield* openFrom(seeds, url).pipe(whereNoOwnStore(shared, fromLog))
  yield* refuseOtherLanguage(shared, ledger.platform)
  return ledger
})

const refuseOtherLanguage = ({ lang }: SharedFlags, platform: Platform) => {
  const known = languagesOf(platform)
  if (lang === undefined || known.includes(lang)) return Effect.void
  const expected = `one of ${known.join(", ")}`
  return Effect.fail(new CallRefused({ at: "--lang", found: lang, expected, nearest: nearest(lang, known) }))
}

/**
 * Opens the ledger from a store. Where the store holds the log byte for byte and the platform file was decoded before,
 * both are trusted as they are; else the log is read, what the store lacks is appended, and the platform is decoded.
 */
const openFrom = Effect.fnUntraced(function* (seeds: Seeds, url: StoreUrl) {
  const trusted = yield* openTrusted(seeds, url)
  if (trusted !== undefined) return trusted
  const { openVerified } = yield* Effect.promise(() => import("./verified.ts"))
  return yield* openVerified(seeds, url)
})

const openTrusted = Effect.fnUntraced(function* (seeds: Seeds, url: StoreUrl) {
  if (url.kind !== "sqlite") return undefined
  const cached = cachedPlatform(seeds)
  if (cached === undefined || !existsSync(url.path)) return undefined
  const stored = yield* readStored(cached.origin).pipe(Effect.provide(yield* storeFor(url)))
  return holdsTheLog(stored, seeds.log)
    ? ledgerOf({ seeds, url }, cached.platform, sliceOf(cached.origin, stored))
    : undefined
})

const readStored = (origin: string) =>
  Effect.flatMap(EventStore, (store) => Stream.runCollect(store.read(origin, 0)))

/** The same bytes, in the same order. */
const holdsTheLog = (stored: readonly StoredEvent[], log: string): boolean => {
  try {
    return stored.length > 0 && readFileSync(log, "utf8") === stored.map(({ line }) => `${line}\n`).join("")
  } catch {
    return false
  }
}

/** Lines that were decoded when they were recorded: trusted as they are. Their roots are reckoned, not read beside them. */
const sliceOf = (origin: string, stored: readonly StoredEvent[]): LedgerSlice => {
  const lines = stored.map(({ line }) => line)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted bytes
  const events = lines.map((line) => JSON.parse(line) as LedgerEvent)
  return new Log(origin, lines, events).slice()
}
