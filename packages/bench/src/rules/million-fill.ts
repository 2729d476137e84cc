import { statSync } from "node:fs"
import { layerSqlite, type NewEvent } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { withStore } from "../ledger/open-store.ts"
import { readPublished } from "../ledger/published.ts"
import { type Shape, syntheticLedger } from "../ledger/synthetic.ts"
import { progress } from "../report/publish.ts"

/** What was written, and how long the appends alone took. */
export interface Filled {
  readonly events: number
  readonly versions: number
  readonly lines: number
  readonly file: number
  readonly appendMs: number
}

export const STREAM = "policy-ledger-synthetic"
/** Events at once. */
const BATCH = 1000

const fill = (path: string, shape: Shape): Promise<Filled> =>
  withStore(layerSqlite({ path }), (store) =>
    Effect.gen(function* () {
      let [events, versions, lines, appendMs] = [0, 0, 0, 0]
      const append = Effect.fnUntraced(function* (batch: readonly NewEvent[]) {
        const [first, ...rest] = batch
        if (first === undefined) return
        const start = performance.now()
        yield* store.append(STREAM, [first, ...rest], events === 0 ? "no-stream" : events - 1)
        appendMs += performance.now() - start
        events += batch.length
        if (events % 100_000 < BATCH) progress(`${events} events written`)
      })
      let batch: NewEvent[] = []
      for (const announcement of syntheticLedger(readPublished(), shape)) {
        for (const [i, { id, type }] of announcement.events.entries()) {
          const line = announcement.lines[i] ?? ""
          batch.push({ id, line })
          lines += Buffer.byteLength(line)
          if (type === "Effective") versions++
        }
        if (batch.length < BATCH) continue
        yield* append(batch)
        batch = []
      }
      yield* append(batch)
      return { events, versions, lines, file: statSync(path).size, appendMs }
    }),
  )

if (import.meta.main) {
  const [path = "", shape = "{}"] = process.argv.slice(2)
  const read: Shape = JSON.parse(shape)
  process.stdout.write(JSON.stringify(await fill(path, read)))
}
