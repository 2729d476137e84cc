import { rmSync, statSync } from "node:fs"
import { createFile, readText } from "@policy-ledger/files"
import { NOTE_BYTES } from "@policy-ledger/log"
import {
  attempt,
  COSIGNATURE,
  parseVerifierKey,
  type Signer,
  TlogError,
  type Trust,
  type Verifier,
} from "@policy-ledger/tlog"
import {
  cosignatureVerifier,
  ed25519Signer,
  ed25519Verifier,
  generateKeyPair,
} from "@policy-ledger/tlog/node"
import { Effect } from "effect"
import { CallRefused, ContentRefused } from "../refusal.ts"
import { note } from "../surroundings/surroundings.ts"
import type { KeygenAnswer } from "./answers.ts"

const OWNER_ONLY = 0o600
const EVERYBODY = 0o644

/** The private key in a file. Nothing that is said of it quotes it. */
export const readSigner = Effect.fnUntraced(function* (file: string) {
  const text = (yield* readText(file, NOTE_BYTES)).trim()
  const signer = attempt(() => ed25519Signer(text))
  if (signer instanceof TlogError)
    return yield* new ContentRefused({
      at: file,
      found: signer.found,
      expected: `the private key that keygen wrote: ${signer.expected}`,
    })
  if ((statSync(file).mode & 0o077) !== 0)
    yield* note(`${file}: others than its owner may read this key; chmod 600 it`)
  return signer satisfies Signer
})

const PUBLIC_KEYS = "public keys, one a line: <name>+<8 hex digits>+<base64>"

/**
 * Whom the public keys in a file make trusted for a ledger, one key a line: a key vouches for the ledger that it is named
 * after, and for no other; a witness's key for what the witness saw. A key listed twice is one. `quorum`: of how many witnesses
 * a cosignature is demanded.
 */
export const readTrust = Effect.fnUntraced(function* (file: string, origin: string, quorum = 0) {
  const lines = (yield* readText(file, NOTE_BYTES)).split("\n").map((line) => line.trim())
  const texts = new Set(lines.filter((line) => line !== ""))
  const [keys, witnesses, others]: [Verifier[], Verifier[], string[]] = [[], [], []]
  for (const text of texts) {
    if (text.includes("PRIVATE+KEY+"))
      return yield* new ContentRefused({
        at: file,
        found: "a private key",
        expected: `${PUBLIC_KEYS} (keygen wrote it to the .pub file)`,
      })
    const key = attempt(() => parseVerifierKey(text))
    if (key instanceof TlogError)
      return yield* new ContentRefused({ at: file, found: key.found, expected: PUBLIC_KEYS })
    if (key.type === COSIGNATURE) witnesses.push(cosignatureVerifier(text))
    else if (key.name === origin) keys.push(ed25519Verifier(text))
    else others.push(key.name)
  }
  const known = new Set(witnesses.map(({ name }) => name)).size
  if (known < quorum)
    return yield* new ContentRefused({
      at: file,
      found: `keys of ${known} witnesses`,
      expected: `of ${quorum} or more, as --witnesses demands`,
    })
  if (keys.length > 0) return { origin, keys, witnesses, quorum } satisfies Trust
  const found = `no key of that name${others.length === 0 ? "" : `, but of ${others.join(", ")}`}`
  return yield* new ContentRefused({
    at: file,
    found,
    expected: `a key named ${origin}, the ledger that it vouches for`,
  })
})

/** Makes a pair of keys; neither file may be there already. */
export const makeKeys = (name: string, file: string): Effect.Effect<KeygenAnswer, CallRefused> =>
  Effect.suspend(() => {
    const pair = attempt(() => generateKeyPair(name))
    if (pair instanceof TlogError)
      return Effect.fail(new CallRefused({ at: "name", found: pair.found, expected: pair.expected }))
    const publicFile = `${file}.pub`
    const { signerKey, verifierKey } = pair
    return Effect.as(
      Effect.andThen(
        writeNew(file, `${signerKey}\n`, OWNER_ONLY),
        Effect.tapError(writeNew(publicFile, `${verifierKey}\n`, EVERYBODY), () =>
          Effect.sync(() => rmSync(file, { force: true })),
        ),
      ),
      { v: 1, name, publicKey: verifierKey, files: { private: file, public: publicFile } } as const,
    )
  })

/** Never over a file that is there: it may be the only copy of a key. */
const writeNew = (file: string, text: string, mode: number): Effect.Effect<void, CallRefused> =>
  Effect.mapError(
    createFile(file, { text, mode }),
    (error) =>
      new CallRefused({
        at: file,
        found: error._tag === "FileTaken" ? "a file that is there already" : error.found,
        expected: "a place for a new key",
      }),
  )
