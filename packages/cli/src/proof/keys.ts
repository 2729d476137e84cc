import { rmSync, statSync } from "node:fs"
import { createFile, readText } from "@policy-ledger/files"
import { attempt, type Signer, TlogError, type Verifier } from "@policy-ledger/tlog"
import { ed25519Signer, ed25519Verifier, generateKeyPair } from "@policy-ledger/tlog/node"
import { Effect } from "effect"
import { CallRefused, ContentRefused } from "../refusal.ts"
import { note } from "../surroundings/surroundings.ts"
import type { KeygenAnswer } from "./answers.ts"

const OWNER_ONLY = 0o600
const EVERYBODY = 0o644

/** The private key in a file. Nothing that is said of it quotes it. */
export const readSigner = Effect.fnUntraced(function* (file: string) {
  const text = (yield* readText(file)).trim()
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

/** The public keys in a file, one a line. */
export const readVerifiers = Effect.fnUntraced(function* (file: string) {
  const lines = (yield* readText(file)).split("\n").filter((line) => line.trim() !== "")
  const verifiers: Verifier[] = []
  const expected = "public keys, one a line: <name>+<8 hex digits>+<base64>"
  for (const line of lines) {
    if (line.startsWith("PRIVATE+KEY+"))
      return yield* new ContentRefused({
        at: file,
        found: "a private key",
        expected: `${expected} (keygen wrote it to the .pub file)`,
      })
    const verifier = attempt(() => ed25519Verifier(line.trim()))
    if (verifier instanceof TlogError)
      return yield* new ContentRefused({ at: file, found: verifier.found, expected })
    verifiers.push(verifier)
  }
  if (verifiers.length === 0) return yield* new ContentRefused({ at: file, found: "no key", expected })
  return verifiers
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
