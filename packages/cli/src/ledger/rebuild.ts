import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { EventStore, quickCheck, removeDatabase, type StoreUrl } from "@policy-ledger/event-store"
import { rebuildLog } from "@policy-ledger/ledger"
import { Effect } from "effect"
import { withProgress } from "../surroundings/progress.ts"
import { answerOf } from "./record.ts"
import type { Seeds } from "./seeds.ts"
import { storeFor } from "./stores.ts"
import { filesOf, withLedger } from "./verified.ts"

/** The log from all the announcements, and a store filled from it. */
export const rebuildAll = Effect.fnUntraced(function* (seeds: Seeds, url: StoreUrl, by: string) {
  if (url.kind === "sqlite" && existsSync(url.path))
    yield* Effect.catchTag(quickCheck(url.path), "StoreDamaged", () => Effect.void)
  const rebuilt = (server: { readonly store?: EventStore["Service"] }) =>
    withProgress((onRead) =>
      rebuildLog(filesOf(seeds), {
        folder: seeds.announcements,
        release: releaseOf(seeds),
        recordedBy: by,
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
  return yield* withLedger(seeds, url, ({ origin }) =>
    Effect.flatMap(EventStore, (store) =>
      Effect.map(store.head(origin), (head) => answerOf(origin, outcomes, head)),
    ),
  )
})

/** What was released of this log: the version of the data package beside the seeds. This command has releases of its own. */
const releaseOf = ({ platform, platformId }: Seeds): string => {
  const manifest = join(dirname(platform), "..", "packages", `rules-${platformId}`, "package.json")
  if (!existsSync(manifest)) return "0.0.0"
  const { version }: { readonly version: string } = JSON.parse(readFileSync(manifest, "utf8"))
  return version
}
