import { statSync, symlinkSync } from "node:fs"
import { treeOver } from "@policy-ledger/log"
import { openCheckpoint, parseCheckpoint } from "@policy-ledger/tlog"
import { ed25519Verifier } from "@policy-ledger/tlog/node"
import { describe, expect, it } from "vitest"
import { boundaryFrom, Desk, logLines } from "./command.ts"
import { anotherPast } from "./rewritten.ts"

const earlier = logLines.slice(0, boundaryFrom(100))

const withKey = (lines: readonly string[] = logLines): Desk => {
  const desk = new Desk(lines)
  desk.writeKeys()
  return desk
}

const opened = (desk: Desk, note: string) =>
  openCheckpoint(note, { origin: "policy-ledger-1688", keys: [ed25519Verifier(desk.read("key.pub").trim())] })

describe("keygen", () => {
  it("writes the private key where only its owner reads it, and prints the public one alone", async () => {
    const desk = new Desk()
    const { status, stdout, stderr } = await desk.run("keygen", "policy-ledger-1688", "--out", "key")
    expect(status).toBe(0)
    expect(statSync(desk.path("key")).mode & 0o777).toBe(0o600)
    expect(desk.read("key")).toMatch(/^PRIVATE\+KEY\+policy-ledger-1688\+/)
    expect(stdout).toContain(desk.read("key.pub"))
    expect(stdout + stderr).not.toContain("PRIVATE+KEY")
  })

  it("does not write over a key that is there", async () => {
    const desk = withKey([])
    const before = desk.read("key")
    expect(await desk.run("keygen", "policy-ledger-1688", "--out", "key")).toMatchObject({
      status: 2,
      stderr: "key: found a file that is there already, expected a place for a new key\n",
    })
    expect(desk.read("key")).toBe(before)
  })

  it("leaves no private key behind where the public one has no place", async () => {
    const desk = new Desk()
    desk.write("key.pub", "somebody else's")
    expect((await desk.run("keygen", "policy-ledger-1688", "--out", "key")).status).toBe(2)
    expect(() => statSync(desk.path("key"))).toThrow("ENOENT")
  })

  it("refuses a name that no note can carry", async () => {
    expect(await new Desk().run("keygen", "our ledger")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("without spaces"),
    })
  })
})

describe("checkpoint", () => {
  it("prints the head of the log, as it would be signed", async () => {
    const { origin, size, root } = parseCheckpoint((await new Desk().run("checkpoint")).stdout)
    expect([origin, size]).toEqual(["policy-ledger-1688", logLines.length])
    expect(root).toEqual(treeOver(logLines).head().root)
  })

  it("signs it, remembers it, and signs it again and what extends it", async () => {
    const desk = withKey(earlier)
    const first = await desk.run("checkpoint", "--key", "key")
    expect(opened(desk, first.stdout).size).toBe(earlier.length)
    expect(desk.read("key.last")).toBe(first.stdout)
    expect((await desk.run("checkpoint", "--key", "key")).stdout).toBe(first.stdout)
    desk.writeLog(logLines)
    expect(opened(desk, (await desk.run("checkpoint", "--key", "key")).stdout).size).toBe(logLines.length)
    expect(opened(desk, desk.read("key.last")).size).toBe(logLines.length)
  })

  it.each([
    ["a back-up that was restored", earlier],
    ["a log with another past", anotherPast(logLines)],
  ])("never signs a head that disagrees with the one it signed last: %s", async (_, lines) => {
    const desk = withKey(lines)
    desk.writeHead("key.last", logLines)
    const before = desk.read("key.last")
    expect(await desk.run("checkpoint", "--key", "key")).toMatchObject({ status: 2, stdout: "" })
    expect(desk.read("key.last")).toBe(before)
  })

  it("never signs a longer log that does not begin with what it signed", async () => {
    const desk = withKey(anotherPast(logLines))
    desk.writeHead("key.last", earlier)
    const { status, stdout, stderr } = await desk.run("checkpoint", "--key", "key")
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toContain(`log at size ${earlier.length}: found root`)
  })

  it("remembers beside the key itself what was signed through a link to it", async () => {
    const desk = withKey()
    symlinkSync("key", desk.path("link"))
    expect((await desk.run("checkpoint", "--key", "link")).status).toBe(0)
    expect(desk.read("key.last")).not.toBe("")
    desk.writeLog(anotherPast(logLines))
    for (const key of ["key", "link"])
      expect(await desk.run("checkpoint", "--key", key)).toMatchObject({ status: 2, stdout: "" })
    symlinkSync("link", desk.path("further"))
    expect((await desk.run("checkpoint", "--key", "further")).status).toBe(2)
  })

  it("signs with a key that is named after the ledger, and with no other", async () => {
    const desk = new Desk()
    desk.writeKeys("key", "policy-ledger-taobao")
    expect(await desk.run("checkpoint", "--key", "key")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining(
        "key: found a key named policy-ledger-taobao, expected one named policy-ledger-1688",
      ),
    })
  })

  it("signs the heads of one ledger only", async () => {
    const desk = withKey()
    desk.writeHead("key.last", logLines)
    expect((await desk.run("checkpoint", "--key", "key", "--origin", "policy-ledger-taobao")).status).toBe(2)
  })

  it("does not sign when what it remembers was tampered with", async () => {
    const desk = withKey(earlier)
    desk.writeKeys("other")
    desk.writeHead("key.last", earlier, "other")
    expect(await desk.run("checkpoint", "--key", "key")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("key.last: found a head that this key did not sign"),
    })
  })

  it("does not sign a log that is faulty", async () => {
    const desk = withKey(logLines.toSpliced(1, 1))
    expect(await desk.run("checkpoint", "--key", "key")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("seeds/1688.ndjson:2: found"),
    })
  })

  it("refuses what is no private key, and quotes nothing of it", async () => {
    const desk = withKey()
    const { status, stderr } = await desk.run("checkpoint", "--key", "key.pub")
    expect(status).toBe(2)
    expect(stderr).not.toContain(desk.read("key.pub").trim())
  })
})
