import { Effect } from "effect"
import type { EventStore, NewEvent, NonEmpty } from "./event-store.ts"
import type { AppendError } from "./store-error.ts"

/** Events appended at once. */
const MOST_EVENTS = 500

/** KurrentDB's `MaxAppendSize` where it is not set otherwise. */
const MOST_BYTES = 1_048_576

/** What a server counts beside an event's line: its metadata, and its type in two bytes a character. */
const BESIDE = 256

const bytesOf = (event: NewEvent): number => Buffer.byteLength(event.line) + BESIDE

const sum = (events: readonly NewEvent[]): number =>
  events.reduce((bytes, event) => bytes + bytesOf(event), 0)

/** As many from the first on as one append may have, but always that one. */
const firstBatch = ([first, ...rest]: NonEmpty<NewEvent>, most: number): NonEmpty<NewEvent> => {
  const batch: [NewEvent, ...NewEvent[]] = [first]
  let bytes = bytesOf(first)
  for (const event of rest.slice(0, MOST_EVENTS - 1)) {
    bytes += bytesOf(event)
    if (bytes > most) break
    batch.push(event)
  }
  return batch
}

const isNonEmpty = <A>(list: readonly A[]): list is NonEmpty<A> => list.length > 0

/**
 * Appends events to a stream of so many, batch by batch, each within what a server takes at once: a mebibyte, or less
 * where it says so. Not all or none: what stands when it stops is a whole number of batches.
 */
export const appendAll = (
  store: EventStore["Service"],
  stream: string,
  size: number,
  events: readonly NewEvent[],
): Effect.Effect<void, AppendError> =>
  Effect.gen(function* () {
    let most = MOST_BYTES
    for (let done = 0; done < events.length; ) {
      const rest = events.slice(done, done + MOST_EVENTS)
      if (!isNonEmpty(rest)) return
      const batch = firstBatch(rest, most)
      const end = size + done
      const refused = yield* store.append(stream, batch, end === 0 ? "no-stream" : end - 1).pipe(
        Effect.as(undefined),
        Effect.catchTag("AppendTooLarge", (error) =>
          batch.length === 1 ? Effect.fail(error) : Effect.succeed(error),
        ),
      )
      if (refused === undefined) done += batch.length
      // Halved at least, for a server may count otherwise.
      else most = Math.min(refused.most, sum(batch) / 2)
    }
  })
