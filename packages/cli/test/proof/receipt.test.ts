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
      v: 1,
      case: { facts: JSON.parse(order) },
      madeBy: { package: "@policy-ledger/cli" },
    })
    expect(await desk.run("check-receipt", "receipt.json")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("same: "),
    })
  })

  it("keeps the case to itself when it is private", async () => {
    const desk = await audited(logLines, "--private")
    const { id }: { id: string } = JSON.parse(order).order
    expect(desk.read("receipt.json")).not.toContain(id)
    expect(await desk.run("check-receipt", "receipt.json")).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("--case"),
    })
    expect((await desk.run("check-receipt", "receipt.json", "--case", "order.json")).status).toBe(0)
    desk.write("other.json", exampleCases[1] ?? "")
    expect(await desk.ask("check-receipt", "receipt.json", "--case", "other.json")).toMatchObject({
      status: 1,
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
      status: 1,
      answer: { result: "unprovable", reason: "checkpoint-fails" },
    })
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
      cause: { kind: "event", announcement: "2021-07-26-typhoon-relief", type: "Effective" },
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
      status: 1,
      answer: { reason: "log-too-short" },
    })
  })

  it("does not prove a verdict that was altered", async () => {
    const desk = await audited()
    desk.write("receipt.json", desk.read("receipt.json").replace('"applies": "yes"', '"applies": "no"'))
    const { status, answer } = await desk.ask("check-receipt", "receipt.json")
    expect(status).toBe(1)
    expect(answer).toMatchObject({
      reason: "altered",
      at: expect.stringMatching(/applies$/),
      found: '"no"',
      expected: '"yes"',
    })
  })

  it.each([
    ["a file that is not there", undefined, /receipt\.json: found no such file/],
    ["no JSON", "{", /receipt\.json: found .*, expected JSON/],
    ["a case", order, /receipt\.json: receipt: found "order", expected no key but v, kind/],
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
