import { X509Certificate } from "node:crypto"
import { readFileSync } from "node:fs"
import { Data, Result } from "effect"

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

/** What a URL says: how the client reaches the server, and which stream there holds the ledger, if it names one. */
export interface ConnectionString {
  /** In the client's words, without what is ours. */
  readonly connection: string
  readonly stream: string | undefined
}

/** The stream of the ledger, where it is not the one that follows from the platform: ours, not the client's. */
const STREAM = "stream"

/** Of the client's options those that have an effect here; any other it would ignore with a warning that shows the password. */
const OPTIONS = [
  "connectionName",
  "discoveryInterval",
  "gossipTimeout",
  "keepAliveInterval",
  "keepAliveTimeout",
  "maxDiscoverAttempts",
  "nodePreference",
  STREAM,
  "tls",
  "tlsCAFile",
  "userCertFile",
  "userKeyFile",
]

/** A cluster is asked once which node leads, three seconds at each: whether to ask again is decided here. */
const DISCOVERY = [
  ["maxDiscoverAttempts", "1"],
  ["gossipTimeout", "3"],
] as const

const SCHEME = /^(?:esdb|kurrent|kurrentdb)(\+discover)?:\/\//
const CLIENTS_SCHEME = /^[^:]+:\/\//

/** From the scheme on, as the client finds them. */
const CREDENTIALS = /^([^:]+:\/\/)[^:]+:[^@]+@/

/** The client knows the database by its older name only. */
const inClientsWords = (url: string): string => url.trim().replace(SCHEME, "esdb$1://")

interface Parts {
  /** With user and password. */
  readonly beforeOptions: string
  /** Without them, and without the scheme. */
  readonly hosts: string
  readonly options: readonly (readonly [key: string, value: string])[]
}

const partsOf = (url: string): Parts => {
  const words = inClientsWords(url)
  const start = CREDENTIALS.exec(words)?.[0].length ?? CLIENTS_SCHEME.exec(words)?.[0].length ?? 0
  const mark = words.indexOf("?", start)
  const end = mark === -1 ? words.length : mark
  const pairs = words.slice(end + 1).split("&")
  return {
    beforeOptions: words.slice(0, end),
    hosts: words.slice(start, end).replace(/\/+$/, ""),
    options: pairs
      .filter((pair) => pair !== "")
      .map((pair) => {
        const [key = "", ...value] = pair.split("=")
        return [key, value.join("=").trim()]
      }),
  }
}

/** The server as messages name it: without user, password and options, and without a port that may be a password. */
export const serverName = (url: string): string => {
  const scheme = CLIENTS_SCHEME.exec(inClientsWords(url))?.[0] ?? ""
  // What is left of a password with an @ that is not written %40 goes too.
  const hosts = partsOf(url).hosts.replace(/^.*@/s, "").split(",")
  return `${scheme}${hosts.map((host) => (hasPort(host) ? host : host.replace(/:.*$/s, ""))).join(",")}`
}

const hasPort = (host: string): boolean => {
  const [, port] = /^[^:]*(?::(.*))?$/s.exec(host) ?? []
  return port === undefined || (/^\d{1,5}$/.test(port) && Number(port) < 65_536)
}

/** As the client compares names of options. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[_-]/g, "")

const isNamed = (name: string, key: string): boolean => plain(key) === plain(name)

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** What is found and what is expected instead. */
type Fault = readonly [found: string, expected: string]

const NO_FILE = "a file that can be read there"

const fileFault = (key: string, path: string): Fault | undefined => {
  try {
    const bytes = readFileSync(path)
    if (isNamed("tlsCAFile", key)) void new X509Certificate(bytes)
    return undefined
  } catch (error) {
    return error instanceof Error && "syscall" in error
      ? [`no file ${path} for ${key}`, NO_FILE]
      : [
          `${path} for ${key}, which is no certificate`,
          "one in PEM, -----BEGIN CERTIFICATE-----, of the authority to trust",
        ]
  }
}

/** What of a URL the client would misread or show. */
const addressFault = (url: string, { hosts, options }: Parts): Fault | undefined => {
  if (!SCHEME.test(url.trim())) return ["no such URL", "esdb://HOST:PORT or esdb+discover://HOST:PORT"]
  if (hosts.includes("@"))
    return /^[^@]*@[^@]*$/.test(hosts)
      ? ["a user without a password", "esdb://USER:PASSWORD@HOST:PORT, or neither"]
      : ["more than one @ before the host", "%40 for one in a user or password"]
  if (!isDecodable(url)) return ["a % that begins no code", "%25 for one in a user, a password or a path"]
  if (!hosts.split(",").every(hasPort))
    return ["a port that is no number up to 65535", "esdb://HOST:PORT or esdb://USER:PASSWORD@HOST:PORT"]
  const stream = options.find(([key]) => isNamed(STREAM, key))?.[1]
  return stream === "" || stream?.startsWith("$") === true
    ? [`the stream "${stream}"`, "a name that does not begin with $, which are the server's own"]
    : undefined
}

/** What of its options would be ignored, or names a file that does not serve. */
const optionsFault = ({ options }: Parts): Fault | undefined => {
  const isPlain = options.some(([key, value]) => isNamed("tls", key) && value === "false")
  for (const [key, value] of options) {
    if (isNamed("tlsVerifyCert", key)) {
      if (value === "true" || isPlain) continue
      return [`the option ${key}, which the client ignores`, "tlsCAFile=PATH of the certificate to trust"]
    }
    if (!OPTIONS.some((option) => isNamed(option, key)))
      return [`the option ${key}`, `one of ${OPTIONS.join(", ")}`]
    const fault = /file$/i.test(key) && !isPlain ? fileFault(key, decodeURIComponent(value)) : undefined
    if (fault !== undefined) return fault
  }
  return undefined
}

/** `tlsVerifyCert` has no meaning where there is no TLS, and many a URL has it; the client warns of it, and shows the password. */
const forTheClient = ({ beforeOptions, hosts, options }: Parts): string => {
  const theirs = options.filter(([key]) => !isNamed(STREAM, key) && !isNamed("tlsVerifyCert", key))
  const isCluster = hosts.includes(",") || beforeOptions.startsWith("esdb+discover:")
  const ours = DISCOVERY.filter(([name]) => isCluster && !theirs.some(([key]) => isNamed(name, key)))
  const query = [...theirs, ...ours].map(([key, value]) => `${key}=${value}`).join("&")
  return query === "" ? beforeOptions : `${beforeOptions}?${query}`
}

/** Reads a URL; refuses what the client would misread, ignore or show. */
export const readConnectionString = (url: string): Result.Result<ConnectionString, BadConnectionString> => {
  const parts = partsOf(url)
  const fault = addressFault(url, parts) ?? optionsFault(parts)
  if (fault !== undefined) {
    const [found, expected] = fault
    return Result.fail(new BadConnectionString({ connection: serverName(url), found, expected }))
  }
  const stream = parts.options.find(([key]) => isNamed(STREAM, key))?.[1]
  return Result.succeed({
    connection: forTheClient(parts),
    stream: stream === undefined ? undefined : decodeURIComponent(stream),
  })
}
