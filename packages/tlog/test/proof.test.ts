import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  checkTlogProof,
  EMPTY_ROOT,
  formatTlogProof,
  hashFromBytes,
  leafHash,
  parseTlogProof,
  proveInclusion,
  signCheckpoint,
  Tree,
} from "../src/index.ts"
import { ed25519Signer, ed25519Verifier, generateKeyPair } from "../src/node.ts"
import { messageOf, reasonOf } from "./reason.ts"

const ORIGIN = "policy-ledger.example/1688"
const { signerKey, verifierKey } = generateKeyPair(ORIGIN)
const trust = { origin: ORIGIN, keys: [ed25519Verifier(verifierKey)] }
const leaves = Array.from({ length: 20 }, (_, i) => Buffer.from(`leaf ${i}`))
const tree = Tree.of(leaves)
const checkpoint = signCheckpoint({ origin: ORIGIN, ...tree.head(), extension: [] }, [
  ed25519Signer(signerKey),
])
const leafAt = (index: number) => leafHash(leaves[index] ?? expect.unreachable())

describe("a tlog-proof", () => {
  const { index, path } = proveInclusion(tree, 13)
  const proof = { extra: Buffer.from("policy"), index, path, checkpoint }
  const text = formatTlogProof(proof)

  it("is one file that shows a leaf to be in a signed log", () => {
    for (let index = 0; index < 20; index++) {
      const { path } = proveInclusion(tree, index)
      const file = formatTlogProof({ index, path, checkpoint })
      expect(checkTlogProof(parseTlogProof(file), leafAt(index), trust)).toMatchObject(tree.head())
    }
  })

  it("is written as its lines", () => {
    const [header, extra, place, ...rest] = text.split("\n")
    expect([header, extra, place]).toEqual(["c2sp.org/tlog-proof@v1", "extra cG9saWN5", "index 13"])
    expect(rest.slice(0, path.length + 2)).toEqual([
      ...path.map((hash) => Buffer.from(hash).toString("base64")),
      "",
      ORIGIN,
    ])
    expect(text.endsWith(`\n\n${checkpoint}`)).toBe(true)
  })

  it("is read back as what it was", () => {
    const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => hashFromBytes(bytes))
    const anyProof = fc.record(
      {
        extra: fc.uint8Array({ minLength: 1, maxLength: 50 }),
        index: fc.maxSafeNat(),
        path: fc.array(anyHash, { maxLength: 5 }),
        checkpoint: fc.constant(checkpoint),
      },
      { requiredKeys: ["index", "path", "checkpoint"] },
    )
    fc.assert(
      fc.property(anyProof, (any) => {
        expect(parseTlogProof(formatTlogProof(any))).toEqual(any)
      }),
    )
  })

  it("for another leaf, of another log, by another key or altered fails", () => {
    expect(reasonOf(() => checkTlogProof(proof, leafAt(12), trust))).toBe("proof-fails")
    expect(reasonOf(() => checkTlogProof({ ...proof, index: 12 }, leafAt(13), trust))).toBe("proof-fails")
    expect(reasonOf(() => checkTlogProof({ ...proof, index: 20 }, leafAt(13), trust))).toBe("out-of-range")
    expect(reasonOf(() => checkTlogProof(proof, leafAt(13), { ...trust, origin: "example.com" }))).toBe(
      "other-origin",
    )
    expect(reasonOf(() => checkTlogProof(proof, leafAt(13), { ...trust, keys: [] }))).toBe("untrusted")
    const larger = { ...proof, checkpoint: checkpoint.replace("\n20\n", "\n21\n") }
    expect(reasonOf(() => checkTlogProof(larger, leafAt(13), trust))).toBe("signature-fails")
    expect(reasonOf(() => checkTlogProof({ ...proof, checkpoint: "example.com" }, leafAt(13), trust))).toBe(
      "malformed",
    )
  })

  it("does not vouch for the extra data", () => {
    checkTlogProof({ ...proof, extra: Buffer.from("anything") }, leafAt(13), trust)
  })

  it.each([
    ["another header", text.replace("@v1", "@v2")],
    ["no empty line", text.replace("\n\n", "\n").replace("\n\n", "\n")],
    ["no index", text.replace("index 13\n", "")],
    ["an index with a leading zero", text.replace("index 13", "index 013")],
    ["a negative index", text.replace("index 13", "index -13")],
    ["a word for an index", text.replace("index 13", "index thirteen")],
    ["two indexes", text.replace("index 13", "index 13\nindex 13")],
    ["two extra lines", text.replace("extra cG9saWN5", "extra cG9saWN5\nextra cG9saWN5")],
    ["an empty extra line", text.replace("extra cG9saWN5", "extra ")],
    ["extra data that is not base64", text.replace("cG9saWN5", "!!")],
    ["extra data behind the index", text.replace("extra cG9saWN5\nindex 13", "index 13\nextra cG9saWN5")],
    ["a shorter hash", text.replace("index 13\n", "index 13\nAAAA\n")],
    ["a control character", text.replace("index", "index\t")],
    ["nothing", ""],
  ])("with %s is malformed", (_, altered) => {
    expect(reasonOf(() => parseTlogProof(altered))).toBe("malformed")
  })

  it("says what was read, found and expected", () => {
    expect(messageOf(() => parseTlogProof(text.replace("index 13", "indices 13")))).toBe(
      'tlog-proof: found "indices 13", expected "index <number>"',
    )
  })

  it("is not written with a number or data that could not be read", () => {
    for (const index of [-1, 1.5, 2 ** 53])
      expect(reasonOf(() => formatTlogProof({ ...proof, index }))).toBe("malformed")
    expect(reasonOf(() => formatTlogProof({ ...proof, extra: new Uint8Array(0) }))).toBe("malformed")
    expect(parseTlogProof(formatTlogProof({ index: 0, path: [EMPTY_ROOT], checkpoint })).path).toEqual([
      EMPTY_ROOT,
    ])
  })

  it("is read as far as it goes when its checkpoint is abridged, as in the specification", () => {
    const abridged = "example.com/fancylog\n109482\n…\n\n— example.com/fancylog hI2DJw[...]1roloI=\n"
    const hash = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ="
    const read = parseTlogProof(`c2sp.org/tlog-proof@v1\nindex 73894\n${hash}\n\n${abridged}`)
    expect(read).toMatchObject({ index: 73_894, checkpoint: abridged })
    expect(reasonOf(() => checkTlogProof(read, leafAt(0), trust))).toBe("malformed")
  })
})
