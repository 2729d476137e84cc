import { Data, Effect, Schema, Stream } from "effect"
import type { EventStore, Metadata } from "./event-store.ts"
import { type FileUnreadable, type FileUnwritable, readText, replaceFile } from "@policy-ledger/files"
import { DIGEST, EMPTY_LOG_ROOT, type JsonBounds, NOTE_BYTES, readJson } from "@policy-ledger/log"
import type { StoreFault } from "./store-error.ts"

/**
 * The last head a ledger was known to have, in a file beside its store and not inside it: a restored back-up brings its
 * own past along, never this. Whoever publishes a ledger keeps it with care.
 */
export interface LastHead extends Metadata {
  readonly stream: string
}

const LastHeadCodec = Schema.Struct({
  stream: Schema.String,
  size: Schema.Int,
  root: Schema.String.pipe(Schema.check(Schema.isPattern(DIGEST))),
})

const BOUNDS: JsonBounds = { bytes: NOTE_BYTES, values: 10 }

/** What the text says where it is JSON; undefined, which is no head, where it is none. */
const saidBy = (text: string): unknown => {
  const read = readJson(text, BOUNDS)
  return read.ok ? read.value : undefined
}

/** The store ends before the last head, or holds something else at it. */
export class StoreBehind extends Data.TaggedError("StoreBehind")<{
  readonly file: string
  readonly stream: string
  readonly last: Metadata
  readonly found: Metadata
}> {
  override get message(): string {
    const { file, stream, last, found } = this
    const what =
      found.size < last.size
        ? `only ${found.size} events`
        : `another history (root ${found.root} at ${found.size} events)`
    return (
      `store, stream ${stream}: found ${what}, ` +
      `expected one that goes on from ${last.size} events, root ${last.root}, the last head in ${file}; ` +
      `restore a newer back-up, or fill the store from the log`
    )
  }
}

/** The head file is not one. */
export class HeadUnreadable extends Data.TaggedError("HeadUnreadable")<{
  readonly file: string
  readonly found: string
}> {
  override get message(): string {
    return `${this.file}: found ${this.found}, expected the last head of a ledger: { stream, size, root }`
  }
}

export const readLastHead = (
  file: string,
): Effect.Effect<LastHead | undefined, FileUnreadable | HeadUnreadable> =>
  readText(file, BOUNDS.bytes).pipe(
    Effect.flatMap((text) =>
      Schema.decodeUnknownEffect(LastHeadCodec)(saidBy(text)).pipe(
        Effect.mapError(() => new HeadUnreadable({ file, found: text.slice(0, 60) })),
      ),
    ),
    Effect.catchTag("FileNotFound", () => Effect.succeed(undefined)),
  )

export const rememberHead = (file: string, head: LastHead): Effect.Effect<void, FileUnwritable> =>
  replaceFile(file, `${JSON.stringify({ stream: head.stream, size: head.size, root: head.root })}\n`)

/** What the store's metadata says of its first `size` events; its own end where it is shorter. */
export const metadataAt = (store: EventStore["Service"], stream: string, size: number) =>
  Effect.gen(function* () {
    const head = yield* store.head(stream)
    if (head === undefined || head.size <= size) return head
    const [event] = yield* Stream.runCollect(store.read(stream, size - 1).pipe(Stream.take(1)))
    return event?.metadata
  })

/** Does the store go on from the last head? Nothing is asked where no head was remembered. */
export const goesOnFrom = (
  store: EventStore["Service"],
  file: string,
): Effect.Effect<void, StoreFault | FileUnreadable | HeadUnreadable | StoreBehind> =>
  Effect.gen(function* () {
    const last = yield* readLastHead(file)
    if (last === undefined || last.size === 0) return
    const found = (yield* metadataAt(store, last.stream, last.size)) ?? { size: 0, root: EMPTY_LOG_ROOT }
    if (found.size !== last.size || found.root !== last.root)
      return yield* new StoreBehind({ file, stream: last.stream, last, found })
  })
