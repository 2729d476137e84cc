// Old orders held against two points of view in one pass: counted, and those that changed written to a table.
import { basename } from "node:path"
import { CaseError, decodeCase, ENGINE } from "@policy-ledger/rulebook"
import {
  Impact,
  type ImpactAnswer,
  ImpactCount,
  type OrderImpact,
  type PointOfView,
} from "@policy-ledger/rulebook/impact"
import { Effect } from "effect"
import { filesOf, refuseTaken, resultsIn, toldIn } from "../bulk/results.ts"
import { counted, goThrough, NOTHING_WRITTEN, ordersIn, tellSkipped } from "../bulk/through.ts"
import type { CaseReader } from "../cases/reader.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { filesAsked, placeOfItsOwn } from "../receipt/own-place.ts"
import type { Refused } from "../refusal.ts"
import { madeBy } from "../release.ts"
import { Surroundings, writeNote } from "../surroundings/surroundings.ts"
import type { CellKind, Row } from "../tables/cell.ts"
import { pointsOf } from "./points.ts"
import type { ImpactRequest } from "./request.ts"

const STOPPED: Refused = {
  at: "impact",
  found: "an order that is none",
  expected: "none such, or --on-error skip, which leaves it out",
}

const COLUMNS: { readonly [column: string]: (impact: OrderImpact, row: number) => Row[number] } = {
  case: (impact) => impact.case,
  row: (_impact, row) => String(row),
  because: ({ because }) => because,
  fields: ({ fields }) => fields,
  was: ({ was }) => was,
  is: ({ is }) => is,
}

const KINDS: { readonly [column: string]: CellKind } = { because: "texts", fields: "texts" }

/** The answer, in words what was written beside it, and what is to be told of orders that were left out. */
export const heldAgainst = Effect.fnUntraced(function* (
  reader: CaseReader,
  ledger: OpenLedger,
  request: ImpactRequest,
) {
  const { orders, results: asked } = request
  if (asked !== undefined) yield* refusePlace(request, ledger)
  const { platform, form } = ledger.rulebook
  const { from, to } = yield* pointsOf(request.points, ledger)
  const impact = new Impact(from, to)
  const count = new ImpactCount()
  const opened = yield* ordersIn(
    {
      platform,
      form,
      reader,
      ask: (json) => {
        const read = decodeCase(json, form)
        if (!read.ok) throw new CaseError(read.problems)
        return impact.of(read.value)
      },
    },
    orders,
  )
  const around = yield* Surroundings
  const columns = Object.keys(COLUMNS).map((name) => ({ name, kind: KINDS[name] ?? "text" }) as const)
  const results = asked && (yield* resultsIn(asked, columns, platform))
  const read = yield* goThrough(opened, {
    take: (one, row) => {
      count.take(one)
      if (one !== undefined) results?.take([Object.values(COLUMNS).map((cell) => cell(one, row))])
    },
    refuse: (row, name, refusal) => {
      if (results !== undefined) return results.refuse(row, name, refusal)
      for (const line of refusal.lines) writeNote(around, line)
    },
    isSkipping: orders.isSkipping,
    isTold: orders.isTold,
    stopped: asked === undefined ? STOPPED : NOTHING_WRITTEN,
  })
  const [was, is] = request.points
  const points = { from: was.text, to: is.text, asOf: { from: asOf(from), to: asOf(to) } }
  const answer: ImpactAnswer = { v: 1, ...points, ...count.answer }
  const tellRest = read.skipped > 0 ? tellSkipped(orders.file, read, asked?.out) : Effect.void
  if (asked === undefined || results === undefined) return { answer, written: undefined, tellRest }
  yield* results.put({
    v: 1,
    result: basename(asked.out),
    platform: platform.id,
    engine: ENGINE,
    madeBy,
    question: points,
    rows: { columns: Object.keys(COLUMNS), ...read, rows: answer.changed },
  })
  const written = `${asked.out}: ${counted(answer.changed, "row")}; what was asked is in ${toldIn(asked)}`
  return { answer, written, tellRest }
})

const asOf = ({ rulebook, question }: PointOfView): ImpactAnswer["asOf"]["from"] =>
  rulebook.audit({}, { ...question, brief: true }).asOf

const refusePlace = Effect.fnUntraced(function* (
  { points, orders, results }: ImpactRequest,
  ledger: OpenLedger,
) {
  if (results === undefined) return
  const packages = points.flatMap(({ of }) => (of.kind === "package" ? [of.value] : []))
  const reads = [orders.file, ...packages, ...filesAsked(ledger.seeds, ledger.url)]
  for (const written of filesOf(results)) yield* placeOfItsOwn(written, reads, "--out")
  yield* refuseTaken(results)
})
