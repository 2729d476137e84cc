import { type EventStore, layerMemory, layerSqlite, parseStoreUrl, type StoreUrl } from "@policy-ledger/ledger/store"
import { Effect, type Layer, Result } from "effect"
import { match } from "ts-pattern"
import { StoreNotInstalled } from "../refusal.ts"
import { join } from "node:path"
import type { Seeds } from "./seeds.ts"

/** `--store`, or a database of this machine beside the seeds. */
export const storeUrlFor = (seeds: Seeds, asked: string | undefined) =>
  Effect.fromResult(
    asked === undefined
      ? Result.succeed<StoreUrl>({ kind: "sqlite", path: join(seeds.workshop, `${seeds.platformId}.db`) })
      : parseStoreUrl(asked),
  )

/**
 * The layer of a store. Here another store's package joins: it gives a layer for the connection that its URL names.
 */
export const storeFor = (url: StoreUrl) =>
  match(url)
    .with({ kind: "sqlite" }, ({ path }) => Effect.succeed<StoreLayer>(layerSqlite({ path })))
    .with({ kind: "memory" }, () => Effect.succeed<StoreLayer>(layerMemory))
    .with({ kind: "esdb" }, () =>
      Effect.fail(
        new StoreNotInstalled({
          at: "--store",
          found: "esdb://…, and no package that reaches it",
          expected: "sqlite:PATH or memory:, or @policy-ledger/ledger-kurrentdb to be installed",
        }),
      ),
    )
    .exhaustive()

type StoreLayer = Layer.Layer<EventStore, Layer.Error<ReturnType<typeof layerSqlite>>>
