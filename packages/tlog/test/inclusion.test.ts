import { describe, expect, it } from "vitest"
import {
  checkInclusion,
  EMPTY_ROOT,
  hashFromBytes,
  leafHash,
  proveInclusion,
  Tree,
  type Hash,
  type InclusionProof,
} from "../src/index.ts"
import * as rfc6962 from "./foreign/rfc6962.ts"
import { messageOf, reasonOf } from "./reason.ts"

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"))
const SIZES = 100
const leaves = Array.from({ length: SIZES }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))
const tree = new Tree()
for (const leaf of leaves) tree.append(leaf)
const leafAt = (index: number): Hash => leaves[index] ?? expect.unreachable()

/** The proof with one bit flipped, for each of its hashes; which bit varies with the place. */
function flipped(proof: InclusionProof): readonly InclusionProof[] {
  return proof.path.map((hash, i) => {
    const bit = (31 * i + 7 * proof.index + proof.size) % 256
    const altered = hash.slice()
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return { ...proof, path: proof.path.with(i, hashFromBytes(altered)) }
  })
}

describe("an inclusion proof", () => {
  it("holds for every leaf of every tree up to a hundred, and for no other leaf", { timeout: 60_000 }, () => {
    const reasons = new Set<string>()
    for (let size = 1; size <= SIZES; size++) {
      const head = tree.head(size)
      for (let index = 0; index < size; index++) {
        const proof = proveInclusion(tree, index, size)
        checkInclusion(proof, leafAt(index), head)
        const other = leafAt((index + 1) % SIZES)
        reasons.add(reasonOf(() => checkInclusion(proof, other, head)))
      }
    }
    expect([...reasons]).toEqual(["proof-fails"])
  })

  it("fails when one bit of any of its hashes is flipped", { timeout: 60_000 }, () => {
    const reasons = new Set<string>()
    let flips = 0
    for (let size = 1; size <= SIZES; size++) {
      const head = tree.head(size)
      for (let index = 0; index < size; index++) {
        for (const proof of flipped(proveInclusion(tree, index, size))) {
          reasons.add(reasonOf(() => checkInclusion(proof, leafAt(index), head)))
          flips++
        }
      }
    }
    expect([...reasons]).toEqual(["proof-fails"])
    expect(flips).toBeGreaterThan(25_000)
  })

  it("fails when a hash is missing, added, or out of its place", () => {
    const proof = proveInclusion(tree, 41, 77)
    const [first = EMPTY_ROOT, ...others] = proof.path
    for (const path of [
      others,
      proof.path.slice(0, -1),
      [...proof.path, first],
      [first, ...proof.path],
      [...others, first],
      [],
    ]) {
      expect(reasonOf(() => checkInclusion({ ...proof, path }, leafAt(41), tree.head(77)))).toBe(
        "proof-fails",
      )
    }
    expect(messageOf(() => checkInclusion({ ...proof, path: others }, leafAt(41), tree.head(77)))).toBe(
      "inclusion proof of leaf 41 in 77: found 6 hashes, expected 7",
    )
  })

  it("holds at its own index only", () => {
    for (let index = 0; index < 16; index++) {
      const proof = proveInclusion(tree, index, 16)
      for (let other = 0; other < 16; other++) {
        if (other === index) continue
        const moved = { ...proof, index: other }
        expect(reasonOf(() => checkInclusion(moved, leafAt(index), tree.head(16)))).toBe("proof-fails")
      }
    }
  })

  it("is for the tree it was made for", () => {
    const proof = proveInclusion(tree, 3, 8)
    expect(messageOf(() => checkInclusion(proof, leafAt(3), tree.head(9)))).toBe(
      "inclusion proof of leaf 3 in 8: found a tree of 8, expected one of 9",
    )
    expect(reasonOf(() => checkInclusion(proof, leafAt(3), tree.head(9)))).toBe("other-tree")
    expect(reasonOf(() => checkInclusion({ ...proof, size: 9 }, leafAt(3), tree.head(9)))).toBe("proof-fails")
  })

  it("cannot be asked for a leaf that is not there", () => {
    for (const index of [-1, 8, 1.5, Number.NaN])
      expect(reasonOf(() => proveInclusion(tree, index, 8))).toBe("out-of-range")
    expect(reasonOf(() => proveInclusion(tree, 0, SIZES + 1))).toBe("out-of-range")
    expect(messageOf(() => proveInclusion(new Tree(), 0))).toBe(
      "leaf index: found 0, expected no index: the tree is empty",
    )
  })

  it("is refused, and not followed, when its numbers are out of all bounds", () => {
    for (const [index, size] of [
      [8, 8],
      [-1, 8],
      [0, 0],
      [0.5, 1],
      [0, 2 ** 60],
      [0, Infinity],
      [0, Number.NaN],
    ]) {
      const proof = { index: index ?? 0, size: size ?? 0, path: [] }
      expect(
        reasonOf(() => checkInclusion(proof, EMPTY_ROOT, { size: proof.size, root: EMPTY_ROOT })),
      ).toMatch(/out-of-range|other-tree/)
    }
  })

  it("is hash for hash that of the certificate-transparency vectors", () => {
    const log = Tree.of(rfc6962.leaves.map(fromHex))
    for (const { index, size, path } of rfc6962.inclusion) {
      const proof = { index, size, path: path.map((hash) => hashFromBytes(fromHex(hash))) }
      expect(proveInclusion(log, index, size)).toEqual(proof)
      const head = { size, root: hashFromBytes(fromHex(rfc6962.roots[size] ?? "")) }
      checkInclusion(proof, leafHash(fromHex(rfc6962.leaves[index] ?? "")), head)
    }
  })
})
