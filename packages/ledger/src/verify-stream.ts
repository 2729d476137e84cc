import { EMPTY_EDGE } from "@policy-ledger/tlog"
import { Effect, Stream } from "effect"
import { EventStore, type StreamHead } from "./event-store.ts"
import { StoreDamaged } from "./store-error.ts"
import { grow } from "./tree.ts"

/** Reads a whole stream, reckons its tree again and names the first event that does not fit; answers its head. */
export const verifyStream = Effect.fnUntraced(function* (stream: string) {
  const store = yield* EventStore
  const refuse = (found: string, expected: string) =>
    new StoreDamaged({
      store: `stream ${stream}`,
      found,
      expected: `${expected}: fill a new store from the log`,
    })
  let edge = EMPTY_EDGE
  let head: StreamHead | undefined
  yield* Stream.runForEach(store.read(stream, 0), (event) => {
    if (event.revision !== edge.size)
      return Effect.fail(refuse(`revision ${event.revision}`, `revision ${edge.size}`))
    const grown = grow(edge, [event])
    edge = grown.edge
    head = grown.head
    return event.metadata.root === head.root && event.metadata.size === head.size
      ? Effect.void
      : Effect.fail(
          refuse(
            `revision ${event.revision} with a root that its lines do not give`,
            "the tree over the lines so far",
          ),
        )
  })
  return head
})
