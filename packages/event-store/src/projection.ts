import {
  emptyState,
  fold,
  fromSnapshot,
  type LedgerEvent,
  type LedgerState,
  type Snapshot,
  SNAPSHOT_FORM,
  toSnapshot,
} from "@policy-ledger/rulebook"
import { Effect, Option, Predicate, Stream } from "effect"
import { type FileUnreadable, type FileUnwritable, readText, replaceFile } from "@policy-ledger/files"
import { EventStore, type StoredEvent } from "./event-store.ts"
import type { StoreFault } from "./store-error.ts"

/** A folded state on disk: how far it got, and in which history. */
interface Checkpoint {
  /** Of the log after the last event folded. */
  readonly root: string
  readonly snapshot: Snapshot
}

/** Lines that were decoded when they were recorded. */
const eventIn = (stored: StoredEvent): LedgerEvent => {
  const event: LedgerEvent = JSON.parse(stored.line)
  return event
}

/** The file is a cache of ours: a snapshot of this form is what we wrote; anything else counts as none. */
const isCheckpoint = (read: unknown): read is Checkpoint =>
  Predicate.hasProperty(read, "root") &&
  Predicate.hasProperty(read, "snapshot") &&
  Predicate.hasProperty(read.snapshot, "v") &&
  read.snapshot.v === SNAPSHOT_FORM

const parsed = (text: string): Checkpoint | undefined => {
  try {
    const read: unknown = JSON.parse(text)
    return isCheckpoint(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** The stored state, if the same code made it of a beginning of this very stream. */
const resumed = (store: EventStore["Service"], stream: string, file: string) =>
  Effect.gen(function* () {
    const text = yield* readText(file).pipe(Effect.catchTag("FileNotFound", () => Effect.succeed("")))
    const checkpoint = parsed(text)
    if (checkpoint === undefined) return emptyState(stream)
    const at = checkpoint.snapshot.size - 1
    const last = at < 0 ? Option.none<StoredEvent>() : yield* Stream.runHead(store.read(stream, at))
    return Option.isSome(last) && last.value.metadata.root === checkpoint.root
      ? fromSnapshot(checkpoint.snapshot)
      : emptyState(stream)
  })

const writeCheckpoint = (
  file: string,
  state: LedgerState,
  root: string,
): Effect.Effect<void, FileUnwritable> => {
  const checkpoint: Checkpoint = { root, snapshot: toSnapshot(state) }
  return replaceFile(file, JSON.stringify(checkpoint))
}

/**
 * The state of a stream as it grows: first where the stored state and what came since end, then after each new event.
 * What was folded is stored in the file, so that it goes on from there after a stop; a stored state of another form, or
 * of another history, is folded anew.
 */
export const followState = (
  stream: string,
  file: string,
): Stream.Stream<LedgerState, StoreFault | FileUnreadable | FileUnwritable, EventStore> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const store = yield* EventStore
      const start = yield* resumed(store, stream, file)
      return store.follow(stream, start.size).pipe(
        Stream.mapAccum(
          () => start,
          (state: LedgerState, event: StoredEvent) => {
            const next = fold([eventIn(event)], state)
            return [next, [{ state: next, root: event.metadata.root }]] as const
          },
        ),
        Stream.tap(({ state, root }) => writeCheckpoint(file, state, root)),
        Stream.map(({ state }) => state),
      )
    }),
  )
