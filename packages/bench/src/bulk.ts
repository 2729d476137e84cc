// `pnpm bench bulk`: many orders by the published rules, beside engines that others wrote and a function written by hand.
import { readFileSync } from "node:fs"
import { byHand, byHandFromText } from "./bulk/by-hand.ts"
import type { Contender } from "./bulk/contenders.ts"
import { edgesOf } from "./bulk/edges.ts"
import { interpreter, interpreterFromText } from "./bulk/interpreter.ts"
import { fuzzedOrders, realisticOrders } from "./bulk/orders.ts"
import { PEERS } from "./bulk/peers.ts"
import { program, programFromText } from "./bulk/program.ts"
import { raceOver } from "./bulk/race.ts"
import { scales } from "./bulk/scale.ts"
import { entered, equalityTable, speedTable } from "./bulk/speed.ts"
import { readPublished } from "./ledger/published.ts"
import { SEED, sized } from "./measure/size.ts"
import { BENCH } from "./place.ts"
import { publish } from "./report/publish.ts"
import { count, type Table } from "./report/table.ts"

const ORDERS = sized(4000, 100)

const published = readPublished()
const { platform, events } = published
const races = {
  realistic: raceOver(published, realisticOrders(platform, SEED), ORDERS),
  fuzzed: raceOver(published, fuzzedOrders(platform, SEED, edgesOf(platform, events)), ORDERS),
}
const { realistic } = races

const CONTENDERS: readonly Contender[] = [
  byHand,
  byHandFromText,
  program,
  programFromText,
  interpreter,
  interpreterFromText,
  ...PEERS,
]

const lines = realistic.orders.map(({ line }) => line)
const parsing = {
  name: "JSON.parse",
  over: lines.length,
  call: (i: number): unknown => JSON.parse(lines[i] ?? "null"),
  isAsync: false,
}

const expressed: Table = {
  title: "What two values express",
  notes: [
    "Versions of the published ledger by which orders are judged; each other is left out for the first reason that holds.",
  ],
  columns: ["versions", "how many"],
  rows: [
    ["expressed, and in the race", count(realistic.rules.length)],
    ...[...realistic.left].map(([reason, howMany]) => [reason, count(howMany)]),
  ],
}

/** Pinned. */
const versions = (): Readonly<Record<string, string>> => {
  const { devDependencies }: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(`${BENCH}package.json`, "utf8"),
  )
  const peers = ["json-logic-engine", "@gorules/zen-engine", "json-rules-engine"]
  return Object.fromEntries(peers.map((name) => [name, devDependencies[name] ?? "unknown"]))
}

const equal = await equalityTable(
  CONTENDERS.filter((contender) => contender !== interpreter),
  races,
)
const speed = await speedTable(await entered(CONTENDERS, realistic), realistic, parsing, [
  byHand,
  byHandFromText,
])
const { table: scale, skipped } = scales()

publish({
  name: "bulk",
  title: "Bulk: many orders",
  skipped,
  versions: versions(),
  tables: [expressed, speed, equal, scale],
})
