import { decodeBase64, formatBase64 } from "./base64.ts"
import { quote, TlogError } from "./error.ts"
import { formatKeyId, isKeyName } from "./key.ts"
import { checkText, utf8 } from "./text.ts"

// C2SP signed-note. A note is a text and, after an empty line, who signed it:
//
//   the text, of any number of lines
//
//   — example.com/key AbCd…

/** As in Go's sumdb/note; the specification asks for at least 16. */
export const MAX_SIGNATURES = 100

const KEY_ID_BYTES = 4

export interface NoteSignature {
  readonly name: string
  readonly keyId: number
  readonly signature: Uint8Array
}

/** A note as read. Nothing in it is to be believed before `openNote` has checked the signatures. */
export interface Note {
  /** Ends in a newline; the signatures are over its UTF-8 bytes. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Whoever signs under a name; see `@policy-ledger/tlog/node` for one that holds an Ed25519 key. */
export interface Signer {
  readonly name: string
  readonly keyId: number
  sign(message: Uint8Array): Uint8Array
}

/** A key that is trusted. Algorithms other than Ed25519, witnesses' among them, come in as another of these. */
export interface Verifier {
  readonly name: string
  readonly keyId: number
  verify(message: Uint8Array, signature: Uint8Array): boolean
}

export function formatNote({ text, signatures }: Note): string {
  checkText(text, "note")
  if (!text.endsWith("\n")) {
    const found = quote(text.slice(-20))
    throw new TlogError("malformed", { read: "note", found, expected: "a text that ends in a newline" })
  }
  checkCount(signatures.length)
  return `${text}\n${signatures.map(formatSignature).join("")}`
}

/** Reads a note without believing it: the form alone is checked, to the last byte. */
export function parseNote(source: string): Note {
  checkText(source, "note")
  // The text may have empty lines of its own: the last one ends it.
  const end = source.lastIndexOf("\n\n")
  if (end < 0 || !source.endsWith("\n")) {
    const expected = "a text, an empty line and signatures, each line ended by a newline"
    throw new TlogError("malformed", { read: "note", found: quote(source), expected })
  }
  const lines = source
    .slice(end + 2)
    .split("\n")
    .slice(0, -1)
  checkCount(lines.length)
  return { text: source.slice(0, end + 1), signatures: lines.map(parseSignature) }
}

/** Signs a text; signatures it already carries stay, but for those of the same keys. */
export function signNote(
  text: string,
  signers: readonly Signer[],
  others: readonly NoteSignature[] = [],
): string {
  const message = utf8(text)
  const kept = others.filter((other) => !signers.some((signer) => isSameKey(signer, other)))
  const made = signers.map((signer) => {
    const { name, keyId } = signer
    return { name, keyId, signature: signer.sign(message) }
  })
  return formatNote({ text, signatures: [...kept, ...made] })
}

/** A note of which at least one signature is by a trusted key, and every one by such a key is right. */
export interface OpenNote {
  readonly text: string
  readonly verified: readonly NoteSignature[]
  /** By keys that are not known here; they say nothing. */
  readonly unknown: readonly NoteSignature[]
}

/** Reads a note and checks it against the keys that are trusted. */
export function openNote(source: string, trusted: readonly Verifier[]): OpenNote {
  const note = parseNote(source)
  return settle(note, checked(note, claimsOf(note, trusted)))
}

/** A signature that says it is by a trusted key. */
export interface Claim<V> {
  readonly signature: NoteSignature
  readonly verifier: V
}

/** The signatures that say they are by one of these keys; a key that is listed twice is asked twice, and must agree. */
export function claimsBy<V extends Key>(note: Note, keys: readonly V[]): readonly Claim<V>[] {
  return note.signatures.flatMap((signature) =>
    keys.flatMap((verifier) => (isSameKey(verifier, signature) ? [{ signature, verifier }] : [])),
  )
}

/** The signatures to be checked, and by whom; refuses a note that has none. */
export function claimsOf<V extends Key>(note: Note, trusted: readonly V[]): readonly Claim<V>[] {
  const claims = claimsBy(note, trusted)
  if (claims.length > 0) return claims
  const found = `signatures of ${note.signatures.map(showKey).join(", ")}`
  const expected = trusted.map(showKey).join(" or ") || "a trusted key"
  throw new TlogError("untrusted", { read: "note", found, expected })
}

/** A claim, and whether its key bears it out. */
export type CheckedClaim = Claim<Key> & { readonly holds: boolean }

/** Each claim with what its key says of it. */
export function checked(note: Note, claims: readonly Claim<Verifier>[]): readonly CheckedClaim[] {
  const message = utf8(note.text)
  return claims.map((claim) => ({
    ...claim,
    holds: claim.verifier.verify(message, claim.signature.signature),
  }))
}

/** The note as opened, once every claim has been checked. */
export function settle(note: Note, claims: readonly CheckedClaim[]): OpenNote {
  for (const { signature, holds } of claims) {
    if (holds) continue
    const found = `a signature of ${showKey(signature)} that does not fit the text`
    throw new TlogError("signature-fails", { read: "note", found, expected: "one that does, or none" })
  }
  const verified = claims.map(({ signature }) => signature)
  const unknown = note.signatures.filter((signature) => !verified.includes(signature))
  const isFirst = (signature: NoteSignature, i: number) =>
    verified.findIndex((other) => isSameKey(other, signature)) === i
  return { text: note.text, verified: verified.filter(isFirst), unknown }
}

/** What tells one key from another: two keys may share a name or an id, not both. */
export interface Key {
  readonly name: string
  readonly keyId: number
}

function isSameKey(a: Key, b: Key): boolean {
  return a.name === b.name && a.keyId === b.keyId
}

function showKey({ name, keyId }: Key): string {
  return `${quote(name)} (${formatKeyId(keyId)})`
}

function checkCount(signatures: number): void {
  if (signatures > 0 && signatures <= MAX_SIGNATURES) return
  const expected = `1 to ${MAX_SIGNATURES} signatures`
  throw new TlogError("malformed", { read: "note", found: `${signatures}`, expected })
}

function formatSignature({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name) || signature.length === 0) {
    const found = `${signature.length} bytes under the name ${quote(name)}`
    const expected = "a signature under a name without spaces and plus signs"
    throw new TlogError("malformed", { read: "signature", found, expected })
  }
  const bytes = new Uint8Array(KEY_ID_BYTES + signature.length)
  new DataView(bytes.buffer).setUint32(0, keyId)
  bytes.set(signature, KEY_ID_BYTES)
  return `— ${name} ${formatBase64(bytes)}\n`
}

function parseSignature(line: string): NoteSignature {
  const [dash, name = "", base64 = "", ...rest] = line.split(" ")
  const bytes = decodeBase64(base64)
  if (
    dash !== "—" ||
    !isKeyName(name) ||
    bytes === undefined ||
    bytes.length <= KEY_ID_BYTES ||
    rest.length > 0
  ) {
    const expected = '"— <key name> <base64 of key id and signature>"'
    throw new TlogError("malformed", { read: "signature line", found: quote(line), expected })
  }
  return { name, keyId: new DataView(bytes.buffer).getUint32(0), signature: bytes.subarray(KEY_ID_BYTES) }
}
