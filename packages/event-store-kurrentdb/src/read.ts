import { StoreDamaged, type StoreFault, type StoredEvent } from "@policy-ledger/event-store"
import { edgeOver, logHead } from "@policy-ledger/log"
import { EMPTY_EDGE, type Edge } from "@policy-ledger/tlog"
import { Effect, Option, Stream } from "effect"
import type { Server } from "./call.ts"
import { ANOTHER_STREAM } from "./call-failure.ts"
import { inspect } from "./inspect.ts"
import { readPage } from "./page.ts"

/** A page, and the tree after it where it was grown from the first event on. */
export interface Grown {
  readonly events: readonly StoredEvent[]
  readonly edge: Edge
}

/** The next page of a stream that reaches to a revision, its last root compared with the tree over its lines. */
export const readGrown = (
  server: Server,
  stream: string,
  edge: Edge,
  to: number,
): Effect.Effect<Grown, StoreFault> =>
  Effect.gen(function* () {
    const until = Math.min(to, edge.size + server.page - 1)
    const events = yield* readPage(server, stream, edge.size, until)
    const grown = edgeOver(
      events.map(({ line }) => line),
      edge,
    )
    const held = events.at(-1)?.metadata.root
    const { root } = logHead(grown)
    if (held === root) return { events, edge: grown }
    return yield* new StoreDamaged({
      store: server.store,
      found: `stream ${stream}, revision ${until}: root ${held}`,
      expected: `${root}, which follows from the events: ${ANOTHER_STREAM}`,
    })
  })

/** Page after page to where the stream ended when the reading began; from the first event on, the tree is grown and compared. */
export const read = (server: Server, stream: string, from: number): Stream.Stream<StoredEvent, StoreFault> =>
  Stream.unwrap(
    Effect.map(inspect(server, stream), (head) => {
      if (head === undefined || head.revision < from) return Stream.empty
      return from === 0
        ? readWhole(server, stream, head.revision)
        : readPart(server, stream, from, head.revision)
    }),
  )

const readWhole = (server: Server, stream: string, to: number): Stream.Stream<StoredEvent, StoreFault> =>
  Stream.paginate(EMPTY_EDGE, (edge) =>
    Effect.map(readGrown(server, stream, edge, to), (grown) => [
      grown.events,
      grown.edge.size > to ? Option.none<Edge>() : Option.some(grown.edge),
    ]),
  )

const readPart = (
  server: Server,
  stream: string,
  from: number,
  to: number,
): Stream.Stream<StoredEvent, StoreFault> =>
  Stream.paginate(from, (at) => {
    const until = Math.min(to, at + server.page - 1)
    return Effect.map(readPage(server, stream, at, until), (events) => [
      events,
      until === to ? Option.none<number>() : Option.some(until + 1),
    ])
  })
