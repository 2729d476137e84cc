import { Effect } from "effect"
import { afterEach, describe, expect, it, vi } from "vitest"
import { connect } from "../src/connection.ts"
import { serverName } from "../src/connection-string.ts"
import { append, eventsOf, failure, head, run, startNode } from "./testing.ts"

const node = await startNode()

const warned = vi.spyOn(console, "warn").mockImplementation(() => {})
afterEach(() => {
  warned.mockClear()
})

const refusal = (url: string) => Effect.runPromise(Effect.scoped(Effect.flip(connect(url))))

describe("a connection string is refused, with what was found and what is expected, when it", () => {
  it.each([
    [
      "is of another scheme",
      "http://host:2113",
      "store http://host:2113: found no such URL, expected esdb://HOST:PORT or esdb+discover://HOST:PORT",
    ],
    [
      "has an option that the client does not know",
      "esdb://host:2113?tsl=false",
      /^store esdb:\/\/host:2113: found the option tsl, expected one of connectionName, discoveryInterval, .*, userKeyFile$/,
    ],
    [
      "wants certificates not to be verified, which the client ignores",
      "esdb://host:2113?tls=true&tlsVerifyCert=false",
      "store esdb://host:2113: found the option tlsVerifyCert, which the client ignores, expected tlsCAFile=PATH of the certificate to trust",
    ],
    [
      "has a value that is none",
      "esdb://host:2113?tls=perhaps",
      "store esdb://host:2113: found a connection string that cannot be read, expected true or false",
    ],
    [
      "has a port that is none",
      "esdb://host:port?tls=false",
      "store esdb://host: found a port that is no number up to 65535, expected esdb://HOST:PORT or esdb://USER:PASSWORD@HOST:PORT",
    ],
    [
      "names a certificate that is not there",
      "esdb://host:2113?tlsCAFile=/nowhere/ca.crt",
      "store esdb://host:2113: found no file /nowhere/ca.crt for tlsCAFile, expected a file that can be read there",
    ],
    [
      "names a file that is no certificate",
      `esdb://host:2113?tlsCAFile=${encodeURIComponent(import.meta.filename)}`,
      /connection\.test\.ts for tlsCAFile, which is no certificate, expected one in PEM/,
    ],
    [
      "has a deadline for calls, which has no effect here",
      "esdb://host:2113?defaultDeadline=1",
      /found the option defaultDeadline, expected one of connectionName/,
    ],
    [
      "has a % that begins no code",
      "esdb://user:100%@host:2113",
      "store esdb://host:2113: found a % that begins no code, expected %25 for one in a user, a password or a path",
    ],
    [
      "has a user without a password",
      "esdb://user@host:2113",
      "store esdb://host:2113: found a user without a password, expected esdb://USER:PASSWORD@HOST:PORT, or neither",
    ],
    [
      "names a stream of the server's own",
      "esdb://host:2113?stream=$all",
      'store esdb://host:2113: found the stream "$all", expected a name that does not begin with $, which are the server\'s own',
    ],
  ])("%s", async (_, url, message) => {
    expect((await refusal(url)).message).toMatch(message)
    expect(warned).not.toHaveBeenCalled()
  })
})

it.each(["tls=false&tlsVerifyCert=false", "tls-verify-cert=false&tls=false", "tls=false&tlsVerifyCert=true"])(
  "%s says nothing of certificates, for there are none",
  async (options) => {
    const url = node.url.replace("tls=false", options)
    expect(await run({ url }, head(options))).toBeUndefined()
    expect(warned).not.toHaveBeenCalled()
  },
)

describe("a password is never told", () => {
  it.each([
    "esdb://admin:s3cret@host:2113?tsl=false",
    "esdb://admin:s3cret@host:port?tls=false",
    "http://admin:s3cret@host",
    "esdb://admin:s3cret@host:2113?tls=s3cret",
    "esdb://admin:s3?cret@host:port?tls=false",
    "esdb://admin:s3#cret@host:2113?tls=perhaps",
    "esdb://admin@s3cret@host:port",
    "esdb://admin:s3@cret@host:2113?tls=perhaps",
    "esdb://admin:s3@cret@host:2113?tls=false",
    "esdb://admin:s3cret?tls=true",
    "esdb://admin:s3cret",
    "esdb://admin:s3%cret@host:2113",
  ])("of %s", async (url) => {
    const { message } = await refusal(url)
    expect(message).not.toMatch(/s3|cret/)
    expect(warned).not.toHaveBeenCalled()
  })

  it("when the server cannot be reached", async () => {
    const error = await failure({ url: "esdb://admin:s3cret@127.0.0.1:1?tls=false" }, head("any"))
    expect(error.message).toMatch(/^store esdb:\/\/127\.0\.0\.1:1: /)
    expect(error.message).not.toContain("s3cret")
  })
})

describe("a server is named", () => {
  it.each([
    ["esdb://admin:pass@a:2113,b:2113?tls=false", "esdb://a:2113,b:2113"],
    ["esdb+discover://cluster.example:2113", "esdb+discover://cluster.example:2113"],
    [
      "kurrentdb+discover://u:p@cluster.example:2113?nodePreference=leader",
      "esdb+discover://cluster.example:2113",
    ],
  ])("%s as %s", (url, name) => {
    expect(serverName(url)).toBe(name)
  })
})

it.each(["kurrentdb", "kurrent"])("the newer scheme %s:// is the same", async (scheme) => {
  const url = node.url.replace("esdb", scheme)
  expect(await run({ url }, append(scheme, eventsOf(scheme), "no-stream"))).toMatchObject({ size: 1 })
})

it("the stream that the URL names holds the ledger, whatever its own name", async () => {
  const events = eventsOf("named", 2)
  await run({ url: `${node.url}&stream=another%20one` }, append("a ledger", events, "no-stream"))
  expect(await run(node, head("a ledger"))).toBeUndefined()
  expect(await run(node, head("another one"))).toMatchObject({ size: 2 })
})
