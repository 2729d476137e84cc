import { join } from "node:path"
import { Ledger, type LedgerFiles, verifyRead } from "@policy-ledger/ledger"
import { type StoreUrl, verifyStream } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { note } from "../surroundings/surroundings.ts"
import { ledgerOf } from "./open-ledger.ts"
import { cachePlatform } from "./platform-cache.ts"
import type { Seeds } from "./seeds.ts"
import { storeFor } from "./stores.ts"

/** What the ledger package asks to know; the lock is the same whichever store is used. */
export const filesOf = ({ platform, platformId, log, workshop }: Seeds): LedgerFiles => ({
  platform,
  log,
  lock: join(workshop, `${platformId}.lock`),
})

/** A database may be damaged where its end does not show it. */
export const seeWhole = (url: StoreUrl, origin: string) =>
  url.kind === "sqlite" ? Effect.asVoid(verifyStream(origin, `sqlite:${url.path}`)) : Effect.void

/** Runs with the ledger open: platform decoded, the store filled from the log where it lacks something. */
export const withLedger = <A, E, R>(
  seeds: Seeds,
  url: StoreUrl,
  use: (ledger: Ledger) => Effect.Effect<A, E, R>,
) =>
  Effect.gen(function* () {
    const store = yield* storeFor(url)
    const whole = Effect.tap(
      Ledger.open(filesOf(seeds), url.kind === "memory" ? "own" : "shared"),
      ({ origin }) => seeWhole(url, origin),
    )
    return yield* Effect.provide(Effect.flatMap(whole, use), store)
  })

/** Opens for reading with every line decoded, and stores what makes the next start a trusted one. */
export const openVerified = (seeds: Seeds, url: StoreUrl) =>
  withLedger(seeds, url, (ledger) =>
    Effect.gen(function* () {
      const { platform, origin, slice, log, difference } = ledger
      if (difference !== undefined) yield* note(difference.note)
      yield* Effect.fromResult(verifyRead(log))
      if (url.kind === "sqlite") yield* cachePlatform(seeds, { origin, platform })
      return ledgerOf({ seeds, url }, platform, slice)
    }),
  )
