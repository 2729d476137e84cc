import { decodeBase64, formatBase64 } from "./base64.ts"
import { quote, TlogError } from "./error.ts"
import { sha256 } from "#sha256"
import { utf8 } from "./text.ts"

// C2SP signed-note: key names, key ids, and the one-line text of a key that Go's sumdb/note writes.

/** The signature type byte of plain Ed25519: a log's. */
export const ED25519 = 0x01
/** That of cosignature/v1, Ed25519 with the time: a witness's. */
export const COSIGNATURE = 0x04
const ED25519_BYTES = 32

/** A public key as it is handed out: `<name>+<key id, 8 hex digits>+<base64(type || key)>`. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: number
  readonly type: number
  readonly publicKey: Uint8Array
}

/** A private key as its owner keeps it: `PRIVATE+KEY+<name>+<key id>+<base64(type || seed)>`. */
export interface SignerKey {
  readonly name: string
  readonly keyId: number
  readonly type: number
  readonly seed: Uint8Array
}

const PRIVATE = "PRIVATE+KEY+"

export function isKeyName(name: string): boolean {
  const isPlain = Array.from(name).every((letter) => letter >= " " && letter !== "+")
  return name !== "" && name.isWellFormed() && isPlain && !/\p{White_Space}/u.test(name)
}

/** SHA-256(name || 0x0A || type || public key), the first four bytes. */
export function keyId(name: string, type: number, publicKey: Uint8Array): number {
  const digest = sha256(Uint8Array.of(...utf8(name), 0x0a, type, ...publicKey))
  return new DataView(digest.buffer).getUint32(0)
}

export function formatKeyId(id: number): string {
  return id.toString(16).padStart(8, "0")
}

/** The verifier key of an Ed25519 public key under this name. */
export function ed25519Key(name: string, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) {
    const expected = "a name without spaces and plus signs, such as example.com/log"
    throw new TlogError("bad-key", { read: "key name", found: quote(name), expected })
  }
  return { name, keyId: keyId(name, ED25519, publicKey), type: ED25519, publicKey }
}

export function formatVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  return `${name}+${formatKeyId(keyId)}+${formatBase64(Uint8Array.of(type, ...publicKey))}`
}

/** Keys of logs and of witnesses; the id must be that of the name and the key. */
export function parseVerifierKey(
  text: string,
  types: readonly number[] = [ED25519, COSIGNATURE],
): VerifierKey {
  const { name, keyId: stated, type, material } = parseKey(text, "verifier key", types)
  const key = { name, keyId: keyId(name, type, material), type, publicKey: material }
  if (key.keyId === stated) return key
  const found = `key id ${formatKeyId(stated)}`
  throw new TlogError("bad-key", { read: "verifier key", found, expected: formatKeyId(key.keyId) })
}

export function formatSignerKey({ name, keyId, type, seed }: SignerKey): string {
  return `${PRIVATE}${name}+${formatKeyId(keyId)}+${formatBase64(Uint8Array.of(type, ...seed))}`
}

/** Ed25519 keys only. That the id fits can be told only with the public key, by who makes a signer of it. */
export function parseSignerKey(text: string): SignerKey {
  if (!text.startsWith(PRIVATE)) {
    throw new TlogError("bad-key", {
      read: "signer key",
      found: "another text",
      expected: `one that begins with ${PRIVATE}`,
    })
  }
  const { name, keyId, type, material } = parseKey(text.slice(PRIVATE.length), "signer key", [ED25519])
  return { name, keyId, type, seed: material }
}

/** No message quotes the text: it may be a private key. */
function parseKey(
  text: string,
  read: string,
  types: readonly number[],
): { name: string; keyId: number; type: number; material: Uint8Array } {
  const [, name = "", id = "", base64 = ""] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text) ?? []
  const bytes = decodeBase64(base64)
  if (!isKeyName(name) || bytes === undefined) {
    throw new TlogError("bad-key", {
      read,
      found: "another text",
      expected: "<name>+<8 hex digits>+<base64>",
    })
  }
  const [type = 0] = bytes
  const material = bytes.slice(1)
  if (!types.includes(type) || material.length !== ED25519_BYTES) {
    const found = `type ${type} with ${material.length} bytes`
    const expected = `Ed25519: type ${types.join(" or ")} with ${ED25519_BYTES}`
    throw new TlogError("bad-key", { read, found, expected })
  }
  return { name, keyId: Number.parseInt(id, 16), type, material }
}
