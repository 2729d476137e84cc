import { MAX_LEAF_BYTES } from "@policy-ledger/tlog"

// How much is read of what comes from outside; docs/bounds.md lists the same.

/** How large a JSON text may be, and how many values it may hold: every scalar, list and object counts. */
export interface JsonBounds {
  /** In UTF-8. */
  readonly bytes: number
  readonly values: number
  /** Where whoever reads it takes each number as its text, one may be larger or finer than numbers are. */
  readonly anyNumber?: true
}

const KIB = 1024
const MIB = 1024 * KIB

/** A case is two or three levels deep, an event a few more; what nests deeper is neither. */
export const DEEPEST = 64

/** One case: a file, or a line of many. */
export const CASE_BOUNDS: JsonBounds = { bytes: MIB, values: 10_000 }
/** Orders as a platform's interface gives them: an order or a page of them, with ids beyond 2^53. */
export const TRADE_BOUNDS: JsonBounds = { ...CASE_BOUNDS, values: 100_000, anyNumber: true }
/** One event, a leaf of the tree. */
export const LINE_BOUNDS: JsonBounds = { bytes: MAX_LEAF_BYTES, values: 10_000 }
/** One receipt. */
export const RECEIPT_BOUNDS: JsonBounds = { bytes: 64 * MIB, values: 1_000_000 }
/** What a build makes and reads again: manifests, released files. */
export const MANIFEST_BOUNDS: JsonBounds = { bytes: 64 * MIB, values: 1_000_000 }
/** A packed data package, and what it unpacks to. */
export const ARCHIVE_BYTES: number = 64 * MIB
export const UNPACKED_BYTES: number = 256 * MIB
/** One authored file in YAML. */
export const YAML_BOUNDS: JsonBounds = { bytes: MIB, values: 10_000 }
/** A saved page, as text or HTML. */
export const PAGE_BYTES: number = 2 * MIB
/** A file of keys, a note, a checkpoint. */
export const NOTE_BYTES: number = 64 * KIB
/** A proof: an event in base64, the way to the root, and a checkpoint. */
export const PROOF_BYTES: number = 256 * KIB
/** The URL of a store. */
export const URL_BYTES: number = 2 * KIB

/** As people write a bound: `1 MiB`, `65535 bytes`. */
export const formatBytes = (bytes: number): string => {
  if (bytes % MIB === 0) return `${bytes / MIB} MiB`
  return bytes % KIB === 0 ? `${bytes / KIB} KiB` : `${bytes} bytes`
}
