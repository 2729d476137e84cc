import { StoreDamaged, type StoreFault, type StoredEvent, type StreamHead } from "@policy-ledger/event-store"
import { logHead } from "@policy-ledger/log"
import { EMPTY_EDGE, type Edge } from "@policy-ledger/tlog"
import { Clock, Effect } from "effect"
import type { Server } from "./call.ts"
import { inspect } from "./inspect.ts"
import { readPage } from "./page.ts"
import { readGrown } from "./read.ts"

/** In milliseconds. */
const FRESH = 1000

/** What an append needs to know of a stream and no server can be asked for: its tree, and where which id stands. */
export class Tail {
  readonly stream: string
  readonly #revisions = new Map<string, number>()
  #edge: Edge = EMPTY_EDGE
  #seenAt = -Infinity

  constructor(stream: string) {
    this.stream = stream
  }

  get edge(): Edge {
    return this.#edge
  }

  get head(): StreamHead | undefined {
    return this.#edge.size === 0 ? undefined : { revision: this.#edge.size - 1, ...logHead(this.#edge) }
  }

  /** Whether it was seen to be whole, and to end here, less than a second ago: a server is not restored in that time. */
  isFresh(now: number): boolean {
    return now - this.#seenAt < FRESH
  }

  seen(now: number): void {
    this.#seenAt = now
  }

  /** Something did not go as it should: the server is asked again before anything is decided. */
  doubt(): void {
    this.#seenAt = -Infinity
  }

  /** Of those that stand already. */
  revisionsOf(ids: readonly string[]): readonly number[] {
    return ids.flatMap((id) => this.#revisions.get(id) ?? [])
  }

  /** By events that stand after it, with the tree after them. */
  extend(edge: Edge, events: readonly StoredEvent[]): void {
    for (const { id, revision } of events) this.#revisions.set(id, revision)
    this.#edge = edge
  }
}

const changed = (server: Server, { stream, head: known }: Tail, head: StreamHead | undefined): StoreDamaged =>
  new StoreDamaged({
    store: server.store,
    found: `stream ${stream} that ends at ${head === undefined ? "nothing" : `revision ${head.revision}, root ${head.root}`}`,
    expected: `one that goes on from revision ${known?.revision}, root ${known?.root}: was an older back-up restored?`,
  })

/** Reads what was appended since, by whomever; the stream must still begin with what was read before. */
export const catchUp = (server: Server, tail: Tail): Effect.Effect<void, StoreFault> =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const head = yield* inspect(server, tail.stream)
    const size = head?.size ?? 0
    const isOther = size === tail.edge.size && head?.root !== tail.head?.root
    if (size < tail.edge.size || isOther) return yield* changed(server, tail, head)
    while (tail.edge.size < size) {
      const { edge, events } = yield* readGrown(server, tail.stream, tail.edge, size - 1)
      tail.extend(edge, events)
    }
    tail.seen(now)
  })

/** Those of these events that stand already, as they stand. */
export const standing = (
  server: Server,
  tail: Tail,
  ids: readonly string[],
): Effect.Effect<ReadonlyMap<string, StoredEvent>, StoreFault> =>
  Effect.gen(function* () {
    const revisions = tail.revisionsOf(ids)
    const found = new Map<string, StoredEvent>()
    const to = Math.max(...revisions)
    for (let from = Math.min(...revisions); from <= to; from += server.page)
      for (const event of yield* readPage(server, tail.stream, from, Math.min(to, from + server.page - 1)))
        found.set(event.id, event)
    return found
  })
