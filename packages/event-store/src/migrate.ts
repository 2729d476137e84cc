import { Data, Effect, Stream } from "effect"
import { appendAll } from "./append-all.ts"
import type { EventStore, Metadata, NewEvent, StreamHead } from "./event-store.ts"
import { metadataAt } from "./last-head.ts"
import type { AppendError, StoreFault } from "./store-error.ts"

const describeHead = (head: Metadata | undefined): string =>
  head === undefined ? "no stream" : `${head.size} events, root ${head.root}`

/** The copy does not end where the original does, or differs on the way. */
export class CopyDiffers extends Data.TaggedError("CopyDiffers")<{
  readonly stream: string
  readonly original: Metadata | undefined
  readonly copy: Metadata | undefined
}> {
  override get message(): string {
    return (
      `migration of ${this.stream}: found ${describeHead(this.copy)} in the copy, ` +
      `expected ${describeHead(this.original)} as in the original; the original is untouched`
    )
  }
}

/** The store to copy from holds no such stream: its URL is of another store than was meant. */
export class NothingToCopy extends Data.TaggedError("NothingToCopy")<{ readonly stream: string }> {
  override get message(): string {
    return `migration of ${this.stream}: found no event of it in the store to copy from, expected the store that holds it`
  }
}

/** Events that are in memory at once. */
const READ = 500

/**
 * Copies one stream from a store to another and ends by comparing roots. It goes on where an earlier copy stopped; a
 * target that holds anything else is refused before anything is appended to it.
 */
export const migrate = (
  stream: string,
  from: EventStore["Service"],
  to: EventStore["Service"],
): Effect.Effect<StreamHead | undefined, AppendError | StoreFault | CopyDiffers | NothingToCopy> =>
  Effect.gen(function* () {
    if ((yield* from.head(stream)) === undefined) return yield* new NothingToCopy({ stream })
    const copied = yield* to.head(stream)
    if (copied !== undefined) {
      const there = yield* metadataAt(from, stream, copied.size)
      if (there?.root !== copied.root)
        return yield* new CopyDiffers({ stream, original: there, copy: copied })
    }
    yield* copyOn(stream, from, to, copied?.size ?? 0)
    const [original, copy] = [yield* from.head(stream), yield* to.head(stream)]
    if (original?.size !== copy?.size || original?.root !== copy?.root)
      return yield* new CopyDiffers({ stream, original, copy })
    return copy
  })

const copyOn = (
  stream: string,
  from: EventStore["Service"],
  to: EventStore["Service"],
  copied: number,
): Effect.Effect<void, AppendError | StoreFault> =>
  Effect.suspend(() => {
    let size = copied
    return from.read(stream, size).pipe(
      Stream.map(({ id, line }): NewEvent => ({ id, line })),
      Stream.grouped(READ),
      Stream.runForEach((group) => {
        const events: readonly NewEvent[] = [...group]
        const start = size
        size += events.length
        return appendAll(to, stream, start, events)
      }),
    )
  })
