import { Cause, Effect, Exit, Stream } from "effect"
import { digestOf } from "@policy-ledger/log"
import { uuidV5, EVENT_NAMESPACE } from "@policy-ledger/ledger"
import {
  EventStore,
  type NewEvent,
  type StoredEvent,
  layerSqlite,
  quickCheck,
  type SqliteOptions,
  verifyStream,
} from "@policy-ledger/event-store"

export const STREAM = "policy-ledger-faults"

/** One event of a batch: its bytes tell where it belongs, and hold its id as every event of a ledger does. */
export const eventOf = (writer: string, batch: number, n: number): NewEvent => {
  const id = uuidV5(EVENT_NAMESPACE, digestOf(`${writer} ${batch} ${n}`))
  return { id, line: `{"batch":${batch},"id":"${id}","n":${n},"writer":"${writer}"}` }
}

export const BATCH = 3

/** What became of a whole reading of a store, by every means we have. */
export type Reading =
  | { readonly _tag: "Read"; readonly events: readonly StoredEvent[] }
  /** A typed refusal that says what is wrong. */
  | { readonly _tag: "Refused"; readonly error: string; readonly message: string }
  /** Anything else: a defect of ours. */
  | { readonly _tag: "Crashed"; readonly what: string }

const readAll = (path: string) =>
  Effect.gen(function* () {
    yield* quickCheck(path)
    yield* verifyStream(STREAM)
    const store = yield* EventStore
    return yield* Stream.runCollect(store.read(STREAM, 0))
  }).pipe(Effect.provide(layerSqlite({ path })))

const isTagged = (error: unknown): error is { readonly _tag: string; readonly message: string } =>
  typeof error === "object" && error !== null && "_tag" in error && "message" in error

/** Reads the store, its tree and every page of its database. */
export const readStore = async (path: string): Promise<Reading> => {
  const exit = await Effect.runPromiseExit(readAll(path))
  if (Exit.isSuccess(exit)) return { _tag: "Read", events: [...exit.value] }
  const error = Cause.squash(exit.cause)
  return isTagged(error)
    ? { _tag: "Refused", error: error._tag, message: error.message }
    : { _tag: "Crashed", what: String(error) }
}

/** Appends batches, one after the other. */
export const fill = (options: SqliteOptions, writer: string, batches: number) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    for (let batch = 0; batch < batches; batch++) {
      const head = yield* store.head(STREAM)
      const [first, second, third] = [0, 1, 2].map((n) => eventOf(writer, batch, n))
      if (first === undefined || second === undefined || third === undefined) continue
      yield* store.append(STREAM, [first, second, third], head?.revision ?? "no-stream")
    }
  }).pipe(Effect.provide(layerSqlite(options)))

/** A batch is there whole and in a row, or not at all. */
export const halfBatches = (events: readonly StoredEvent[]): readonly string[] => {
  const halves: string[] = []
  for (let at = 0; at < events.length; at += BATCH) {
    const batch = events.slice(at, at + BATCH).map(({ line }) => line.replace(/"id":"[^"]+","n":\d/u, ""))
    if (batch.length !== BATCH || new Set(batch).size !== 1) halves.push(`a half batch at revision ${at}`)
  }
  return halves
}
