import { Data, Effect, Stream } from "effect"
import type { EventStore, NewEvent, NonEmpty, StreamHead } from "./event-store.ts"
import type { AppendError, StoreFault } from "./store-error.ts"

const told = (head: StreamHead | undefined): string =>
  head === undefined ? "no stream" : `${head.size} events, root ${head.root}`

/** The copy does not end where the original does, or differs on the way. */
export class CopyDiffers extends Data.TaggedError("CopyDiffers")<{
  readonly stream: string
  readonly original: StreamHead | undefined
  readonly copy: StreamHead | undefined
}> {
  override get message(): string {
    return (
      `migration of ${this.stream}: found ${told(this.copy)} in the copy, ` +
      `expected ${told(this.original)} as in the original; the original is untouched`
    )
  }
}

/** Events appended at once. */
const BATCH = 500

const isNonEmpty = <A>(list: readonly A[]): list is NonEmpty<A> => list.length > 0

/**
 * Copies one stream from a store to another and ends by comparing roots. It goes on where an earlier copy stopped; a
 * target that holds anything else is refused, by the conflict of its append or by the comparison.
 */
export const migrate = (
  stream: string,
  from: EventStore["Service"],
  to: EventStore["Service"],
): Effect.Effect<StreamHead | undefined, AppendError | StoreFault | CopyDiffers> =>
  Effect.gen(function* () {
    const held = yield* to.head(stream)
    let size = held?.size ?? 0
    yield* from.read(stream, size).pipe(
      Stream.map(({ id, line }): NewEvent => ({ id, line })),
      Stream.grouped(BATCH),
      Stream.runForEach((batch) => {
        const events: readonly NewEvent[] = [...batch]
        if (!isNonEmpty(events)) return Effect.void
        const expected = size === 0 ? "no-stream" : size - 1
        size += events.length
        return to.append(stream, events, expected)
      }),
    )
    const [original, copy] = [yield* from.head(stream), yield* to.head(stream)]
    if (original?.size !== copy?.size || original?.root !== copy?.root)
      return yield* new CopyDiffers({ stream, original, copy })
    return copy
  })
