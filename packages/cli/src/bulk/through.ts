// Many orders gone through one by one, in constant memory.
import { FileUnwritable } from "@policy-ledger/files"
import type { CaseForm } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import type { Asking } from "../audit/audit-request.ts"
import { readCases, textsOf } from "../audit/cases.ts"
import type { Many } from "../audit/many.ts"
import { linesOf } from "../cases/line.ts"
import { openFile } from "../cases/source.ts"
import { CasesRefused, type Refused } from "../refusal.ts"
import { breathing } from "../surroundings/stoppable.ts"
import { note, Surroundings } from "../surroundings/surroundings.ts"
import { csvRows } from "./csv-case.ts"
import { type BulkOrder, jsonOrders, nameOf, tableOrders } from "./orders.ts"
import type { Piece, RefusedOrder } from "./pieces.ts"
import { rateOn } from "./rate.ts"
import type { OrdersRequest } from "./request.ts"
import { errorsFile } from "./results.ts"

interface Orders<A> {
  readonly orders: AsyncIterable<BulkOrder<A>> | Iterable<BulkOrder<A>>
  /** Bytes altogether, of Parquet rows; undefined where nobody knows. */
  readonly size: number | undefined
}

/** Opens the orders of a file, each to be answered as it is read. */
export const ordersIn = Effect.fnUntraced(function* <A>(
  asking: Asking<A> & { readonly form: CaseForm },
  { file, form, duckdb }: OrdersRequest,
) {
  if (form === "json") {
    const { texts, size } = manyOf(yield* readCases(file, asking.reader))
    return { orders: jsonOrders(asking, texts), size } satisfies Orders<A>
  }
  const opened = yield* openFile(file, `orders in .${form}`, form !== "parquet")
  if (form === "parquet" && duckdb !== undefined) {
    const { parquetRows } = yield* Effect.promise(() => import("./parquet-rows.ts"))
    const { rows, size } = yield* parquetRows(duckdb, opened, asking.form)
    return { orders: tableOrders(asking, opened.file, rows), size } satisfies Orders<A>
  }
  const orders =
    form === "csv"
      ? tableOrders(asking, opened.file, csvRows(opened, asking.platform))
      : jsonOrders(
          asking,
          textsOf({ file: opened.file, lines: linesOf(opened.fd, opened.look) }, asking.reader),
        )
  return { orders, size: opened.size } satisfies Orders<A>
})

const manyOf = (cases: Effect.Success<ReturnType<typeof readCases>>): Pick<Many, "texts" | "size"> =>
  cases.kind === "many"
    ? cases
    : {
        texts: [{ source: cases.source, cases: [cases.read], read: cases.source.bytes }],
        size: cases.source.bytes,
      }

/** How many orders were read, and how many of them left out. */
export interface Count {
  readonly orders: number
  readonly skipped: number
}

/** What becomes of orders. All of it may throw `FileUnwritable`. */
interface Ending {
  readonly refuse: (row: number, name: string | null, refusal: CasesRefused) => void
  readonly isSkipping: boolean
  /** Whether to tell how far it is where standard error is no terminal. */
  readonly isTold: boolean
  /** What to tell beside the refusal that ends a run. */
  readonly stopped: Refused
}

interface Going<A> extends Ending {
  readonly take: (answer: A, row: number) => void
}

/** Goes through all of them; fails with what a run ends with: an order that is none, or a disk that takes no more. */
export const goThrough = <A>({ orders, size }: Orders<A>, going: Going<A>) =>
  counting(size, going, async (advance, refuse) => {
    const breathe = breathing()
    for await (const order of orders) {
      const { answered, row, read } = order
      if (Result.isSuccess(answered)) going.take(answered.success, row)
      else refuse({ row, name: nameOf(order), refusal: answered.failure })
      advance(1, read)
      const pause = breathe()
      if (pause !== undefined) await pause
    }
  })

interface GoingByPieces extends Ending {
  readonly take: (piece: Piece) => void
}

/** The same of orders that were decided many at once. */
export const goThroughPieces = (
  pieces: AsyncIterable<Piece>,
  size: number | undefined,
  going: GoingByPieces,
) =>
  counting(size, going, async (advance, refuse) => {
    const breathe = breathing()
    for await (const piece of pieces) {
      going.take(piece)
      for (const one of piece.refused) refuse(one)
      advance(piece.orders, piece.read)
      await breathe()
    }
  })

type Run = (
  advance: (orders: number, read: number) => void,
  refuse: (order: RefusedOrder) => void,
) => Promise<void>

const counting = Effect.fnUntraced(function* (size: number | undefined, ending: Ending, run: Run) {
  const { stderr } = yield* Surroundings
  const rate = rateOn(stderr, ending.isTold)
  const count = { orders: 0, skipped: 0 }
  const advance = (orders: number, read: number): void => {
    count.orders += orders
    rate.advance(count.orders, read, size)
  }
  const refuse = ({ row, name, refusal }: RefusedOrder): void => {
    if (!ending.isSkipping) throw withHint(refusal, ending.stopped)
    count.skipped++
    ending.refuse(row, name, refusal)
  }
  yield* running(() => run(advance, refuse)).pipe(Effect.ensuring(Effect.sync(rate.clear)))
  return count satisfies Count
})

const withHint = ({ problems: [first, ...rest] }: CasesRefused, hint: Refused): CasesRefused =>
  new CasesRefused({ problems: [first, ...rest, hint] })

const running = <A>(run: () => Promise<A>): Effect.Effect<A, CasesRefused | FileUnwritable> =>
  Effect.tryPromise({ try: run, catch: (error) => error }).pipe(
    Effect.catch((error) =>
      error instanceof CasesRefused || error instanceof FileUnwritable
        ? Effect.fail(error)
        : Effect.die(error),
    ),
  )

export const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`

/** Beside the refusal of an order that ends a run which writes a file. */
export const NOTHING_WRITTEN: Refused = {
  at: "--out",
  found: "an order that is none",
  expected: "none such, or --on-error skip, which leaves it out: nothing was written",
}

/** That orders were left out is told at the end, by the status too; `out`: beside which result they are listed. */
export const tellSkipped = Effect.fnUntraced(function* (
  file: string,
  { skipped, orders }: Count,
  out?: string,
) {
  const { setStatus } = yield* Surroundings
  yield* Effect.sync(() => setStatus(2))
  const where = out === undefined ? "" : `, listed in ${errorsFile(out)}`
  yield* note(`${file}: ${skipped} of ${counted(orders, "order")} left out${where}`)
})
