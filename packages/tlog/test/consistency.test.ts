import { describe, expect, it } from "vitest"
import {
  checkConsistency,
  EMPTY_ROOT,
  hashFromBytes,
  proveConsistency,
  Tree,
  type ConsistencyProof,
} from "../src/index.ts"
import * as rfc6962 from "./foreign/rfc6962.ts"
import { messageOf, reasonOf } from "./reason.ts"

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"))
const SIZES = 100
const numbered = (count: number) => Array.from({ length: count }, (_, i) => Buffer.from(`leaf ${i}`))
const tree = Tree.of(numbered(SIZES))
const forked = Tree.of([Buffer.from("another"), ...numbered(SIZES).slice(1)])
/** At each size from one leaf on, the head of the tree and that of the one with another first leaf. */
const heads = numbered(SIZES).map((_, i) => ({ ours: tree.head(i + 1), forked: forked.head(i + 1) }))

/** The proof with one bit flipped, for each of its hashes; which bit varies with the place. */
function flipped(proof: ConsistencyProof): readonly ConsistencyProof[] {
  return proof.path.map((hash, i) => {
    const bit = (31 * i + 7 * proof.oldSize + proof.newSize) % 256
    const altered = hash.slice()
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return { ...proof, path: proof.path.with(i, hashFromBytes(altered)) }
  })
}

describe("a consistency proof", () => {
  it("holds for every pair of sizes up to a hundred", () => {
    for (let newSize = 0; newSize <= SIZES; newSize++) {
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const proof = proveConsistency(tree, oldSize, newSize)
        checkConsistency(proof, tree.head(oldSize), tree.head(newSize))
      }
    }
  })

  it("fails when either head is of a log with another first leaf", { timeout: 60_000 }, () => {
    const reasons = new Set<string>()
    for (const newer of heads) {
      for (const older of heads.slice(0, newer.ours.size)) {
        for (const log of [tree, forked]) {
          const proof = proveConsistency(log, older.ours.size, newer.ours.size)
          reasons.add(reasonOf(() => checkConsistency(proof, older.forked, newer.ours)))
          reasons.add(reasonOf(() => checkConsistency(proof, older.ours, newer.forked)))
        }
      }
    }
    expect([...reasons]).toEqual(["proof-fails"])
  })

  it("fails when one bit of any of its hashes is flipped", { timeout: 60_000 }, () => {
    const reasons = new Set<string>()
    let flips = 0
    for (const { ours: newer } of heads) {
      for (const { ours: older } of heads.slice(0, newer.size)) {
        for (const proof of flipped(proveConsistency(tree, older.size, newer.size))) {
          reasons.add(reasonOf(() => checkConsistency(proof, older, newer)))
          flips++
        }
      }
    }
    expect([...reasons]).toEqual(["proof-fails"])
    expect(flips).toBeGreaterThan(25_000)
  })

  it("fails when a hash is missing, added, or out of its place", () => {
    for (const oldSize of [41, 64]) {
      const proof = proveConsistency(tree, oldSize, 77)
      const heads = [tree.head(oldSize), tree.head(77)] as const
      const [first = EMPTY_ROOT, ...others] = proof.path
      const wrong = [others, proof.path.slice(0, -1), [...proof.path, first], [first, ...proof.path]]
      for (const path of [...wrong, ...(others.length > 0 ? [[...others, first]] : [])]) {
        expect(reasonOf(() => checkConsistency({ ...proof, path }, ...heads))).toBe("proof-fails")
      }
    }
    const proof = { ...proveConsistency(tree, 64, 77), path: [] }
    expect(messageOf(() => checkConsistency(proof, tree.head(64), tree.head(77)))).toBe(
      "consistency proof from 64 to 77: found 0 hashes, expected 1",
    )
  })

  it("is empty between equal sizes, and then the roots must be equal", () => {
    expect(proveConsistency(tree, 50, 50).path).toEqual([])
    const proof = { oldSize: 50, newSize: 50, path: [] }
    expect(reasonOf(() => checkConsistency(proof, forked.head(50), tree.head(50)))).toBe("proof-fails")
    const more = { ...proof, path: [tree.head(50).root] }
    expect(reasonOf(() => checkConsistency(more, tree.head(50), tree.head(50)))).toBe("proof-fails")
  })

  it("from the empty tree is empty, and then the old root must be the empty one", () => {
    expect(proveConsistency(tree, 0, 50).path).toEqual([])
    const proof = { oldSize: 0, newSize: 50, path: [] }
    expect(reasonOf(() => checkConsistency(proof, { ...tree.head(1), size: 0 }, tree.head(50)))).toBe(
      "proof-fails",
    )
    const still = { oldSize: 0, newSize: 0, path: [] }
    expect(reasonOf(() => checkConsistency(still, tree.head(0), { ...tree.head(1), size: 0 }))).toBe(
      "proof-fails",
    )
    const more = { ...proof, path: [EMPTY_ROOT] }
    expect(reasonOf(() => checkConsistency(more, tree.head(0), tree.head(50)))).toBe("proof-fails")
  })

  it("is for the two heads it was made for", () => {
    const proof = proveConsistency(tree, 3, 8)
    for (const [older, newer] of [
      [3, 9],
      [4, 8],
      [8, 3],
    ]) {
      const heads = [tree.head(older), tree.head(newer)] as const
      expect(reasonOf(() => checkConsistency(proof, ...heads))).toBe("other-tree")
    }
  })

  it("leads forward only, and to sizes the log had", () => {
    expect(reasonOf(() => proveConsistency(tree, 8, 3))).toBe("out-of-range")
    expect(reasonOf(() => proveConsistency(tree, 3, SIZES + 1))).toBe("out-of-range")
    const backward = { oldSize: 8, newSize: 3, path: [] }
    expect(reasonOf(() => checkConsistency(backward, tree.head(8), tree.head(3)))).toBe("out-of-range")
    for (const size of [2 ** 60, Infinity, Number.NaN, -1, 0.5]) {
      const proof = { oldSize: 1, newSize: size, path: [] }
      expect(reasonOf(() => checkConsistency(proof, tree.head(1), { size, root: EMPTY_ROOT }))).toMatch(
        /out-of-range|other-tree/,
      )
    }
  })

  it("is hash for hash that of the certificate-transparency vectors", () => {
    const log = Tree.of(rfc6962.leaves.map(fromHex))
    const headOf = (size: number) => ({ size, root: hashFromBytes(fromHex(rfc6962.roots[size] ?? "")) })
    for (const { oldSize, newSize, path } of rfc6962.consistency) {
      const proof = { oldSize, newSize, path: path.map((hash) => hashFromBytes(fromHex(hash))) }
      expect(proveConsistency(log, oldSize, newSize)).toEqual(proof)
      checkConsistency(proof, headOf(oldSize), headOf(newSize))
    }
  })
})
