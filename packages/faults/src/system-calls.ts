import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Effect } from "effect"
import { inFolder } from "./folder.ts"
import { BATCH, eventOf, fill, halfBatches, readStore } from "./store.ts"
import { type Family, Tallying } from "./tally.ts"

const SCRIPT = fileURLToPath(new URL("process/writer.ts", import.meta.url))
const BATCHES = 6

/** The calls by which SQLite changes files, and the errors a disk gives. */
const CALLS = ["pwrite64", "fsync", "fdatasync", "ftruncate"] as const
const ERRORS = ["ENOSPC", "EIO"] as const

const hasStrace = (): boolean => spawnSync("strace", ["-V"], { stdio: "ignore" }).status === 0

/** Runs the writer with the nth call of a kind failing once; what it told. */
const injected = (path: string, call: string, error: string, nth: number): string => {
  const inject = `inject=${call}:error=${error}:when=${nth}`
  const args = [
    "-f",
    "-qq",
    "-o",
    "/dev/null",
    "-P",
    path,
    "-P",
    `${path}-wal`,
    "-e",
    `trace=${call}`,
    "-e",
    inject,
  ]
  const writer = [process.execPath, "-C", "@policy-ledger/source", SCRIPT, path, `w${nth}`, String(BATCHES)]
  return spawnSync("strace", [...args, ...writer], { encoding: "utf8", timeout: 60_000 }).stdout
}

/** Everything acknowledged is there, nothing is half there, and the writer named its fault or went on. */
const lookAfter = async (path: string, writer: string, told: string): Promise<string | undefined> => {
  const reading = await readStore(path)
  if (reading._tag !== "Read") return JSON.stringify(reading)
  const [half] = halfBatches(reading.events)
  if (half !== undefined) return half
  const ids = new Set(reading.events.map(({ id }) => id))
  for (const line of told.split("\n").filter((one) => /^\d+ \d+$/u.test(one))) {
    const batch = Number(line.split(" ")[0])
    if (!ids.has(eventOf(writer, batch, BATCH - 1).id))
      return `batch ${batch} was acknowledged and is not there`
  }
  return undefined
}

/** Each file system call that SQLite makes for an append fails in turn, once, with ENOSPC and EIO. */
export const systemCalls: Family = {
  name: "file system calls made to fail",
  run: ({ quick }) =>
    inFolder(async (folder) => {
      const tallying = new Tallying(systemCalls.name)
      if (!hasStrace()) return { ...tallying.tally, name: `${systemCalls.name} (skipped: no strace)` }
      for (const call of CALLS)
        for (const error of ERRORS)
          for (let nth = 1; nth <= (quick ? 1 : 14); nth++) {
            const path = join(folder, `${call}-${error}-${nth}.db`)
            await Effect.runPromise(fill({ path }, "before", 2))
            const told = injected(path, call, error, nth)
            const lost = existsSync(path) ? await lookAfter(path, `w${nth}`, told) : "the database is gone"
            const refused = /refused (\w+)/u.exec(told)?.[1]
            if (lost === undefined) tallying.survived(refused ?? "went on")
            else tallying.lost(`${call} ${error} #${nth}: ${lost}`)
          }
      return tallying.tally
    }),
}
