// The columns of a result, and what a decided order says in each.
import {
  BUILT_IN_PAYMENTS,
  formatMoney,
  isPayment,
  type PaymentKind,
  placesOf,
  type Platform,
} from "@policy-ledger/rulebook"
import {
  type Compiled,
  type DecidedVersion,
  type Decision,
  formatDuration,
  instantTexts,
  resolvedEffect,
  type Row as Facts,
  type Settlement,
} from "@policy-ledger/rulebook/program"
import type { Cell, CellKind, Row } from "../tables/cell.ts"

type SettledDeadline = Settlement["shipBy"]

/** An order that was decided, while the program still holds it. */
export interface Decided {
  readonly facts: Facts
  readonly decision: Decision
}

/** The rows that an order makes: one, or one of each verdict that applies or may. */
export interface Rows {
  readonly columns: readonly string[]
  readonly of: (decided: Decided) => readonly Row[]
}

export const ROWS = ["orders", "verdicts"] as const
export type RowsOf = (typeof ROWS)[number]

export const rowsOf = (kind: RowsOf, compiled: Compiled, platform: Platform): Rows =>
  kind === "orders" ? orderRows(compiled, platform) : verdictRows(compiled, platform)

const orderRows = (compiled: Compiled, platform: Platform): Rows => {
  const columns = Object.entries(orderColumns(compiled, platform))
  const cells = columns.map(([, cell]) => cell)
  return {
    columns: columns.map(([name]) => name),
    of: (decided) => [cells.map((cell) => cell(decided))],
  }
}

/** A kind of payment or of deadlines that the platform does not declare has no column. */
const orderColumns = (
  compiled: Compiled,
  { payments = [], deadlines = [], ...money }: Platform,
): { readonly [column: string]: (decided: Decided) => Cell } => {
  const text = instantTexts(compiled.zone)
  const instant = ({ at }: SettledDeadline): string | null => (at === null ? null : text(at))
  const places = placesOf(money)
  return {
    case: ({ decision }) => decision.case,
    ship_by: ({ decision: { settlement } }) => instant(settlement.shipBy),
    respond_by: ({ decision: { settlement } }) => instant(settlement.respondBy),
    auto_receipt_at: ({ decision: { settlement } }) => instant(settlement.autoReceiptAt),
    refund: ({ decision: { settlement } }) => settlement.refund,
    ...Object.fromEntries(
      [...BUILT_IN_PAYMENTS, ...payments].map((kind) => [
        kind,
        ({ decision }: Decided) => paid(decision, kind, places),
      ]),
    ),
    exempt: ({ decision: { settlement } }) => settlement.exempt,
    late_ship_by: ({ decision: { settlement } }) => {
      const { late } = settlement.shipBy
      return late === undefined ? null : formatDuration(late)
    },
    ...(deadlines.length > 0 && {
      deadlines: ({ decision: { settlement } }: Decided) =>
        Object.fromEntries(settlement.deadlines.map(([kind, one]) => [kind, instant(one)])),
    }),
    open: openFields,
    applies: ({ decision: { versions } }) => unique(versions.filter(applies).map(provisionOf)),
    missing: ({ facts, decision }) => compiled.missing(facts, decision),
    presumed: ({ facts, decision }) => {
      const presumed = compiled.presumed(facts, decision)
      return unique(decision.versions.filter(applies).flatMap((one) => presumed.get(one) ?? NOTHING))
    },
  }
}

const NOTHING: readonly never[] = []

const applies = (one: DecidedVersion): boolean => one.applies === "yes"

const provisionOf = ({ version }: DecidedVersion): string => version.provision

const unique = <A>(all: readonly A[]): readonly A[] => (all.length < 2 ? all : [...new Set(all)])

/** The sum of what is certain; null where that is nothing, or where of some of it nobody can say how much. */
const paid = ({ settlement: { payments } }: Decision, kind: PaymentKind, places: number): string | null => {
  let sum: bigint | undefined
  for (const { pay, amount } of payments) {
    if (pay.pay !== kind) continue
    if (amount === null) return null
    sum = (sum ?? 0n) + amount
  }
  return sum === undefined ? null : formatMoney(sum, places)
}

/** The fields of which the outcome does not tell all there is, as they stand in `states`. */
const openFields = ({ decision: { settlement } }: Decided): readonly string[] => {
  const { shipBy, respondBy, autoReceiptAt, states, deadlines } = settlement
  const open: string[] = []
  if (isOpen(shipBy.state)) open.push("shipBy")
  if (isOpen(respondBy.state)) open.push("respondBy")
  if (isOpen(autoReceiptAt.state)) open.push("autoReceiptAt")
  if (isOpen(states.refund)) open.push("refund")
  if (isOpen(states.payments)) open.push("payments")
  if (isOpen(states.exempt)) open.push("exempt")
  for (const [kind, { state }] of deadlines) if (isOpen(state)) open.push(`deadlines.${kind}`)
  return open
}

const isOpen = (state: SettledDeadline["state"]): boolean => state === "open" || state === "unstated"

/** A verdict of an order. */
interface Verdict extends DecidedVersion {
  readonly name: string | null
  readonly presumed: readonly string[]
}

/** Of several effects the first instant and the first amount. */
const verdictColumns = (
  { zone }: Compiled,
  platform: Platform,
): { readonly [column: string]: (verdict: Verdict) => Cell } => {
  const places = placesOf(platform)
  const effectsOf = ({ version, done }: Verdict) =>
    version.effects.map((effect) =>
      resolvedEffect(done.find(({ of }) => of === effect) ?? { of: effect, missing: [] }, zone, places),
    )
  return {
    case: ({ name }) => name,
    provision: provisionOf,
    announcement: ({ version }) => version.announcement,
    in_force: ({ inForce }) => inForce,
    matches: ({ matches }) => matches,
    applies: ({ applies }) => applies,
    at: (verdict) =>
      effectsOf(verdict).flatMap((effect) => ("at" in effect && effect.at !== null ? effect.at : []))[0] ??
      null,
    amount: (verdict) =>
      effectsOf(verdict).flatMap((effect) =>
        isPayment(effect) && effect.amount !== null ? effect.amount : [],
      )[0] ?? null,
    presumed: ({ presumed }) => presumed,
  }
}

const verdictRows = (compiled: Compiled, platform: Platform): Rows => {
  const columns = Object.entries(verdictColumns(compiled, platform))
  const cells = columns.map(([, cell]) => cell)
  return {
    columns: columns.map(([name]) => name),
    of: ({ facts, decision }) => {
      const presumed = compiled.presumed(facts, decision)
      return decision.versions.map((one) => {
        const verdict = { ...one, name: decision.case, presumed: presumed.get(one) ?? NOTHING }
        return cells.map((cell) => cell(verdict))
      })
    },
  }
}

/** What stands in the columns that hold no text. */
const KINDS: { readonly [column: string]: CellKind } = {
  ship_by: "instant",
  respond_by: "instant",
  auto_receipt_at: "instant",
  ...({ compensation: "money", penalty: "money", fee: "money", credit: "money" } satisfies Record<
    PaymentKind,
    CellKind
  >),
  exempt: "texts",
  deadlines: "instants",
  open: "texts",
  applies: "texts",
  missing: "texts",
  presumed: "texts",
  at: "instant",
  amount: "money",
}

/** What stands in a column of an order; a verdict's answers are words. */
export const kindOf = (rows: RowsOf, column: string): CellKind =>
  rows === "verdicts" && column === "applies" ? "text" : (KINDS[column] ?? "text")
