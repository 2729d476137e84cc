export { attempt, TlogError, type Finding, type TlogReason } from "./error.ts"
export { sha256 } from "#sha256"
export {
  EMPTY_ROOT,
  formatHash,
  HASH_BYTES,
  hashFromBytes,
  leafHash,
  MAX_LEAF_BYTES,
  nodeHash,
  parseHash,
  sameHash,
  type Hash,
  type Head,
} from "./hash.ts"
export { headAt, type Subtrees } from "./subtree.ts"
export { Tree } from "./tree.ts"
export { edgeHead, EMPTY_EDGE, extendEdge, rootOf, type Edge } from "./edge.ts"
export { checkInclusion, proveInclusion, type InclusionProof } from "./inclusion.ts"
export {
  checkConsistency,
  checkExtends,
  firstDifference,
  proveConsistency,
  type ConsistencyProof,
} from "./consistency.ts"
export {
  COSIGNATURE,
  formatSignerKey,
  formatVerifierKey,
  keyId,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
} from "./key.ts"
export {
  formatNote,
  MAX_SIGNATURES,
  openNote,
  parseNote,
  signNote,
  type Key,
  type Note,
  type NoteSignature,
  type OpenNote,
  type Signer,
  type Verifier,
} from "./note.ts"
export { cosignatureOf, type Cosignature } from "./cosignature.ts"
export {
  believeCheckpoint,
  checkpointOf,
  formatCheckpoint,
  nextCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type BelievedCheckpoint,
  type Checkpoint,
  type Trust,
} from "./checkpoint.ts"
export {
  checkTlogProof,
  formatTlogProof,
  parseTlogProof,
  type TlogProof,
} from "./proof.ts"
