import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { type EventStore, layerMemory, layerSqlite, type NonEmpty } from "@policy-ledger/event-store"
import { Effect, type Layer } from "effect"
import { withStore } from "../ledger/open-store.ts"
import { openEmmett } from "./emmett.ts"
import { type Pragmas, pragmasOf, watchConnections } from "./pragmas.ts"
import type { Row } from "./rows.ts"

/** How long each append took, in milliseconds, and what the connection said. */
interface Appended {
  readonly samples: readonly number[]
  readonly pragmas?: Pragmas
}

type Batches = readonly (readonly Row[])[]
export type Contender = (folder: string, all: Batches) => Promise<Appended>

export const STREAM = "policy-ledger-bench"

const isNonEmpty = <A>(list: readonly A[]): list is NonEmpty<A> => list.length > 0

const viaStore = <E>(layer: Layer.Layer<EventStore, E>, all: Batches, pragmas: () => Pragmas | undefined) =>
  withStore(layer, (store) =>
    Effect.gen(function* () {
      const samples: number[] = []
      let size = 0
      for (const events of all) {
        if (!isNonEmpty(events)) continue
        const start = performance.now()
        yield* store.append(STREAM, events, size === 0 ? "no-stream" : size - 1)
        samples.push(performance.now() - start)
        size += events.length
      }
      const said = pragmas()
      return { samples, ...(said === undefined ? {} : { pragmas: said }) }
    }),
  )

const ours: Contender = (folder, all) => {
  const connections = watchConnections()
  return viaStore(layerSqlite({ path: `${folder}ours.db` }), all, () => [...connections].map(pragmasOf)[0])
}

const memory: Contender = (_folder, all) => viaStore(layerMemory, all, () => undefined)

const timed = (all: Batches, append: (rows: readonly Row[], first: number) => void): readonly number[] => {
  let first = 0
  return all.map((rows) => {
    const start = performance.now()
    append(rows, first)
    first += rows.length
    return performance.now() - start
  })
}

interface Raw {
  readonly synchronous: "FULL" | "NORMAL" | "OFF"
  /** Also the row of the stream that our store keeps beside the events. */
  readonly streamToo?: boolean
}

/** The tables are ours, made by our store; the statements are what it runs to write, and nothing that it runs to decide. */
const raw =
  ({ synchronous, streamToo = false }: Raw): Contender =>
  async (folder, all) => {
    const path = `${folder}raw.db`
    await withStore(layerSqlite({ path }), () => Effect.void)
    const db = new DatabaseSync(path)
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON`)
    db.exec(`INSERT INTO stream (name, size, edge) VALUES ('${STREAM}', 0, x'')`)
    const insert = db.prepare("INSERT INTO event (stream, revision, id, line, root) VALUES (1, ?, ?, ?, ?)")
    const advance = db.prepare("UPDATE stream SET size = ?, edge = ? WHERE number = 1")
    const edge = new Uint8Array(10 * 32)
    const samples = timed(all, (rows, first) => {
      db.exec("BEGIN IMMEDIATE")
      for (const [i, { id, line, root }] of rows.entries()) insert.run(first + i, id, line, root)
      if (streamToo) advance.run(first + rows.length, edge)
      db.exec("COMMIT")
    })
    const pragmas = pragmasOf(db)
    db.close()
    return { samples, pragmas }
  }

const ndjson =
  (sync: boolean): Contender =>
  (folder, all) => {
    const file = openSync(`${folder}log.ndjson`, "a")
    const samples = timed(all, (rows) => {
      writeSync(file, rows.map(({ line }) => `${line}\n`).join(""))
      if (sync) fdatasyncSync(file)
    })
    closeSync(file)
    return Promise.resolve({ samples })
  }

const emmett: Contender = async (folder, all) => {
  const store = await openEmmett(`${folder}emmett.db`)
  const samples: number[] = []
  let size = 0
  for (const rows of all) {
    const events = rows.map(({ line }): unknown => JSON.parse(line))
    const start = performance.now()
    // oxlint-disable-next-line no-await-in-loop -- appends of one stream come one after the other
    await store.append(STREAM, events, size)
    samples.push(performance.now() - start)
    size += rows.length
  }
  return { samples, pragmas: await store.pragmas() }
}

export const CONTENDERS = {
  ours,
  raw: raw({ synchronous: "FULL" }),
  rawAndStream: raw({ synchronous: "FULL", streamToo: true }),
  ndjson: ndjson(true),
  emmett,
  memory,
  rawNormal: raw({ synchronous: "NORMAL" }),
  rawOff: raw({ synchronous: "OFF" }),
  ndjsonBuffered: ndjson(false),
} satisfies Readonly<Record<string, Contender>>

export type ContenderName = keyof typeof CONTENDERS
