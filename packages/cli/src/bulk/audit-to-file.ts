// Many orders read one by one, decided, and written as a table: in constant memory, to a whole file or to none.
import { availableParallelism } from "node:os"
import { basename } from "node:path"
import { FileUnwritable } from "@policy-ledger/files"
import { ENGINE } from "@policy-ledger/rulebook"
import type { CompileQuestion } from "@policy-ledger/rulebook/program"
import { Effect } from "effect"
import { readCases, textsOf } from "../audit/cases.ts"
import type { Many } from "../audit/many.ts"
import { linesOf } from "../cases/line.ts"
import { type CaseReader, isPlain } from "../cases/reader.ts"
import { openFile } from "../cases/source.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { filesAsked, placeOfItsOwn } from "../receipt/own-place.ts"
import { ask } from "../question.ts"
import { CasesRefused } from "../refusal.ts"
import { release } from "../release.ts"
import { answer as print, note, Surroundings } from "../surroundings/surroundings.ts"
import { visible } from "../surroundings/visible.ts"
import { ROW_TEXT } from "../tables/row-text.ts"
import { csvRows } from "./csv-case.ts"
import { Engine } from "./engine.ts"
import { decideLines } from "./lines.ts"
import { jsonOrders, tableOrders } from "./orders.ts"
import { linePieces, type Piece, piecesOf } from "./pieces.ts"
import { type Rate, rateOn } from "./rate.ts"
import type { BulkRequest } from "./request.ts"
import { errorsFile, filesOf, refuseTaken, type Results, resultsIn, toldIn } from "./results.ts"
import { workersFor, type WorkersTask } from "./workers.ts"

interface Asked {
  readonly reader: CaseReader
  readonly ledger: OpenLedger
  readonly bulk: BulkRequest
  readonly question: CompileQuestion
}

/** Writes the answers of all orders to a file, and what they were asked beside it. */
export const auditToFile = Effect.fnUntraced(function* ({ reader, ledger, bulk, question }: Asked) {
  const { rulebook, seeds, url } = ledger
  const { file, out } = bulk
  const reads = [file, ...filesAsked(seeds, url)]
  for (const written of filesOf(bulk)) yield* placeOfItsOwn(written, reads, "--out")
  yield* refuseTaken(bulk)
  // A question that cannot be answered is refused before anything is read.
  const engine = yield* ask(() => new Engine(rulebook, question, bulk.rows))
  const { pieces, size } = yield* piecesIn({ reader, ledger, bulk, question }, engine)
  const results = yield* resultsIn(bulk, engine.columns, rulebook.platform)
  const { stderr } = yield* Surroundings
  const rate = rateOn(stderr, bulk.isTold)
  const count = yield* running(() => goThrough(pieces, size, { results, rate, bulk })).pipe(
    Effect.ensuring(Effect.sync(rate.clear)),
  )
  const { announcedBy, recordedBy, ledgers } = rulebook.asOf(question)
  const { about, presume } = question
  const { id: platform, timeZone, utcOffset, offsets, currency } = rulebook.platform
  yield* results.put({
    v: 1,
    result: basename(out),
    platform,
    timeZone,
    ...(utcOffset !== undefined && { utcOffset }),
    ...(offsets !== undefined && { offsets }),
    currency,
    ledgers,
    engine: ENGINE,
    madeBy: { package: "@policy-ledger/cli", version: release },
    question: { announcedBy, recordedBy, ...(presume && { presume }), ...(about && { about }) },
    rows: { of: bulk.rows, columns: engine.columns, ...count },
  })
  yield* print(visible(told(count, bulk)) + "\n")
  if (count.skipped > 0) yield* tellSkipped(file, out, count)
})

interface Pieces {
  readonly pieces: AsyncIterable<Piece>
  /** Bytes altogether, of Parquet rows; undefined where nobody knows. */
  readonly size: number | undefined
}

const piecesIn = Effect.fnUntraced(function* ({ reader, ledger, bulk, question }: Asked, engine: Engine) {
  const { file, form, duckdb, outForm } = bulk
  const text = ROW_TEXT[outForm]
  const { columns, platform } = engine
  if (form === "json") {
    const { texts, size } = manyOf(yield* readCases(file, reader))
    return { pieces: piecesOf(jsonOrders(engine, reader, texts), columns, text), size } satisfies Pieces
  }
  const opened = yield* openFile(file, `orders in .${form}`)
  const { size, fd } = opened
  if (form === "parquet" && duckdb !== undefined) {
    const { parquetRows } = yield* Effect.promise(() => import("./parquet-rows.ts"))
    const { rows, size } = yield* parquetRows(duckdb, opened, ledger.rulebook)
    return { pieces: piecesOf(tableOrders(engine, opened.file, rows), columns, text), size } satisfies Pieces
  }
  if (form === "csv") {
    const orders = tableOrders(engine, opened.file, csvRows(opened, platform))
    return { pieces: piecesOf(orders, columns, text), size } satisfies Pieces
  }
  if (!isPlain(reader)) {
    const texts = textsOf({ file: opened.file, lines: linesOf(fd) }, reader)
    return { pieces: piecesOf(jsonOrders(engine, reader, texts), columns, text), size } satisfies Pieces
  }
  const jobs = jobsFor(bulk, size)
  const decider =
    jobs === 1
      ? { ahead: 0, decide: async (lines: Buffer) => decideLines(engine, text, lines) }
      : yield* workersFor(taskOf({ ledger, bulk, question }), jobs)
  return { pieces: linePieces({ file: opened.file, fd, engine, reader }, decider), size } satisfies Pieces
})

/** A file that is decided sooner than threads have started. */
const SMALL = 32 * 1024 * 1024

/** How many threads decide: of what is short, or nobody knows how long it is, none but this. */
const jobsFor = ({ jobs }: BulkRequest, size: number | undefined): number =>
  size === undefined || size < SMALL ? 1 : (jobs ?? availableParallelism())

const taskOf = ({ ledger: { platform, slice }, bulk, question }: Omit<Asked, "reader">): WorkersTask => ({
  platform,
  origin: slice.origin,
  events: [...slice.events],
  question,
  rows: bulk.rows,
  outForm: bulk.outForm,
})

const manyOf = (cases: Effect.Success<ReturnType<typeof readCases>>): Pick<Many, "texts" | "size"> =>
  cases.kind === "many"
    ? cases
    : {
        texts: [{ source: cases.source, cases: [cases.read], read: cases.source.bytes }],
        size: cases.source.bytes,
      }

interface Count {
  readonly orders: number
  readonly rows: number
  readonly skipped: number
}

interface Going {
  readonly results: Results
  readonly rate: Rate
  readonly bulk: BulkRequest
}

/** Throws what a run ends with: an order that is none, or a disk that takes no more. */
const goThrough = async (
  pieces: AsyncIterable<Piece>,
  size: number | undefined,
  { results, rate, bulk }: Going,
): Promise<Count> => {
  const count = { orders: 0, rows: 0, skipped: 0 }
  for await (const { text, rows, orders, refused, read } of pieces) {
    const [first] = refused
    if (first !== undefined && !bulk.isSkipping) throw stopped(first.refusal)
    results.take(text)
    for (const one of refused) results.refuse(one)
    count.orders += orders
    count.rows += rows
    count.skipped += refused.length
    rate.advance(count.orders, read, size)
  }
  return count
}

const stopped = ({ problems: [first, ...rest] }: CasesRefused): CasesRefused =>
  new CasesRefused({
    problems: [
      first,
      ...rest,
      {
        at: "--out",
        found: "an order that is none",
        expected: "none such, or --on-error skip, which leaves it out: nothing was written",
      },
    ],
  })

const running = <A>(run: () => Promise<A>): Effect.Effect<A, CasesRefused | FileUnwritable> =>
  Effect.tryPromise({ try: run, catch: (error) => error }).pipe(
    Effect.catch((error) =>
      error instanceof CasesRefused || error instanceof FileUnwritable
        ? Effect.fail(error)
        : Effect.die(error),
    ),
  )

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`

const told = ({ orders, rows }: Count, bulk: BulkRequest): string =>
  `${bulk.out}: ${counted(rows, "row")} of ${counted(orders, "order")}; what was asked is in ${toldIn(bulk)}`

const tellSkipped = Effect.fnUntraced(function* (file: string, out: string, { skipped, orders }: Count) {
  const { setStatus } = yield* Surroundings
  yield* Effect.sync(() => setStatus(2))
  yield* note(`${file}: ${skipped} of ${counted(orders, "order")} left out, listed in ${errorsFile(out)}`)
})
