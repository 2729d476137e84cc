import {
  checkConsistency,
  checkTlogProof,
  leafHash,
  parseCheckpoint,
  parseHash,
  parseNote,
  parseTlogProof,
} from "@policy-ledger/tlog"
import { ed25519Verifier } from "@policy-ledger/tlog/node"
import { describe, expect, it } from "vitest"
import { boundaryFrom, Desk, logLines } from "./command.ts"
import { anotherPast } from "./rewritten.ts"

const SIZE = logLines.length

const earlier = logLines.slice(0, boundaryFrom(100))

/** A desk that signed the first hundred events or so, and then the whole log. */
const signedTwice = (): Desk => {
  const desk = new Desk()
  desk.writeKeys()
  desk.writeHead("old", earlier)
  desk.writeHead("new", logLines)
  return desk
}

const trust = (desk: Desk) => ({
  origin: "policy-ledger-1688",
  keys: [ed25519Verifier(desk.read("key.pub").trim())],
})

const leafOf = (line = "") => leafHash(new TextEncoder().encode(line))

describe("prove", () => {
  it("gives a proof that can be checked with the key and the event alone", async () => {
    const desk = signedTwice()
    const proof = parseTlogProof((await desk.run("prove", "17", "--checkpoint", "new")).stdout)
    expect(proof.index).toBe(17)
    expect(checkTlogProof(proof, leafOf(logLines[17]), trust(desk)).size).toBe(logLines.length)
    expect(() => checkTlogProof(proof, leafOf(logLines[18]), trust(desk))).toThrow(
      "inclusion proof of leaf 17",
    )
  })

  it("finds an event by its id, and carries it", async () => {
    const desk = signedTwice()
    const { id }: { id: string } = JSON.parse(logLines[42] ?? "")
    const proof = parseTlogProof((await desk.run("prove", id, "--key", "key")).stdout)
    expect(proof.index).toBe(42)
    expect(new TextDecoder().decode(proof.extra)).toBe(logLines[42])
    expect(checkTlogProof(proof, leafHash(proof.extra ?? new Uint8Array()), trust(desk)).size).toBe(
      logLines.length,
    )
  })

  it("proves to a head that was signed before", async () => {
    const desk = signedTwice()
    const proof = parseTlogProof((await desk.run("prove", "17", "--checkpoint", "old")).stdout)
    expect(checkTlogProof(proof, leafOf(logLines[17]), trust(desk)).size).toBe(earlier.length)
    expect((await desk.run("prove", String(earlier.length), "--checkpoint", "old")).status).toBe(2)
  })

  it("says that the head is not signed where there is neither checkpoint nor key", async () => {
    const { status, stderr, stdout } = await new Desk().run("prove", "0")
    expect(status).toBe(0)
    expect(stderr).toContain("not signed")
    expect(parseTlogProof(stdout).index).toBe(0)
  })

  it("does not prove to a head that this log never had", async () => {
    const desk = signedTwice()
    desk.writeLog(anotherPast(logLines))
    expect(await desk.run("prove", "17", "--checkpoint", "new")).toMatchObject({ status: 2, stdout: "" })
  })

  it("asks back where there is no such event", async () => {
    const { id }: { id: string } = JSON.parse(logLines[42] ?? "")
    const slip = `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}`
    expect(await new Desk().run("prove", slip)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`did you mean ${id}?`),
    })
    expect(await new Desk().run("prove", `${SIZE}`)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`its place from 0 to ${SIZE - 1}`),
    })
    expect(await new Desk([]).run("prove", "0")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("found 0, expected a log that holds an event"),
    })
  })
})

describe("consistency", () => {
  it("proves that the log was only added to between two heads that were signed", async () => {
    const desk = signedTwice()
    const { status, answer } = await desk.ask("consistency", "old", "new", "--key", "key.pub")
    expect([status, answer["consistent"]]).toEqual([0, "yes"])
    const heads = ["old", "new"].map((file) => parseCheckpoint(parseNote(desk.read(file)).text))
    const [older, newer] = heads
    const path = (answer["path"] as readonly string[]).map((hash) => parseHash(hash))
    expect(() =>
      checkConsistency({ oldSize: earlier.length, newSize: logLines.length, path }, older!, newer!),
    ).not.toThrow()
  })

  it("says no where one of the heads is not of this log", async () => {
    const desk = signedTwice()
    desk.writeLog(anotherPast(logLines))
    const { status, answer } = await desk.ask("consistency", "old", "new")
    expect(status).toBe(1)
    expect(answer).toMatchObject({
      consistent: "no",
      path: [],
      fault: { at: expect.stringContaining("old and seeds/1688.ndjson") },
    })
  })

  it("says no where events that were signed are gone", async () => {
    const desk = signedTwice()
    desk.writeLog(earlier)
    expect((await desk.run("consistency", "old", "new")).status).toBe(1)
  })

  it("takes sizes", async () => {
    const { status, stdout } = await new Desk().run("consistency", "100", `${SIZE}`)
    expect(status).toBe(0)
    expect(stdout).toContain(`the log of ${SIZE} events begins with those 100`)
  })

  it.each([
    ["the newer first", [`${SIZE}`, "100"], `OLD: found ${SIZE} events, expected at most the 100 of NEW`],
    ["a size that the log never had", ["100", `${SIZE + 1}`], `a whole number from 0 to ${SIZE}`],
    ["a checkpoint that is not there", ["none", `${SIZE}`], "none: found no such file"],
  ])("refuses %s", async (_, args, message) => {
    expect(await new Desk().run("consistency", ...args)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining(message),
    })
  })

  it("believes no checkpoint that the key did not sign, where a key is given", async () => {
    const desk = signedTwice()
    desk.writeKeys("other")
    expect((await desk.run("consistency", "old", "new", "--key", "other.pub")).status).toBe(2)
  })
})
