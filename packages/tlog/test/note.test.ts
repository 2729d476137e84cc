import { createPublicKey, verify } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  formatNote,
  formatVerifierKey,
  keyId,
  MAX_SIGNATURES,
  openNote,
  parseNote,
  parseSignerKey,
  parseVerifierKey,
  signNote,
  type Verifier,
} from "../src/index.ts"
import { ed25519Signer, ed25519Verifier, generateKeyPair } from "../src/node.ts"
import { messageOf, reasonOf } from "./reason.ts"

// Keys and signatures of the tests of Go's sumdb/note.
const PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
const PETER_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
const ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const PETER_LINE =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
const ENOCH_LINE =
  "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
const byNobody = { name: "nobody", keyId: 0, signature: new Uint8Array(0) }
const peter = ed25519Verifier(PETER)
const enoch = ed25519Verifier(ENOCH)

describe("a key", () => {
  // The example of C2SP signed-note, and one whose base64 has a plus sign.
  const EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  const PLUS = "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6"

  const WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"

  it.each([EXAMPLE, PLUS, PETER, ENOCH, WITNESS])("%s is read and written back", (text) => {
    const key = parseVerifierKey(text)
    expect(formatVerifierKey(key)).toBe(text)
    expect(keyId(key.name, key.type, key.publicKey)).toBe(key.keyId)
  })

  it("is not read from any part of its text, nor with any character changed", () => {
    const reasons = new Set<string>()
    for (let from = 0; from < PETER.length; from++) {
      for (let to = from + 1; to <= PETER.length; to++) {
        if (to - from < PETER.length) reasons.add(reasonOf(() => parseVerifierKey(PETER.slice(from, to))))
      }
    }
    expect([...reasons]).toEqual(["bad-key"])
    for (let at = 0; at < PETER.length; at++) {
      const next = String.fromCharCode(PETER.charCodeAt(at) + 1)
      expect(reasonOf(() => parseVerifierKey(PETER.slice(0, at) + next + PETER.slice(at + 1)))).toBe(
        "bad-key",
      )
    }
  })

  it.each([
    ["of another length", "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="],
    ["of another type", "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"],
    ["with an id in capitals", EXAMPLE.replace("530d903a", "530D903A")],
    ["with another id", EXAMPLE.replace("530d903a", "530d903b")],
    ["with a newline", `${EXAMPLE}\n`],
    ["without a name", EXAMPLE.replace("example.com/foo", "")],
  ])("%s is refused", (_, text) => {
    expect(reasonOf(() => parseVerifierKey(text))).toBe("bad-key")
  })

  it("that signs is refused in parts or altered, and never shown", () => {
    ed25519Signer(PETER_SECRET)
    for (let at = 0; at < PETER_SECRET.length; at++) {
      const next = String.fromCharCode(PETER_SECRET.charCodeAt(at) + 1)
      for (const text of [
        PETER_SECRET.slice(0, at),
        PETER_SECRET.slice(0, at) + next + PETER_SECRET.slice(at + 1),
      ]) {
        expect(reasonOf(() => ed25519Signer(text))).toBe("bad-key")
        expect(messageOf(() => ed25519Signer(text))).not.toMatch(/KFALVFGyN|KDFz/)
      }
    }
  })

  it("pair is made for a name, and its halves fit", () => {
    const { signerKey, verifierKey } = generateKeyPair("example.com/log")
    expect(parseSignerKey(signerKey).keyId).toBe(parseVerifierKey(verifierKey).keyId)
    const source = signNote("hello\n", [ed25519Signer(signerKey)])
    expect(openNote(source, [ed25519Verifier(verifierKey)]).text).toBe("hello\n")
    expect(reasonOf(() => generateKeyPair("two words"))).toBe("bad-key")
  })
})

describe("a note", () => {
  it("is signed to the byte as Go signs it", () => {
    expect(signNote(TEXT, [ed25519Signer(PETER_SECRET)])).toBe(`${TEXT}\n${PETER_LINE}`)
  })

  it("keeps the signatures of others and renews those of its signers", () => {
    const signed = parseNote(`${TEXT}\n${ENOCH_LINE}${PETER_LINE}`)
    const renewed = signNote(TEXT, [ed25519Signer(PETER_SECRET)], signed.signatures)
    expect(renewed).toBe(`${TEXT}\n${ENOCH_LINE}${PETER_LINE}`)
  })

  it("says who is known among those who signed", () => {
    const source = `${TEXT}\n${PETER_LINE}${ENOCH_LINE}`
    const names = (signatures: readonly { name: string }[]) => signatures.map(({ name }) => name)
    const byPeter = openNote(source, [peter])
    expect(byPeter.text).toBe(TEXT)
    expect([names(byPeter.verified), names(byPeter.unknown)]).toEqual([["PeterNeumann"], ["EnochRoot"]])
    const byBoth = openNote(source, [enoch, peter])
    expect([names(byBoth.verified), names(byBoth.unknown)]).toEqual([["PeterNeumann", "EnochRoot"], []])
  })

  it("counts a key once, however often it signed", () => {
    expect(openNote(`${TEXT}\n${PETER_LINE}${PETER_LINE}`, [peter]).verified).toHaveLength(1)
  })

  it("is not believed without a signature of a trusted key", () => {
    expect(reasonOf(() => openNote(`${TEXT}\n${PETER_LINE}`, [enoch]))).toBe("untrusted")
    expect(reasonOf(() => openNote(`${TEXT}\n${PETER_LINE}`, []))).toBe("untrusted")
    expect(messageOf(() => openNote(`${TEXT}\n${PETER_LINE}`, [enoch]))).toBe(
      'note: found signatures of "PeterNeumann" (c74f20a3), expected "EnochRoot" (af0cfe78)',
    )
    const sameName: Verifier = { ...peter, keyId: 1 }
    const sameId: Verifier = { ...peter, name: "Peter" }
    expect(reasonOf(() => openNote(`${TEXT}\n${PETER_LINE}`, [sameName, sameId]))).toBe("untrusted")
  })

  it("is refused whole if a signature of a trusted key does not fit, even beside one that does", () => {
    const wrong = PETER_LINE.replace("/ZJku", "/ZJkv")
    expect(reasonOf(() => openNote(`${TEXT}\n${wrong}`, [peter]))).toBe("signature-fails")
    expect(reasonOf(() => openNote(`${TEXT}\n${PETER_LINE}${wrong}`, [peter]))).toBe("signature-fails")
    expect(reasonOf(() => openNote(`${TEXT}\n${ENOCH_LINE}${wrong}`, [peter, enoch]))).toBe("signature-fails")
    const short = PETER_LINE.replace(/ x08g.*=/, " x08go/Y=")
    expect(reasonOf(() => openNote(`${TEXT}\n${short}`, [peter]))).toBe("signature-fails")
  })

  it("fails with any character of its text changed", () => {
    const source = `${TEXT}\n${PETER_LINE}`
    for (let at = 0; at < TEXT.length; at++) {
      const altered = `${source.slice(0, at)}~${source.slice(at + 1)}`
      expect(reasonOf(() => openNote(altered, [peter]))).toMatch(/signature-fails|malformed/)
    }
  })

  it("does not mind a trusted key that is listed twice", () => {
    const source = `${TEXT}\n${ENOCH_LINE}`
    expect(openNote(source, [enoch, peter, enoch])).toEqual(openNote(source, [enoch]))
  })

  it("fails where two keys of one name and id are trusted and one of them did not sign", () => {
    const twin: Verifier = { ...enoch, verify: () => false }
    const source = `${TEXT}\n${ENOCH_LINE}`
    expect(reasonOf(() => openNote(source, [enoch, twin]))).toBe("signature-fails")
    expect(reasonOf(() => openNote(source, [twin, enoch]))).toBe("signature-fails")
  })

  it("may hold empty lines: the last one ends the text", () => {
    // The example of C2SP signed-note.
    const text = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n"
    const line =
      "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    const note = parseNote(`${text}\n${line}`)
    expect(note.text).toBe(text)
    expect(note.signatures[0]?.name).toBe("quasimodo.example/salvatore")
    expect(note.signatures[0]?.keyId).toBe(0x367ba04b)
    expect(note.signatures[0]?.signature).toHaveLength(64)
    expect(formatNote(note)).toBe(`${text}\n${line}`)
  })

  it.each([
    ["no signature", TEXT],
    ["an empty line and no signature", `${TEXT}\n`],
    ["no last newline", `${TEXT}\n${PETER_LINE.slice(0, -1)}`],
    ["a control character", `\u0001${TEXT}\n${PETER_LINE}`],
    ["a carriage return", `${TEXT}\r\n${PETER_LINE}`],
    ["half a surrogate pair", `\ud800${TEXT}\n${PETER_LINE}`],
    ["a name of two words", `${TEXT}\n${PETER_LINE.replace("Neumann", " Neumann")}`],
    ["a name with a plus sign", `${TEXT}\n${PETER_LINE.replace("Neumann", "+Neumann")}`],
    ["a name with an ideographic space", `${TEXT}\n${PETER_LINE.replace("Neumann", "\u3000")}`],
    ["no name", `${TEXT}\n${PETER_LINE.replace("PeterNeumann", "")}`],
    ["a hyphen for the dash", `${TEXT}\n${PETER_LINE.replace("—", "-")}`],
    ["two spaces", `${TEXT}\n${PETER_LINE.replace(" x08", "  x08")}`],
    ["a trailing space", `${TEXT}\n${PETER_LINE.replace("=\n", "= \n")}`],
    ["base64 with stray bits", `${TEXT}\n${PETER_LINE.replace("AM=", "AN=")}`],
    ["base64 without padding", `${TEXT}\n${PETER_LINE.replace("AM=", "AM")}`],
    ["a key id alone", `${TEXT}\n— PeterNeumann x08gow==\n`],
    ["another line after the signatures", `${TEXT}\n${PETER_LINE}Unexpected line.\n`],
    ["an empty line after the signatures", `${TEXT}\n${PETER_LINE}\n`],
    ["more signatures than anyone needs", `${TEXT}\n${PETER_LINE.repeat(MAX_SIGNATURES + 1)}`],
  ])("with %s is malformed", (_, source) => {
    expect(reasonOf(() => parseNote(source))).toBe("malformed")
  })

  it("of over a million characters is not read", () => {
    expect(reasonOf(() => parseNote(`${"a".repeat(1_000_000)}\n\n${PETER_LINE}`))).toBe("too-large")
    expect(parseNote(`${TEXT}\n${PETER_LINE.repeat(MAX_SIGNATURES)}`).signatures).toHaveLength(MAX_SIGNATURES)
  })

  it("is not written if it could not be read back as what it was", () => {
    const signature = parseNote(`${TEXT}\n${PETER_LINE}`).signatures[0] ?? byNobody
    for (const note of [
      { text: "no newline", signatures: [signature] },
      { text: `a\n\n${PETER_LINE.trimEnd()}`, signatures: [signature] },
      { text: TEXT, signatures: [] },
      { text: TEXT, signatures: [{ ...signature, name: "a b" }] },
      { text: TEXT, signatures: [{ ...signature, name: "a AAAAAAA=\n— b" }] },
      { text: TEXT, signatures: [{ ...signature, signature: new Uint8Array(0) }] },
      { text: "tab\there\n", signatures: [signature] },
    ]) {
      expect(reasonOf(() => formatNote(note))).toBe("malformed")
    }
  })

  it("that is written is read back, and any text that is read is written back", () => {
    const name = fc.string({ minLength: 1 }).map((any) => any.replaceAll(/[\s+]/g, "-"))
    const signature = fc.record({
      name,
      keyId: fc.nat(0xffffffff),
      signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
    })
    const text = fc.string({ unit: "binary" }).map((body) => `${body.replaceAll(/\p{Cc}/gu, "\n")}\n`)
    fc.assert(
      fc.property(text, fc.array(signature, { minLength: 1, maxLength: 5 }), (text, signatures) => {
        expect(parseNote(formatNote({ text, signatures }))).toEqual({ text, signatures })
      }),
    )
  })

  it("of a log with ECDSA keys is checked by a verifier of one’s own", () => {
    // A checkpoint of Sigstore's public Rekor: key id and algorithm of signature type 2.
    const source =
      "rekor.sigstore.dev - 2605736670972794746\n64319120\nW7/06fgDSjOxApliccDgG4fKqDxExG6JO0e4FGf9gIw=\n" +
      "Timestamp: 1706845443714164712\n\n— rekor.sigstore.dev wNI9ajBFAiEAnduIhP1Jjz8E0ZAP8e1x0aKqzJCtmWZyV1mRJB/PlOoCIBoeHdjeONYmxlD2Za7sU0NeK/60skNnwoelsa3m2M8z\n"
    const spki =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw=="
    const key = createPublicKey({ key: Buffer.from(spki, "base64"), format: "der", type: "spki" })
    const rekor: Verifier = {
      name: "rekor.sigstore.dev",
      keyId: 0xc0d23d6a,
      verify: (message, signature) => verify("sha256", message, key, signature),
    }
    expect(openNote(source, [rekor]).verified).toHaveLength(1)
    expect(reasonOf(() => openNote(source.replace("64319120", "64319121"), [rekor]))).toBe("signature-fails")
  })
})
