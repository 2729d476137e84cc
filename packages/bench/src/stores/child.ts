import { readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { EventStore, layerSqlite } from "@policy-ledger/event-store"
import { Effect, Stream } from "effect"
import { withStore } from "../ledger/open-store.ts"
import { once } from "../measure/time.ts"
import { emptyFolder } from "../place.ts"
import { CONTENDERS, type ContenderName, STREAM } from "./contenders.ts"
import { openEmmett } from "./emmett.ts"
import type { Pragmas } from "./pragmas.ts"
import { batches, readRows } from "./rows.ts"

/** What one process says of one contender. */
export interface Written {
  readonly samples: readonly number[]
  readonly pragmas?: Pragmas
  /** Bytes of all its files, after it closed them. */
  readonly disk: number
}

/** Who reads: a name, and how from a folder that `fill` filled. */
export type Reading = "ours" | "oursCollected" | "raw" | "rawRows" | "ndjson" | "emmett"

const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(`${folder}${name}`).size, 0)

const write = async (name: ContenderName, size: number, events: number, rows: string): Promise<Written> => {
  const folder = emptyFolder(`stores/${name}-${size}`)
  const appended = await CONTENDERS[name](folder, batches(readRows(rows, events), size))
  const disk = sizeOf(folder)
  rmSync(folder, { recursive: true })
  return { ...appended, disk }
}

const parse = (line: string): unknown => JSON.parse(line)

/** Each event is parsed and forgotten. */
const viaStore = (folder: string): Promise<number> =>
  withStore(layerSqlite({ path: `${folder}ours.db` }), (store) =>
    Effect.gen(function* () {
      const start = performance.now()
      yield* Stream.runForEachArray(store.read(STREAM, 0), (events) =>
        Effect.sync(() => {
          for (const { line } of events) parse(line)
        }),
      )
      return performance.now() - start
    }),
  )

/** As the command line opens a ledger: all events, then all parsed. */
const collected = (folder: string): Promise<number> =>
  withStore(layerSqlite({ path: `${folder}ours.db` }), (store: EventStore["Service"]) =>
    Effect.gen(function* () {
      const start = performance.now()
      const events = yield* Stream.runCollect(store.read(STREAM, 0))
      const parsed = events.map(({ line }) => parse(line))
      return parsed.length === events.length ? performance.now() - start : Number.NaN
    }),
  )

const viaSqlite = (folder: string, each: (line: string) => unknown): number => {
  const db = new DatabaseSync(`${folder}ours.db`, { readOnly: true })
  const select = db.prepare("SELECT line FROM event WHERE stream = 1 ORDER BY revision")
  select.setReturnArrays(true)
  const took = once(() => {
    for (const { 0: line } of select.iterate()) if (typeof line === "string") each(line)
  })
  db.close()
  return took
}

const viaFile = (folder: string): number =>
  once(() => readFileSync(`${folder}log.ndjson`, "utf8").trimEnd().split("\n").map(parse))

const viaEmmett = async (folder: string): Promise<number> => {
  const store = await openEmmett(`${folder}emmett.db`)
  const start = performance.now()
  await store.read(STREAM)
  return performance.now() - start
}

const READERS: Readonly<Record<Reading, (folder: string) => Promise<number> | number>> = {
  ours: viaStore,
  oursCollected: collected,
  raw: (folder) => viaSqlite(folder, parse),
  rawRows: (folder) => viaSqlite(folder, (line) => line),
  ndjson: viaFile,
  emmett: viaEmmett,
}

/** Fills a folder for those who read, a thousand events at once. */
const fill = async (name: ContenderName, folder: string, events: number, rows: string): Promise<number> => {
  await CONTENDERS[name](folder, batches(readRows(rows, events), 1000))
  return sizeOf(folder)
}

const isReading = (name: string): name is Reading => Object.hasOwn(READERS, name)
const isContender = (name: string): name is ContenderName => Object.hasOwn(CONTENDERS, name)

const answer = ([what = "", name = "", first = "", events = "", rows = ""]: readonly string[]): unknown => {
  if (what === "read" && isReading(name)) return READERS[name](first)
  if (what === "fill" && isContender(name)) return fill(name, first, Number(events), rows)
  if (what === "write" && isContender(name)) return write(name, Number(first), Number(events), rows)
  throw new Error(`stores: found ${what} ${name}, expected write, fill or read and who does it`)
}

if (import.meta.main) process.stdout.write(JSON.stringify(await answer(process.argv.slice(2))))
