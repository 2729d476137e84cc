import { TlogError } from "./error.ts"
import { claimsBy, checked, settle, type Note, type NoteSignature, type Verifier } from "./note.ts"
import { utf8 } from "./text.ts"

// C2SP tlog-cosignature, v1: what a witness says of a checkpoint. Its signature in the note is
//
//   u64 time || Ed25519 over     cosignature/v1
//                                time 1679315147
//                                the text of the note, whole

const TIME_BYTES = 8
/** The last second that a date of four digits can tell. */
const LAST_SECOND = 253_402_300_799

/** Who cosigned a checkpoint, and when by its own clock: until then it had seen nothing that the log took back. */
export interface Cosignature {
  readonly name: string
  /** RFC 3339, in UTC. */
  readonly at: string
}

/** The time that a cosignature names, in seconds since 1970; NaN in one that is too short, or beyond the year 9999. */
function secondOf(signature: Uint8Array): number {
  if (signature.length <= TIME_BYTES) return Number.NaN
  const second = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  return second > LAST_SECOND ? Number.NaN : Number(second)
}

/** A cosignature of a checkpoint's text as what its key signed; undefined where it names no time. */
export function cosigned(
  text: Uint8Array,
  signature: Uint8Array,
): { readonly message: Uint8Array; readonly signature: Uint8Array } | undefined {
  const second = secondOf(signature)
  if (Number.isNaN(second)) return undefined
  const message = Uint8Array.of(...utf8(`cosignature/v1\ntime ${second}\n`), ...text)
  return { message, signature: signature.subarray(TIME_BYTES) }
}

/** The cosignature of a witness's line in a note; believe it only of a line that was verified. */
export function cosignatureOf({ name, signature }: NoteSignature): Cosignature {
  const second = secondOf(signature)
  if (!Number.isNaN(second)) return { name, at: new Date(second * 1000).toISOString().replace(".000Z", "Z") }
  const found = `${signature.length} bytes that name no time`
  throw new TlogError("malformed", { read: "cosignature", found, expected: "a time before the year 10000" })
}

/** The cosignatures of these witnesses on a note. Throws where one of them does not fit; others say nothing. */
export function cosignaturesOn(note: Note, witnesses: readonly Verifier[]): readonly Cosignature[] {
  const { verified } = settle(note, checked(note, claimsBy(note, witnesses)))
  return verified.map(cosignatureOf)
}
