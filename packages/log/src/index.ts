// What one log is: its lines in canonical JSON, the digests and the tree over them. Pure; on rulebook and tlog alone.
export { canonicalEvent, canonicalJson, NotCanonical } from "./canonical.ts"
export { bytesOfHex, DIGEST, digestOf, formatDigest, hex, utf8 } from "./digest.ts"
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
