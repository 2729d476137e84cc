import { formatRoot, treeOver } from "@policy-ledger/log"
import { describe, expect, it } from "vitest"
import { boundaryFrom, Desk, logLines } from "./command.ts"
import { anotherPast } from "./rewritten.ts"

const head = {
  origin: "policy-ledger-1688",
  events: logLines.length,
  root: formatRoot(treeOver(logLines).head().root),
}

/** A desk whose log was signed as published. */
const signed = (): Desk => {
  const desk = new Desk()
  desk.writeKeys()
  desk.writeHead("head", logLines)
  return desk
}

const believed = ["--checkpoint", "head", "--key", "key.pub"] as const

describe("verify", () => {
  it("finds the published log in order and tells its head", async () => {
    expect(await new Desk().ask("verify")).toEqual({
      status: 0,
      answer: {
        v: 1,
        verified: "yes",
        log: "seeds/1688.ndjson",
        ledger: head,
        checkpoint: null,
        fault: null,
      },
    })
  })

  it("needs nothing but the file of the log", async () => {
    const desk = new Desk()
    desk.writeLog(logLines, "1688.ndjson")
    expect((await desk.run("verify", "--log", "1688.ndjson", "--seeds", "nowhere")).stdout).toContain(
      "1688.ndjson: in order",
    )
  })

  it.each([
    ["a byte changed in event 7", logLines.with(7, (logLines[7] ?? "").replace('"v":1', '"v":2')), 7],
    [
      "a character changed in the wording of event 0",
      logLines.with(0, (logLines[0] ?? "").replace("2021-02-20", "2021-02-21")),
      0,
    ],
    ["event 1 dropped", logLines.toSpliced(1, 1), 1],
    ["events 0 and 1 in the wrong order", [logLines[1] ?? "", logLines[0] ?? "", ...logLines.slice(2)], 0],
    ["a line that is no JSON", logLines.with(3, "{"), 3],
  ])("names the first bad event: %s", async (_, lines, event) => {
    const { status, answer } = await new Desk(lines).ask("verify")
    expect(status).toBe(1)
    expect(answer).toMatchObject({
      verified: "no",
      ledger: null,
      fault: { event, at: expect.stringMatching(new RegExp(`^seeds/1688\\.ndjson:${event + 1}(?::\\d+)?$`)) },
    })
  })

  it("names the last line where the file was cut", async () => {
    const desk = new Desk()
    desk.write("seeds/1688.ndjson", logLines.join("\n").slice(0, -1))
    const { status, stdout } = await desk.run("verify")
    expect(status).toBe(1)
    expect(stdout).toContain(`first bad event: ${logLines.length - 1}; seeds/1688.ndjson:${logLines.length}:`)
  })

  it("says of a log that is not there, or a call that is half, what is missing", async () => {
    const desk = new Desk()
    expect(await desk.run("verify", "--log", "none.ndjson")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "none.ndjson: found no such file, expected a file that is there\n",
    })
    expect(await desk.run("verify", "--checkpoint", "head")).toMatchObject({ status: 2, stdout: "" })
  })
})

describe("verify against a head that was signed", () => {
  it("finds a log in order that extends it, and says what the signature does not cover", async () => {
    const desk = new Desk()
    desk.writeKeys()
    desk.writeHead("head", logLines.slice(0, boundaryFrom(100)))
    const { status, stdout } = await desk.run("verify", ...believed)
    expect(status).toBe(0)
    expect(stdout).toContain(`The ${logLines.length - boundaryFrom(100)} events after it are not covered`)
  })

  it("catches a row that was edited by who knows how rows are made, as nothing else does", async () => {
    const desk = signed()
    desk.writeLog(anotherPast(logLines))
    expect((await desk.run("verify")).status).toBe(0)
    const { status, answer } = await desk.ask("verify", ...believed)
    expect(status).toBe(1)
    expect(answer).toMatchObject({ verified: "no", fault: { event: null, expected: expect.any(String) } })
  })

  it("catches an announcement that was dropped whole, and a back-up that was restored", async () => {
    const desk = signed()
    desk.writeLog(logLines.toSpliced(0, boundaryFrom(1)))
    expect(await desk.run("verify", ...believed)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(`at least the ${logLines.length}`),
    })
    desk.writeLog(logLines.slice(0, boundaryFrom(200)))
    expect(await desk.run("verify", ...believed)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(`at least the ${logLines.length}`),
    })
  })

  it("does not believe a head that another key signed, or one of another ledger", async () => {
    const desk = signed()
    desk.writeKeys("other")
    expect((await desk.run("verify", "--checkpoint", "head", "--key", "other.pub")).status).toBe(1)
    expect(await desk.run("verify", ...believed, "--origin", "policy-ledger-taobao")).toMatchObject({
      status: 2,
      stderr:
        "key.pub: found no key of that name, but of policy-ledger-1688, expected a key named policy-ledger-taobao, the ledger that it vouches for\n",
    })
  })

  it("believes a key for no other ledger than the one that it is named after", async () => {
    const desk = new Desk()
    desk.writeKeys("key")
    desk.writeKeys("theirs", "policy-ledger-taobao")
    desk.writeHead("head", logLines, "theirs")
    desk.write("both.pub", desk.read("key.pub") + desk.read("theirs.pub"))
    const { status, answer } = await desk.ask("verify", "--checkpoint", "head", "--key", "both.pub")
    expect(status).toBe(1)
    expect(answer).toMatchObject({ verified: "no", checkpoint: null, fault: { at: "head: note" } })
  })

  it("does not mind a key that is listed twice", async () => {
    const desk = signed()
    desk.write("twice.pub", desk.read("key.pub").repeat(2))
    expect((await desk.run("verify", "--checkpoint", "head", "--key", "twice.pub")).status).toBe(0)
    expect((await desk.run("consistency", "head", "head", "--key", "twice.pub")).status).toBe(0)
  })

  it("tells which witnesses cosigned the head", async () => {
    const desk = signed()
    desk.cosign("head", "witness.example", 1_679_315_147)
    desk.write("keys", desk.read("key.pub") + desk.read("witness.example.pub"))
    const { stdout } = await desk.run("verify", "--checkpoint", "head", "--key", "keys")
    expect(stdout).toContain("cosigned by the witnesses witness.example (2023-03-20T12:25:47Z)")
  })

  it("cannot tell where fewer witnesses cosigned the head than are demanded", async () => {
    const desk = signed()
    desk.cosign("head", "one.example", 1_679_315_147)
    desk.write("seen", desk.read("head"))
    desk.cosign("head", "two.example", 1_679_315_148)
    desk.write(
      "keys",
      ["key.pub", "one.example.pub", "two.example.pub"].map((key) => desk.read(key)).join(""),
    )
    const ask = (head: string, witnesses: string, ...more: readonly string[]) =>
      desk.ask("verify", "--checkpoint", head, "--key", "keys", "--witnesses", witnesses, ...more)
    expect(await ask("head", "2")).toMatchObject({ status: 0, answer: { verified: "yes" } })
    expect(await ask("seen", "1")).toMatchObject({ status: 0, answer: { verified: "yes" } })
    expect(await ask("seen", "2")).toMatchObject({
      status: 3,
      answer: {
        verified: "unknown",
        checkpoint: { witnessedBy: [{ name: "one.example" }] },
        fault: {
          at: "seen: checkpoint",
          found: "cosignatures of 1 of the witnesses that are trusted",
          expected: "of 2 or more",
        },
      },
    })
    desk.writeLog(logLines.slice(0, boundaryFrom(3)), "shorter.ndjson")
    const rewritten = ["--log", "shorter.ndjson", "--origin", "policy-ledger-1688"]
    expect(await ask("seen", "2", ...rewritten)).toMatchObject({ status: 1, answer: { verified: "no" } })
  })

  it.each([
    [
      ["--checkpoint", "head", "--key", "key.pub", "--witnesses", "1"],
      "key.pub: found keys of 0 witnesses, expected of 1",
    ],
    [
      ["--checkpoint", "head", "--key", "key.pub", "--witnesses=-1"],
      "--witnesses: found -1, expected a whole number from 0 ",
    ],
    [["--witnesses", "1"], "--witnesses: found no --key, expected"],
  ])("with %s says what there would have to be", async (args, message) => {
    const { status, stdout, stderr } = await signed().run("verify", ...args)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toContain(message)
  })

  it("says what is no checkpoint and no public key, and prints no private one", async () => {
    const desk = signed()
    desk.write("scribble", "a few events, promised")
    expect((await desk.run("verify", "--checkpoint", "scribble", "--key", "key.pub")).status).toBe(2)
    const secret = desk.read("key").trim()
    const { status, stdout, stderr } = await desk.run("verify", "--checkpoint", "head", "--key", "key")
    expect(status).toBe(2)
    expect(stderr).toContain("key: found a private key, expected public keys")
    expect(stdout + stderr).not.toContain(secret)
  })
})
