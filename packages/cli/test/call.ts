// Calls of the command in this process, in folders of their own: for tests, and for whatever breaks the whole.
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs"
import { devNull, tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Effect } from "effect"
import { runCommand } from "../src/run-command.ts"
import type { Output } from "../src/surroundings/surroundings.ts"

export const root = fileURLToPath(new URL("../../..", import.meta.url))
const bazaar = fileURLToPath(new URL("fixtures/bazaar", import.meta.url))

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How a call is made. */
export interface Call {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly input?: string | Uint8Array
  /** How wide the terminal is; none where it is absent. */
  readonly terminal?: number
}

/** What a terminal would tell and the tests must not depend on. */
const PLAIN: NodeJS.ProcessEnv = { PATH: process.env["PATH"], HOME: process.env["HOME"], LANG: "C.UTF-8" }

export const environmentOf = ({ env = {} }: Call): NodeJS.ProcessEnv => ({ ...PLAIN, ...env })

/** The commands as the command itself lists them, below the headings of their groups. */
export const commandNames = async (): Promise<readonly string[]> => {
  const { stdout } = await run(["--help"])
  return stdout
    .split(/^[A-Z][a-z]+:$/m)
    .slice(1)
    .flatMap((group) => group.match(/^ {2}[a-z-]+(?= )/gm) ?? [])
    .map((name) => name.trim())
}

const made: string[] = []

/** Removes every folder that was made here. */
export const removeFolders = (): void => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "policy-ledger-cli-"))
  made.push(folder)
  return folder
}

/** Collects what is written. */
const collected = (width: number | undefined): Output & { readonly text: () => string } => {
  let text = ""
  return {
    write: (more) => (text += more),
    isTerminal: () => width !== undefined,
    columns: () => width,
    text: () => text,
  }
}

const openInput = (input: string | Uint8Array): number => {
  if (input.length === 0) return openSync(devNull, "r")
  const file = join(emptyFolder(), "input")
  writeFileSync(file, input)
  return openSync(file, "r")
}

let isRunning = false

/**
 * Runs the command in this process, from end to end as main.ts does. Paths are opened from where the process stands, so
 * that one call is over before the next begins.
 */
export const run = async (args: readonly string[], call: Call = {}): Promise<Ran> => {
  if (isRunning) throw new Error(`a call before ${args.join(" ")} is not over: is an await missing?`)
  isRunning = true
  const here = process.cwd()
  const stdin = openInput(call.input ?? "")
  const [stdout, stderr] = [collected(call.terminal), collected(undefined)]
  let status = 0
  process.chdir(call.cwd ?? root)
  try {
    await Effect.runPromise(
      runCommand(args, {
        env: environmentOf(call),
        stdin,
        stdout,
        stderr,
        setStatus: (set) => (status = set),
        onSignal: () => () => undefined,
        endBy: () => undefined,
      }),
    )
    return { status, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    process.chdir(here)
    closeSync(stdin)
    isRunning = false
  }
}

/** The answer as JSON. */
const asked = async (args: readonly string[], call: Call): Promise<Record<string, unknown>> => {
  const { status, stdout, stderr } = await run([...args, "--json"], call)
  if (status === 2) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, unknown>
}

/** A folder with a ledger, to be written to at will. */
export interface Workspace {
  readonly folder: string
  /** Writes a file in it and answers its path from there. */
  readonly file: (path: string, content: string | Uint8Array) => string
  /** The call as it is made from there. */
  readonly from: (call?: Call) => Call
  readonly run: (args: readonly string[], call?: Call) => Promise<Ran>
  readonly ask: (args: readonly string[], call?: Call) => Promise<Record<string, unknown>>
}

/** A copy of the made-up platform's ledger, or of another workspace's folder. */
export const workspace = (original: string = bazaar): Workspace => {
  const folder = emptyFolder()
  cpSync(original, folder, { recursive: true })
  const from = (call: Call = {}): Call => ({
    cwd: folder,
    ...call,
    env: { POLICY_LEDGER_SEEDS: join(folder, "seeds"), ...call.env },
  })
  return {
    folder,
    file: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
      return path
    },
    from,
    run: (args, call) => run(args, from(call)),
    ask: (args, call) => asked(args, from(call)),
  }
}
