import { spawnSync } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { treeOver } from "@policy-ledger/log"
import { signCheckpoint } from "@policy-ledger/tlog"
import { ed25519Signer, generateKeyPair } from "@policy-ledger/tlog/node"
import { onTestFinished, vi } from "vitest"

const ORIGIN = "policy-ledger-1688"

/** Each test starts several processes. */
vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL("../../../../", import.meta.url))

/** The published log, line by line. */
export const logLines: readonly string[] = readFileSync(join(root, "seeds/1688.ndjson"), "utf8")
  .trimEnd()
  .split("\n")

export const exampleCases: readonly string[] = readFileSync(join(root, "docs/examples/orders.ndjson"), "utf8")
  .trimEnd()
  .split("\n")

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own in which the built command runs: `seeds/` holds the platform file and as much of the log as is written. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), "policy-ledger-proof-"))

  constructor(lines: readonly string[] = logLines) {
    mkdirSync(join(this.folder, "seeds"))
    cpSync(join(root, "seeds/1688.yaml"), join(this.folder, "seeds/1688.yaml"))
    this.writeLog(lines)
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }))
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

  /** A pair of keys as keygen writes it, without starting a process. */
  writeKeys(file = "key"): void {
    const { signerKey, verifierKey } = generateKeyPair(ORIGIN)
    this.write(file, `${signerKey}\n`)
    chmodSync(this.path(file), 0o600)
    this.write(`${file}.pub`, `${verifierKey}\n`)
  }

  /** The head of a log, signed by a key that was written. */
  writeHead(file: string, lines: readonly string[], key = "key"): void {
    const checkpoint = { origin: ORIGIN, ...treeOver(lines).head(), extension: [] }
    this.write(file, signCheckpoint(checkpoint, [ed25519Signer(this.read(key).trim())]))
  }

  path(file: string): string {
    return join(this.folder, file)
  }

  run(...args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "packages/cli/build/ledger.mjs"), ...args],
      {
        cwd: this.folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1", LANG: "C.UTF-8", LC_ALL: "" },
      },
    )
    return { status, stdout, stderr }
  }

  /** The answer in JSON, with the exit status. */
  ask(...args: readonly string[]): {
    readonly status: number | null
    readonly answer: Record<string, unknown>
  } {
    const { status, stdout } = this.run(...args, "--json")
    return { status, answer: JSON.parse(stdout) }
  }
}

/** Where the announcement begins that is the first to have `size` events or more before it. */
export const boundaryFrom = (size: number): number =>
  logLines.findIndex((line, i) => i >= size && line.includes('"type":"Published"'))
