import { Data, Result } from "effect"

/** Which store a URL names; how to reach one on a server, its own package knows. */
export type StoreUrl =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "memory" }
  | { readonly kind: "esdb"; readonly connection: string }

/** A URL as it may be shown, also one that is misspelt: without the user's password. A file's path has neither. */
export const withoutUser = (url: string): string => url.replace(/^(?!sqlite:)([a-z+]*:\/*)?.*@/is, "$1")

export class BadStoreUrl extends Data.TaggedError("BadStoreUrl")<{
  readonly found: string
  /** What to write instead, where that can be told. */
  readonly expected?: string
}> {
  override get message(): string {
    const { found, expected = "sqlite:PATH, memory: or esdb://HOST:PORT" } = this
    return `store: found ${JSON.stringify(withoutUser(found))}, expected ${expected}`
  }
}

/** Names that SQLite gives a meaning of its own, which `sqlite:PATH` has not. */
const namesOfSqlite = (path: string): string | undefined => {
  if (/^:.*:$/u.test(path.trim()))
    return "memory: for a store in memory, or sqlite:PATH with the path of a file"
  return /^file:/iu.test(path.trim())
    ? "sqlite:PATH with the plain path of a file, without file: and without what follows a ?"
    : undefined
}

/** The server's old name and its new ones. */
const SERVER = /^(?:esdb|kurrent|kurrentdb)(?:\+discover)?:\/\/\S+$/

export const parseStoreUrl = (text: string): Result.Result<StoreUrl, BadStoreUrl> => {
  if (text === "memory:") return Result.succeed({ kind: "memory" })
  const path = /^sqlite:(?!\/\/)(.+)$/.exec(text)?.[1]
  if (path !== undefined && path.trim() !== "") {
    const expected = namesOfSqlite(path)
    return expected === undefined
      ? Result.succeed({ kind: "sqlite", path })
      : Result.fail(new BadStoreUrl({ found: text, expected }))
  }
  return SERVER.test(text)
    ? Result.succeed({ kind: "esdb", connection: text })
    : Result.fail(new BadStoreUrl({ found: text }))
}
