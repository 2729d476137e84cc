// The columns of a result, and what an answer says in each: any engine that makes an answer feeds these rows.
import {
  type AuditAnswer,
  BUILT_IN_PAYMENTS,
  formatMoney,
  isListed,
  isPayment,
  parseDecimal,
  type PaymentKind,
  placesOf,
  type Platform,
  type Verdict,
} from "@policy-ledger/rulebook"

/** What stands in one place of a row; null: nothing. */
export type Cell = string | null | readonly string[] | { readonly [name: string]: unknown }

/** In the order of the columns. */
export type Row = readonly Cell[]

/** The rows that an answer makes: one, or one of each verdict that applies or may. */
export interface Rows {
  readonly columns: readonly string[]
  readonly of: (answer: AuditAnswer) => readonly Row[]
}

export const ROWS = ["orders", "verdicts"] as const
export type RowsOf = (typeof ROWS)[number]

export const rowsOf = (kind: RowsOf, platform: Platform): Rows =>
  kind === "orders" ? orderRows(platform) : VERDICT_ROWS

const orderRows = (platform: Platform): Rows => {
  const columns = Object.entries(orderColumns(platform))
  return {
    columns: columns.map(([name]) => name),
    of: (answer) => [columns.map(([, cell]) => cell(answer))],
  }
}

/** A kind of payment or of deadlines that the platform does not declare has no column. */
const orderColumns = ({
  payments = [],
  deadlines = [],
  ...money
}: Platform): { readonly [column: string]: (answer: AuditAnswer) => Cell } => ({
  case: (answer) => answer.case,
  ship_by: ({ outcome }) => outcome.shipBy,
  respond_by: ({ outcome }) => outcome.respondBy,
  auto_receipt_at: ({ outcome }) => outcome.autoReceiptAt,
  refund: ({ outcome }) => outcome.refund,
  ...Object.fromEntries(
    [...BUILT_IN_PAYMENTS, ...payments].map((kind) => [
      kind,
      (answer: AuditAnswer) => paid(answer, kind, placesOf(money)),
    ]),
  ),
  exempt: ({ outcome }) => outcome.exempt,
  late_ship_by: ({ late }) => late?.shipBy ?? null,
  ...(deadlines.length === 0 ? {} : { deadlines: ({ outcome }: AuditAnswer) => outcome.deadlines ?? {} }),
  open: openFields,
  applies: ({ verdicts }) =>
    unique(verdicts.filter(({ applies }) => applies === "yes").map(({ provision }) => provision)),
  missing: ({ missing, verdicts }) => {
    const awaited = new Set(verdicts.filter(mayApply).flatMap((verdict) => verdict.missing))
    return missing.filter((fact) => awaited.has(fact))
  },
  presumed: ({ verdicts }) =>
    unique(verdicts.filter(({ applies }) => applies === "yes").flatMap(({ presumed = [] }) => presumed)),
})

const mayApply = ({ applies }: Verdict): boolean => isListed("possible", applies)

const unique = <A>(all: readonly A[]): readonly A[] => [...new Set(all)]

/** The sum of what is certain; null where that is nothing, or where of some of it nobody can say how much. */
const paid = ({ outcome }: AuditAnswer, kind: PaymentKind, places: number): string | null => {
  const amounts = outcome.payments.filter((payment) => payment.kind === kind).map(({ amount }) => amount)
  if (amounts.length === 0) return null
  let sum = 0n
  for (const amount of amounts) {
    const units = amount === null ? undefined : parseDecimal(amount, places)
    if (units === undefined) return null
    sum += BigInt(units)
  }
  return formatMoney(sum, places)
}

/** The fields of which the outcome does not tell all there is, as they stand in `states`. */
const openFields = ({ states: { deadlines = {}, ...states } }: AuditAnswer): readonly string[] =>
  [
    ...Object.entries(states),
    ...Object.entries(deadlines).map(([name, state]) => [`deadlines.${name}`, state] as const),
  ].flatMap(([field, state]) => (state === "open" || state === "unstated" ? [field] : []))

/** Of several effects the first instant and the first amount. */
const VERDICT_COLUMNS: { readonly [column: string]: (verdict: Verdict) => Cell } = {
  provision: ({ provision }) => provision,
  announcement: ({ announcement }) => announcement,
  in_force: ({ inForce }) => inForce,
  matches: ({ matches }) => matches,
  applies: ({ applies }) => applies,
  at: ({ effects }) =>
    effects.flatMap((effect) => ("at" in effect && effect.at !== null ? effect.at : []))[0] ?? null,
  amount: ({ effects }) =>
    effects.flatMap((effect) => (isPayment(effect) && effect.amount !== null ? effect.amount : []))[0] ??
    null,
  presumed: ({ presumed = [] }) => presumed,
}

const VERDICT_ROWS: Rows = {
  columns: ["case", ...Object.keys(VERDICT_COLUMNS)],
  of: ({ case: name, verdicts }) =>
    verdicts
      .filter(mayApply)
      .map((verdict) => [name, ...Object.values(VERDICT_COLUMNS).map((cell) => cell(verdict))]),
}
