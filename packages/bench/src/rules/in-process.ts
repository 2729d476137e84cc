import { emptyState, fold, type LedgerEvent, Rulebook } from "@policy-ledger/rulebook"
import { type Published, sliceOf } from "../ledger/published.ts"
import { type Cases, someDays } from "../ledger/questions.ts"
import { lastBegun } from "../ledger/scan.ts"
import { SEED, sized } from "../measure/size.ts"
import { perCall, perCallOver, perRun } from "../measure/time.ts"
import { type Cell, count, ms, ns, ratio, type Table } from "../report/table.ts"

const parsed = (lines: readonly string[]): LedgerEvent[] =>
  lines.map((line) => {
    const event: LedgerEvent = JSON.parse(line)
    return event
  })

/** What a process does once, before it can answer. */
const foldTable = ({ platform, lines, events, from }: Published): Table => {
  const rounds = sized(15, 3)
  const parsing = perRun(rounds, () => parsed(lines))
  const row = (what: string, took: number, target: Cell = null): readonly Cell[] => [
    what,
    ms(took),
    target,
    ratio(took, parsing),
  ]
  const slice = sliceOf(platform, events)
  return {
    title: "Fold of the whole log",
    notes: [`${events.length} events of ${from}, in memory; median of ${rounds}.`],
    columns: ["what", "time", "target", "÷ JSON.parse"],
    rows: [
      row("JSON.parse of every line", parsing),
      row(
        "fold",
        perRun(rounds, () => fold(events, emptyState("bench"))),
        "≤ 20 ms",
      ),
      row(
        "JSON.parse and fold",
        perRun(rounds, () => fold(parsed(lines), emptyState("bench"))),
      ),
      row(
        "fold and the first inForce over all",
        perRun(rounds, () => Rulebook.of(platform, [slice]).inForce({ on: "2023-06-08" })),
      ),
    ],
  }
}

const inForceTable = async ({ platform, events }: Published): Promise<Table> => {
  const book = Rulebook.of(platform, [sliceOf(platform, events)])
  const days = someDays(SEED, 64)
  const instants = days.map((day) => Date.parse(`${day}T00:00:00+08:00`))
  const provision = "shipping-conduct/text"
  const scan = await perCallOver(days, (on) => lastBegun(events, provision, on))
  const row = (what: string, took: number, target: Cell = null): readonly Cell[] => [
    what,
    ns(took),
    target,
    ratio(scan, took),
  ]
  const recordedBy = events.at(-1)?.recordedAt ?? ""
  const few = days.slice(0, 8)
  const [announcedBy = ""] = days
  const anew = perRun(sized(15, 3), () => {
    Rulebook.of(platform, [sliceOf(platform, events)]).inForce({ on: announcedBy, announcedBy })
  })
  return {
    title: "inForce, warm",
    notes: [
      `${book.provisions.length} provisions; ${days.length} drawn days in turn, ${provision} where one is asked for.`,
      "The scan goes through the parsed events and knows neither uncertain dates nor withdrawals.",
    ],
    columns: ["question", "time a call", "target", "scan ÷ it"],
    rows: [
      row("all provisions", await perCallOver(days, (on) => book.inForce({ on })), "≤ 20 µs"),
      row("all, the same day again", await perCall(() => book.inForce({ on: "2023-06-08" })), "≤ 20 µs"),
      row(
        "all, as recorded by the last event",
        await perCallOver(days, (on) => book.inForce({ on, recordedBy })),
      ),
      row(
        "all, as announced by then, 8 days in turn",
        await perCallOver(few, (on) => book.inForce({ on, announcedBy: on })),
      ),
      row("all, as announced by then, a view made anew", anew * 1e6),
      row("one provision", await perCallOver(days, (on) => book.inForce({ on, provision })), "≤ 1 µs"),
      row("one provision, ruleAt", await perCallOver(instants, (t) => book.ruleAt(provision, t)), "≤ 1 µs"),
      row("one provision, plain scan of the log", scan),
    ],
  }
}

const auditTable = async ({ platform, events }: Published, { cases, from }: Cases): Promise<Table> => {
  const book = Rulebook.of(platform, [sliceOf(platform, events)])
  const brief = await perCallOver(cases, (of) => book.audit(of, { brief: true }))
  const row = (what: string, took: number, target: Cell = null): readonly Cell[] => [
    what,
    ns(took),
    target,
    ratio(took, brief),
    count(Math.round(1e9 / took)),
  ]
  return {
    title: "audit, warm",
    notes: [
      `${cases.length} cases of ${from}, one after the other, decoded each time; median over all calls.`,
    ],
    columns: ["audit", "time a case", "target", "÷ brief", "cases a second"],
    rows: [
      row(
        "full explanation (explain)",
        await perCallOver(cases, (of) => book.audit(of, { explain: true })),
        "≤ 150 µs",
      ),
      row("reasons, as by default", await perCallOver(cases, (of) => book.audit(of))),
      row("outcome alone (brief)", brief),
    ],
  }
}

export const inProcessTables = async (published: Published, cases: Cases): Promise<readonly Table[]> => [
  foldTable(published),
  await inForceTable(published),
  await auditTable(published, cases),
]
