import { formatBase64, parseBase64 } from "./base64.ts"
import { openCheckpoint, type Checkpoint, type Trust } from "./checkpoint.ts"
import { quote, TlogError } from "./error.ts"
import { formatHash, parseHash, type Hash } from "./hash.ts"
import { checkInclusion } from "./inclusion.ts"
import { checkText, parseDecimal } from "./text.ts"

// C2SP tlog-proof: that a leaf is in a log, in one file (*.tlog-proof) that can be checked offline.
//
//   c2sp.org/tlog-proof@v1
//   extra YWdl…                                     optional, not authenticated
//   index 73894
//   gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=    the inclusion proof, a hash a line
//
//   example.com/log                                 the signed checkpoint, verbatim
//   …

const HEADER = "c2sp.org/tlog-proof@v1"

export interface TlogProof {
  /** Anything the application wants to carry along. Nothing vouches for it. */
  readonly extra?: Uint8Array
  readonly index: number
  readonly path: readonly Hash[]
  /** A signed note, not yet opened. */
  readonly checkpoint: string
}

export function formatTlogProof({ extra, index, path, checkpoint }: TlogProof): string {
  const extraLines = extra === undefined ? [] : [`extra ${formatBase64(extra)}`]
  const lines = [HEADER, ...extraLines, `index ${index}`, ...path.map(formatHash), "", checkpoint]
  const text = lines.join("\n")
  parseTlogProof(text)
  return text
}

/** Reads the form; the checkpoint in it is looked at by `checkTlogProof`. */
export function parseTlogProof(text: string): TlogProof {
  checkText(text, "tlog-proof")
  const end = text.indexOf("\n\n")
  const [header, ...lines] = text.slice(0, end < 0 ? 0 : end).split("\n")
  if (header !== HEADER) {
    const expected = `${quote(HEADER)}, the proof, an empty line and a checkpoint`
    throw new TlogError("malformed", { read: "tlog-proof", found: quote(text), expected })
  }
  const extra = lines[0]?.startsWith("extra ") ? parseExtra(lines.shift() ?? "") : undefined
  const index = lines.shift() ?? ""
  if (!index.startsWith("index ")) {
    throw new TlogError("malformed", {
      read: "tlog-proof",
      found: quote(index),
      expected: '"index <number>"',
    })
  }
  return {
    ...(extra === undefined ? {} : { extra }),
    index: parseDecimal(index.slice("index ".length), "leaf index"),
    path: lines.map((line) => parseHash(line, "proof hash")),
    checkpoint: text.slice(end + 2),
  }
}

/** Checks that the leaf is in the log that is trusted, and returns the checkpoint that says so. */
export function checkTlogProof(proof: TlogProof, leaf: Hash, trust: Trust): Checkpoint {
  const checkpoint = openCheckpoint(proof.checkpoint, trust)
  checkInclusion({ index: proof.index, size: checkpoint.size, path: proof.path }, leaf, checkpoint)
  return checkpoint
}

function parseExtra(line: string): Uint8Array {
  const extra = parseBase64(line.slice("extra ".length), "extra line")
  if (extra.length > 0) return extra
  throw new TlogError("malformed", {
    read: "extra line",
    found: "no data",
    expected: "data, or no such line",
  })
}
