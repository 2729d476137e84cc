// Lines of a file of orders, among them such as no reader may take: what reads bytes fast is held against what reads strictly.
import type { Platform } from "@policy-ledger/rulebook"
import { Random } from "../ledger/random.ts"
import { type Edges, edgesOf } from "./edges.ts"
import { OddWriter } from "./odd-writer.ts"
import { AROUND, BYTES } from "./oddities.ts"
import { fuzzedOrders } from "./orders.ts"

const NEWLINE = 0x0a
const SPACE = 0x20
const ENCODER = new TextEncoder()

const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** One change of bytes, somewhere. `other`: a line to take a piece from. */
const changed = (line: Uint8Array, other: Uint8Array, random: Random): Uint8Array => {
  const at = random.below(line.length + 1)
  const [before, after] = [line.subarray(0, at), line.subarray(at)]
  const some = random.below(1 + random.pick([1, 4, 40]))
  const from = random.below(other.length + 1)
  switch (random.below(8)) {
    case 0:
      return before
    case 1:
      return after
    case 2:
      return joined(before, after.subarray(some))
    case 3:
      return joined(before, [random.below(256)], after.subarray(1))
    case 4:
      return joined(before, random.oneOf<readonly number[]>(BYTES), after)
    case 5:
      return joined(before, other.subarray(from, from + some), after)
    case 6:
      return joined(
        before,
        ENCODER.encode(random.pick(['"', "\\", "{", "}", "[", "]", ",", ":", "-", "e"])),
        after,
      )
    default:
      return random.chance(0.5)
        ? joined(ENCODER.encode(random.pick(AROUND)), line)
        : joined(line, ENCODER.encode(random.pick(AROUND)))
  }
}

/** What cannot stand within a line does not. */
const inOneLine = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => (byte === NEWLINE ? SPACE : byte))

/**
 * Lines without end, each without its newline: a third valid orders oddly written, a third with a value, a key or a text
 * that the platform or JSON does not have, a third with some bytes changed, which need be neither JSON nor UTF-8.
 */
export function* fuzzedLines(
  platform: Platform,
  seed: number,
  edges: Edges = edgesOf(platform),
): Generator<Uint8Array, never, void> {
  const random = new Random(seed + 1)
  const writer = new OddWriter(random)
  const orders = fuzzedOrders(platform, seed, edges)
  for (let last: Uint8Array = new Uint8Array(); ; ) {
    const how = random.below(3)
    const line = ENCODER.encode(writer.write(orders.next().value, how === 1 ? 0.02 : 0))
    let bytes: Uint8Array = line
    if (how === 2) for (let n = 1 + random.below(2); n > 0; n--) bytes = changed(bytes, last, random)
    last = line
    yield inOneLine(bytes)
  }
}
