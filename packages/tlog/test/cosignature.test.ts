import { generateKeyPairSync, sign } from "node:crypto"
import { describe, expect, it } from "vitest"
import {
  believeCheckpoint,
  cosignatureOf,
  COSIGNATURE,
  formatVerifierKey,
  keyId,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  signNote,
  type Signer,
} from "../src/index.ts"
import { cosignatureVerifier, ed25519Signer, ed25519Verifier, generateKeyPair } from "../src/node.ts"
import * as web from "../src/web.ts"
import { reasonOf } from "./reason.ts"

const ORIGIN = "example.com/behind-the-sofa"

// The example of C2SP tlog-cosignature: the bytes of its signatures, whose key it does not give.
const EXAMPLE = `${ORIGIN}
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`

/** A witness: its key as it is handed out, and how it cosigns at a second. */
const witnessOf = (name: string) => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519")
  const bytes = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url")
  const id = keyId(name, COSIGNATURE, bytes)
  const cosign = (second: bigint, signed = second): Signer => ({
    name,
    keyId: id,
    sign: (text) => {
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(second)
      const head = Buffer.from(`cosignature/v1\ntime ${signed}\n`)
      return Buffer.concat([time, sign(null, Buffer.concat([head, text]), privateKey)])
    },
  })
  return { key: formatVerifierKey({ name, keyId: id, type: COSIGNATURE, publicKey: bytes }), cosign }
}

const log = generateKeyPair(ORIGIN)
const keys = [ed25519Verifier(log.verifierKey)]
const { text } = parseNote(EXAMPLE)
const w1 = witnessOf("witness.example.com/w1")
const w2 = witnessOf("witness.example.com/w2")
const witnesses = [cosignatureVerifier(w1.key), cosignatureVerifier(w2.key)]
const trust = { origin: ORIGIN, keys, witnesses }

const noteBy = (...signers: readonly Signer[]): string =>
  signNote(text, [ed25519Signer(log.signerKey), ...signers])

describe("a cosignature", () => {
  it("tells who saw the log, and when", () => {
    expect(believeCheckpoint(noteBy(w1.cosign(1_679_315_147n), w2.cosign(0n)), trust)).toMatchObject({
      signedBy: [ORIGIN],
      witnessedBy: [
        { name: "witness.example.com/w1", at: "2023-03-20T12:25:47Z" },
        { name: "witness.example.com/w2", at: "1970-01-01T00:00:00Z" },
      ],
    })
  })

  it("is read as C2SP writes it", () => {
    expect(parseNote(EXAMPLE).signatures.slice(1).map(cosignatureOf)).toEqual([
      { name: "witness.example.com/w1", at: "2023-03-20T12:25:47Z" },
    ])
  })

  it("says nothing where nobody knows the witness", () => {
    const note = noteBy(w1.cosign(1n))
    expect(believeCheckpoint(note, { origin: ORIGIN, keys }).witnessedBy).toEqual([])
    expect(openCheckpoint(note, { ...trust, witnesses: witnesses.slice(1) }).size).toBe(20_852_163)
  })

  it.each<[string, Signer]>([
    ["of another time than it names", w1.cosign(5n, 6n)],
    ["of a time beyond the year 9999", w1.cosign(253_402_300_800n)],
    ["without a time", { ...w1.cosign(0n), sign: () => new Uint8Array(8) }],
    [
      "of the text alone, as a log signs",
      { ...w1.cosign(0n), sign: (text) => ed25519Signer(log.signerKey).sign(text) },
    ],
  ])("does not fit: one %s", (_, signer) => {
    expect(reasonOf(() => believeCheckpoint(noteBy(signer), trust))).toBe("signature-fails")
  })

  it("does not stand in for the log's own signature", () => {
    const alone = signNote(text, [w1.cosign(1n)])
    expect(reasonOf(() => openCheckpoint(alone, trust))).toBe("untrusted")
  })

  it("is of a key that is no log's, nor is a log's key a witness's", () => {
    expect(parseVerifierKey(w1.key).type).toBe(COSIGNATURE)
    expect(reasonOf(() => ed25519Verifier(w1.key))).toBe("bad-key")
    expect(reasonOf(() => cosignatureVerifier(log.verifierKey))).toBe("bad-key")
  })

  it("is checked in a browser as well", async () => {
    const verifier = await web.cosignatureVerifier(w1.key)
    const open = await web.openNote(noteBy(w1.cosign(7n)), [verifier])
    expect(open.verified.map(cosignatureOf)).toEqual([
      { name: "witness.example.com/w1", at: "1970-01-01T00:00:07Z" },
    ])
    await expect(web.openNote(noteBy(w1.cosign(7n, 8n)), [verifier])).rejects.toThrow("does not fit the text")
    await expect(web.ed25519Verifier(w1.key)).rejects.toThrow("type 4")
  })
})
