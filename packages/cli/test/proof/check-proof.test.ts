import { formatTlogProof, proveInclusion, signCheckpoint, Tree } from "@policy-ledger/tlog"
import { ed25519Signer } from "@policy-ledger/tlog/node"
import { describe, expect, it } from "vitest"
import { boundaryFrom, Desk, logLines } from "./command.ts"
import { anotherPast } from "./rewritten.ts"

const SIZE = logLines.length

const CHECK = ["check-proof", "proof", "--key", "key.pub"] as const

/** A desk with a key and a proof of event 17 to the head that it signed, and no log any more. */
const proven = async (): Promise<Desk> => {
  const desk = new Desk()
  desk.writeKeys()
  desk.writeHead("head", logLines)
  desk.write("proof", (await desk.run("prove", "17", "--checkpoint", "head")).stdout)
  desk.writeLog([])
  return desk
}

/** A proof that another keeper of the same key makes of an entry of his own. */
const ofEntry = (desk: Desk, entry: Uint8Array): void => {
  const tree = Tree.of([new Uint8Array([1]), entry])
  const head = { origin: "policy-ledger-1688", ...tree.head(), extension: [] }
  const checkpoint = signCheckpoint(head, [ed25519Signer(desk.read("key").trim())])
  desk.write("proof", formatTlogProof({ extra: entry, ...proveInclusion(tree, 1), checkpoint }))
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const change = (desk: Desk, from: string | RegExp, to: string): void => {
  const proof = desk.read("proof")
  desk.write("proof", proof.replace(from, to))
  expect(desk.read("proof")).not.toBe(proof)
}

describe("check-proof", () => {
  it("finds an event proven from the file and the key alone, and tells which it is", async () => {
    const desk = await proven()
    const event: { id: string; provision: string } = JSON.parse(logLines[17] ?? "")
    expect(await desk.ask(...CHECK)).toMatchObject({
      status: 0,
      answer: {
        v: 1,
        proven: "yes",
        file: "proof",
        index: 17,
        event,
        ledger: { origin: "policy-ledger-1688", events: logLines.length, signedBy: ["policy-ledger-1688"] },
        fault: null,
      },
    })
    const { status, stdout, stderr } = await desk.run(...CHECK)
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toContain("proof: event 17 is in the log")
    expect(stdout).toContain(`${event.provision} begins`)
    expect(stdout).toContain(event.id)
  })

  it("needs no ledger where the name of the one is given", async () => {
    const desk = await proven()
    const { status } = await desk.run(...CHECK, "--origin", "policy-ledger-1688", "--seeds", "nowhere")
    expect(status).toBe(0)
    expect((await desk.run(...CHECK, "--seeds", "nowhere")).status).toBe(2)
  })

  it("finds a proof to an earlier head as good", async () => {
    const desk = await proven()
    desk.writeLog(logLines)
    const earlier = boundaryFrom(100)
    desk.writeHead("old", logLines.slice(0, earlier))
    desk.write("proof", (await desk.run("prove", "17", "--checkpoint", "old")).stdout)
    expect(await desk.ask(...CHECK)).toMatchObject({ status: 0, answer: { ledger: { events: earlier } } })
  })

  it.each<[string, (desk: Desk) => void | Promise<void>, string]>([
    [
      "another event than the one that was proven",
      (desk) => change(desk, /^extra .*$/m, `extra ${Buffer.from(logLines[18] ?? "").toString("base64")}`),
      `proof: inclusion proof of leaf 17 in ${SIZE}`,
    ],
    [
      "another place",
      (desk) => change(desk, "index 17", "index 16"),
      `proof: inclusion proof of leaf 16 in ${SIZE}`,
    ],
    ["a place beyond the head", (desk) => change(desk, "index 17", `index ${SIZE}`), "proof: leaf index"],
    [
      "a hash left out",
      (desk) => change(desk, /(?<=^index 17\n).*\n/m, ""),
      `proof: inclusion proof of leaf 17 in ${SIZE}`,
    ],
    [
      "an event of a log that was rewritten, under the head that was signed",
      async (desk) => {
        desk.writeLog(anotherPast(logLines))
        const [, head] = desk.read("proof").split("\n\n", 2)
        const forged = (await desk.run("prove", "0")).stdout.split("\n\n")[0] ?? ""
        const signatures = desk.read("head").split("\n\n")[1] ?? ""
        desk.write("proof", `${forged}\n\n${head}\n\n${signatures}`)
      },
      `proof: inclusion proof of leaf 0 in ${SIZE}`,
    ],
    [
      "a head that was altered",
      (desk) => change(desk, new RegExp(`^${SIZE}$`, "m"), `${SIZE + 1}`),
      "proof: note",
    ],
  ])("proves nothing with %s", async (_, spoil, at) => {
    const desk = await proven()
    await spoil(desk)
    const { status, answer } = await desk.ask(...CHECK)
    expect(status).toBe(1)
    expect(answer).toMatchObject({ proven: "no", event: null, fault: { event: null, at } })
    expect(await desk.run(...CHECK)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("proof: not proven"),
      stderr: "",
    })
  })

  it("does not believe a head that another key signed, or one of another ledger", async () => {
    const desk = await proven()
    desk.writeKeys("other")
    expect(await desk.ask("check-proof", "proof", "--key", "other.pub")).toMatchObject({
      status: 1,
      answer: { ledger: null, fault: { at: "proof: note" } },
    })
    desk.writeKeys("taobao", "policy-ledger-taobao")
    desk.write("both.pub", desk.read("key.pub") + desk.read("taobao.pub"))
    expect(
      await desk.ask("check-proof", "proof", "--key", "both.pub", "--origin", "policy-ledger-taobao"),
    ).toMatchObject({
      status: 1,
      answer: {
        ledger: null,
        fault: { at: "proof: note", found: expect.stringContaining("policy-ledger-1688") },
      },
    })
  })

  it("tells which witnesses cosigned the head, and when; alone they prove nothing", async () => {
    const desk = new Desk()
    desk.writeKeys()
    desk.writeHead("head", logLines)
    desk.cosign("head", "witness.example", 1_679_315_147)
    desk.write("proof", (await desk.run("prove", "17", "--checkpoint", "head")).stdout)
    desk.write("keys", desk.read("key.pub") + desk.read("witness.example.pub"))
    expect(await desk.ask("check-proof", "proof", "--key", "keys")).toMatchObject({
      status: 0,
      answer: { ledger: { witnessedBy: [{ name: "witness.example", at: "2023-03-20T12:25:47Z" }] } },
    })
    expect(await desk.run("check-proof", "proof", "--key", "witness.example.pub")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("found no key of that name, expected a key named policy-ledger-1688"),
    })
  })

  it("minds neither a key that is listed twice nor a line that is empty", async () => {
    const desk = await proven()
    desk.write("twice.pub", `${desk.read("key.pub")}\n  ${desk.read("key.pub")}`)
    expect((await desk.run("check-proof", "proof", "--key", "twice.pub")).status).toBe(0)
  })

  it.each([
    ["that is no event", bytesOf("{}")],
    ["whose id does not follow from its content", bytesOf((logLines[0] ?? "").replace("02-20", "02-21"))],
    ["that is not canonical", bytesOf(` ${logLines[0]}`)],
    ["that begins with a byte order mark", bytesOf(`\u{feff}${logLines[0]}`)],
    ["that is no UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
  ])("takes no entry for an event %s, whoever signed it", async (_, entry) => {
    const desk = await proven()
    ofEntry(desk, bytesOf(logLines[0] ?? ""))
    expect((await desk.run(...CHECK)).status).toBe(0)
    ofEntry(desk, entry)
    expect(await desk.ask(...CHECK)).toMatchObject({
      status: 1,
      answer: {
        proven: "no",
        event: null,
        ledger: { events: 2 },
        fault: { event: 1, at: "proof: extra line" },
      },
    })
  })

  it.each<[string, (desk: Desk) => void | Promise<void>, string]>([
    ["no proof", (desk) => desk.write("proof", "event 17, promised\n"), "proof: tlog-proof: found "],
    [
      "a proof that does not carry its event",
      (desk) => change(desk, /^extra .*\n/m, ""),
      "proof: tlog-proof: found no event in it",
    ],
    [
      "a head that nobody signed",
      async (desk) => {
        desk.writeLog(logLines)
        desk.write("proof", (await desk.run("prove", "17")).stdout)
      },
      "proof: checkpoint: found a head that nobody signed, expected one that is signed: prove it with --checkpoint or --key",
    ],
    ["a signature that is none", (desk) => change(desk, /^— .*$/m, "— me"), "proof: signature line: found "],
    ["a private key", (desk) => desk.write("key.pub", desk.read("key")), "key.pub: found a private key"],
  ])("refuses %s", async (_, spoil, message) => {
    const desk = await proven()
    await spoil(desk)
    expect(await desk.run(...CHECK)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining(message),
    })
  })

  it("says which file is not there, or that it wants a key", async () => {
    const desk = await proven()
    expect(await desk.run("check-proof", "none", "--key", "key.pub")).toMatchObject({
      status: 2,
      stderr: "none: found no such file, expected a file that is there\n",
    })
    expect(await desk.run("check-proof", "proof")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("found no --key"),
    })
  })
})
