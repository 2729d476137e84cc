import { EMPTY_EDGE, type Edge } from "@policy-ledger/tlog"
import { Effect, Stream } from "effect"
import { EventStore, type StreamHead } from "./event-store.ts"
import { StoreDamaged } from "./store-error.ts"
import { grow } from "./grow.ts"

/** The id that a line of a ledger holds; undefined where it holds none. */
const idIn = (line: string): string | undefined => /"id":"([0-9a-f-]{36})"/u.exec(line)?.[1]

/**
 * Reads a stream on from a tree that is believed, which it goes on from, reckons it again and names the first event that
 * does not fit; answers its head. Where the stream ended is asked first: what others append meanwhile is read and reckoned
 * too, and is no damage.
 */
export const verifyFrom = Effect.fnUntraced(function* (
  store: EventStore["Service"],
  stream: string,
  from: Edge,
  where?: string,
) {
  const refuse = (found: string, expected: string) =>
    new StoreDamaged({
      store: where === undefined ? `stream ${stream}` : `${where}, stream ${stream}`,
      found,
      expected: `${expected}: fill a new store from the log, on a server another stream (stream=NAME in its URL)`,
    })
  const told = yield* store.head(stream)
  let edge = from
  let head: StreamHead | undefined
  yield* Stream.runForEach(store.read(stream, from.size), (event) => {
    if (event.revision !== edge.size)
      return Effect.fail(refuse(`revision ${event.revision}`, `revision ${edge.size}`))
    if (idIn(event.line) !== event.id)
      return Effect.fail(
        refuse(`revision ${event.revision} under the id ${event.id}`, "the id that its line holds"),
      )
    const grown = grow(edge, [event])
    edge = grown.edge
    head = grown.head
    const isTold = head.size !== told?.size || head.root === told.root
    return event.metadata.root === head.root && event.metadata.size === head.size && isTold
      ? Effect.void
      : Effect.fail(
          refuse(
            `revision ${event.revision} with a root that its lines do not give`,
            "the tree over the lines so far",
          ),
        )
  })
  const read = edge.size
  if (told !== undefined && (read < told.size || (read === told.size && head?.root !== told.root)))
    return yield* refuse(`${read} events to read`, `the ${told.size} that it ends at`)
  const now = (yield* store.head(stream))?.size ?? 0
  if (read > now) return yield* refuse(`${read} events to read`, `the ${now} that it ends at`)
  return head
})

/** The whole of it. `where` names the store to whoever has to look for it. */
export const verifyStream = (stream: string, where?: string) =>
  Effect.flatMap(EventStore, (store) => verifyFrom(store, stream, EMPTY_EDGE, where))
