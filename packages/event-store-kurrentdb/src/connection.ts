import { isIP } from "node:net"
import { EventStoreDBClient } from "@eventstore/db-client"
import { debug } from "@eventstore/db-client/dist/utils/debug.js"
import { credentials } from "@grpc/grpc-js"
import { Effect, Predicate, type Scope } from "effect"
import { BadConnectionString, readConnectionString, serverName } from "./connection-string.ts"
import { Sockets } from "./sockets.ts"

/** A server to ask, as long as the scope lives. */
export interface Connection {
  /** The stream that the URL names. */
  readonly stream: string | undefined
  /** What is asked of the client that serves now. */
  readonly ask: <A>(question: (client: EventStoreDBClient) => A) => A
}

// With DEBUG=* or esdb:* these lines show the whole connection string.
debug.connection.enabled = false

/** The client quotes what it found, which may be the password: only what it expected is told. */
const expectationOf = (error: unknown): string => {
  const words = Predicate.isError(error) ? error.message : ""
  return (
    /^Unexpected .* at position \d+, expected (.*)\.$/s.exec(words)?.[1] ??
    (words === "" ? "a connection string" : words)
  )
}

/**
 * The client sends appends through one call for all (`BatchAppend`) where the server has it. In 6.2.1 that call has no
 * deadline, an answer that nobody waits for any more throws where nobody can catch it, and one client's failure rejects
 * the appends of all others in the process. `Append` has none of this, and is what the client falls back to.
 */
const withoutBatchAppend = (client: EventStoreDBClient): EventStoreDBClient =>
  Object.assign(client, { supports: () => Promise.resolve(false) })

const { createSsl } = credentials

/** What a connector of gRPC gives to TLS. */
const namesServer = (
  connector: object,
): connector is { connectionOptions: { host: string; servername: string } } =>
  Predicate.hasProperty(connector, "connectionOptions") &&
  Predicate.hasProperty(connector.connectionOptions, "servername")

/** RFC 6066, 3: an address is no server name. gRPC sends it as one, and Node warns of it in every process. */
const withoutAddressAsName: typeof credentials.createSsl = (...args) => {
  const ssl = createSsl(...args)
  const create = ssl._createSecureConnector.bind(ssl)
  return Object.assign(ssl, {
    _createSecureConnector: (...target: Parameters<typeof create>) => {
      const connector = create(...target)
      if (namesServer(connector) && isIP(connector.connectionOptions.servername) !== 0)
        connector.connectionOptions.servername = ""
      return connector
    },
  })
}

/** The client makes its credentials itself, out of the same module. */
const makeClient = (connection: string): EventStoreDBClient => {
  credentials.createSsl = withoutAddressAsName
  try {
    return withoutBatchAppend(EventStoreDBClient.connectionString(connection))
  } finally {
    credentials.createSsl = createSsl
  }
}

/** A client that could not find who leads keeps that for ever: another takes its place. */
class Clients {
  #client: EventStoreDBClient
  #channel: { readonly close: () => void } | undefined
  #isClosed = false
  readonly #connection: string

  constructor(connection: string) {
    this.#connection = connection
    this.#client = this.#make()
  }

  get current(): EventStoreDBClient {
    return this.#client
  }

  /** Ends what runs and closes the connection, which the client itself never does. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#client.dispose()
    this.#channel?.close()
  }

  #make(): EventStoreDBClient {
    const client = makeClient(this.#connection)
    const createChannel = client["createChannel"]
    return Object.assign(client, {
      createChannel: async () => {
        if (this.#isClosed) throw new Error("a connection that was closed")
        try {
          const channel = await createChannel()
          this.#channel = channel
          return channel
        } catch (error) {
          if (this.#client === client) this.#client = this.#make()
          throw error
        }
      },
    })
  }
}

const disconnect = (clients: Clients, sockets: Sockets): Effect.Effect<void> =>
  Effect.tryPromise(() => clients.close()).pipe(
    Effect.timeout("1 second"),
    Effect.ignore,
    Effect.ensuring(Effect.sync(() => sockets.end())),
  )

/** Connects when it is first asked; a socket on which nothing comes is given up after so many milliseconds. */
export const connect = (
  url: string,
  silence = 10_000,
): Effect.Effect<Connection, BadConnectionString, Scope.Scope> =>
  Effect.gen(function* () {
    const { connection, stream } = yield* Effect.fromResult(readConnectionString(url))
    const sockets = new Sockets(silence)
    const clients = yield* Effect.acquireRelease(
      Effect.try({
        try: () => new Clients(connection),
        catch: (error) =>
          new BadConnectionString({
            connection: serverName(url),
            found: "a connection string that cannot be read",
            expected: expectationOf(error),
          }),
      }),
      (made) => disconnect(made, sockets),
    )
    return { stream, ask: (question) => sockets.run(() => question(clients.current)) }
  })
