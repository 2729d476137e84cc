import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, vi } from "vitest"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const bin = join(root, "packages/cli/bin/policy-ledger.mjs")
const bazaar = fileURLToPath(new URL("fixtures/bazaar", import.meta.url))

/** The command is tested as people start it: bundled, a process of its own. The launcher bundles it where it is stale. */
execFileSync(process.execPath, [join(root, "packages/cli/build/ledger.mjs"), "--version"], {
  stdio: ["ignore", "ignore", "inherit"],
})

/** Processes, and perhaps many at once. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly input?: string | Uint8Array
}

/** What a terminal would tell and the tests must not depend on. */
const PLAIN: NodeJS.ProcessEnv = { PATH: process.env["PATH"], HOME: process.env["HOME"], LANG: "C.UTF-8" }

export const startedWith = ({ cwd = root, env = {} }: Surroundings) => ({ cwd, env: { ...PLAIN, ...env } })

export const commandLine = (args: readonly string[]): readonly [string, ...string[]] => [
  process.execPath,
  bin,
  ...args,
]

export const run = (args: readonly string[], surroundings: Surroundings = {}): Ran => {
  const [node, ...rest] = commandLine(args)
  const { status, stdout, stderr, error } = spawnSync(node, rest, {
    ...startedWith(surroundings),
    input: surroundings.input ?? "",
    encoding: "utf8",
    maxBuffer: 1 << 28,
  })
  if (error !== undefined) throw error
  return { status, stdout, stderr }
}

/** The answer as JSON. */
const asked = (args: readonly string[], surroundings: Surroundings = {}): Record<string, unknown> => {
  const { status, stdout, stderr } = run([...args, "--json"], surroundings)
  if (status === 2) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, unknown>
}

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "policy-ledger-cli-"))
  made.push(folder)
  return folder
}

/** A copy of the made-up platform's ledger, to be written to at will. */
export interface Workspace {
  readonly folder: string
  /** Writes a file in it and answers its path from there. */
  readonly file: (path: string, content: string | Uint8Array) => string
  readonly run: (args: readonly string[], surroundings?: Surroundings) => Ran
  readonly ask: (args: readonly string[], surroundings?: Surroundings) => Record<string, unknown>
}

export const workspace = (): Workspace => {
  const folder = emptyFolder()
  cpSync(bazaar, folder, { recursive: true })
  const here = (surroundings: Surroundings = {}): Surroundings => ({
    cwd: folder,
    ...surroundings,
    env: { POLICY_LEDGER_SEEDS: join(folder, "seeds"), ...surroundings.env },
  })
  return {
    folder,
    file: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
      return path
    },
    run: (args, surroundings) => run(args, here(surroundings)),
    ask: (args, surroundings) => asked(args, here(surroundings)),
  }
}
