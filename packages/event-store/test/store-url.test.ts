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

  it.each([
    ["", ""],
    ["sqlite:", "sqlite:"],
    ["sqlite: ", "sqlite:…"],
    ["sqlite://host/a.db", "sqlite://…"],
    ["memory", "memory"],
    ["memory:x", "memory:…"],
    ["esdb://", "esdb://"],
    ["kurrentdb:", "kurrentdb:"],
    ["kurrentdb+cluster://localhost:2113", "kurrentdb+cluster://…"],
    ["postgres://a", "postgres://…"],
    ["1688.db", "1688.db"],
    ["exdb://admin:s3cret@host:2113", "exdb://…"],
    ["esdb://admin:s3 cret@host:2113", "esdb://…"],
    ["esdb:/admin:s3cret@host", "esdb:/…"],
    ["esdb:admin:s3cret@host", "…"],
    ["admin:s3@cret@host", "…"],
    ["//admin:s3cret@host", "…"],
  ])("is not %j, of which only the beginning is shown", (text, shown) => {
    expect(parsed(text)).toBe(`store: found "${shown}", expected sqlite:PATH, memory: or esdb://HOST:PORT`)
  })

  it("of more than 2 KiB is refused by its length, and not repeated", () => {
    const path = `sqlite:${"x".repeat(2041)}`
    expect(parsed(path)).toMatchObject({ kind: "sqlite" })
    expect(parsed(`${path}x`)).toBe('store: found "" with 2049 letters, expected a URL of at most 2048 bytes')
  })

  it("is shown in time linear in its length", () => {
    const slow = `a:${"/".repeat(200_000)}`
    expect(withoutUser(slow)).toBe(slow)
  })

  it.each([
    ["esdb://admin:s3cret", "no host and port that can be read"],
    ["esdb://admin:s3cret?tls=true", "no host and port that can be read"],
    ["esdb://admin:s3cret@", "no host"],
    ["esdb://admin:s3cret@/?tls=true", "no host"],
    ["esdb://admin:s3cret@host:port", "no host and port that can be read"],
    ["esdb://admin:s3@cret@host", "an @ too many"],
    ["esdb://admin:s3cret@host?x@y", "an @ too many"],
    ["esdb://s3cret@host", "a user and no password"],
    ["esdb://admin:s3%cret@host", "a % that encodes nothing"],
  ])("of a server is told what is wrong with it, and not the password: %s", (text, fault) => {
    expect(parsed(text)).toMatch(`store: found "esdb://…" with ${fault}, expected esdb://USER:PASSWORD@HOST`)
  })

  it.each([
    "esdb://admin:s3%40cret%25@host",
    "esdb://admin:a:b/c?d#e@host:2113/?tls=false",
    "esdb://a:2113,b:2114,[::1]:2113?tlsCAFile=/ca%40home.pem",
  ])("of a server may hold any user, hosts and options: %s", (connection) => {
    expect(parsed(connection)).toEqual({ kind: "esdb", connection })
  })

  it("of a file holds no user and password, but a folder may be called so", () => {
    expect(parsed("sqlite:admin:s3cret@host")).toBe(
      'store: found "…" with a user and a password, expected sqlite:PATH',
    )
    expect(parsed("sqlite:./a:b@c/1688.db")).toEqual({ kind: "sqlite", path: "./a:b@c/1688.db" })
  })

  it.each([
    [
      "sqlite::memory:",
      "a name that SQLite takes for its own, expected memory: for a store in memory, or sqlite:PATH",
    ],
    ["sqlite:file:a.db?mode=memory", "a URL of a file, expected sqlite:PATH with the plain path of a file"],
    ["sqlite:FILE:/var/a.db", "a URL of a file, expected sqlite:PATH with the plain path of a file"],
  ])("is not a name that means another thing to SQLite: %s", (text, told) => {
    expect(parsed(text)).toContain(`store: found "sqlite:…" with ${told}`)
  })

  it("is shown without the user, a file's path as it is", () => {
    expect(withoutUser("esdb://admin:s3cret@host:2113?tls=false")).toBe("esdb://host:2113?tls=false")
    expect(withoutUser("sqlite:/home/a@b/1688.db")).toBe("sqlite:/home/a@b/1688.db")
  })
})
