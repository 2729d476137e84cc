import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { parseStoreUrl, withoutUser } from "../src/store-url.ts"

const parsed = (text: string) =>
  Result.match(parseStoreUrl(text), { onSuccess: (url) => url, onFailure: ({ message }) => message })

describe("a store's URL", () => {
  it("names a file, this process, or a server", () => {
    expect(parsed("sqlite:.ledger/1688.db")).toEqual({ kind: "sqlite", path: ".ledger/1688.db" })
    expect(parsed("sqlite:/var/a b.db")).toEqual({ kind: "sqlite", path: "/var/a b.db" })
    expect(parsed("memory:")).toEqual({ kind: "memory" })
    expect(parsed("esdb://admin:pw@localhost:2113?tls=false")).toEqual({
      kind: "esdb",
      connection: "esdb://admin:pw@localhost:2113?tls=false",
    })
    expect(parsed("esdb+discover://cluster:2113")).toEqual({
      kind: "esdb",
      connection: "esdb+discover://cluster:2113",
    })
  })

  it.each(["kurrentdb://localhost:2113", "kurrentdb+discover://cluster:2113", "kurrent://localhost:2113"])(
    "may call the server by its new name: %s",
    (connection) => {
      expect(parsed(connection)).toEqual({ kind: "esdb", connection })
    },
  )

  for (const text of [
    "",
    "sqlite:",
    "sqlite: ",
    "sqlite://host/a.db",
    "memory",
    "memory:x",
    "esdb://",
    "kurrentdb:",
    "kurrentdb+cluster://localhost:2113",
    "postgres://a",
    "1688.db",
  ])
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(parsed(text)).toBe(
        `store: found ${JSON.stringify(text)}, expected sqlite:PATH, memory: or esdb://HOST:PORT`,
      )
    })

  it.each([
    ["sqlite::memory:", "memory: for a store in memory, or sqlite:PATH with the path of a file"],
    ["sqlite:file:a.db?mode=memory", "sqlite:PATH with the plain path of a file"],
    ["sqlite:FILE:/var/a.db", "sqlite:PATH with the plain path of a file"],
  ])("is not a name that means another thing to SQLite: %s", (text, expected) => {
    expect(parsed(text)).toContain(`store: found ${JSON.stringify(text)}, expected ${expected}`)
  })

  it.each([
    ["exdb://admin:s3cret@host:2113", "exdb://host:2113"],
    ["esdb://admin:s3 cret@host:2113", "esdb://host:2113"],
    ["esdb:/admin:s3cret@host", "esdb:/host"],
    ["admin:s3@cret@host", "admin:host"],
  ])("that is refused keeps its password: %s", (text, shown) => {
    expect(parsed(text)).toBe(`store: found "${shown}", expected sqlite:PATH, memory: or esdb://HOST:PORT`)
  })

  it("is shown without the user, a file's path as it is", () => {
    expect(withoutUser("esdb://admin:s3cret@host:2113?tls=false")).toBe("esdb://host:2113?tls=false")
    expect(withoutUser("sqlite:/home/a@b/1688.db")).toBe("sqlite:/home/a@b/1688.db")
  })
})
