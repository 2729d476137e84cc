// Runs one call of the command after the other, each in the folder that it is told: node commands.ts, spoken to by messages.
import { openSync } from "node:fs"
import { devNull } from "node:os"
import { Effect } from "effect"
import { runCommand } from "../../../cli/src/run-command.ts"
import type { Called, CommandCall } from "../commands.ts"

const stdin = openSync(devNull, "r")

const collected = () => {
  let text = ""
  return {
    write: (more: string) => (text += more),
    isTerminal: () => false,
    columns: () => undefined,
    text: () => text,
  }
}

/** Nobody signals it. */
const UNSIGNALLED = { onSignal: () => () => undefined, endBy: () => undefined }

const call = async ({ folder, args }: CommandCall): Promise<Called> => {
  const [stdout, stderr] = [collected(), collected()]
  let status = 0
  process.chdir(folder)
  const env = { LANG: "C.UTF-8", POLICY_LEDGER_SEEDS: "seeds" }
  const setStatus = (set: number) => (status = set)
  await Effect.runPromise(runCommand(args, { env, stdin, stdout, stderr, setStatus, ...UNSIGNALLED }))
  return { args, status, stdout: stdout.text(), stderr: stderr.text() }
}

process.on("message", (message: CommandCall) => {
  void call(message).then((called) => process.send?.(called))
})
process.send?.("ready")
