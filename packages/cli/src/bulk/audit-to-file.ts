// Many orders read one by one, audited, and written as a table: in constant memory, to a whole file or to none.
import { basename } from "node:path"
import { FileUnwritable } from "@policy-ledger/files"
import { type AuditQuestion, ENGINE } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import type { AuditRequest } from "../audit/audit-request.ts"
import { readCases, textsOf } from "../audit/cases.ts"
import type { Many } from "../audit/many.ts"
import { linesOf } from "../cases/line.ts"
import type { CaseReader } from "../cases/reader.ts"
import { openFile } from "../cases/source.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { filesAsked, placeOfItsOwn } from "../receipt/own-place.ts"
import { ask } from "../question.ts"
import { CasesRefused } from "../refusal.ts"
import { madeBy } from "../release.ts"
import type { SharedFlags } from "../root.ts"
import { answer as print, note, Surroundings } from "../surroundings/surroundings.ts"
import { visible } from "../surroundings/visible.ts"
import { platformTold } from "../tables/about.ts"
import { type Rows, rowsOf } from "./columns.ts"
import { csvRows } from "./csv-case.ts"
import { type BulkOrder, jsonOrders, nameOf, tableOrders } from "./orders.ts"
import { type Rate, rateOn } from "./rate.ts"
import type { BulkRequest } from "./request.ts"
import { errorsFile, filesOf, refuseTaken, type Results, resultsIn, toldIn } from "./results.ts"

interface Asked {
  readonly shared: SharedFlags
  readonly reader: CaseReader
  readonly ledger: OpenLedger
  readonly bulk: BulkRequest
  readonly question: AuditQuestion
}

/** Writes the answers of all orders to a file, and what they were asked beside it. */
export const auditToFile = Effect.fnUntraced(function* ({ shared, reader, ledger, bulk, question }: Asked) {
  const { rulebook, seeds, url } = ledger
  const { file, out } = bulk
  const reads = [file, ...filesAsked(seeds, url)]
  for (const written of filesOf(bulk)) yield* placeOfItsOwn(written, reads, "--out")
  yield* refuseTaken(bulk)
  const asked = { ...question, verdicts: "possible", brief: true } as const
  // A question that cannot be answered is refused before anything is read.
  yield* ask(() => rulebook.audit({}, asked))
  const request = { shared, rulebook, reader, question: { ...asked, explain: false } }
  const { orders, size } = yield* ordersIn(request, asked, bulk)
  const rows = rowsOf(bulk.rows, rulebook.platform)
  const results = yield* resultsIn(bulk, rows, rulebook.platform)
  const { stderr } = yield* Surroundings
  const rate = rateOn(stderr, bulk.isTold)
  const count = yield* running(() =>
    goThrough(orders, size, { rows, results, rate, isSkipping: bulk.isSkipping }),
  ).pipe(Effect.ensuring(Effect.sync(rate.clear)))
  const { announcedBy, recordedBy, ledgers } = rulebook.asOf(question)
  const { about, presume } = question
  yield* results.put({
    v: 1,
    result: basename(out),
    ...platformTold(rulebook.platform),
    ledgers,
    engine: ENGINE,
    madeBy,
    question: { announcedBy, recordedBy, ...(presume && { presume }), ...(about && { about }) },
    rows: { of: bulk.rows, columns: rows.columns, ...count },
  })
  yield* print(visible(told(count, bulk)) + "\n")
  if (count.skipped > 0) yield* tellSkipped(file, out, count)
})

interface Orders {
  readonly orders: AsyncIterable<BulkOrder> | Iterable<BulkOrder>
  /** Bytes altogether, of Parquet rows; undefined where nobody knows. */
  readonly size: number | undefined
}

const ordersIn = Effect.fnUntraced(function* (
  request: AuditRequest,
  question: AuditQuestion,
  { file, form, duckdb }: BulkRequest,
) {
  if (form === "json") {
    const { texts, size } = manyOf(yield* readCases(file, request.reader))
    return { orders: jsonOrders(request, question, texts), size } satisfies Orders
  }
  const opened = yield* openFile(file, `orders in .${form}`)
  const { platform } = request.rulebook
  if (form === "parquet" && duckdb !== undefined) {
    const { parquetRows } = yield* Effect.promise(() => import("./parquet-rows.ts"))
    const { rows, size } = yield* parquetRows(duckdb, opened, request.rulebook)
    return { orders: tableOrders(request, question, opened.file, rows), size } satisfies Orders
  }
  const orders =
    form === "csv"
      ? tableOrders(request, question, opened.file, csvRows(opened, platform))
      : jsonOrders(
          request,
          question,
          textsOf({ file: opened.file, lines: linesOf(opened.fd) }, request.reader),
        )
  return { orders, size: opened.size } satisfies Orders
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
  readonly rows: Rows
  readonly results: Results
  readonly rate: Rate
  readonly isSkipping: boolean
}

/** Throws what a run ends with: an order that is none, or a disk that takes no more. */
const goThrough = async (
  all: Orders["orders"],
  size: number | undefined,
  { rows, results, rate, isSkipping }: Going,
): Promise<Count> => {
  const count = { orders: 0, rows: 0, skipped: 0 }
  for await (const order of all) {
    const { audited, row, read } = order
    count.orders++
    if (Result.isSuccess(audited)) {
      const made = rows.of(audited.success)
      count.rows += made.length
      results.take(made)
    } else if (isSkipping) {
      count.skipped++
      results.refuse(row, nameOf(order), audited.failure)
    } else throw stopped(audited.failure)
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
