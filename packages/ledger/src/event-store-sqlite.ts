import { DatabaseSync } from "node:sqlite"
import { EMPTY_EDGE, type Edge } from "@policy-ledger/tlog"
import { Effect, Layer, Result } from "effect"
import { decideAppend } from "./append.ts"
import { EventStore, type NewEvent, type NonEmpty, type StoredEvent, type StreamHead } from "./event-store.ts"
import { PAGE, type Watch, followPages, readPages } from "./follow.ts"
import { type SqliteOptions, faultOf, openDatabase } from "./sqlite.ts"
import { type AppendError, type Expected, StoreDamaged, type StoreFault } from "./store-error.ts"
import { grow, metadataOf, packEdge, unpackEdge } from "./tree.ts"

/** How often a follower looks whether somebody else appended. */
const POLL = "20 millis"

type EventRow = readonly [revision: number, id: string, line: string, root: string]

const eventOf = ([revision, id, line, root]: EventRow): StoredEvent => ({
  revision,
  id,
  line,
  metadata: { size: revision + 1, root },
})

const statements = (db: DatabaseSync) => {
  const columns = "revision, id, line, root"
  const asRows = (sql: string) => {
    const statement = db.prepare(sql)
    statement.setReturnArrays(true)
    return statement
  }
  return {
    stream: asRows("SELECT number, size, edge FROM stream WHERE name = ?"),
    newStream: db.prepare("INSERT INTO stream (name, size, edge) VALUES (?, 0, x'') RETURNING number"),
    advance: db.prepare("UPDATE stream SET size = ?, edge = ? WHERE number = ?"),
    insert: db.prepare("INSERT INTO event (stream, revision, id, line, root) VALUES (?, ?, ?, ?, ?)"),
    byId: asRows(`SELECT ${columns} FROM event WHERE stream = ? AND id = ?`),
    last: asRows(`SELECT ${columns} FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1`),
    page: asRows(`SELECT ${columns} FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ${PAGE}`),
    dataVersion: asRows("PRAGMA data_version"),
  }
}
