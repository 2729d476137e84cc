import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Effect } from "effect"
import { Chance } from "./chance.ts"
import { inFolder } from "./folder.ts"
import { fill, readStore } from "./store.ts"
import { type Family, Tallying } from "./tally.ts"

const BATCHES = 200

/** A store that was closed well: all its bytes are in one file. */
const makeStore = async (path: string): Promise<string> => {
  await Effect.runPromise(fill({ path }, "w", BATCHES))
  const db = new DatabaseSync(path)
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)")
  db.close()
  const reading = await readStore(path)
  if (reading._tag !== "Read") throw new Error(JSON.stringify(reading))
  return JSON.stringify(reading.events)
}

/** After damage: every event as before (the damage hit nothing that counts), or a refusal. Anything else is a lie. */
const look = async (path: string, before: string, what: string, tallying: Tallying): Promise<void> => {
  const reading = await readStore(path)
  if (reading._tag === "Refused") tallying.survived(reading.error)
  else if (reading._tag === "Crashed") tallying.lost(`${what}: ${reading.what}`)
  else if (JSON.stringify(reading.events) === before) tallying.survived("no event harmed")
  else tallying.lost(`${what}: answered with other events`)
}

const copyTo = (from: string, to: string): void => {
  for (const rest of ["-wal", "-shm"]) writeFileSync(`${to}${rest}`, "")
  copyFileSync(from, to)
}

export const flipped: Family = {
  name: "bytes flipped in the database",
  run: ({ quick, seed }) =>
    inFolder(async (folder) => {
      const tallying = new Tallying(flipped.name)
      const [whole, hurt] = [join(folder, "whole.db"), join(folder, "hurt.db")]
      const before = await makeStore(whole)
      const bytes = readFileSync(whole)
      const chance = new Chance(7 + seed)
      for (let i = 0; i < (quick ? 120 : 1500); i++) {
        const at = chance.below(bytes.length)
        const other = Buffer.from(bytes)
        other[at] = (other[at] ?? 0) ^ (1 << chance.below(8))
        copyTo(whole, hurt)
        writeFileSync(hurt, other)
        await look(hurt, before, `byte ${at}`, tallying)
      }
      return tallying.tally
    }),
}

export const cut: Family = {
  name: "the database cut short",
  run: ({ quick, seed }) =>
    inFolder(async (folder) => {
      const tallying = new Tallying(cut.name)
      const [whole, hurt] = [join(folder, "whole.db"), join(folder, "hurt.db")]
      const before = await makeStore(whole)
      const { size } = statSync(whole)
      const chance = new Chance(11 + seed)
      for (let i = 0; i < (quick ? 40 : 300); i++) {
        const length = 1 + chance.below(size - 1)
        copyTo(whole, hurt)
        truncateSync(hurt, length)
        await look(hurt, before, `cut to ${length} of ${size} bytes`, tallying)
      }
      return tallying.tally
    }),
}

/** Databases that are not ours to read. */
const STRANGERS: readonly (readonly [name: string, make: (db: DatabaseSync) => void, error: string])[] = [
  ["another program's", (db) => db.exec("PRAGMA application_id = 1; CREATE TABLE t (a)"), "ForeignDatabase"],
  ["a table without an owner", (db) => db.exec("CREATE TABLE t (a)"), "ForeignDatabase"],
  ["a newer version of ours", (db) => db.exec("PRAGMA user_version = 99"), "NewerDatabase"],
]

export const strangers: Family = {
  name: "a database that is not ours or newer",
  run: () =>
    inFolder(async (folder) => {
      const tallying = new Tallying(strangers.name)
      for (const [name, make, error] of STRANGERS) {
        const path = join(folder, `${error}-${name.length}.db`)
        if (error === "NewerDatabase") await makeStore(path)
        const db = new DatabaseSync(path)
        make(db)
        db.close()
        const bytes = readFileSync(path)
        const reading = await readStore(path)
        const untouched = readFileSync(path).equals(bytes)
        if (reading._tag === "Refused" && reading.error === error && untouched) tallying.survived(error)
        else tallying.lost(`${name}: ${reading._tag}${untouched ? "" : ", and it was written to"}`)
      }
      return tallying.tally
    }),
}

/** The disk ends after each number of pages in turn. */
export const fullDisk: Family = {
  name: "a full disk (max_page_count)",
  run: ({ quick }) =>
    inFolder(async (folder) => {
      const tallying = new Tallying(fullDisk.name)
      for (let maxPages = 10; maxPages < (quick ? 30 : 80); maxPages++) {
        const path = join(folder, `${maxPages}.db`)
        const exit = await Effect.runPromiseExit(fill({ path, maxPages }, "w", 400))
        const reading = await readStore(path)
        const said = JSON.stringify(exit)
        if (reading._tag !== "Read") tallying.lost(`${maxPages} pages: ${JSON.stringify(reading)}`)
        else if (!said.includes("DiskFull"))
          tallying.lost(`${maxPages} pages: no DiskFull in ${said.slice(0, 200)}`)
        else if (reading.events.length % 3 === 0) tallying.survived("DiskFull, whole batches only")
        else tallying.lost(`${maxPages} pages: ${reading.events.length} events`)
      }
      return tallying.tally
    }),
}
