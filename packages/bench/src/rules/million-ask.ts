import { DatabaseSync } from "node:sqlite"
import { layerSqlite } from "@policy-ledger/event-store"
import { emptyState, fold, type LedgerEvent, type LedgerState, Rulebook } from "@policy-ledger/rulebook"
import { Effect, Stream } from "effect"
import { withStore } from "../ledger/open-store.ts"
import { readPublished } from "../ledger/published.ts"
import { someDays } from "../ledger/questions.ts"
import { Random } from "../ledger/random.ts"
import { lastBegun } from "../ledger/scan.ts"
import { provisionName, type Shape, syntheticPlatform } from "../ledger/synthetic.ts"
import { liveBytes } from "../measure/heap.ts"
import { once, perCallOver, perRun } from "../measure/time.ts"
import { STREAM } from "./million-fill.ts"

/** Milliseconds from the database to the state, and what stays in memory. */
export interface Folded {
  readonly ms: number
  readonly bytes: number
}

/** Nanoseconds of warm calls, milliseconds of what happens once. */
export interface Asked extends Folded {
  readonly indexMs: number
  readonly indexBytes: number
  readonly firstNs: number
  readonly oneNs: number
  readonly ruleAtNs: number
  /** undefined where asking all of them would take minutes. */
  readonly all?: { readonly firstMs: number; readonly bytes: number; readonly ns: number }
  readonly scanMs: number
}

/** Folded at once: few enough that the lines before them can be forgotten. */
const PAGE = 50_000

/** Milliseconds that asking every provision for the first time may take. */
const PATIENCE = 120_000

const LINES = "SELECT line FROM event WHERE stream = 1 ORDER BY revision"

/** The lines as SQLite gives them, without a store. */
function* rows(path: string): Generator<string, void, void> {
  const db = new DatabaseSync(path, { readOnly: true })
  const select = db.prepare(LINES)
  select.setReturnArrays(true)
  for (const { 0: line } of select.iterate()) if (typeof line === "string") yield line
  db.close()
}

const eventOf = (line: string): LedgerEvent => {
  const event: LedgerEvent = JSON.parse(line)
  return event
}

/** Trusted bytes: parsed, not decoded, no hash recomputed. */
const readState = (path: string, recordedAt: number[]): Promise<LedgerState> =>
  withStore(layerSqlite({ path }), (store) => {
    let state = emptyState(STREAM)
    let page: LedgerEvent[] = []
    const foldPage = () => {
      state = fold(page, state)
      page = []
    }
    return Stream.runForEachArray(store.read(STREAM, 0), (events) =>
      Effect.sync(() => {
        for (const { line } of events) {
          const event = eventOf(line)
          recordedAt.push(Date.parse(event.recordedAt))
          page.push(event)
        }
        if (page.length >= PAGE) foldPage()
      }),
    ).pipe(
      Effect.map(() => {
        foldPage()
        return state
      }),
    )
  })

function* mentioning(path: string, provision: string): Generator<LedgerEvent, void, void> {
  const name = `"${provision}"`
  for (const line of rows(path)) if (line.includes(name)) yield eventOf(line)
}

const askAll = (book: Rulebook, before: number): NonNullable<Asked["all"]> => {
  const firstMs = once(() => book.inForce({ on: "2023-06-08" }))
  const bytes = liveBytes() - before
  return { firstMs, bytes, ns: perRun(5, () => book.inForce({ on: "2023-06-08" })) * 1e6 }
}

const ask = async (path: string, shape: Shape): Promise<Asked> => {
  const platform = syntheticPlatform(readPublished(), shape)
  const before = liveBytes()
  const recordedAt: number[] = []
  const start = performance.now()
  const state = await readState(path, recordedAt)
  const ms = performance.now() - start
  const bytes = liveBytes() - before
  const book = new Rulebook(platform, [{ state, recordedAt, rootAt: () => "" }])
  const indexMs = once(() => book.provisions)
  const indexBytes = liveBytes() - before

  const random = new Random(shape.seed + 1)
  const questions = someDays(shape.seed, 1000).map((on) => ({
    on,
    t: Date.parse(`${on}T00:00:00+08:00`),
    provision: provisionName(random.below(shape.provisions), shape),
  }))
  const firstNs =
    (once(() => questions.map(({ on, provision }) => book.inForce({ on, provision }))) / questions.length) *
    1e6
  const oneNs = await perCallOver(questions, ({ on, provision }) => book.inForce({ on, provision }))
  const ruleAtNs = await perCallOver(questions, ({ t, provision }) => book.ruleAt(provision, t))
  const all = firstNs * shape.provisions > PATIENCE * 1e6 ? undefined : askAll(book, before)
  const [{ on, provision } = { on: "", provision: "" }] = questions
  const scanMs = perRun(3, () => lastBegun(mentioning(path, provision), provision, on))
  return {
    ms,
    bytes,
    indexMs,
    indexBytes,
    firstNs,
    oneNs,
    ruleAtNs,
    scanMs,
    ...(all === undefined ? {} : { all }),
  }
}

const timed = (path: string, each: (line: string) => unknown): number =>
  once(() => {
    let n = 0
    for (const line of rows(path)) if (each(line) !== undefined) n++
    return n
  })

if (import.meta.main) {
  const [how, path = "", shape = "{}"] = process.argv.slice(2)
  const answer =
    how === "rows"
      ? timed(path, (line) => line)
      : how === "parse"
        ? timed(path, eventOf)
        : await ask(path, JSON.parse(shape))
  process.stdout.write(JSON.stringify(answer))
}
