import { checkConsistency, type ConsistencyProof } from "./consistency.ts"
import { quote, TlogError } from "./error.ts"
import { EMPTY_ROOT, formatHash, parseHash, sameHash, type Head } from "./hash.ts"
import { cosignaturesOn, type Cosignature } from "./cosignature.ts"
import { openNote, parseNote, signNote, type Signer, type Verifier } from "./note.ts"
import { checkText, parseDecimal } from "./text.ts"

// C2SP tlog-checkpoint: a note whose text is
//
//   example.com/log                                 which log, its origin
//   20852163                                        how many leaves
//   CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=    the root over them
//   …                                               lines of the log's own; better none

/** What a log says of itself when it signs. */
export interface Checkpoint extends Head {
  readonly origin: string
  /** Lines after the root. No auditor can check them: leave them out. */
  readonly extension: readonly string[]
}

/** Which log is expected, and the keys it is believed by. */
export interface Trust {
  readonly origin: string
  /** The log's own: they vouch for this origin. */
  readonly keys: readonly Verifier[]
  /** They vouch for no log, but that they saw nothing taken back. */
  readonly witnesses?: readonly Verifier[]
  /** How many of the witnesses, by their names, must have cosigned; none where it is absent. */
  readonly quorum?: number
}

/** A checkpoint that is believed, and whose word that is. */
export interface BelievedCheckpoint {
  readonly head: Checkpoint
  readonly signedBy: readonly string[]
  readonly witnessedBy: readonly Cosignature[]
}

/** The text to be signed. */
export function formatCheckpoint({ origin, size, root, extension }: Checkpoint): string {
  const text = [origin, String(size), formatHash(root), ...extension, ""].join("\n")
  const { origin: first, extension: rest } = parseCheckpoint(text)
  if (first === origin && rest.length === extension.length) return text
  const expected = "no newline in the origin and the extension lines"
  throw new TlogError("malformed", { read: "checkpoint", found: quote(text), expected })
}

/** Reads the text of a note as a checkpoint. Believe it only if the text comes from `openNote`. */
export function parseCheckpoint(text: string): Checkpoint {
  checkText(text, "checkpoint")
  const [origin = "", size = "", root = "", ...rest] = text.split("\n")
  const last = rest.pop()
  if (origin === "" || last !== "" || rest.includes("")) {
    const expected = "three lines or more, none empty, each ended by a newline"
    throw new TlogError("malformed", { read: "checkpoint", found: quote(text), expected })
  }
  const head = { size: parseDecimal(size, "tree size"), root: parseHash(root, "root hash") }
  if (head.size === 0 && !sameHash(head.root, EMPTY_ROOT)) {
    const expected = formatHash(EMPTY_ROOT)
    throw new TlogError("malformed", { read: "root hash of the empty tree", found: root, expected })
  }
  return { origin, ...head, extension: rest }
}

/** The checkpoint as a signed note. Ask `nextCheckpoint` first. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  return signNote(formatCheckpoint(checkpoint), signers)
}

/** Reads a signed checkpoint and checks that it is of this log and signed by a key that is trusted. */
export function openCheckpoint(source: string, trust: Trust): Checkpoint {
  return believeCheckpoint(source, trust).head
}

/** As `openCheckpoint`, and tells by which keys it is signed and which witnesses cosigned it. */
export function believeCheckpoint(
  source: string,
  { origin, keys, witnesses = [], quorum = 0 }: Trust,
): BelievedCheckpoint {
  const open = openNote(source, keys)
  const head = checkpointOf(open, origin)
  const witnessedBy = cosignaturesOn(parseNote(source), witnesses)
  const cosigners = new Set(witnessedBy.map(({ name }) => name)).size
  if (cosigners < quorum) {
    const found = `cosignatures of ${cosigners} of the witnesses that are trusted`
    throw new TlogError("too-few-witnesses", { read: "checkpoint", found, expected: `of ${quorum} or more` })
  }
  return { head, signedBy: open.verified.map(({ name }) => name), witnessedBy }
}

/** An opened note as a checkpoint of the log that is expected. */
export function checkpointOf({ text }: { readonly text: string }, origin: string): Checkpoint {
  const checkpoint = parseCheckpoint(text)
  if (checkpoint.origin === origin) return checkpoint
  const found = `of ${quote(checkpoint.origin)}`
  throw new TlogError("other-origin", { read: "checkpoint", found, expected: `of ${quote(origin)}` })
}

/**
 * The checkpoint a log may sign after `last`, the one it signed last (undefined: none yet). A log never
 * signs two heads that disagree: a head not above the last signed one must equal it, and one above it
 * must be proven to extend it. Keep what is signed outside the log, where a restored backup keeps it too.
 */
export function nextCheckpoint(
  last: Checkpoint | undefined,
  next: Checkpoint,
  proof?: ConsistencyProof,
): Checkpoint {
  if (last === undefined) return next
  const read = `checkpoint to be signed, of ${next.size} leaves`
  if (next.origin !== last.origin) {
    throw new TlogError("other-origin", { read, found: quote(next.origin), expected: quote(last.origin) })
  }
  if (next.size < last.size) {
    const expected = `at least the ${last.size} signed before: restore the log that was signed`
    throw new TlogError("rollback", { read, found: `${next.size}`, expected })
  }
  if (next.size === last.size) {
    if (sameHash(next.root, last.root)) return last
    const expected = `${formatHash(last.root)}, as signed before`
    throw new TlogError("fork", { read, found: `root ${formatHash(next.root)}`, expected })
  }
  if (proof === undefined) {
    const expected = `one from ${last.size} to ${next.size}`
    throw new TlogError("proof-fails", { read, found: "no consistency proof", expected })
  }
  checkConsistency(proof, last, next)
  return next
}
