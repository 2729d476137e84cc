import { Data, Result } from "effect"

/** Which store a URL names; how to reach one on a server, its own package knows. */
export type StoreUrl =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "memory" }
  | { readonly kind: "esdb"; readonly connection: string }

/** A URL as it may be shown, also one that is misspelt: without the user's password. A file's path has neither. */
export const withoutUser = (url: string): string => url.replace(/^(?!sqlite:)([a-z+]*:\/*)?.*@/is, "$1")

export class BadStoreUrl extends Data.TaggedError("BadStoreUrl")<{ readonly found: string }> {
  override get message(): string {
    return `store: found ${JSON.stringify(withoutUser(this.found))}, expected sqlite:PATH, memory: or esdb://HOST:PORT`
  }
}

/** The server's old name and its new ones. */
const SERVER = /^(?:esdb|kurrent|kurrentdb)(?:\+discover)?:\/\/\S+$/

export const parseStoreUrl = (text: string): Result.Result<StoreUrl, BadStoreUrl> => {
  if (text === "memory:") return Result.succeed({ kind: "memory" })
  const path = /^sqlite:(?!\/\/)(.+)$/.exec(text)?.[1]
  if (path !== undefined && path.trim() !== "") return Result.succeed({ kind: "sqlite", path })
  return SERVER.test(text)
    ? Result.succeed({ kind: "esdb", connection: text })
    : Result.fail(new BadStoreUrl({ found: text }))
}
