import { createRequire } from "node:module"
import { join } from "node:path"
import {
  type EventStore,
  layerMemory,
  layerSqlite,
  parseStoreUrl,
  type StoreUrl,
} from "@policy-ledger/event-store"
import type * as Kurrentdb from "@policy-ledger/event-store-kurrentdb"
import { Effect, type Layer, Result } from "effect"
import { match } from "ts-pattern"
import { PackageNotInstalled } from "../refusal.ts"
import type { Seeds } from "./seeds.ts"

/** `--store`, or a database of this machine beside the seeds. */
export const storeUrlFor = (seeds: Seeds, asked: string | undefined) =>
  Effect.fromResult(
    asked === undefined
      ? Result.succeed<StoreUrl>({ kind: "sqlite", path: join(seeds.workshop, `${seeds.platformId}.db`) })
      : parseStoreUrl(asked),
  )

const KURRENTDB = "@policy-ledger/event-store-kurrentdb"

/** By which the client and gRPC are told to trace, URLs and headers with the password among it. They look when loaded. */
const TRACES = ["DEBUG", "GRPC_TRACE", "GRPC_NODE_TRACE"]

const untraced = <A>(load: () => A): A => {
  const asked = TRACES.map((name) => [name, process.env[name]] as const)
  for (const name of TRACES) Reflect.deleteProperty(process.env, name)
  try {
    return load()
  } finally {
    for (const [name, value] of asked) if (value !== undefined) process.env[name] = value
  }
}

/** Another store's package is asked for only where its URL is used: it brings the whole of gRPC along. */
const kurrentdb = (connection: string) =>
  Effect.try({
    try: (): StoreLayer => {
      const installed: unknown = untraced(() => createRequire(import.meta.url)(KURRENTDB))
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package of that name
      return (installed as typeof Kurrentdb).layerKurrentdb({ url: connection })
    },
    catch: () =>
      new PackageNotInstalled({
        at: "--store",
        found: `esdb://…, and no ${KURRENTDB} that is built`,
        expected: "sqlite:PATH or memory:, or that package (in the repository: pnpm build)",
      }),
  })

/** The layer of a store, for the connection that its URL names. */
export const storeFor = (url: StoreUrl) =>
  match(url)
    .with({ kind: "sqlite" }, ({ path }) => Effect.succeed<StoreLayer>(layerSqlite({ path })))
    .with({ kind: "memory" }, () => Effect.succeed<StoreLayer>(layerMemory))
    .with({ kind: "esdb" }, ({ connection }) => kurrentdb(connection))
    .exhaustive()

type StoreLayer = Layer.Layer<
  EventStore,
  Layer.Error<ReturnType<typeof layerSqlite>> | Layer.Error<ReturnType<typeof Kurrentdb.layerKurrentdb>>
>
