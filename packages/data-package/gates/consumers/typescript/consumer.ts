// What a TypeScript project asks of every entry; wrong on purpose where a type has to refuse it. Compiled as an ES module, as
// CommonJS, and as a compiler reads it that knows no `exports`.
import {
  announcement,
  audit,
  decodeCase,
  history,
  inForce,
  meta,
  provision,
  ruleAt,
  type AnnouncementId,
  type AuditAnswer,
  type Case,
  type FactPath,
  type InForceAnswer,
  type InstrumentId,
  type Lang,
  type Meta,
  type ProvisionId,
  type RefundOutcome,
  type Waived,
} from "@policy-ledger/rules-1688"
import {
  CaseError as CaseRefused,
  decide,
  QuestionError as QuestionRefused,
  type Case as CaseToDecide,
  type Decision,
} from "@policy-ledger/rules-1688/decide"
import { decide as presuming } from "@policy-ledger/rules-1688/decide/presumed"
import { events, replay } from "@policy-ledger/rules-1688/events"
import { explain, type Explained } from "@policy-ledger/rules-1688/explain"
import { runs, type Run } from "@policy-ledger/rules-1688/runs"
import { sources } from "@policy-ledger/rules-1688/sources"
import { summary } from "@policy-ledger/rules-1688/texts"
import { verify } from "@policy-ledger/rules-1688/verify"
import { whatIf, type WhatIfPiece } from "@policy-ledger/rules-1688/what-if"

const answer: InForceAnswer = inForce({ on: "2023-06-08", announcedBy: "2023-05-25" })
export const about: Meta = meta
export const verdicts: readonly string[] = audit({}).verdicts.map((verdict) => verdict.provision)

export function* titles(): Generator<string> {
  for (const event of events({ after: 9 })) if (event.type === "Effective") yield event.rule.title.zh
}

export const size = (id: string): number | undefined => {
  const found = provision(id)
  switch (found.kind) {
    case "provision":
      return found.versions.length
    case "moved":
      return found.to.length
    case "split":
      return found.into.length
    case "unknown-id":
      return found.nearest?.length
    default:
      return found satisfies never
  }
}

const held = announcement("2023-03-08-refund-response")
export const reports = held.kind === "announcement" ? held.reports.length : 0
const checked = verify()
export const firstBad: number | undefined = checked.ok ? undefined : checked.firstBad?.revision
export const provisions: readonly string[] = replay().provisions
export const beside: readonly [number, string | undefined] = [
  sources().length,
  summary("2023-03-08-refund-response")?.zh,
]

export const leaves = (of: Explained): readonly string[] =>
  of.parts.length === 0 && "fact" in of.node ? [`${of.node.fact} ${of.is}`] : of.parts.flatMap(leaves)
export const conditions: readonly (readonly string[])[] = explain({}, { about: ["order"] }).verdicts.map(
  ({ when }) => (when === null ? [] : leaves(when)),
)
export const stretches: readonly Run[] = runs({ announcedBy: "2023-05-25" }).provisions.flatMap(
  (one) => one.runs,
)
const { pieces } = whatIf({ order: {} }, { vary: "order.paidAt", from: "2023-01-01", to: "2023-02-01" })
export const shipping = (piece: WhatIfPiece) => {
  if ("refused" in piece) return piece.refused[0]?.expected
  const { shipBy } = piece.outcome
  return typeof shipBy === "object" && shipBy !== null && "after" in shipBy ? shipBy.after : shipBy
}
export const ships = pieces.map(shipping)

// @ts-expect-error a question needs its date
inForce({})
// @ts-expect-error answers are not to be changed
answer.inForce.length = 0

const order: Case["order"] = { market: "1688", paidAt: "2022-09-02", badges: ["same-day-shipping"] }
export const outcomes = [audit({ order, refund: null }).outcome, audit(decodeCase(JSON.parse("{}"))).outcome]
export const named: readonly [
  AnnouncementId,
  FactPath,
  InstrumentId,
  ProvisionId,
  Lang,
  RefundOutcome,
  Waived,
] = [
  "2023-03-08-refund-response",
  "order.subOrders[].amount",
  "shipping-conduct",
  "shipping-conduct/text",
  "zh",
  "instant",
  "late-shipment-claim",
]
// What one entry decides another audits, and both tell it alike.
const cases: readonly CaseToDecide[] = [{ order }, { order, refund: null } satisfies Case]
const decisions: readonly Decision[] = [...cases.map((of) => decide(of)), presuming({}, { about: ["order"] })]
export const decided: readonly (AuditAnswer["outcome"] | string | undefined)[] = decisions.flatMap(
  ({ outcome, late, applies: [first] }) => [outcome, late?.shipBy, first],
)
export const refused = (error: unknown): string | undefined => {
  if (error instanceof CaseRefused) return error.problems[0]?.path
  return error instanceof QuestionRefused ? error.expected : undefined
}
// What is only known to be text may be asked for.
export const asked = (id: string) => [
  history(id),
  inForce({ on: "2023-06-08", provision: id }),
  ruleAt(id, 0),
]

// @ts-expect-error no such fact
audit({ order: { payedAt: "2022-09-02" } })
// @ts-expect-error no such market
audit({ order: { market: "1699" } })
// @ts-expect-error what was read from elsewhere is decoded first
audit(JSON.parse("{}") as unknown)
// @ts-expect-error no such provision
ruleAt("shipping-conduct/txt", 0)
// @ts-expect-error no such fact
whatIf({}, { vary: "order.payedAt" })
// @ts-expect-error no such provision
inForce({ on: "2023-06-08", provision: "shipping-conduct/txt" })
// @ts-expect-error no such instrument
history("shiping-conduct")
// @ts-expect-error no such announcement
announcement("2023-03-08-refund")
// @ts-expect-error no such fact
decide({ order: { payedAt: "2022-09-02" } })
// @ts-expect-error an audit's question
decide({}, { explain: true })
// @ts-expect-error what is presumed is the entry's to say
presuming({}, { presume: [] })
// @ts-expect-error answers are not to be changed
decide({}).applies.length = 0
