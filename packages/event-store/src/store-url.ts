import { URL_BYTES, utf8 } from "@policy-ledger/log"
import { Data, Result } from "effect"

/** Which store a URL names; how to reach one on a server, its own package knows. */
export type StoreUrl =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "memory" }
  | { readonly kind: "esdb"; readonly connection: string }

/** A URL as it may be shown, also one that is misspelt: without the user's password. A file's path has neither. */
export const withoutUser = (url: string): string => {
  const user = /^sqlite:/i.test(url) ? -1 : url.lastIndexOf("@")
  if (user < 0) return url
  const scheme = /^[a-z+]*:\/*/i.exec(url.slice(0, user))?.[0] ?? ""
  return `${scheme}${url.slice(user + 1)}`
}

export class BadStoreUrl extends Data.TaggedError("BadStoreUrl")<{ readonly found: string }> {
  override get message(): string {
    const { found } = this
    if (isTooLong(found))
      return `store: found ${found.length} letters, expected a URL of at most ${URL_BYTES} bytes`
    return `store: found ${JSON.stringify(withoutUser(found))}, expected sqlite:PATH, memory: or esdb://HOST:PORT`
  }
}

const isTooLong = (url: string): boolean => url.length > URL_BYTES || utf8(url).length > URL_BYTES

/** The server's old name and its new ones. */
const SERVER = /^(?:esdb|kurrent|kurrentdb)(?:\+discover)?:\/\/\S+$/

export const parseStoreUrl = (text: string): Result.Result<StoreUrl, BadStoreUrl> => {
  if (isTooLong(text)) return Result.fail(new BadStoreUrl({ found: text }))
  if (text === "memory:") return Result.succeed({ kind: "memory" })
  const path = /^sqlite:(?!\/\/)(.+)$/.exec(text)?.[1]
  if (path !== undefined && path.trim() !== "") return Result.succeed({ kind: "sqlite", path })
  return SERVER.test(text)
    ? Result.succeed({ kind: "esdb", connection: text })
    : Result.fail(new BadStoreUrl({ found: text }))
}
