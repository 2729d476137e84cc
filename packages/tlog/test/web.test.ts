import { describe, expect, it } from "vitest"
import {
  formatTlogProof,
  leafHash,
  parseTlogProof,
  proveInclusion,
  signCheckpoint,
  signNote,
  TlogError,
  Tree,
} from "../src/index.ts"
import * as node from "../src/node.ts"
import { checkTlogProof, ed25519Verifier, openCheckpoint, openNote } from "../src/web.ts"

const ORIGIN = "policy-ledger.example/1688"
const { signerKey, verifierKey } = node.generateKeyPair(ORIGIN)
const signer = node.ed25519Signer(signerKey)
const trust = { origin: ORIGIN, keys: [await ed25519Verifier(verifierKey)] }
const leaves = ["a", "b", "c"].map((text) => Buffer.from(text))
const tree = Tree.of(leaves)
const checkpoint = signCheckpoint({ origin: ORIGIN, ...tree.head(), extension: [] }, [signer])

/** Why the promise was refused. */
async function reasonOf(answer: Promise<unknown>): Promise<string> {
  const error = await answer.then(
    () => "not refused",
    (reason: unknown) => reason,
  )
  return error instanceof TlogError ? error.reason : String(error)
}

describe("WebCrypto", () => {
  it("opens what node:crypto signed", async () => {
    expect(await openNote(signNote("hello\n", [signer]), trust.keys)).toMatchObject({
      text: "hello\n",
      unknown: [],
    })
    expect(await openCheckpoint(checkpoint, trust)).toMatchObject(tree.head())
    const { index, path } = proveInclusion(tree, 1)
    const proof = parseTlogProof(formatTlogProof({ index, path, checkpoint }))
    expect(await checkTlogProof(proof, leafHash(Buffer.from("b")), trust)).toMatchObject(tree.head())
    expect(await reasonOf(checkTlogProof(proof, leafHash(Buffer.from("c")), trust))).toBe("proof-fails")
  })

  it("refuses for the same reasons", async () => {
    expect(await reasonOf(openNote("hello", trust.keys))).toBe("malformed")
    expect(await reasonOf(openNote(checkpoint, []))).toBe("untrusted")
    expect(await reasonOf(openCheckpoint(checkpoint.replace("\n3\n", "\n4\n"), trust))).toBe(
      "signature-fails",
    )
    expect(await reasonOf(openCheckpoint(checkpoint, { ...trust, origin: "example.com" }))).toBe(
      "other-origin",
    )
    expect(await reasonOf(ed25519Verifier(verifierKey.slice(1)))).toBe("bad-key")
  })
})
