import { join } from "node:path"
import { formatLog, Ledger, type LedgerFiles, type StoreUrl, verifyLog } from "@policy-ledger/ledger"
import { Effect } from "effect"
import { opened } from "./opened.ts"
import { keepPlatform } from "./platform-cache.ts"
import type { Seeds } from "./seeds.ts"
import { storeFor } from "./stores.ts"

/** What the ledger package asks to know; the lock is the same whichever store is used. */
export const filesOf = ({ platform, platformId, log, workshop }: Seeds): LedgerFiles => ({
  platform,
  log,
  lock: join(workshop, `${platformId}.lock`),
})

/** Runs with the ledger open: platform decoded, the store filled from the log where it lacks something. */
export const withLedger = <A, E, R>(
  seeds: Seeds,
  url: StoreUrl,
  use: (ledger: Ledger) => Effect.Effect<A, E, R>,
) =>
  Effect.gen(function* () {
    const store = yield* storeFor(url)
    return yield* Effect.provide(Effect.flatMap(Ledger.open(filesOf(seeds)), use), store)
  })

/** Opens for reading with every line decoded, and keeps what makes the next start a trusted one. */
export const openVerified = (seeds: Seeds, url: StoreUrl) =>
  withLedger(seeds, url, (ledger) =>
    Effect.gen(function* () {
      const { platform, origin, slice, log } = ledger
      yield* Effect.fromResult(verifyLog(log.file, formatLog(log.lines)))
      if (url.kind === "sqlite") keepPlatform(seeds, { origin, platform })
      return opened(seeds, platform, slice)
    }),
  )
