import { spawnSync } from "node:child_process"
import { type Summary, summarize } from "./summary.ts"

/** A program to start with this Node. */
export interface Command {
  readonly name: string
  readonly args: readonly string[]
  readonly cwd?: string
}

class CommandFailed extends Error {
  constructor({ name }: Command, status: number | null, stderr: string) {
    const lines = stderr.trim().split("\n")
    const reason = lines.find((line) => line.includes("Error")) ?? lines[0]
    super(`${name}: ${status === null ? "killed" : `exit status ${status}`}: ${reason}`)
  }
}

/** Milliseconds from the start of the process to its end. */
export const runOnce = (command: Command): number => {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, command.args, {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
  })
  const took = performance.now() - start
  if (status !== 0) throw new CommandFailed(command, status, stderr)
  return took
}

/** Whole processes, one of each a round and each round beginning with another, so that a slow minute hits all of them. */
export const interleaved = (commands: readonly Command[], rounds: number): readonly Summary[] => {
  const samples = commands.map((): number[] => [])
  for (const command of commands) runOnce(command)
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < commands.length; i++) {
      const which = (round + i) % commands.length
      const command = commands[which]
      if (command !== undefined) samples[which]?.push(runOnce(command))
    }
  return samples.map(summarize)
}

/** Runs a script of ours in a process of its own and reads the JSON that it prints. `timeout`: milliseconds, then it is killed. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what its script prints
export const inProcess = <A>(
  script: URL,
  args: readonly string[],
  flags: readonly string[] = [],
  timeout?: number,
): A => {
  const command = {
    name: script.pathname.slice(script.pathname.lastIndexOf("/") + 1),
    args: ["--conditions=@policy-ledger/source", ...flags, script.pathname, ...args],
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, command.args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...(timeout === undefined ? {} : { timeout }),
  })
  if (status !== 0) throw new CommandFailed(command, status, stderr)
  const answer: A = JSON.parse(stdout)
  return answer
}
