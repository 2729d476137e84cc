// Ed25519 over node:crypto: synchronous, for signing and for checking.

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto"
import { cosigned } from "./cosignature.ts"
import { TlogError } from "./error.ts"
import {
  COSIGNATURE,
  ED25519,
  ed25519Key,
  formatKeyId,
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  parseVerifierKey,
  type VerifierKey,
} from "./key.ts"
import type { Signer, Verifier } from "./note.ts"

/** A new pair of keys in their text forms; the signer key is a secret. */
export interface KeyPair {
  readonly signerKey: string
  readonly verifierKey: string
}

/** RFC 8410, 7: what stands before the 32 bytes of the seed in PKCS #8. */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

export function generateKeyPair(name: string): KeyPair {
  const { privateKey } = generateKeyPairSync("ed25519")
  const key = publicPart(name, privateKey)
  const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(PKCS8_PREFIX.length)
  const signerKey = formatSignerKey({ name, keyId: key.keyId, type: ED25519, seed })
  return { signerKey, verifierKey: formatVerifierKey(key) }
}

/** Signs with a signer key in its text form. */
export function ed25519Signer(signerKey: string): Signer {
  const { name, keyId, seed } = parseSignerKey(signerKey)
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: "der",
    type: "pkcs8",
  })
  const key = publicPart(name, privateKey)
  if (key.keyId !== keyId) {
    const found = `key id ${formatKeyId(keyId)}`
    throw new TlogError("bad-key", { read: "signer key", found, expected: formatKeyId(key.keyId) })
  }
  return { name, keyId, sign: (message) => sign(null, message, privateKey) }
}

/** Checks against a log's verifier key in its text form. */
export function ed25519Verifier(verifierKey: string): Verifier {
  const { name, keyId, publicKey } = parseVerifierKey(verifierKey, [ED25519])
  const key = publicKeyOf(publicKey)
  return { name, keyId, verify: (message, signature) => verify(null, message, key, signature) }
}

/** Checks against a witness's verifier key in its text form (C2SP tlog-cosignature). */
export function cosignatureVerifier(verifierKey: string): Verifier {
  const { name, keyId, publicKey } = parseVerifierKey(verifierKey, [COSIGNATURE])
  const key = publicKeyOf(publicKey)
  return {
    name,
    keyId,
    verify: (text, signature) => {
      const said = cosigned(text, signature)
      return said !== undefined && verify(null, said.message, key, said.signature)
    },
  }
}

function publicKeyOf(bytes: Uint8Array): KeyObject {
  const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(bytes).toString("base64url") }
  return createPublicKey({ key: jwk, format: "jwk" })
}

function publicPart(name: string, privateKey: KeyObject): VerifierKey {
  const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" })
  return ed25519Key(name, Buffer.from(x, "base64url"))
}
