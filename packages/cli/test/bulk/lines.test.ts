import { openSync, closeSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { blocksOf } from "../../src/bulk/blocks.ts"
import { Engine } from "../../src/bulk/engine.ts"
import { decideLines } from "../../src/bulk/lines.ts"
import { type LinesDecider, linePieces } from "../../src/bulk/pieces.ts"
import { workersFor } from "../../src/bulk/workers.ts"
import { linesOf } from "../../src/cases/line.ts"
import { caseReader } from "../../src/cases/reader.ts"
import { ROW_TEXT } from "../../src/tables/row-text.ts"
import { emptyFolder, removeFolders } from "../call.ts"
import { FLOODED, LATE, line, ORDER, PROMISED } from "../cases.ts"
import { bazaarBook } from "./bazaar.ts"

afterAll(removeFolders)

const MIB = 1024 * 1024

const reading = <A>(content: string | Uint8Array, read: (fd: number) => A): A => {
  const file = join(emptyFolder(), "orders.ndjson")
  writeFileSync(file, content)
  const fd = openSync(file, "r")
  try {
    return read(fd)
  } finally {
    closeSync(fd)
  }
}

/** The lines of blocks, those too long by their length. */
const linesIn = (fd: number): readonly (string | number)[] => {
  const lines: (string | number)[] = []
  for (const block of blocksOf(fd)) {
    if (block.kind === "long") lines.push(block.length)
    else lines.push(...block.bytes.toString().replace(/\n$/, "").split("\n"))
  }
  return lines
}

describe("blocks of lines", () => {
  it("hold every line once, in order, with and without an end", () => {
    const short = fc
      .string({ unit: "grapheme-ascii", maxLength: 40 })
      .map((text) => text.replaceAll("\n", ""))
    const long = fc.integer({ min: MIB, max: 3 * MIB }).map((length) => "x".repeat(length))
    const lines = fc.array(fc.oneof({ weight: 6, arbitrary: short }, { weight: 1, arbitrary: long }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(lines, fc.boolean(), (all, isEnded) => {
        const content = all.join("\n") + (isEnded ? "\n" : "")
        const expected = reading(content, (fd) => [...linesOf(fd)].map(({ text, bytes }) => text ?? bytes))
        const told = reading(content, linesIn).map((one) =>
          typeof one === "string" && one.length > MIB ? one.length : one,
        )
        expect(told).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })
})

const QUESTION = { presume: ["conditions"] as const }

const decided = async (content: string | Uint8Array, decider: LinesDecider) => {
  const { rulebook } = bazaarBook()
  const { platform } = rulebook
  const engine = new Engine(rulebook, QUESTION, "orders")
  const asking = { platform, reader: caseReader(undefined), ask: (json: unknown) => engine.rowsOf(json) }
  const file = join(emptyFolder(), "orders.ndjson")
  writeFileSync(file, content)
  const fd = openSync(file, "r")
  const all = { text: "", rows: 0, orders: 0, read: 0, refused: [] as unknown[] }
  for await (const piece of linePieces({ file: "o.ndjson", fd, asking }, decider)) {
    all.text += typeof piece.text === "string" ? piece.text : Buffer.from(piece.text).toString()
    all.rows += piece.rows
    all.orders += piece.orders
    all.read = piece.read
    all.refused.push(...piece.refused.map(({ row, name, refusal }) => [row, name, refusal.lines]))
  }
  closeSync(fd)
  return all
}

const inline = (): LinesDecider => {
  const engine = new Engine(bazaarBook().rulebook, QUESTION, "orders")
  return { ahead: 0, decide: async (lines) => decideLines(engine, ROW_TEXT.ndjson, lines) }
}

const byWorkers = <A>(jobs: number, run: (decider: LinesDecider) => Promise<A>, platform?: object) =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(
        workersFor(
          {
            ...bazaarBook().task,
            ...(platform && { platform: platform as never }),
            question: QUESTION,
            rows: "orders",
            form: "ndjson",
          },
          jobs,
        ),
        (decider) => Effect.promise(() => run(decider)),
      ),
    ),
  )

/** Five megabytes of orders, some of which are none. */
const MIXED = (() => {
  const orders = [ORDER, FLOODED, LATE, PROMISED].map(line)
  const odd = [
    "\n",
    "   \r\n",
    "{\n",
    '{"order":{"id":"B-9","paidAt":"2022-06-10"},"x":1}\n',
    `${" ".repeat(3 * MIB)}\n`,
    '{"order":{"id":"\\u0042"}}\n',
  ]
  const lines: string[] = []
  for (let i = 0; i < 9000; i++) {
    lines.push(orders[i % 4] ?? "")
    if (i % 1400 === 7) lines.push(odd[Math.floor(i / 1400)] ?? "")
  }
  return lines.join("")
})()

describe("orders one a line", () => {
  it("are counted, and those that are none named by their lines", async () => {
    const { text, refused, ...counted } = await decided(MIXED, inline())
    expect(counted).toEqual({ rows: 9001, orders: 9004, read: Buffer.byteLength(MIXED) })
    expect(text.split("\n")).toHaveLength(9002)
    expect(refused).toEqual([
      [2811, null, [expect.stringContaining("o.ndjson:2811:2: found no JSON")]],
      [4212, "B-9", [expect.stringContaining("o.ndjson:4212:45: x: found a fact")]],
      [5613, null, [expect.stringContaining(`o.ndjson:5613:1: found ${3 * MIB} bytes`)]],
    ])
  })

  it.each([1, 3])("are decided by %i threads as by none", async (jobs) => {
    expect(await byWorkers(jobs, (decider) => decided(MIXED, decider))).toEqual(
      await decided(MIXED, inline()),
    )
  })

  it("are not decided at all where one thread fails", async () => {
    const failed = byWorkers(2, (decider) => decided(MIXED, decider).catch(String), { facts: "none" })
    expect(await failed).toContain("Error")
  })
})
