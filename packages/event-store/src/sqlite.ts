import { statSync } from "node:fs"
import type { DatabaseSync } from "node:sqlite"
import { EMPTY_EDGE, type Edge } from "@policy-ledger/tlog"
import { Effect, Layer, Result } from "effect"
import { type Refusal, decideAppend } from "./append.ts"
import { EventStore, type NewEvent, type NonEmpty, type StoredEvent, type StreamHead } from "./event-store.ts"
import { PAGE, type Watch, followPages, readPages } from "./follow.ts"
import { type SqliteOptions, attempt, openDatabase, storeName, transact } from "./sqlite-database.ts"
import { type Expected, StoreDamaged, StoreUnavailable } from "./store-error.ts"
import { logHead } from "@policy-ledger/log"
import { grow, packEdge, unpackEdge } from "./grow.ts"

/** How often a follower looks whether somebody else appended. */
const POLL = "20 millis"

const prepare = (db: DatabaseSync) => {
  const columns = "revision, id, line, root"
  // Within one statement, so that what is read is of one moment.
  const number = "(SELECT number FROM stream WHERE name = ?)"
  const rowsOf = (sql: string) => {
    const statement = db.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  return {
    stream: rowsOf("SELECT number, size, edge FROM stream WHERE name = ?"),
    newStream: db.prepare("INSERT INTO stream (name, size, edge) VALUES (?, 0, x'')"),
    advance: db.prepare("UPDATE stream SET size = ?, edge = ? WHERE number = ?"),
    insert: db.prepare("INSERT INTO event (stream, revision, id, line, root) VALUES (?, ?, ?, ?, ?)"),
    byId: rowsOf(`SELECT ${columns} FROM event WHERE stream = ? AND id = ?`),
    last: rowsOf(`SELECT ${columns} FROM event WHERE stream = ${number} ORDER BY revision DESC LIMIT 1`),
    page: rowsOf(
      `SELECT ${columns} FROM event WHERE stream = ${number} AND revision >= ? ORDER BY revision LIMIT ${PAGE}`,
    ),
    dataVersion: db.prepare("PRAGMA data_version"),
  }
}

/** A row as SQLite gives it: the tables are STRICT, so that the types are what their columns say. */
type EventRow = readonly [revision: number, id: string, line: string, root: string]
type StreamRow = readonly [number: number, size: number, edge: Uint8Array]

// What the columns of STRICT tables hold.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const eventRow = (row: unknown) => row as EventRow | undefined
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const eventRows = (rows: unknown) => rows as readonly EventRow[]
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const streamRow = (row: unknown) => row as StreamRow | undefined

const eventOf = ([revision, id, line, root]: EventRow): StoredEvent => ({
  revision,
  id,
  line,
  metadata: { size: revision + 1, root },
})

interface Tail {
  readonly number: number
  readonly edge: Edge
  readonly head: StreamHead | undefined
}

/** Which file a path leads to; undefined where there is none. */
const fileAt = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino

/** The streams of one database: synchronous, thrown errors are SQLite's or of the store. */
class Streams {
  readonly #db: DatabaseSync
  readonly #path: string
  readonly #file: bigint | undefined
  readonly #sql: ReturnType<typeof prepare>
  /** The tails this connection wrote: while a stream still ends there, its tree is known to fit. */
  readonly #written = new Map<string, Tail>()
  #appends = 0

  constructor(db: DatabaseSync, path: string) {
    this.#db = db
    this.#path = path
    this.#file = fileAt(path)
    this.#sql = prepare(db)
  }

  /** Another value whenever anybody appended: this connection, or another. */
  mark(): string {
    this.#refuseReplaced()
    return `${Object.values({ ...this.#sql.dataVersion.get() }).join("")}.${this.#appends}`
  }

  page(stream: string, from: number): readonly StoredEvent[] {
    return eventRows(this.#sql.page.all(stream, from)).map(eventOf)
  }

  head(stream: string): StreamHead | undefined {
    return this.#last(stream)
  }

  append(stream: string, events: NonEmpty<NewEvent>, expected: Expected): Result.Result<StreamHead, Refusal> {
    return transact(this.#db, () => {
      this.#refuseReplaced()
      const tail = this.#tail(stream)
      const find = (id: string): StoredEvent | undefined => {
        const row = tail && eventRow(this.#sql.byId.get(tail.number, id))
        return row && eventOf(row)
      }
      return Result.map(decideAppend({ stream, head: tail?.head, find }, events, expected), (decision) =>
        decision === "append" ? this.#write(stream, tail ?? this.#begin(stream), events) : decision,
      )
    })
  }

  /** A restored back-up takes the file's place: what this connection still reads and writes, nobody else will see. */
  #refuseReplaced(): void {
    if (fileAt(this.#path) === this.#file) return
    throw new StoreUnavailable({
      store: storeName(this.#path),
      found: "another file in the place of the one that was opened, or none",
      expected: "the same file: open the store again (was a back-up restored?)",
    })
  }

  #write(stream: string, { number, edge }: Tail, events: NonEmpty<NewEvent>): StreamHead {
    const grown = grow(edge, events)
    for (const { revision, id, line, metadata } of grown.stored)
      this.#sql.insert.run(number, revision, id, line, metadata.root)
    this.#sql.advance.run(grown.edge.size, packEdge(grown.edge), number)
    this.#written.set(stream, { number, edge: grown.edge, head: grown.head })
    this.#appends++
    return grown.head
  }

  #begin(stream: string): Tail {
    const { lastInsertRowid } = this.#sql.newStream.run(stream)
    return { number: Number(lastInsertRowid), edge: EMPTY_EDGE, head: undefined }
  }

  #last(stream: string): StreamHead | undefined {
    const row = eventRow(this.#sql.last.get(stream))
    return row && { revision: row[0], size: row[0] + 1, root: row[3] }
  }

  /** Where the stream ends: what is stored of the tree must fit the last event. */
  #tail(stream: string): Tail | undefined {
    const row = streamRow(this.#sql.stream.get(stream))
    if (row === undefined) return undefined
    const [number, size, packed] = row
    const head = this.#last(stream)
    const written = this.#written.get(stream)
    if (written?.number === number && written.edge.size === size && written.head?.root === head?.root)
      return written
    const edge = unpackEdge(size, packed)
    if (edge !== undefined && logHead(edge).root === head?.root && head.size === size)
      return { number, edge, head }
    throw new StoreDamaged({
      store: storeName(this.#path),
      found: `stream ${stream}: a tree of ${size} events that does not fit its last event`,
      expected: "the tree after the last event: fill a new store from the log",
    })
  }
}

/** A store in one SQLite file, durable on return: WAL and synchronous = FULL. */
export const layerSqlite = (options: SqliteOptions) =>
  Layer.effect(
    EventStore,
    Effect.gen(function* () {
      const { path } = options
      const db = yield* openDatabase(options)
      const streams = yield* attempt(path, () => new Streams(db, path))
      const readPage = (stream: string) => (from: number) => attempt(path, () => streams.page(stream, from))
      const mark = attempt(path, () => streams.mark())
      const watch: Watch = {
        mark,
        changed: (marked) =>
          Effect.sleep(POLL).pipe(
            Effect.andThen(mark),
            Effect.repeat({ until: (now) => now !== marked }),
            Effect.asVoid,
          ),
      }
      return EventStore.of({
        append: (stream, events, expected) =>
          Effect.flatMap(
            attempt(path, () => streams.append(stream, events, expected)),
            Effect.fromResult,
          ),
        read: (stream, from) => readPages(readPage(stream), from),
        head: (stream) => attempt(path, () => streams.head(stream)),
        follow: (stream, from) => followPages(readPage(stream), watch, from),
      })
    }),
  )
