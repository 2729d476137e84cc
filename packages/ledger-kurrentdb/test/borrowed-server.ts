import { type EventStoreDBClient, StreamNotFoundError } from "@eventstore/db-client"
import { EventStore } from "@policy-ledger/ledger"
import { Effect, Exit, Layer, Scope } from "effect"
import { connect, serverName } from "../src/connection.ts"
import { layerKurrentdb } from "../src/index.ts"

/** A server that others use too: every stream made on it has a prefix of this run's, and is deleted at its end. */
export class BorrowedServer {
  readonly name: string
  readonly client: EventStoreDBClient
  readonly layer: Layer.Layer<EventStore>
  readonly #prefix = `policy-ledger-test-${crypto.randomUUID().slice(0, 8)}-`
  readonly #streams = new Set<string>()
  readonly #scope: Scope.Closeable

  private constructor(name: string, url: string, client: EventStoreDBClient, scope: Scope.Closeable) {
    this.name = name
    this.client = client
    this.#scope = scope
    this.layer = this.#prefixed(Layer.orDie(layerKurrentdb({ url })))
  }

  static async at(url: string, name: string = serverName(url)): Promise<BorrowedServer> {
    const scope = await Effect.runPromise(Scope.make())
    const client = await Effect.runPromise(Scope.provide(connect(url), scope))
    const server = new BorrowedServer(name, url, client, scope)
    // One failure, and in words, where there is no server.
    const asked = Effect.flatMap(EventStore, (store) => store.head("is-anybody-there"))
    await Effect.runPromise(asked.pipe(Effect.provide(server.layer)))
    return server
  }

  /** A name of this run's. */
  stream(name: string): string {
    const stream = `${this.#prefix}${name}`
    this.#streams.add(stream)
    return stream
  }

  /** Deletes what was made, and says so. */
  async giveBack(): Promise<string> {
    let deleted = 0
    for (const stream of this.#streams)
      if (await this.#isThere(stream)) {
        await this.client.deleteStream(stream, { requiresLeader: true })
        deleted++
      }
    await Effect.runPromise(Scope.close(this.#scope, Exit.void))
    return `${this.name}: made and deleted ${deleted} streams, ${this.#prefix}*`
  }

  async #isThere(stream: string): Promise<boolean> {
    try {
      for await (const _ of this.client.readStream(stream, { maxCount: 1, requiresLeader: true })) return true
      return false
    } catch (error) {
      if (error instanceof StreamNotFoundError) return false
      throw error
    }
  }

  /** The same store, its streams under this run's names. */
  #prefixed(layer: Layer.Layer<EventStore>): Layer.Layer<EventStore> {
    return Layer.effect(
      EventStore,
      Effect.map(EventStore, (store) =>
        EventStore.of({
          append: (stream, events, expected) => store.append(this.stream(stream), events, expected),
          read: (stream, from) => store.read(this.stream(stream), from),
          head: (stream) => store.head(this.stream(stream)),
          follow: (stream, from) => store.follow(this.stream(stream), from),
        }),
      ),
    ).pipe(Layer.provide(layer))
  }
}
