import { rmSync } from "node:fs"
import { emptyFolder } from "./place.ts"
import { progress, publish } from "./report/publish.ts"
import { appendTable, COURSES, type Entrant, MOST_ROWS, pragmaTable, race } from "./stores/appends.ts"
import { diskTable } from "./stores/disk.ts"
import { installEmmett } from "./stores/emmett.ts"
import { READ_EVENTS, readTable } from "./stores/reads.ts"
import { writeRows } from "./stores/rows.ts"
import emmett from "../emmett/package.json" with { type: "json" }

const withoutEmmett = installEmmett()
const EMMETT = "@event-driven-io/emmett-sqlite"

const durable: readonly Entrant[] = [
  { name: "ours", says: "policy-ledger, SQLite" },
  { name: "raw", says: "node:sqlite, the same inserts" },
  { name: "rawAndStream", says: "node:sqlite, and the stream's row" },
  { name: "ndjson", says: "NDJSON file, fdatasync" },
  ...(withoutEmmett === undefined ? [{ name: "emmett", says: EMMETT, slow: true } as const] : []),
]
const relaxed: readonly Entrant[] = [
  { name: "memory", says: "policy-ledger, memory (the reference)" },
  { name: "rawNormal", says: "node:sqlite, synchronous = NORMAL" },
  { name: "rawOff", says: "node:sqlite, synchronous = OFF" },
  { name: "ndjsonBuffered", says: "NDJSON file, not synced" },
]

const DURABLE = {
  title: "Durable",
  notes: [
    "Every append is on the disk when it returns. Ours also checks ids, content and revision, and hashes each event into the tree.",
  ],
  against: "raw inserts",
}
const RELAXED = {
  title: "Relaxed",
  notes: [
    "Not to be held against the durable ones: a loss of power loses appends that had returned (memory: the end of the process).",
  ],
  against: "NORMAL",
}

const folder = emptyFolder("stores")
const rows = `${folder}rows.tsv`
progress("the rows that all of them write")
writeRows(rows, Math.max(MOST_ROWS, READ_EVENTS))

const disk = diskTable()
const durably = COURSES.map((course) => ({ course, results: race(durable, course, rows) }))
const loosely = COURSES.map((course) => ({ course, results: race(relaxed, course, rows) }))
const read = readTable(rows, withoutEmmett === undefined)
rmSync(folder, { recursive: true, force: true })

publish({
  name: "stores",
  title: "Stores: appends and reads",
  skipped: withoutEmmett === undefined ? [] : [withoutEmmett],
  versions: withoutEmmett === undefined ? emmett.dependencies : {},
  tables: [
    disk,
    ...durably.map(({ course, results }) => appendTable(DURABLE, course, results)),
    ...loosely.map(({ course, results }) => appendTable(RELAXED, course, results)),
    read,
    pragmaTable([...(durably[0]?.results ?? []), ...(loosely[0]?.results ?? [])]),
  ],
})
