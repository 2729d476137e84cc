import { rmSync } from "node:fs"
import { inProcess } from "../measure/process.ts"
import { SEED, sized } from "../measure/size.ts"
import { median } from "../measure/summary.ts"
import { emptyFolder } from "../place.ts"
import { progress } from "../report/publish.ts"
import { bytes, type Cell, ms, ns, perSecond, ratio, type Table } from "../report/table.ts"
import type { Shape } from "../ledger/synthetic.ts"
import type { Asked } from "./million-ask.ts"
import type { Filled } from "./million-fill.ts"

const SHAPE: Shape = { seed: SEED, provisions: sized(20_000, 400), events: sized(1_000_000, 20_000) }
const ROUNDS = sized(3, 1)
const FLAGS = ["--expose-gc", "--max-old-space-size=16384"]

const script = (name: string) => new URL(name, import.meta.url)
const ASK = script("million-ask.ts")

const readTable = (
  filled: Filled,
  raw: readonly number[],
  parsed: readonly number[],
  asked: readonly Asked[],
): Table => {
  const parse = median(parsed)
  const row = (what: string, took: number, target: Cell = null): readonly Cell[] => [
    what,
    ms(took),
    perSecond((filled.events / took) * 1000),
    target,
    ratio(parse, took),
  ]
  return {
    title: "A large ledger: from SQLite to the state",
    notes: [
      `Synthetic: ${filled.events} events, ${SHAPE.provisions} provisions, ${filled.versions} versions; ${Math.round(filled.lines / filled.events)} B a line, ${Math.round(filled.file / 1024 ** 2)} MiB of database.`,
      `Trusted bytes: parsed and not decoded. Each in a process of its own; median of ${ROUNDS}.`,
    ],
    columns: ["what", "time", "events", "target", "of scan and JSON.parse"],
    rows: [
      row("plain scan of the rows (node:sqlite)", median(raw)),
      row("the same and JSON.parse", parse),
      row("EventStore.read, JSON.parse, fold", median(asked.map((a) => a.ms)), "≥ 100,000/s"),
      row("to write it: appends of 1,000, durable", filled.appendMs),
    ],
  }
}

const memoryTable = ({ versions, events }: Filled, { bytes: state, indexBytes, all }: Asked): Table => {
  const row = (what: string, live: number): readonly Cell[] => [
    what,
    bytes(live),
    bytes(live / versions),
    bytes(live / events),
  ]
  return {
    title: "A large ledger: memory",
    notes: ["Live bytes after a collection, above those before reading."],
    columns: ["what lives", "bytes", "a version", "an event"],
    rows: [
      row("the folded state", state),
      row("and the index by provision", indexBytes),
      ...(all === undefined ? [] : [row("and every provision asked once", all.bytes)]),
    ],
  }
}

const askTable = (asked: Asked): Table => {
  const row = (what: string, took: number, target: Cell = null): readonly Cell[] => [
    what,
    ns(took),
    target,
    ratio(asked.scanMs * 1e6, took),
  ]
  return {
    title: "A large ledger: inForce",
    notes: [
      "1,000 drawn questions (day, provision) in turn. The scan reads the rows, parses those that name the provision and knows neither uncertain dates nor withdrawals.",
    ],
    columns: ["question", "time", "target", "scan ÷ it"],
    rows: [
      row("the index, once", asked.indexMs * 1e6),
      row("one provision, the first time", asked.firstNs),
      row("one provision, warm", asked.oneNs, "≤ 5 µs"),
      row("one provision, warm, ruleAt", asked.ruleAtNs, "≤ 5 µs"),
      ...(asked.all === undefined
        ? [
            row(
              "all provisions, the first time (not asked: so long, by the thousand above)",
              asked.firstNs * SHAPE.provisions,
            ),
          ]
        : [
            row("all provisions, the first time", asked.all.firstMs * 1e6),
            row("all provisions, warm", asked.all.ns),
          ]),
      row("one provision, plain scan of the log", asked.scanMs * 1e6),
    ],
  }
}

export const largeLedger = (): readonly Table[] => {
  const folder = emptyFolder("million")
  const path = `${folder}ledger.db`
  const args = [path, JSON.stringify(SHAPE)]
  try {
    progress(`writing ${SHAPE.events} events`)
    const filled = inProcess<Filled>(script("million-fill.ts"), args)
    const raw: number[] = []
    const parsed: number[] = []
    const asked: Asked[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      progress(`reading them, ${round} of ${ROUNDS}`)
      raw.push(inProcess<number>(ASK, ["rows", ...args], FLAGS))
      parsed.push(inProcess<number>(ASK, ["parse", ...args], FLAGS))
      asked.push(inProcess<Asked>(ASK, ["ask", ...args], FLAGS))
    }
    const last = asked.at(-1)
    return last === undefined
      ? []
      : [readTable(filled, raw, parsed, asked), memoryTable(filled, last), askTable(last)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
