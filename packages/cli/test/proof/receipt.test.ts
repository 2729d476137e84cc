import type { Receipt } from "@policy-ledger/receipt"
import { describe, expect, it } from "vitest"
import { boundaryFrom, Desk, exampleCases, logLines } from "./command.ts"
import { anotherPast } from "./rewritten.ts"

const order = exampleCases[0] ?? ""

const audited = async (lines: readonly string[] = logLines, ...flags: readonly string[]): Promise<Desk> => {
  const desk = new Desk(lines)
  desk.write("order.json", order)
  const { status, stderr } = await desk.run("audit", "order.json", "--receipt", "receipt.json", ...flags)
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return desk
}

const receiptOf = (desk: Desk): Receipt => JSON.parse(desk.read("receipt.json"))

describe("audit --receipt", () => {
  it("writes what check-receipt finds the same, and answers as without", async () => {
    const desk = await audited()
    expect((await desk.run("audit", "order.json", "--json", "--receipt", "again.json")).stdout).toBe(
      (await desk.run("audit", "order.json", "--json")).stdout,
    )
    expect(receiptOf(desk)).toMatchObject({
      v: 2,
      case: { facts: JSON.parse(order) },
      madeBy: { package: "@policy-ledger/cli" },
    })
    expect(await desk.run("check-receipt", "receipt.json")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("same: "),
    })
  })

  it.each([
    "--lang en",
    "--brief",
    "--explain",
    "--brief --explain",
    "--about order --verdicts applies --brief",
    "--presume unchanged --verdicts possible",
  ])("holds the whole answer, however it is printed: %s", async (given) => {
    const flags = given.split(" ")
    const desk = await audited(logLines, ...flags)
    await desk.run("audit", "order.json", "--json", "--receipt", "json.json", ...flags)
    expect(desk.read("json.json")).toBe(desk.read("receipt.json"))
    expect(await desk.ask("check-receipt", "json.json")).toMatchObject({
      status: 0,
      answer: { result: "same" },
    })
  })

  it("keeps the case to itself when it is private", async () => {
    const desk = await audited(logLines, "--private")
    const { id }: { id: string } = JSON.parse(order).order
    expect(desk.read("receipt.json")).not.toContain(id)
    expect(await desk.run("check-receipt", "receipt.json")).toMatchObject({
      status: 3,
      stdout: expect.stringContaining("--case"),
    })
    expect((await desk.run("check-receipt", "receipt.json", "--case", "order.json")).status).toBe(0)
    desk.write("other.json", exampleCases[1] ?? "")
    expect(await desk.ask("check-receipt", "receipt.json", "--case", "other.json")).toMatchObject({
      status: 3,
      answer: { result: "unprovable", reason: "other-case" },
    })
  })

  it("remembers as of when it was asked", async () => {
    const desk = await audited(logLines, "--announced-by", "2022-01-01", "--lang", "zh")
    expect(receiptOf(desk).question).toEqual({
      announcedBy: "2022-01-01",
      recordedBy: null,
      lang: "zh",
      explain: false,
    })
    expect((await desk.run("check-receipt", "receipt.json")).status).toBe(0)
  })

  it("carries the head that was signed", async () => {
    const desk = new Desk()
    desk.write("order.json", order)
    desk.writeKeys()
    desk.writeHead("head", logLines)
    await desk.run("audit", "order.json", "--receipt", "receipt.json", "--checkpoint", "head")
    expect(await desk.ask("check-receipt", "receipt.json", "--key", "key.pub")).toMatchObject({
      status: 0,
      answer: { result: "same", ledgers: [{ checkpoint: "verified" }] },
    })
    desk.writeKeys("other")
    expect(await desk.ask("check-receipt", "receipt.json", "--key", "other.pub")).toMatchObject({
      status: 3,
      answer: { result: "unprovable", reason: "checkpoint-fails" },
    })
  })

  it("tells which witnesses cosigned that head, and when", async () => {
    const desk = new Desk()
    desk.write("order.json", order)
    desk.writeKeys()
    desk.writeHead("head", logLines)
    desk.cosign("head", "witness.example", 1_679_315_147)
    await desk.run("audit", "order.json", "--receipt", "receipt.json", "--checkpoint", "head")
    desk.write("keys", desk.read("key.pub") + desk.read("witness.example.pub"))
    expect(await desk.ask("check-receipt", "receipt.json", "--key", "keys")).toMatchObject({
      status: 0,
      answer: { ledgers: [{ witnessedBy: [{ name: "witness.example", at: "2023-03-20T12:25:47Z" }] }] },
    })
    desk.cosign("head", "another.example", 1_679_315_148)
    desk.write("three", desk.read("keys") + desk.read("another.example.pub"))
    const asked = ["check-receipt", "receipt.json", "--key", "three", "--witnesses"]
    expect((await desk.run(...asked, "1")).status).toBe(0)
    expect(await desk.ask(...asked, "2")).toMatchObject({
      status: 3,
      answer: { result: "unprovable", reason: "checkpoint-fails", expected: "of 2 or more" },
    })
    expect((await desk.run("check-receipt", "receipt.json", "--key", "keys")).stdout).toContain(
      "cosigned by the witnesses witness.example (2023-03-20T12:25:47Z)",
    )
  })

  it.each([
    ["many cases", ["orders.ndjson", "--receipt", "r.json"], "--receipt: found many cases"],
    ["--private without a receipt", ["order.json", "--private"], "--private: found no --receipt"],
    [
      "a checkpoint of another head",
      ["order.json", "--receipt", "r.json", "--checkpoint", "head"],
      "head: found policy-ledger-1688 with",
    ],
    ["a place that cannot be written", ["order.json", "--receipt", "none/r.json"], "none/r.json: found"],
  ])("refuses %s", async (_, args, message) => {
    const desk = new Desk()
    desk.writeKeys()
    desk.writeHead("head", logLines.slice(0, boundaryFrom(100)))
    desk.write("order.json", order)
    desk.write("orders.ndjson", `${order}\n${order}\n`)
    expect(await desk.run("audit", ...args)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining(message),
    })
  })
})

describe("check-receipt", () => {
  const before = logLines.findIndex((line) => line.includes("2021-07-26-typhoon-relief"))

  it("names the announcement that makes it another answer", async () => {
    const desk = await audited(logLines.slice(0, before))
    desk.writeLog(logLines)
    const { status, answer } = await desk.ask("check-receipt", "receipt.json")
    expect(status).toBe(1)
    expect(answer).toMatchObject({
      result: "different",
      cause: { announcement: "2021-07-26-typhoon-relief", type: "Effective" },
    })
    expect((await desk.run("check-receipt", "receipt.json")).stdout).toContain("2021-07-26-typhoon-relief")
  })

  it("finds a log that was rewritten, or that is older than the receipt", async () => {
    const desk = await audited()
    desk.writeLog(anotherPast(logLines), "1688.ndjson")
    expect((await desk.ask("check-receipt", "receipt.json", "--log", "1688.ndjson")).answer).toMatchObject({
      reason: "not-a-prefix",
    })
    desk.writeLog(logLines.slice(0, before), "1688.ndjson")
    expect(await desk.ask("check-receipt", "receipt.json", "--log", "1688.ndjson")).toMatchObject({
      status: 3,
      answer: { reason: "log-too-short" },
    })
  })

  it("does not prove a verdict that was altered", async () => {
    const desk = await audited()
    desk.write("receipt.json", desk.read("receipt.json").replace('"applies": "yes"', '"applies": "no"'))
    const { status, answer } = await desk.ask("check-receipt", "receipt.json")
    expect(status).toBe(3)
    expect(answer).toMatchObject({
      reason: "never-given",
      at: expect.stringMatching(/applies$/),
      found: '"no"',
      expected: '"yes"',
    })
  })

  it.each([
    [
      "another engine and no evidence",
      (receipt: Receipt) => ({
        ...receipt,
        madeBy: { ...receipt.madeBy, engine: 2 },
        ledgers: receipt.ledgers.map((ledger) => ({ ...ledger, events: [] })),
      }),
      "other-evidence",
    ],
    [
      "another engine and a verdict more, which is not in force",
      (receipt: Receipt) => {
        const [first] = receipt.answer.verdicts
        const more = { ...first, inForce: "no", matches: "no", applies: "no" }
        const answer = { ...receipt.answer, verdicts: [...receipt.answer.verdicts, more] }
        return { ...receipt, madeBy: { ...receipt.madeBy, engine: 2 }, answer }
      },
      "never-given",
    ],
    [
      "no ledger",
      (receipt: Receipt) => ({
        ...receipt,
        ledgers: [],
        answer: { ...receipt.answer, asOf: { ...receipt.answer.asOf, ledgers: [] } },
      }),
      "ledger-missing",
    ],
  ])("does not prove one that claims %s", async (_, forged, reason) => {
    const desk = await audited()
    desk.writeKeys()
    desk.write("receipt.json", JSON.stringify(forged(receiptOf(desk))))
    const plain = await desk.ask("check-receipt", "receipt.json")
    expect(plain).toMatchObject({ status: 3, answer: { result: "unprovable", reason } })
    const demanding = await desk.ask("check-receipt", "receipt.json", "--key", "key.pub")
    expect(demanding).toMatchObject({ status: 3, answer: { result: "unprovable" } })
  })

  it("says whose package could tell, where this engine never gave that answer", async () => {
    const desk = await audited()
    const { answer, madeBy, ...rest } = receiptOf(desk)
    const older = {
      ...rest,
      answer: { ...answer, outcome: { ...answer.outcome, shipBy: "2020-01-01T00:00:00+08:00" } },
      madeBy: { ...madeBy, version: "0.9.1", engine: 7 },
    }
    desk.write("receipt.json", JSON.stringify(older))
    const { stdout } = await desk.run("check-receipt", "receipt.json")
    expect(stdout).toContain(
      "made by @policy-ledger/cli 0.9.1 (engine 7), as it says: if so, the package of that release can",
    )
  })

  it("says as of when it was asked", async () => {
    const desk = await audited(logLines, "--announced-by", "2022-01-01")
    const { answer } = await desk.ask("check-receipt", "receipt.json")
    expect(answer["question"]).toMatchObject({ announcedBy: "2022-01-01", recordedBy: null })
    expect((await desk.run("check-receipt", "receipt.json")).stdout).toContain(
      "asked as of: announced by 2022-01-01, recorded by any time",
    )
  })

  it.each<[string, (desk: Desk) => void]>([
    ["is not there", () => undefined],
    ["has a line that is no event", (desk) => desk.writeLog([...logLines, "{"], "other.ndjson")],
    ["is out of order", (desk) => desk.writeLog(logLines.toSpliced(1, 1), "other.ndjson")],
  ])("cannot prove anything from a log that %s", async (_, writeOther) => {
    const desk = await audited()
    writeOther(desk)
    expect(await desk.ask("check-receipt", "receipt.json", "--log", "other.ndjson")).toMatchObject({
      status: 3,
      answer: {
        result: "unprovable",
        reason: "log-unreadable",
        at: expect.stringMatching(/^other\.ndjson/),
        question: { announcedBy: null },
      },
    })
  })

  it("demands a checkpoint where a key is given", async () => {
    const desk = await audited()
    desk.writeKeys()
    expect(await desk.ask("check-receipt", "receipt.json", "--key", "key.pub")).toMatchObject({
      status: 3,
      answer: { result: "unprovable", reason: "checkpoint-missing" },
    })
  })

  it.each([
    ["a file that is not there", undefined, /receipt\.json: found no such file/],
    ["no JSON", "{", /receipt\.json:1:2: found no JSON: it breaks off, expected JSON/],
    [
      "a key twice",
      '{\n"answer":1,\n"answer":2}',
      /receipt\.json:3:1: found answer a second time, expected each/,
    ],
    ["half a pair", '{"kind":"\\udfff"}', /receipt\.json:1:9: kind: found half of a surrogate pair/],
    ["nothing but depth", "[".repeat(100_000), /receipt\.json:1:66: found more than 64 levels/],
    ["a case", order, /receipt\.json: receipt: found "claim", expected no key but v, kind/],
  ])("is not able to read %s", async (_, text, message) => {
    const desk = new Desk()
    if (text !== undefined) desk.write("receipt.json", text)
    expect(await desk.run("check-receipt", "receipt.json")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(message),
    })
  })
})
