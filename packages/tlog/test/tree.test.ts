import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  checkExtends,
  edgeHead,
  EMPTY_EDGE,
  EMPTY_ROOT,
  extendEdge,
  firstDifference,
  formatHash,
  hashFromBytes,
  headAt,
  leafHash,
  MAX_LEAF_BYTES,
  nodeHash,
  parseHash,
  rootOf,
  sameHash,
  Tree,
  type Hash,
} from "../src/index.ts"
import * as rfc6962 from "./foreign/rfc6962.ts"
import { messageOf, reasonOf } from "./reason.ts"

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"))
const hex = (hash: Hash) => Buffer.from(hash).toString("hex")
const numbered = (count: number, first = 0) =>
  Array.from({ length: count }, (_, i) => Buffer.from(`leaf ${first + i}`))

/** MTH as RFC 6962, 2.1 writes it, with nothing kept in between. */
function mth(leaves: readonly Uint8Array[]): Hash {
  const [leaf, ...others] = leaves
  if (leaf === undefined) return EMPTY_ROOT
  if (others.length === 0) return leafHash(leaf)
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)))
}

describe("the root", () => {
  it("is that of the certificate-transparency vectors at each size", () => {
    const leaves = rfc6962.leaves.map(bytes)
    const tree = Tree.of(leaves)
    for (const [size, root] of rfc6962.roots.entries()) {
      expect(hex(rootOf(leaves.slice(0, size)))).toBe(root)
      expect(hex(tree.head(size).root)).toBe(root)
    }
  })

  it("is the one RFC 6962 defines, at every size up to 100, of a tree that has grown beyond it", () => {
    const leaves = numbered(100)
    const tree = Tree.of(leaves)
    for (let size = 0; size <= leaves.length; size++) {
      const expected = { size, root: mth(leaves.slice(0, size)) }
      expect(tree.head(size)).toEqual(expected)
      expect(headAt(tree, size)).toEqual(expected)
      expect(rootOf(leaves.slice(0, size))).toEqual(expected.root)
    }
  })

  it("changes with any bit of any leaf, and with the order of the leaves", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (leaves, which, bit) => {
          const altered = leaves.map((leaf) => leaf.slice())
          const leaf = altered[which % leaves.length] ?? new Uint8Array(0)
          const at = bit % (8 * leaf.length)
          leaf[at >> 3] = (leaf[at >> 3] ?? 0) ^ (1 << (at & 7))
          expect(rootOf(altered)).not.toEqual(rootOf(leaves))
        },
      ),
    )
    expect(rootOf(numbered(2))).not.toEqual(rootOf(numbered(2).toReversed()))
  })

  it("of a leaf made of two hashes is not that of the node over them", () => {
    const [a, b] = [leafHash(bytes("00")), leafHash(bytes("01"))]
    expect(leafHash(Uint8Array.of(...a, ...b))).not.toEqual(nodeHash(a, b))
  })
})

describe("a leaf", () => {
  it("may have 65,535 bytes and not one more", () => {
    expect(leafHash(new Uint8Array(MAX_LEAF_BYTES))).toHaveLength(32)
    const tooLong = () => leafHash(new Uint8Array(MAX_LEAF_BYTES + 1))
    expect(reasonOf(tooLong)).toBe("too-large")
    expect(messageOf(tooLong)).toBe(
      "leaf: found 65536 bytes, expected at most 65535: log a digest of it instead",
    )
  })
})

describe("a hash", () => {
  it("is written as base64 of 32 bytes and read back", () => {
    expect(formatHash(EMPTY_ROOT)).toBe("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    expect(parseHash(formatHash(EMPTY_ROOT))).toEqual(EMPTY_ROOT)
  })

  it.each([
    "",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
    " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFVV",
  ])("is not read from %j", (text) => {
    expect(reasonOf(() => parseHash(text))).toBe("malformed")
  })

  it("is the same as itself only, and not when any one bit is another", () => {
    expect(sameHash(EMPTY_ROOT, hashFromBytes(EMPTY_ROOT.slice()))).toBe(true)
    for (let bit = 0; bit < 256; bit++) {
      const altered = EMPTY_ROOT.slice()
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(sameHash(EMPTY_ROOT, hashFromBytes(altered))).toBe(false)
    }
  })

  it("is never of another length, whatever the types were told", () => {
    expect(reasonOf(() => hashFromBytes(new Uint8Array(31)))).toBe("malformed")
    const short = new Uint8Array(31)
    // @ts-expect-error: bytes are not a hash before hashFromBytes has looked at them
    expect(reasonOf(() => nodeHash(EMPTY_ROOT, short))).toBe("malformed")
  })
})

describe("the right edge", () => {
  it("gives the head after each append, and holds one subtree for each 1 bit of the size", () => {
    const leaves = numbered(300)
    const tree = Tree.of(leaves)
    let edge = EMPTY_EDGE
    for (const [index, leaf] of leaves.entries()) {
      edge = extendEdge(edge, leafHash(leaf))
      expect(edgeHead(edge)).toEqual(tree.head(index + 1))
      expect(edge.subtrees).toHaveLength(edge.size.toString(2).replaceAll("0", "").length)
    }
    expect(edgeHead(EMPTY_EDGE)).toEqual({ size: 0, root: EMPTY_ROOT })
  })

  it("stays what it was when an append is taken back", () => {
    const edge = extendEdge(EMPTY_EDGE, leafHash(bytes("00")))
    const head = edgeHead(edge)
    extendEdge(edge, leafHash(bytes("01")))
    expect(edgeHead(edge)).toEqual(head)
  })

  it("that lost a subtree is refused", () => {
    expect(reasonOf(() => extendEdge({ size: 3, subtrees: [EMPTY_ROOT] }, EMPTY_ROOT))).toBe("malformed")
  })
})

describe("a tree", () => {
  it("has no head of a size it never had", () => {
    const tree = Tree.of(numbered(5))
    for (const size of [-1, 6, 2.5, Number.NaN, 2 ** 60])
      expect(reasonOf(() => tree.head(size))).toBe("out-of-range")
    expect(reasonOf(() => tree.subtree(1, 2))).toBe("out-of-range")
  })
})

describe("a log held against a head it had before", () => {
  const older = Tree.of(numbered(5)).head()

  it("passes if it begins with the same leaves", () => {
    for (let size = 5; size < 20; size++) checkExtends(Tree.of(numbered(size)), older)
    checkExtends(new Tree(), { size: 0, root: EMPTY_ROOT })
  })

  it("has been rolled back if leaves are gone", () => {
    expect(reasonOf(() => checkExtends(Tree.of(numbered(4)), older))).toBe("rollback")
  })

  it("is a fork if a leaf is another one, or an earlier one was left out", () => {
    expect(reasonOf(() => checkExtends(Tree.of(numbered(9, 1)), older))).toBe("fork")
    const altered = numbered(9).with(4, Buffer.from("leaf four"))
    expect(messageOf(() => checkExtends(Tree.of(altered), older))).toBe(
      `log at size 5: found root ${formatHash(rootOf(altered.slice(0, 5)))}, expected ${formatHash(older.root)}`,
    )
  })
})

describe("the first leaf that differs", () => {
  it("is found in logs of any two sizes", () => {
    for (let size = 1; size <= 40; size++) {
      const tree = Tree.of(numbered(size))
      for (let at = 0; at < size; at++) {
        const other = Tree.of([...numbered(at), Buffer.from("another"), ...numbered(7)])
        expect(firstDifference(tree, other)).toBe(at)
        expect(firstDifference(other, tree)).toBe(at)
      }
    }
  })

  it("is none if one log is the beginning of the other", () => {
    for (const [a, b] of [
      [0, 0],
      [0, 5],
      [3, 8],
      [8, 8],
    ]) {
      expect(firstDifference(Tree.of(numbered(a ?? 0)), Tree.of(numbered(b ?? 0)))).toBeUndefined()
    }
  })
})
