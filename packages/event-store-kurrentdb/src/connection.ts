import { EventStoreDBClient } from "@eventstore/db-client"
import { Data, Effect, Predicate, Result, type Scope } from "effect"

/** A connection string that names no server, or says something that would be ignored. */
export class BadConnectionString extends Data.TaggedError("BadConnectionString")<{
  /** Without user and password. */
  readonly connection: string
  readonly found: string
  readonly expected: string
}> {
  override get message(): string {
    return `store ${this.connection}: found ${this.found}, expected ${this.expected}`
  }
}

/** What the client reads; anything else it would ignore with a warning that shows the password. */
const OPTIONS = [
  "connectionName",
  "defaultDeadline",
  "discoveryInterval",
  "gossipTimeout",
  "keepAliveInterval",
  "keepAliveTimeout",
  "maxDiscoverAttempts",
  "nodePreference",
  "tls",
  "tlsCAFile",
  "userCertFile",
  "userKeyFile",
]

const SCHEME = /^(?:esdb|kurrent|kurrentdb)(\+discover)?:\/\//

/** The client knows the database by its older name only. */
const inClientsWords = (url: string): string => url.trim().replace(SCHEME, "esdb$1://")

/** From the scheme on, as the client finds them. */
const CREDENTIALS = /^([^:]+:\/\/)[^:]+:[^@]+@/

const withoutCredentials = (url: string): string => inClientsWords(url).replace(CREDENTIALS, "$1")

const beforeOptions = (url: string): string => withoutCredentials(url).replace(/[?].*$/s, "")

/** The server as messages name it: without user, password and options. */
export const serverName = (url: string): string =>
  // What is left of a password with an @ that is not written %40 goes too.
  beforeOptions(url).replace(/^([^:]+:\/\/).*@/, "$1")

/** As the client compares names of options. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[_-]/g, "")

const optionsOf = (url: string): readonly (readonly [string, string])[] => {
  const query = withoutCredentials(url).split("?").slice(1).join("?")
  return [...new URLSearchParams(query)].map(([key, value]) => [key, value.trim()])
}

/** Of no meaning where there is no TLS, and many a URL has it; the client warns of it, and shows the password. */
const UNCHECKED = /([?&]tls[_-]*verify[_-]*cert=)\s*false/i

/** Refuses what the client would misread, ignore or show: a stray @, misspelt options, and unverified TLS. */
const checkedUrl = (url: string): Result.Result<string, BadConnectionString> => {
  const connection = serverName(url)
  const refuse = (found: string, expected: string) =>
    Result.fail(new BadConnectionString({ connection, found, expected }))
  if (!SCHEME.test(url.trim())) return refuse("no such URL", "esdb://HOST:PORT or esdb+discover://HOST:PORT")
  if (beforeOptions(url).includes("@"))
    return refuse("more than one @ before the host", "%40 for one in a user or password")
  const options = optionsOf(url)
  const isPlain = options.some(([key, value]) => plain(key) === "tls" && value === "false")
  for (const [key, value] of options) {
    const isOfChecking = plain(key) === "tlsverifycert"
    if (isOfChecking && value !== "true" && !isPlain)
      return refuse(
        `the option ${key}, which the client ignores`,
        "tlsCAFile=PATH of the certificate to trust",
      )
    if (!isOfChecking && !OPTIONS.some((option) => plain(option) === plain(key)))
      return refuse(`the option ${key}`, `one of ${OPTIONS.join(", ")}`)
  }
  return Result.succeed(inClientsWords(url).replace(UNCHECKED, "$1true"))
}

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

/** Ends what runs and closes the connection, which the client itself never does. */
const disconnect = (client: EventStoreDBClient): Effect.Effect<void> =>
  Effect.tryPromise(async () => {
    await client.dispose()
    const channel = await client["getChannel"]()
    channel.close()
  }).pipe(Effect.timeout("1 second"), Effect.ignore)

/** A client that lives as long as the scope. It connects when it is first used. */
export const connect = (url: string): Effect.Effect<EventStoreDBClient, BadConnectionString, Scope.Scope> =>
  Effect.flatMap(Effect.fromResult(checkedUrl(url)), (connection) =>
    Effect.acquireRelease(
      Effect.try({
        try: () => withoutBatchAppend(EventStoreDBClient.connectionString(connection)),
        catch: (error) =>
          new BadConnectionString({
            connection: serverName(url),
            found: "a connection string that cannot be read",
            expected: expectationOf(error),
          }),
      }),
      disconnect,
    ),
  )
