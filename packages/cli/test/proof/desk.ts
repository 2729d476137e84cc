import { generateKeyPairSync, sign } from "node:crypto"
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { treeOver } from "@policy-ledger/log"
import {
  COSIGNATURE,
  formatNote,
  formatVerifierKey,
  keyId,
  parseNote,
  signCheckpoint,
} from "@policy-ledger/tlog"
import { ed25519Signer, generateKeyPair } from "@policy-ledger/tlog/node"
import { emptyFolder, type Ran, root, run } from "../call.ts"

const ORIGIN = "policy-ledger-1688"

/** The published log, line by line. */
export const logLines: readonly string[] = readFileSync(join(root, "seeds/1688.ndjson"), "utf8")
  .trimEnd()
  .split("\n")

export const exampleCases: readonly string[] = readFileSync(join(root, "docs/examples/orders.ndjson"), "utf8")
  .trimEnd()
  .split("\n")

/** A folder of its own in which the command runs: `seeds/` holds the platform file and as much of the log as is written. */
export class Desk {
  readonly folder = emptyFolder()

  constructor(lines: readonly string[] = logLines) {
    mkdirSync(join(this.folder, "seeds"))
    cpSync(join(root, "seeds/1688.yaml"), join(this.folder, "seeds/1688.yaml"))
    this.writeLog(lines)
  }

  writeLog(lines: readonly string[], file = "seeds/1688.ndjson"): void {
    this.write(file, lines.map((line) => `${line}\n`).join(""))
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text)
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8")
  }

  /** A pair of keys as keygen writes it. */
  writeKeys(file = "key", name = ORIGIN): void {
    const { signerKey, verifierKey } = generateKeyPair(name)
    this.write(file, `${signerKey}\n`)
    chmodSync(this.path(file), 0o600)
    this.write(`${file}.pub`, `${verifierKey}\n`)
  }

  /** The head of a log, signed by a key that was written. */
  writeHead(file: string, lines: readonly string[], key = "key"): void {
    const checkpoint = { origin: ORIGIN, ...treeOver(lines).head(), extension: [] }
    this.write(file, signCheckpoint(checkpoint, [ed25519Signer(this.read(key).trim())]))
  }

  /** Adds a witness's cosignature to a head, and writes the witness's key. */
  cosign(file: string, name: string, second: number): void {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519")
    const bytes = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url")
    const id = keyId(name, COSIGNATURE, bytes)
    const { text, signatures } = parseNote(this.read(file))
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(second))
    const signed = sign(null, Buffer.from(`cosignature/v1\ntime ${second}\n${text}`), privateKey)
    const line = { name, keyId: id, signature: Buffer.concat([time, signed]) }
    this.write(file, formatNote({ text, signatures: [...signatures, line] }))
    this.write(
      `${name}.pub`,
      `${formatVerifierKey({ name, keyId: id, type: COSIGNATURE, publicKey: bytes })}\n`,
    )
  }

  path(file: string): string {
    return join(this.folder, file)
  }

  run(...args: readonly string[]): Promise<Ran> {
    return run(args, { cwd: this.folder })
  }

  /** The answer in JSON, with the exit status. */
  async ask(...args: readonly string[]): Promise<{
    readonly status: number | null
    readonly answer: Record<string, unknown>
  }> {
    const { status, stdout } = await this.run(...args, "--json")
    return { status, answer: JSON.parse(stdout) }
  }
}

/** Where the announcement begins that is the first to have `size` events or more before it. */
export const boundaryFrom = (size: number): number =>
  logLines.findIndex((line, i) => i >= size && line.includes('"type":"Published"'))
