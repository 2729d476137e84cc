// What one log is: its lines in canonical JSON, the digests and the tree over them. Pure; on rulebook and tlog alone.
export { canonicalEvent, canonicalJson, NotCanonical } from "./canonical.ts"
export {
  ARCHIVE_BYTES,
  CASE_BOUNDS,
  DEEPEST,
  formatBytes,
  type JsonBounds,
  LINE_BOUNDS,
  MANIFEST_BOUNDS,
  NOTE_BYTES,
  PAGE_BYTES,
  PROOF_BYTES,
  RECEIPT_BOUNDS,
  TRADE_BOUNDS,
  UNPACKED_BYTES,
  URL_BYTES,
  YAML_BOUNDS,
} from "./bounds.ts"
export { type JsonPlaces, jsonPlaces, type JsonResult, readJson, sizeFault } from "./json.ts"
export { JsonFault, type JsonReason, type Place } from "./json-fault.ts"
export { bytesOfHex, DIGEST, digestOf, formatDigest, hex, utf8 } from "./digest.ts"
export { readLines } from "./lines.ts"
export { Log, linesOf } from "./log.ts"
export { wholenessFault, type OrderFault } from "./order.ts"
export {
  EMPTY_LOG_ROOT,
  edgeOver,
  formatRoot,
  logHead,
  leafOf,
  type LogHead,
  parseRootUnsafe,
  treeOver,
} from "./tree.ts"
