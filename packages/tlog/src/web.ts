// Ed25519 over WebCrypto, which answers later: the same checks as in the main entry, with a promise.

import { checkpointOf, type Checkpoint } from "./checkpoint.ts"
import { cosigned } from "./cosignature.ts"
import type { Hash } from "./hash.ts"
import { checkInclusion } from "./inclusion.ts"
import { COSIGNATURE, ED25519, parseVerifierKey } from "./key.ts"
import { claimsOf, parseNote, settle, type Key, type OpenNote } from "./note.ts"
import type { TlogProof } from "./proof.ts"
import { utf8 } from "./text.ts"

/** A `Verifier` that answers later. */
export interface AsyncVerifier extends Key {
  verify(message: Uint8Array, signature: Uint8Array): Promise<boolean>
}

/** Which log is expected, and the keys it is believed by. */
export interface AsyncTrust {
  readonly origin: string
  readonly keys: readonly AsyncVerifier[]
}

/** Checks against a log's verifier key in its text form. */
export async function ed25519Verifier(verifierKey: string): Promise<AsyncVerifier> {
  const { name, keyId, publicKey } = parseVerifierKey(verifierKey, [ED25519])
  const verify = await verifying(publicKey)
  return { name, keyId, verify }
}

/** Checks against a witness's verifier key in its text form; `cosignatureOf` tells when a line that holds was signed. */
export async function cosignatureVerifier(verifierKey: string): Promise<AsyncVerifier> {
  const { name, keyId, publicKey } = parseVerifierKey(verifierKey, [COSIGNATURE])
  const verify = await verifying(publicKey)
  return {
    name,
    keyId,
    verify: async (text, signature) => {
      const said = cosigned(text, signature)
      return said !== undefined && (await verify(said.message, said.signature))
    },
  }
}

async function verifying(publicKey: Uint8Array): Promise<AsyncVerifier["verify"]> {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(publicKey), "Ed25519", false, ["verify"])
  return (message, signature) =>
    crypto.subtle.verify("Ed25519", key, new Uint8Array(signature), new Uint8Array(message))
}

export async function openNote(source: string, trusted: readonly AsyncVerifier[]): Promise<OpenNote> {
  const note = parseNote(source)
  const message = utf8(note.text)
  const claims = claimsOf(note, trusted).map(async (claim) => ({
    ...claim,
    holds: await claim.verifier.verify(message, claim.signature.signature),
  }))
  return settle(note, await Promise.all(claims))
}

export async function openCheckpoint(source: string, { origin, keys }: AsyncTrust): Promise<Checkpoint> {
  return checkpointOf(await openNote(source, keys), origin)
}

export async function checkTlogProof(proof: TlogProof, leaf: Hash, trust: AsyncTrust): Promise<Checkpoint> {
  const checkpoint = await openCheckpoint(proof.checkpoint, trust)
  checkInclusion({ index: proof.index, size: checkpoint.size, path: proof.path }, leaf, checkpoint)
  return checkpoint
}
