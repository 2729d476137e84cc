import { URL_BYTES, utf8 } from "@policy-ledger/log"
import { Data, Result } from "effect"

/** Which store a URL names; how to reach one on a server, its own package knows. */
export type StoreUrl =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "memory" }
  | { readonly kind: "esdb"; readonly connection: string }

/** A URL that can be read as it may be shown: without the user's password. A file's path has neither. */
export const withoutUser = (url: string): string => {
  const user = /^sqlite:/i.test(url) ? -1 : url.lastIndexOf("@")
  if (user < 0) return url
  const scheme = /^[a-z+]*:\/*/i.exec(url.slice(0, user))?.[0] ?? ""
  return `${scheme}${url.slice(user + 1)}`
}

/** Of a URL that cannot be read nobody knows what is a password in it: only how it begins is shown. */
const shown = (text: string): string => {
  const [all, scheme, rest] = /^([a-z][a-z0-9+.-]*:\/*)?(.*)$/is.exec(text) ?? []
  if (rest === "" || (scheme === undefined && !/[:@]/.test(text))) return all ?? ""
  return scheme === undefined || (rest?.includes("@") === true && !scheme.includes("/")) ? "…" : `${scheme}…`
}

export class BadStoreUrl extends Data.TaggedError("BadStoreUrl")<{
  readonly url: string
  /** What is wrong with it, where its beginning does not tell. */
  readonly fault?: string
  readonly expected: string
}> {
  override get message(): string {
    const fault = this.fault === undefined ? "" : ` with ${this.fault}`
    return `store: found ${JSON.stringify(shown(this.url))}${fault}, expected ${this.expected}`
  }
}

const STORES = "sqlite:PATH, memory: or esdb://HOST:PORT"

/** Names that SQLite gives a meaning of its own, which `sqlite:PATH` has not. */
const refusedBySqlite = (path: string): Pick<BadStoreUrl, "fault" | "expected"> | undefined => {
  if (/^:.*:$/u.test(path.trim()))
    return {
      fault: "a name that SQLite takes for its own",
      expected: "memory: for a store in memory, or sqlite:PATH with the path of a file",
    }
  return /^file:/iu.test(path.trim())
    ? {
        fault: "a URL of a file",
        expected: "sqlite:PATH with the plain path of a file, without file: and without what follows a ?",
      }
    : undefined
}

/** Nothing of a URL that is too long is looked at further. */
const tooLong = (url: string): BadStoreUrl | undefined =>
  url.length > URL_BYTES || utf8(url).length > URL_BYTES
    ? new BadStoreUrl({
        url: "",
        fault: `${url.length} letters`,
        expected: `a URL of at most ${URL_BYTES} bytes`,
      })
    : undefined

/** The server's old name and its new ones. */
const SERVER = /^(?:esdb|kurrent|kurrentdb)(?:\+discover)?:\/\/(\S+)$/
const USER = /^[^:@]+:[^@]+@/
const HOST = String.raw`(?:[^\s:@/?#,[\]]+|\[[0-9a-f:.]+\])(?::\d{1,5})?`
const HOSTS = new RegExp(`^${HOST}(?:,${HOST})*$`, "i")

const isEncoded = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** What is wrong with all that follows the scheme of a server's URL. */
const serverFault = (rest: string): string | undefined => {
  const user = USER.exec(rest)?.[0] ?? ""
  if (!isEncoded(user)) return "a % that encodes nothing"
  const behind = rest.slice(user.length)
  if (behind.includes("@")) return user === "" ? "a user and no password" : "an @ too many"
  const hosts = behind.replace(/\/?(?:\?.*)?$/, "")
  if (hosts === "") return "no host"
  return HOSTS.test(hosts) ? undefined : "no host and port that can be read"
}

const serverUrl = (connection: string, rest: string): Result.Result<StoreUrl, BadStoreUrl> => {
  const fault = serverFault(rest)
  const expected =
    "esdb://USER:PASSWORD@HOST:PORT, in user, password and options %40 for @, in user and password %25 for %, %3A for :"
  return fault === undefined
    ? Result.succeed({ kind: "esdb", connection })
    : Result.fail(new BadStoreUrl({ url: connection, fault, expected }))
}

/** A file of which the folder is called so is reached as `sqlite:./…`. */
const SERVER_AS_FILE = /^\/?[^/:]+:.*@/

export const parseStoreUrl = (text: string): Result.Result<StoreUrl, BadStoreUrl> => {
  const long = tooLong(text)
  if (long !== undefined) return Result.fail(long)
  if (text === "memory:") return Result.succeed({ kind: "memory" })
  const server = SERVER.exec(text)?.[1]
  if (server !== undefined) return serverUrl(text, server)
  const path = /^sqlite:(?!\/\/)(.+)$/.exec(text)?.[1]
  if (path === undefined || path.trim() === "")
    return Result.fail(new BadStoreUrl({ url: text, expected: STORES }))
  if (SERVER_AS_FILE.test(path))
    return Result.fail(
      new BadStoreUrl({ url: text, fault: "a user and a password", expected: "sqlite:PATH" }),
    )
  const refused = refusedBySqlite(path)
  return refused === undefined
    ? Result.succeed({ kind: "sqlite", path })
    : Result.fail(new BadStoreUrl({ url: text, ...refused }))
}
