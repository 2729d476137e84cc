import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { cpSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** One call of the command: where it is made, and with what. */
export interface CommandCall {
  readonly folder: string
  readonly args: readonly string[]
}

export interface Called {
  readonly args: readonly string[]
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

const SCRIPT = fileURLToPath(new URL("process/commands.ts", import.meta.url))
const BAZAAR = fileURLToPath(new URL("../../cli/test/fixtures/bazaar", import.meta.url))

/** The made-up platform's ledger, whose log ends after 14 events. */
export const makeBazaar = (folder: string): void => cpSync(BAZAAR, folder, { recursive: true })
export const BAZAAR_EVENTS = 14

/** A process that runs the command again and again: started once, so that calls of several begin at once. */
const startOne = async (): Promise<ChildProcess> => {
  const child = fork(SCRIPT, { execArgv: ["-C", "@policy-ledger/source"], stdio: "inherit" })
  await once(child, "message")
  return child
}

/** Its answer, unless it ends before it gives one. */
const told = async (child: ChildProcess, call: CommandCall): Promise<Called> => {
  const gone = new AbortController()
  const [ended, answered] = [once(child, "close", gone), once(child, "message", gone)]
  child.send(call)
  try {
    const [called] = await Promise.race([answered, ended])
    if (typeof called !== "object" || called === null) throw new Error(`ended in ${call.args.join(" ")}`)
    return called
  } finally {
    gone.abort()
    await Promise.allSettled([ended, answered])
  }
}

/** Runs with some of them, all of which are gone afterwards; `together` makes a call in each at the same time. */
export const withCommands = async <A>(
  count: number,
  use: (together: (calls: readonly CommandCall[]) => Promise<readonly Called[]>) => Promise<A>,
): Promise<A> => {
  const children = await Promise.all(Array.from({ length: count }, startOne))
  try {
    return await use((calls) =>
      Promise.all(
        calls.map((call, i) => {
          const child = children[i]
          if (child === undefined) throw new Error(`${calls.length} calls for ${count} processes`)
          return told(child, call)
        }),
      ),
    )
  } finally {
    for (const child of children) child.kill()
  }
}
