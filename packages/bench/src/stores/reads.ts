import { inProcess } from "../measure/process.ts"
import { sized } from "../measure/size.ts"
import { median } from "../measure/summary.ts"
import { emptyFolder } from "../place.ts"
import { progress } from "../report/publish.ts"
import { ms, perSecond, ratio, type Table } from "../report/table.ts"
import type { Reading } from "./child.ts"
import type { ContenderName } from "./contenders.ts"

const CHILD = new URL("child.ts", import.meta.url)
const ROUNDS = sized(5, 1)
export const READ_EVENTS = sized(100_000, 3000)

interface Reader {
  readonly how: Reading
  readonly says: string
  readonly target?: string
}

const READERS: readonly Reader[] = [
  { how: "ours", says: "EventStore.read and JSON.parse", target: "≥ 0.6×" },
  { how: "oursCollected", says: "the same, all events kept", target: "≥ 0.6×" },
  { how: "raw", says: "node:sqlite, rows and JSON.parse" },
  { how: "rawRows", says: "node:sqlite, rows alone" },
  { how: "ndjson", says: "an NDJSON file and JSON.parse" },
]
const EMMETT: Reader = { how: "emmett", says: "@event-driven-io/emmett-sqlite, readStream" }

export const readTable = (rows: string, withEmmett: boolean): Table => {
  const folder = emptyFolder("stores/read")
  const readers = withEmmett ? [...READERS, EMMETT] : READERS
  const fillers: readonly ContenderName[] = withEmmett ? ["ours", "ndjson", "emmett"] : ["ours", "ndjson"]
  for (const name of fillers) {
    progress(`${READ_EVENTS} events to read: ${name}`)
    inProcess(CHILD, ["fill", name, folder, String(READ_EVENTS), rows])
  }
  const samples = readers.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    progress(`reads, round ${round + 1} of ${ROUNDS}`)
    for (let i = 0; i < readers.length; i++) {
      const which = (round + i) % readers.length
      const reader = readers[which]
      if (reader !== undefined) samples[which]?.push(inProcess<number>(CHILD, ["read", reader.how, folder]))
    }
  }
  const took = samples.map(median)
  const raw = took[READERS.findIndex(({ how }) => how === "raw")] ?? Number.NaN
  return {
    title: `Reading ${READ_EVENTS.toLocaleString("en-US")} trusted events`,
    notes: [
      `Trusted: parsed, not decoded. The first reading of a fresh process; median of ${ROUNDS} interleaved.`,
    ],
    columns: ["reader", "time", "events", "target", "of rows and JSON.parse"],
    rows: readers.map(({ says, target }, i) => {
      const one = took[i] ?? Number.NaN
      return [says, ms(one), perSecond((READ_EVENTS * 1000) / one), target ?? null, ratio(raw, one)]
    }),
  }
}
