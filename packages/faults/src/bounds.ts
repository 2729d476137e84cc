import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { makeBazaar } from "./commands.ts"
import { inFolder } from "./folder.ts"
import { bundle, measured, type Measured } from "./measured.ts"
import { type Reading, readings } from "./readers.ts"
import { type Family, Tallying } from "./tally.ts"

/** What is wrong with how a text was read. */
const wrongWith = (
  { isBeyond, refusal, cost }: Reading,
  { status, told, milliseconds, peak }: Measured,
): string | undefined => {
  if (refusal.test(told) !== isBeyond) return `ended with ${status}: ${told.slice(0, 300)}`
  if (milliseconds > cost.milliseconds) return `${milliseconds} ms, expected at most ${cost.milliseconds}`
  return peak <= cost.memory ? undefined : `${peak} MiB, expected at most ${cost.memory}`
}

const makeBackup = async (folder: string): Promise<string> => {
  mkdirSync(folder)
  makeBazaar(folder)
  await measured(folder, ["replay"])
  await measured(folder, ["backup", "copy.db"])
  return join(folder, "copy.db")
}

const read = async (folder: string, reading: Reading): Promise<Measured> => {
  mkdirSync(folder)
  const came = await measured(folder, reading.prepare(folder))
  rmSync(folder, { recursive: true })
  return came
}

/** At once, each in a process of its own. */
const AT_ONCE = 2

/** Every reader at each of its bounds and beyond: it reads or refuses, in the time and the memory that docs/bounds.md states. */
export const bounds: Family = {
  name: "readers at their bounds and beyond",
  run: () =>
    inFolder(async (top) => {
      const tallying = new Tallying(bounds.name)
      bundle()
      const all = readings(await makeBackup(join(top, "backup")))
      let [slowest, largest] = [0, 0]
      const one = async (reading: Reading, place: string): Promise<void> => {
        const came = await read(join(top, place), reading)
        slowest = Math.max(slowest, came.milliseconds)
        largest = Math.max(largest, came.peak)
        tallying.took(
          reading.name,
          wrongWith(reading, came),
          reading.isBeyond ? "refused as too much" : "read",
        )
      }
      for (let at = 0; at < all.length; at += AT_ONCE)
        await Promise.all(all.slice(at, at + AT_ONCE).map((reading, i) => one(reading, String(i))))
      const most = `at most ${(slowest / 1000).toFixed(1)} s and ${Math.round(largest)} MiB`
      return { ...tallying.tally, name: `${bounds.name} (${most})` }
    }),
}
