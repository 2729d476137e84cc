import { appendFileSync } from "node:fs"
import type { EventStoreDBClient } from "@eventstore/db-client"
import { EventStore } from "@policy-ledger/event-store"
import { Effect, Exit, Layer, Scope } from "effect"
import { connect } from "../src/connection.ts"
import { serverName } from "../src/connection-string.ts"
import { layerKurrentdb } from "../src/index.ts"
import { deleteStreams } from "./borrowed-streams.ts"

interface Borrowing {
  readonly name?: string
  /** A file that gets the name of every stream before it is made: for who cleans up after a run that was stopped. */
  readonly journal?: string | undefined
}

/** A server that others use too: every stream made on it has a prefix of this run's, and is deleted at its end. */
export class BorrowedServer {
  readonly name: string
  readonly client: EventStoreDBClient
  readonly layer: Layer.Layer<EventStore>
  readonly #prefix = `policy-ledger-test-${crypto.randomUUID().slice(0, 8)}-`
  readonly #streams = new Set<string>()
  readonly #scope: Scope.Closeable
  readonly #journal: string | undefined

  private constructor(
    url: string,
    { name = serverName(url), journal }: Borrowing,
    client: EventStoreDBClient,
    scope: Scope.Closeable,
  ) {
    this.name = name
    this.client = client
    this.#scope = scope
    this.#journal = journal
    this.layer = this.#prefixed(Layer.orDie(layerKurrentdb({ url })))
  }

  static async at(url: string, borrowing: Borrowing = {}): Promise<BorrowedServer> {
    const scope = await Effect.runPromise(Scope.make())
    const { ask } = await Effect.runPromise(Scope.provide(connect(url), scope))
    const server = new BorrowedServer(
      url,
      borrowing,
      ask((client) => client),
      scope,
    )
    // One failure, and in words, where there is no server.
    const asked = Effect.flatMap(EventStore, (store) => store.head("is-anybody-there"))
    await Effect.runPromise(asked.pipe(Effect.provide(server.layer)))
    return server
  }

  /** A name of this run's, for a stream that is going to be made. */
  stream(name: string): string {
    const stream = this.#named(name)
    if (this.#journal !== undefined && !this.#streams.has(stream))
      appendFileSync(this.#journal, `${stream}\n`)
    this.#streams.add(stream)
    return stream
  }

  /** Deletes what was made, and says so; fails where some of it could not be deleted. */
  async giveBack(): Promise<string> {
    const { deleted, left } = await deleteStreams(this.client, this.#streams)
    await Effect.runPromise(Scope.close(this.#scope, Exit.void))
    if (left.length > 0) throw new Error(`${this.name}: not deleted: ${left.join(", ")}`)
    return `${this.name}: made and deleted ${deleted} streams, ${this.#prefix}*`
  }

  #named(name: string): string {
    return `${this.#prefix}${name}`
  }

  /** The same store, its streams under this run's names. */
  #prefixed(layer: Layer.Layer<EventStore>): Layer.Layer<EventStore> {
    return Layer.effect(
      EventStore,
      Effect.map(EventStore, (store) =>
        EventStore.of({
          append: (stream, events, expected) => store.append(this.stream(stream), events, expected),
          read: (stream, from) => store.read(this.#named(stream), from),
          head: (stream) => store.head(this.#named(stream)),
          follow: (stream, from) => store.follow(this.#named(stream), from),
        }),
      ),
    ).pipe(Layer.provide(layer))
  }
}
