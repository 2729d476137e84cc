import { status } from "@grpc/grpc-js"
import { describe, expect, it } from "vitest"
import { type CallFailure, callFailure } from "../src/call-failure.ts"

const failed = (code: status, words: string) =>
  callFailure("esdb://host:2113", "ledger", Object.assign(new Error(words), { code }))

/** Of what would be answered the same the next time. */
const messageOf = (failure: CallFailure): string | undefined =>
  failure._tag === "Refused" ? failure.fault.message : undefined

const noConnection = (cause: string) =>
  failed(
    status.UNAVAILABLE,
    `14 UNAVAILABLE: No connection established. Last error: ${cause} (2026-11-29T12:00:00.000Z)`,
  )

describe("a certificate that does not fit is refused at once, with what can be done about it", () => {
  it.each([
    ["unable to verify the first certificate", /tlsCAFile=PATH$/],
    ["self-signed certificate in certificate chain", /tlsCAFile=PATH$/],
    ["certificate has expired", /have the server's renewed, or set this machine's clock$/],
    [
      "Hostname/IP does not match certificate's altnames: Host: host. is not in the cert's altnames: DNS:node1",
      /write the host as its certificate names it, or have one made with this name$/,
    ],
    [
      "C0D7:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number",
      /tls=false in the URL/,
    ],
  ])("%s", (cause, message) => {
    expect(messageOf(noConnection(cause))).toMatch(message)
  })

  it("and no hint to turn TLS off where the server speaks it", () => {
    expect(messageOf(noConnection("certificate has expired"))).not.toContain("tls=false")
  })
})

it.each(["Server Is Not Ready", "Server not ready", "Server is too busy"])(
  "%s: it was not done, and may be the next time",
  (words) => {
    expect(failed(status.UNAVAILABLE, `14 UNAVAILABLE: ${words}`)._tag).toBe("NotDone")
  },
)

it("a user whom the server does not know is told to name another", () => {
  expect(messageOf(failed(status.UNAUTHENTICATED, "16 UNAUTHENTICATED: Unauthenticated"))).toMatch(
    /expected a user and password that the server knows, in the URL$/,
  )
})
