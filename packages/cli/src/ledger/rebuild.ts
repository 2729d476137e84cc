import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { EventStore, quickCheck, removeDatabase, type StoreUrl } from "@policy-ledger/event-store"
import { exclusive, readText } from "@policy-ledger/files"
import { rebuildLog } from "@policy-ledger/ledger"
import { MANIFEST_BOUNDS, readJson } from "@policy-ledger/log"
import { Effect, Predicate } from "effect"
import { withProgress } from "../surroundings/progress.ts"
import { CallRefused } from "../refusal.ts"
import { rememberLastHead } from "./copies.ts"
import { answerOf } from "./record.ts"
import type { Seeds } from "./seeds.ts"
import { storeFor } from "./stores.ts"
import { filesOf, withLedger } from "./verified.ts"

export interface RebuildRequest {
  readonly by: string
  /** Somebody says that nobody was given this log. */
  readonly isUnreleased: boolean
  readonly isClockRight: boolean
}

/** The log from all the announcements, and a store filled from it. */
export const rebuildAll = Effect.fnUntraced(function* (
  seeds: Seeds,
  url: StoreUrl,
  { by, isUnreleased, isClockRight }: RebuildRequest,
) {
  const release = yield* releaseOf(seeds, isUnreleased)
  if (url.kind === "sqlite" && existsSync(url.path))
    yield* Effect.catchTag(quickCheck(url.path), "StoreDamaged", () => Effect.void)
  const rebuilt = (server: { readonly store?: EventStore["Service"] }) =>
    withProgress((onRead) =>
      rebuildLog(filesOf(seeds), {
        folder: seeds.announcements,
        release,
        recordedBy: by,
        isClockRight,
        onRead,
        ...server,
      }),
    )
  // A database is made anew; what a server holds stays, so that it has to fit.
  const outcomes =
    url.kind === "esdb"
      ? yield* Effect.flatMap(EventStore, (store) => rebuilt({ store })).pipe(
          Effect.provide(yield* storeFor(url)),
        )
      : yield* rebuilt({})
  if (url.kind === "sqlite") removeDatabase(url.path)
  return yield* withLedger(seeds, url, ({ origin, difference }) =>
    Effect.gen(function* () {
      const store = yield* EventStore
      yield* exclusive(filesOf(seeds).lock)
      const head = yield* store.head(origin)
      if (difference === undefined) yield* rememberLastHead(seeds, origin, head)
      return answerOf(origin, outcomes, head)
    }).pipe(Effect.scoped),
  )
})

/** The version that a manifest states once; undefined where there is none to be read. */
const versionIn = (manifest: string): Effect.Effect<string | undefined> =>
  readText(manifest, MANIFEST_BOUNDS.bytes).pipe(
    Effect.map((text) => {
      const read = readJson(text, MANIFEST_BOUNDS)
      if (!read.ok || !Predicate.hasProperty(read.value, "version")) return undefined
      const { version } = read.value
      return typeof version === "string" && /^\d+\.\d+\.\d+/u.test(version) ? version : undefined
    }),
    Effect.orElseSucceed(() => undefined),
  )

/**
 * What was released of this log: the version of the data package beside the seeds. This command has releases of its own.
 * Where nothing tells it, somebody has to say that nobody was given this log yet.
 */
const releaseOf = Effect.fnUntraced(function* ({ platform, platformId, log }: Seeds, isUnreleased: boolean) {
  const manifest = join(dirname(platform), "..", "packages", `rules-${platformId}`, "package.json")
  const version = yield* versionIn(manifest)
  if (version !== undefined) return version
  if (isUnreleased && !existsSync(manifest)) return "0.0.0"
  return yield* new CallRefused({
    at: log,
    found: existsSync(manifest) ? `no version in ${manifest}` : `no ${manifest} to tell its release`,
    expected:
      "that version, or --unreleased where there is no such package: a log that others were given is append-only",
  })
})
