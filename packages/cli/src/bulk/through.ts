// Many orders gone through one by one, in constant memory.
import { FileUnwritable } from "@policy-ledger/files"
import { Effect, Result } from "effect"
import type { Asking } from "../audit/audit-request.ts"
import { readCases, textsOf } from "../audit/cases.ts"
import type { Many } from "../audit/many.ts"
import { linesOf } from "../cases/line.ts"
import { openFile } from "../cases/source.ts"
import { CasesRefused, type Refused } from "../refusal.ts"
import { note, Surroundings } from "../surroundings/surroundings.ts"
import type { NotCsv } from "./csv-records.ts"
import { type BulkOrder, csvOrders, jsonOrders, nameOf } from "./orders.ts"
import { rateOn } from "./rate.ts"
import type { OrdersRequest } from "./request.ts"
import { errorsFile } from "./results.ts"

interface Orders<A> {
  readonly orders: AsyncIterable<BulkOrder<A>> | Iterable<BulkOrder<A>>
  /** Bytes altogether; undefined where nobody knows. */
  readonly size: number | undefined
}

/** Opens the orders of a file, each to be answered as it is read. */
export const ordersIn = Effect.fnUntraced(function* <A>(asking: Asking<A>, { file, form }: OrdersRequest) {
  if (form === "json") {
    const { texts, size } = manyOf(yield* readCases(file, asking.reader))
    return { orders: jsonOrders(asking, texts), size } satisfies Orders<A>
  }
  const opened = yield* openFile(file, `orders in .${form}`)
  const orders =
    form === "csv"
      ? csvOrders(asking, opened)
      : jsonOrders(asking, textsOf({ file: opened.file, lines: linesOf(opened.fd) }, asking.reader))
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

/** What becomes of an order. Both may throw `FileUnwritable`. */
interface Going<A> {
  readonly take: (answer: A, row: number) => void
  readonly refuse: (row: number, name: string | null, refusal: CasesRefused) => void
  readonly isSkipping: boolean
  /** Whether to tell how far it is where standard error is no terminal. */
  readonly isTold: boolean
  /** What to tell beside the refusal that ends a run. */
  readonly stopped: Refused
}

/** Goes through all of them; fails with what a run ends with: an order that is none, or a disk that takes no more. */
export const goThrough = Effect.fnUntraced(function* <A>({ orders, size }: Orders<A>, going: Going<A>) {
  const { stderr } = yield* Surroundings
  const rate = rateOn(stderr, going.isTold)
  return yield* running(async () => {
    const count = { orders: 0, skipped: 0 }
    for await (const order of orders) {
      const { answered, row, read } = order
      count.orders++
      if (Result.isSuccess(answered)) going.take(answered.success, row)
      else if (going.isSkipping) {
        count.skipped++
        going.refuse(row, nameOf(order), answered.failure)
      } else throw withHint(answered.failure, going.stopped)
      rate.advance(count.orders, read, size)
    }
    return count satisfies Count
  }).pipe(Effect.ensuring(Effect.sync(rate.clear)))
})

const withHint = ({ problems: [first, ...rest] }: CasesRefused, hint: Refused): CasesRefused =>
  new CasesRefused({ problems: [first, ...rest, hint] })

const running = <A>(run: () => Promise<A>): Effect.Effect<A, CasesRefused | NotCsv | FileUnwritable> =>
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
