import { existsSync } from "node:fs"
import { join } from "node:path"
import {
  backup,
  EventStore,
  leavingNone,
  migrate,
  parseStoreUrl,
  readLastHead,
  rememberHead,
  restore,
  type StoreUrl,
  type StreamHead,
  withoutUser,
} from "@policy-ledger/event-store"
import { exclusive } from "@policy-ledger/files"
import { EMPTY_LOG_ROOT } from "@policy-ledger/log"
import { originOf, readPlatform } from "@policy-ledger/ledger"
import { Effect } from "effect"
import { CallRefused } from "../refusal.ts"
import type { CopyAnswer } from "./answers.ts"
import type { Seeds } from "./seeds.ts"
import { note } from "../surroundings/surroundings.ts"
import { storeFor } from "./stores.ts"
import { filesOf } from "./verified.ts"

/** The last head that this machine knew of a ledger: beside its store, not inside it. */
export const lastHeadFile = ({ workshop, platformId }: Seeds): string =>
  join(workshop, `${platformId}.head.json`)

/** While the log is locked: nobody records or remembers meanwhile. */
export const rememberLastHead = (seeds: Seeds, stream: string, head: StreamHead | undefined) =>
  head === undefined
    ? Effect.void
    : rememberHead(lastHeadFile(seeds), { stream, size: head.size, root: head.root })

/** Of a copy, which others may have recorded after: what is remembered never goes back. */
const rememberCopied = (seeds: Seeds, stream: string, head: StreamHead | undefined) =>
  Effect.gen(function* () {
    yield* exclusive(filesOf(seeds).lock)
    const last = yield* readLastHead(lastHeadFile(seeds))
    if (last === undefined || last.stream !== stream || last.size < (head?.size ?? 0))
      yield* rememberLastHead(seeds, stream, head)
  }).pipe(
    Effect.scoped,
    Effect.catch(({ message }) => note(`${message}; the copy is made, and its head is not remembered`)),
  )

const answerOf = (stream: string, to: string, head: StreamHead | undefined): CopyAnswer => ({
  v: 1,
  to,
  ledger: { origin: stream, events: head?.size ?? 0, root: head?.root ?? EMPTY_LOG_ROOT },
})

const databaseOf = (url: StoreUrl) =>
  url.kind === "sqlite"
    ? Effect.succeed(url.path)
    : Effect.fail(
        new CallRefused({
          at: "--store",
          found: url.kind === "esdb" ? "a server" : "a store in memory",
          expected: "sqlite:PATH; other stores are copied with migrate",
        }),
      )

export const backUp = (seeds: Seeds, url: StoreUrl, target: string) =>
  Effect.gen(function* () {
    const stream = originOf(yield* readPlatform(seeds.platform))
    const head = yield* backup(yield* databaseOf(url), target, stream)
    yield* rememberCopied(seeds, stream, head)
    return answerOf(stream, target, head)
  })

export const bringBack = (seeds: Seeds, url: StoreUrl, from: string) =>
  Effect.gen(function* () {
    const stream = originOf(yield* readPlatform(seeds.platform))
    const path = yield* databaseOf(url)
    yield* exclusive(filesOf(seeds).lock)
    const head = yield* restore(from, path, stream, lastHeadFile(seeds))
    return answerOf(stream, path, head)
  }).pipe(Effect.scoped)

/** A database that is not there would be made, and be a store without events. */
const existing = (url: StoreUrl) =>
  url.kind === "sqlite" && !existsSync(url.path)
    ? Effect.fail(
        new CallRefused({ at: "--from", found: `no file ${url.path}`, expected: "a store's database" }),
      )
    : Effect.void

/** Copies the ledger's stream from one store to another and ends by comparing roots. */
export const copyAcross = (seeds: Seeds, from: string, to: string) =>
  Effect.gen(function* () {
    const stream = originOf(yield* readPlatform(seeds.platform))
    const url = yield* Effect.fromResult(parseStoreUrl(from))
    yield* existing(url)
    const source = yield* storeFor(url)
    const aim = yield* Effect.fromResult(parseStoreUrl(to))
    const target = yield* storeFor(aim)
    const copied = Effect.provide(
      Effect.flatMap(EventStore, (original) =>
        Effect.provide(
          Effect.flatMap(EventStore, (copy) => migrate(stream, original, copy)),
          target,
        ),
      ),
      source,
    )
    const head = yield* aim.kind === "sqlite" ? leavingNone(aim.path, copied) : copied
    return answerOf(stream, withoutUser(to), head)
  })
