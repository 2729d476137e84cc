import { STANDARD_INPUT } from "../cases/source.ts"
import { exampleLines } from "../layout/ask/example.ts"
import { OrderTotals } from "../layout/ask/order-totals.ts"
import { type Order, type OrdersTable, ordersTable } from "../layout/ask/orders-table.ts"
import { visible, visibleIn } from "../surroundings/visible.ts"
import type { OrderSink, Printing } from "./printing.ts"

/** So many orders are read before the first row is written: the columns fit them. */
const FIRST_PAGE = 50

/** Prints orders as rows of one table, however many there are, and what they come to, with one of them in full if they are few. */
export class OrdersPrinter implements OrderSink {
  readonly #printing: Printing
  /** As it stands in the call. */
  readonly #file: string
  readonly #totals = new OrderTotals()
  readonly #firstPage: Order[] = []
  #table: OrdersTable | undefined

  constructor(printing: Printing, file: string) {
    this.#printing = printing
    this.#file = file === STANDARD_INPUT ? "-" : file
  }

  take({ answer, ...rest }: Order): void {
    const order = { ...rest, answer: visibleIn(answer) }
    this.#totals.add(order)
    if (this.#table === undefined && this.#firstPage.length < FIRST_PAGE) this.#firstPage.push(order)
    else this.#write((this.#table ??= this.#begin()).row(order))
  }

  end(): void {
    const { page, platform, around } = this.#printing
    const isMore = this.#table !== undefined
    if (this.#firstPage.length === 0) return
    this.#table ??= this.#begin()
    const command = around.env["POLICY_LEDGER_COMMAND"] ?? "policy-ledger"
    const call = visible(`${command} audit ${this.#file}`)
    this.#write(`${this.#totals.lines(page, platform)}\n`)
    this.#write(`${exampleLines(page, platform, isMore ? [] : this.#firstPage, call)}\n`)
  }

  #begin(): OrdersTable {
    const { page, platform } = this.#printing
    const table = ordersTable(page, platform, this.#firstPage)
    this.#write(table.header)
    for (const order of this.#firstPage) this.#write(table.row(order))
    return table
  }

  #write(text: string): void {
    this.#printing.around.stdout.write(text)
  }
}
