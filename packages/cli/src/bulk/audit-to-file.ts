// Many orders read one by one, decided, and written as a table: in constant memory, to a whole file or to none.
import { availableParallelism } from "node:os"
import { basename } from "node:path"
import { ENGINE } from "@policy-ledger/rulebook"
import type { CompileQuestion } from "@policy-ledger/rulebook/program"
import { Effect } from "effect"
import { type CaseReader, isPlain } from "../cases/reader.ts"
import { openFile } from "../cases/source.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { filesAsked, placeOfItsOwn } from "../receipt/own-place.ts"
import { ask } from "../question.ts"
import { madeBy } from "../release.ts"
import { answer as print } from "../surroundings/surroundings.ts"
import { visible } from "../surroundings/visible.ts"
import { platformTold } from "../tables/about.ts"
import { ROW_TEXT } from "../tables/row-text.ts"
import { kindOf } from "./columns.ts"
import { Engine } from "./engine.ts"
import { LinesDecided } from "./lines.ts"
import { linePieces, type LinesDecider } from "./pieces.ts"
import type { BulkRequest } from "./request.ts"
import { filesOf, refuseTaken, type Results, resultsIn, toldIn } from "./results.ts"
import {
  counted,
  type Count,
  goThrough,
  goThroughPieces,
  NOTHING_WRITTEN,
  ordersIn,
  tellSkipped,
} from "./through.ts"
import { workersFor, type WorkersTask } from "./workers.ts"

interface Asked {
  readonly reader: CaseReader
  readonly ledger: OpenLedger
  readonly bulk: BulkRequest
  readonly question: CompileQuestion
}

/** Writes the answers of all orders to a file, and what they were asked beside it. */
export const auditToFile = Effect.fnUntraced(function* (asked: Asked) {
  const { ledger, bulk, question } = asked
  const { rulebook, seeds, url } = ledger
  const { file, out } = bulk
  const { platform } = rulebook
  const reads = [file, ...filesAsked(seeds, url)]
  for (const written of filesOf(bulk)) yield* placeOfItsOwn(written, reads, "--out")
  yield* refuseTaken(bulk)
  // A question that cannot be answered is refused before anything is read.
  const engine = yield* ask(() => new Engine(rulebook, question, bulk.rows))
  const columns = engine.columns.map((name) => ({ name, kind: kindOf(bulk.rows, name) }))
  const results = yield* resultsIn(bulk, columns, platform)
  const count = yield* decidedInto(results, engine, asked)
  const { announcedBy, recordedBy, ledgers } = rulebook.asOf(question)
  const { about, presume } = question
  yield* results.put({
    v: 1,
    result: basename(out),
    ...platformTold(platform),
    ledgers,
    engine: ENGINE,
    madeBy,
    question: { announcedBy, recordedBy, ...(presume && { presume }), ...(about && { about }) },
    rows: { of: bulk.rows, columns: engine.columns, ...count },
  })
  yield* print(visible(told(count, bulk)) + "\n")
  if (count.skipped > 0) yield* tellSkipped(file, count, out)
})

interface Rowed extends Count {
  readonly rows: number
}

const told = ({ orders, rows }: Rowed, bulk: BulkRequest): string =>
  `${bulk.out}: ${counted(rows, "row")} of ${counted(orders, "order")}; what was asked is in ${toldIn(bulk)}`

/** Reads all orders, and writes their rows. */
const decidedInto = Effect.fnUntraced(function* (results: Results, engine: Engine, asked: Asked) {
  const { reader, ledger, bulk } = asked
  const { platform, form } = ledger.rulebook
  const asking = { platform, form, reader, ask: (json: unknown) => engine.rowsOf(json) }
  const { refuse } = results
  const going = { refuse, isSkipping: bulk.isSkipping, isTold: bulk.isTold, stopped: NOTHING_WRITTEN }
  let rows = 0
  if (bulk.form !== "ndjson" || !isPlain(reader)) {
    const count = yield* goThrough(yield* ordersIn(asking, bulk), {
      ...going,
      take: (made) => {
        rows += made.length
        results.take(made)
      },
    })
    return { orders: count.orders, rows, skipped: count.skipped } satisfies Rowed
  }
  const { size, ...opened } = yield* openFile(bulk.file, "orders in .ndjson")
  const text = ROW_TEXT[bulk.written.form]
  const jobs = jobsFor(bulk, size)
  const decider =
    jobs === 1 ? inThisThread(new LinesDecided(engine, text)) : yield* workersFor(taskOf(asked), jobs)
  const count = yield* goThroughPieces(linePieces({ ...opened, asking }, decider), size, {
    ...going,
    take: (piece) => {
      rows += piece.rows
      results.write(piece.text)
    },
  })
  return { orders: count.orders, rows, skipped: count.skipped } satisfies Rowed
})

const inThisThread = (decided: LinesDecided): LinesDecider => ({
  ahead: 0,
  decide: async (lines) => decided.of(lines),
})

/** A file that is decided sooner than threads have started. */
const SMALL = 32 * 1024 * 1024

/** How many threads decide: of what is short, or nobody knows how long it is, none but this. */
const jobsFor = ({ jobs }: BulkRequest, size: number | undefined): number =>
  size === undefined || size < SMALL ? 1 : (jobs ?? availableParallelism())

const taskOf = ({ ledger: { platform, slice }, bulk, question }: Asked): WorkersTask => ({
  platform,
  origin: slice.origin,
  events: [...slice.events],
  question,
  rows: bulk.rows,
  form: bulk.written.form,
})
