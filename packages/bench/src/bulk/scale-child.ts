// One ledger, its rules folded, and what an order costs by it; in a process of its own, for its memory.
import { type Case, emptyState, fold, type LedgerEvent, Rulebook } from "@policy-ledger/rulebook"
import { compile, type Decision } from "@policy-ledger/rulebook/program"
import { do_not_optimize } from "mitata"
import { readPublished } from "../ledger/published.ts"
import { type Shape, syntheticLedger, syntheticPlatform } from "../ledger/synthetic.ts"
import { realisticOrders } from "./orders.ts"
import { raceOver } from "./race.ts"

export interface Scaled {
  readonly announcements: number
  readonly provisions: number
  /** Versions that the orders may fall under, on average: their verdicts that are not no. */
  readonly possible: number
  /** Milliseconds of what happens once. */
  readonly foldMs: number
  readonly firstMs: number
  /** CPU nanoseconds of each of so many orders, warm. */
  readonly orders: number
  readonly ns: number
}

interface Deciding {
  readonly decide: (of: Case) => unknown
  /** How many versions may apply to the case: those whose verdict is not no. */
  readonly possible: (of: Case) => number
}

interface Decider {
  readonly prepare: (book: Rulebook) => Deciding
  /** Events of the largest ledger that it is asked for: beyond, the run would be about nothing else. */
  readonly upTo: number
}

/** What decides orders. */
export const DECIDERS: { readonly [name: string]: Decider } = {
  interpreter: {
    prepare: (book) => ({
      decide: (of) => book.auditCase(of, { brief: true }),
      possible: (of) => book.auditCase(of, { brief: true, verdicts: "possible" }).verdicts.length,
    }),
    upTo: 100_000,
  },
  program: {
    prepare: (book) => {
      const compiled = compile(book)
      const row = compiled.row()
      const decide = (of: Case): Decision => {
        row.fill(of)
        return compiled.decide(row)
      }
      return { decide, possible: (of) => decide(of).versions.length }
    },
    upTo: 10_000_000,
  },
}

const ORDERS = 500
/** Orders of which it is counted what may apply. */
const FEW = 20
/** Milliseconds that orders are decided for, after half as many to get warm. */
const PATIENCE = 3000
const PAGE = 50_000

function* eventsOf(shape: Shape | null): Generator<readonly LedgerEvent[], void> {
  const published = readPublished()
  if (shape === null) yield published.events
  else for (const { events } of syntheticLedger(published, shape)) yield events
}

const folded = (shape: Shape | null): { readonly book: Rulebook; readonly announcements: number } => {
  const published = readPublished()
  const platform = shape === null ? published.platform : syntheticPlatform(published, shape)
  const announcements = new Set<string>()
  const recordedAt: number[] = []
  let state = emptyState("bench")
  let page: LedgerEvent[] = []
  const foldPage = () => {
    state = fold(page, state)
    page = []
  }
  for (const events of eventsOf(shape)) {
    for (const event of events) {
      announcements.add(event.announcement)
      recordedAt.push(Date.parse(event.recordedAt))
      page.push(event)
    }
    if (page.length >= PAGE) foldPage()
  }
  foldPage()
  const book = new Rulebook(platform, [{ state, recordedAt, rootAt: () => "" }])
  return { book, announcements: announcements.size }
}

const measured = ({ prepare }: Decider, shape: Shape | null, seed: number): Scaled => {
  const start = performance.now()
  const { book, announcements } = folded(shape)
  const foldMs = performance.now() - start
  const published = readPublished()
  const { orders } = raceOver(published, realisticOrders(published.platform, seed), ORDERS)
  const [first, ...rest] = orders.map(({ decoded }) => decoded)
  if (first === undefined) throw new Error("scale: found no orders, expected some")
  const begun = performance.now()
  const { decide, possible } = prepare(book)
  do_not_optimize(decide(first))
  const firstMs = performance.now() - begun
  const decideFor = (milliseconds: number): number => {
    const until = performance.now() + milliseconds
    let decided = 0
    while (decided === 0 || performance.now() < until)
      do_not_optimize(decide(rest[decided++ % rest.length] ?? first))
    return decided
  }
  decideFor(PATIENCE / 2)
  const before = process.cpuUsage()
  const decided = decideFor(PATIENCE)
  const { user, system } = process.cpuUsage(before)
  const few = rest.slice(0, FEW)
  return {
    announcements,
    provisions: book.provisions.length,
    possible: few.reduce((sum, of) => sum + possible(of), 0) / few.length,
    foldMs,
    firstMs,
    orders: decided,
    ns: ((user + system) * 1000) / decided,
  }
}

if (import.meta.main) {
  const [who = "", shape = "null", seed = "1"] = process.argv.slice(2)
  const decider = DECIDERS[who]
  if (decider === undefined)
    throw new Error(`scale: found ${who}, expected one of ${Object.keys(DECIDERS).join(", ")}`)
  process.stdout.write(JSON.stringify(measured(decider, JSON.parse(shape), Number(seed))))
}
