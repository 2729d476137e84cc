// What a scanner takes the strict reader takes, and reads alike.
import { readFileSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"
import { decodePlatform, readLogUnsafe } from "@policy-ledger/ledger"
import { CASE_BOUNDS, readJson } from "@policy-ledger/log"
import { CaseError, Rulebook } from "@policy-ledger/rulebook"
import { compile, type Compiled, type Row } from "@policy-ledger/rulebook/program"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { edgesOf } from "../src/bulk/edges.ts"
import { fuzzedLines } from "../src/bulk/lines.ts"
import { fuzzedOrders, realisticOrders } from "../src/bulk/orders.ts"
import { Random } from "../src/ledger/random.ts"
import { ROOT } from "../src/place.ts"

const MANY = Number(process.env["LAWS"] ?? "1") * 1500

const text = (file: string) => readFileSync(`${ROOT}seeds/${file}`, "utf8")

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const textOf = (bytes: Uint8Array, from: number, to: number): string | undefined => {
  try {
    return decoder.decode(bytes.subarray(from, to))
  } catch {
    return undefined
  }
}

/** The row that the strict reader fills; undefined where it refuses. */
const strictly = (compiled: Compiled, bytes: Uint8Array, row: Row): boolean => {
  const line = textOf(bytes, 0, bytes.length)
  if (line === undefined) return false
  const read = readJson(line, CASE_BOUNDS)
  if (!read.ok || Array.isArray(read.value)) return false
  try {
    row.fill(compiled.decode(read.value))
    return true
  } catch (error) {
    if (error instanceof CaseError) return false
    throw error
  }
}

/** All that a row holds, and of each list what its members hold. */
const heldBy = (row: Row): unknown => ({
  groups: row.groups,
  slots: row.layout.slots.map(({ at, path, kind }) => [
    path,
    row.state[at],
    row.lo[at],
    row.hi[at],
    row.word[at],
    kind === "set" ? undefined : row.get(path),
  ]),
  lists: row.layout.lists.map((list) => row.members(list)?.map(slotsOf)),
})

const slotsOf = (row: Row): unknown =>
  row.layout.slots.map(({ at, path, kind }) => [
    path,
    row.state[at],
    row.lo[at],
    row.hi[at],
    row.word[at],
    kind === "text" ? row.get(path) : undefined,
  ])

/** A platform's rules, and a scanner and rows for its cases. */
class Readers {
  readonly compiled: Compiled
  readonly #scanned: Row
  readonly #strict: Row
  readonly #scanner

  constructor(book: Rulebook) {
    this.compiled = compile(book)
    this.#scanned = this.compiled.row()
    this.#strict = this.compiled.row()
    this.#scanner = this.compiled.scanner(textOf)
  }

  /**
   * What a scanner and the strict reader make of a line, in the midst of other bytes as lines of a file are; undefined where
   * it is not scanned.
   */
  read(line: Uint8Array): readonly [scanned: unknown, strict: unknown] | undefined {
    const around = Buffer.concat([Buffer.from('{"order":{}}\n'), line, Buffer.from('\n{"order":{}}}]"\n')])
    const from = around.indexOf("\n") + 1
    if (!this.#scanner.scan(around, from, from + line.length, this.#scanned)) return undefined
    const isRead = strictly(this.compiled, line, this.#strict)
    // Before a decision, which may work out more.
    const held = [heldBy(this.#scanned), heldBy(this.#strict)]
    const [scanned, strict] = [this.#scanned, this.#strict].map((row) => {
      const { case: name, settlement, versions } = this.compiled.decide(row)
      return {
        name,
        settlement,
        versions,
        missing: this.compiled.missing(row, { case: name, settlement, versions }),
      }
    })
    return [
      { isRead: true, held: held[0], ...scanned },
      { isRead, held: held[1], ...strict },
    ]
  }
}

const readersOf = (id: string) => {
  const platform = Result.getOrThrow(decodePlatform(`${id}.yaml`, text(`${id}.yaml`)))
  const slice = Result.getOrThrow(readLogUnsafe(`${id}.ndjson`, text(`${id}.ndjson`)))
  return {
    platform,
    edges: edgesOf(platform, slice.events),
    readers: new Readers(Rulebook.of(platform, [{ origin: id, events: slice.events, rootAt: () => "" }])),
  }
}

const SPELLINGS = [
  " ",
  "\t",
  "\r",
  "\u00a0",
  "\ufeff",
  "null",
  "true",
  "false",
  "0",
  "-0",
  "1",
  "1.0",
  "1e2",
  "00",
  "-1",
  "9007199254740993",
  '"',
  "\\",
  "\\u0041",
  "\\ud800",
  "/",
  "{}",
  "[]",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"unknown"',
  '""',
  '"0"',
  '"0.5"',
  '"1.000001"',
  '"2024-02-30T00:00:00+08:00"',
  '"2024-02-29T23:59:59.5Z"',
  '"0000-01-01T00:00:00+08:00"',
  '"2024-02-29"',
  '"9999-12-31T23:59:59-12:00"',
  '"2024-02-29T24:00:00Z"',
  '"2024-02-29T00:00:00+24:00"',
  '"000000"',
  '"110100"',
  '"119900"',
  '"12.345"',
  '"01.00"',
  '"1."',
  '"123456789012345.00"',
  "\u4e2d",
  "\u0000",
  "\n",
].map((one) => Buffer.from(one))

/** A line in which something was put, taken away or written twice, or bytes were changed. */
const mutated = (line: Buffer, other: Buffer, random: Random): Buffer => {
  const at = random.below(line.length + 1)
  const to = Math.min(line.length, at + 1 + random.below(12))
  const [before, after] = [line.subarray(0, at), line.subarray(to)]
  switch (random.below(7)) {
    case 0:
      return Buffer.concat([before, after])
    case 1:
      return Buffer.concat([before, line.subarray(at, to), line.subarray(at, to), after])
    case 2:
      return Buffer.concat([before, Buffer.from([random.below(256)]), line.subarray(at + 1)])
    case 3:
      return Buffer.concat([before, other.subarray(random.below(other.length))])
    case 4:
      return Buffer.concat([before, SPELLINGS[random.below(SPELLINGS.length)] ?? line, line.subarray(at)])
    case 5: {
      // In the place of a value.
      const begin = line.indexOf(":", at) + 1
      const end = line.subarray(begin).findIndex((byte) => byte === 0x2c || byte === 0x7d) + begin
      const value = SPELLINGS[random.below(SPELLINGS.length)] ?? line
      return Buffer.concat([line.subarray(0, begin), value, line.subarray(end)])
    }
    default: {
      // A member of an object once more, or elsewhere.
      const members = line.toString("latin1").match(/"\w+":(?:"[^"]*"|[\w.]+|\[[^\]]*\])/g) ?? []
      const member = members[random.below(members.length || 1)] ?? ""
      const brace = line.indexOf("{", at)
      const into = brace < 0 ? line.indexOf("{") + 1 : brace + 1
      const rest = line.subarray(into)
      const comma = rest[0] === 0x7d ? "" : ","
      return Buffer.concat([line.subarray(0, into), Buffer.from(member + comma, "latin1"), rest])
    }
  }
}

describe.each(["1688", "allegro", "amazon-us", "ebay-uk", "tiktok-cb"])("orders of %s", (id) => {
  const { platform, edges, readers } = readersOf(id)
  const realistic = realisticOrders(platform, 1)
  const fuzzed = fuzzedOrders(platform, 2, edges)
  const line = (orders: Iterator<unknown, never>) => Buffer.from(JSON.stringify(orders.next().value))
  /** How many of the lines are scanned: those as they are read strictly. */
  const scannedOf = (lines: readonly Buffer[]): number => {
    let scanned = 0
    for (const one of lines) {
      const read = readers.read(one)
      if (read === undefined) continue
      scanned++
      if (!isDeepStrictEqual(...read)) expect([one.toString(), read[0]]).toEqual([one.toString(), read[1]])
    }
    return scanned
  }

  it("as shops have them are scanned, nearly all", () => {
    const lines = Array.from({ length: MANY }, () => line(realistic))
    expect(scannedOf(lines)).toBeGreaterThan(0.95 * MANY)
  })

  it("as odd as they may be are scanned as they are read strictly, or not at all", () => {
    const lines = Array.from({ length: MANY }, () => line(fuzzed))
    expect(scannedOf(lines)).toBeGreaterThan(0.05 * MANY)
  })

  it("written oddly are never scanned as anything else", () => {
    const odd = fuzzedLines(platform, 6, edges)
    // Of some platforms none is scanned: it is enough that what is scanned is read as strictly.
    expect(scannedOf(Array.from({ length: MANY }, () => Buffer.from(odd.next().value)))).toBeLessThan(MANY)
  })

  it("with mistakes are never scanned as anything else", () => {
    const random = new Random(3)
    const lines = Array.from({ length: MANY }, (_, i) => {
      const once = mutated(line(i % 2 === 0 ? realistic : fuzzed), line(realistic), random)
      return random.below(3) === 0 ? mutated(once, line(realistic), random) : once
    })
    expect(scannedOf(lines)).toBeGreaterThan(0)
  })
})
