import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { Chance } from "./chance.ts"
import { inFolder } from "./folder.ts"
import { BATCH, eventOf, halfBatches, readStore } from "./store.ts"
import { type Family, Tallying } from "./tally.ts"

const WRITERS = 4
const SCRIPT = fileURLToPath(new URL("process/writer.ts", import.meta.url))

/** One writing process and every line it got out before it died. */
const startWriter = (path: string, writer: string) => {
  const child = spawn(process.execPath, ["-C", "@policy-ledger/source", SCRIPT, path, writer], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  let told = ""
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      told += chunk.toString()
      if (told.startsWith("ready")) resolve()
    })
    child.on("close", () => resolve())
  })
  return { child, ready, closed: once(child, "close"), told: () => told }
}

/** The acknowledgements among complete lines: which batch ended at which revision. */
const acknowledged = (told: string): readonly (readonly [number, number])[] =>
  told
    .split("\n")
    .slice(1, -1)
    .filter((line) => /^\d+ \d+$/u.test(line))
    .map((line) => {
      const [batch, revision] = line.split(" ").map(Number)
      return [batch ?? -1, revision ?? -1] as const
    })

const round = async (path: string, number: number, chance: Chance): Promise<string | number> => {
  const writers = Array.from({ length: WRITERS }, (_, i) => {
    const name = `${number}-${i}`
    return { name, ...startWriter(path, name) }
  })
  await Promise.all(writers.map((w) => w.ready))
  for (const { child } of writers) {
    await wait(chance.below(60))
    child.kill("SIGKILL")
  }
  await Promise.all(writers.map((w) => w.closed))
  const reading = await readStore(path)
  if (reading._tag !== "Read") return `round ${number}: ${JSON.stringify(reading)}`
  const [half] = halfBatches(reading.events)
  if (half !== undefined) return `round ${number}: ${half}`
  let kept = 0
  for (const writer of writers)
    for (const [batch, revision] of acknowledged(writer.told())) {
      const held = reading.events[revision]?.id
      if (held !== eventOf(writer.name, batch, BATCH - 1).id)
        return `round ${number}: ${writer.name} was told that batch ${batch} ends at ${revision}, and it does not`
      kept++
    }
  return kept
}

/** Four processes write to one store and are killed at random moments; after each round everything is looked at. */
export const kill: Family = {
  name: "kill -9 of four writing processes",
  run: ({ quick, seed }) =>
    inFolder(async (folder) => {
      const tallying = new Tallying(kill.name)
      const chance = new Chance(20_261_122 + seed)
      let kept = 0
      for (let number = 0; number < (quick ? 3 : 50); number++) {
        const outcome = await round(join(folder, "store.db"), number, chance)
        for (let writer = 0; writer < WRITERS; writer++)
          if (typeof outcome === "number") tallying.survived("nothing lost, nothing half")
          else tallying.lost(outcome)
        if (typeof outcome === "number") kept += outcome
      }
      return { ...tallying.tally, name: `${kill.name} (${kept} acknowledged batches, all there)` }
    }),
}
