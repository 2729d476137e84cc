import type {
  AuditAnswer,
  CaseCoverage,
  CitationAnswer,
  DeadlineKind,
  Kleene,
  LedgerMention,
  Outcome,
  Payment,
  Possible,
  RefundOutcome,
  ResolvedEffect,
  Text,
  Verdict,
  Waived,
} from "@policy-ledger/rulebook"
import {
  byKind,
  count,
  list,
  matching,
  maybe,
  nullable,
  oneOf,
  pair,
  struct,
  text,
  type Form,
} from "./form.ts"

type EffectOf<Kind extends ResolvedEffect["kind"]> = Extract<ResolvedEffect, { readonly kind: Kind }>
type DeadlineEffect = Extract<ResolvedEffect, { readonly onSilence?: "consents" }>
type PaymentEffect = Extract<ResolvedEffect, { readonly kind: Payment["kind"] }>

export const root: Form<string> = matching(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hexadecimal digits")

const kleene = oneOf<Kleene>("yes", "no", "unknown")
const words = struct<Text>({ zh: text, en: text })
const refund = oneOf<RefundOutcome>("instant", "auto-agreed")
const waived = oneOf<Waived>(
  "late-shipment-claim",
  "late-shipment-points",
  "shipping-metrics",
  "complaint-liability",
)
const paid = oneOf<Payment["kind"]>("compensation", "penalty")
const doing = { by: maybe(oneOf("automatic", "discretion")), open: maybe(oneOf(true)) } as const

const deadline: Form<ResolvedEffect> = struct<DeadlineEffect>({
  kind: oneOf<DeadlineKind>("ship-by", "respond-by", "auto-receipt"),
  at: nullable(text),
  candidates: maybe(list(text)),
  onSilence: maybe(oneOf("consents")),
})
const payment: Form<ResolvedEffect> = struct<PaymentEffect>({
  kind: paid,
  amount: nullable(text),
  unstated: maybe(words),
  ...doing,
})

const effect = byKind<ResolvedEffect>({
  "ship-by": deadline,
  "respond-by": deadline,
  "auto-receipt": deadline,
  compensation: payment,
  penalty: payment,
  refund: struct<EffectOf<"refund">>({ kind: oneOf("refund"), refund, ...doing }),
  cap: struct<EffectOf<"cap">>({
    kind: oneOf("cap"),
    amount: text,
    per: oneOf("order", "sub-order"),
    of: words,
  }),
  waive: struct<EffectOf<"waive">>({ kind: oneOf("waive"), waives: list(waived), ...doing }),
  pause: struct<EffectOf<"pause">>({ kind: oneOf("pause"), clock: oneOf("ship-by"), at: text }),
  sanction: struct<EffectOf<"sanction">>({ kind: oneOf("sanction"), measures: list(words), ...doing }),
  offer: struct<EffectOf<"offer">>({ kind: oneOf("offer"), what: words, ...doing }),
  duty: struct<EffectOf<"duty">>({
    kind: oneOf("duty"),
    of: oneOf("merchant", "buyer", "distributor", "platform"),
    what: words,
    ...doing,
  }),
  notice: struct<EffectOf<"notice">>({ kind: oneOf("notice"), what: words }),
})

const citation = struct<CitationAnswer>({
  source: text,
  at: nullable(text),
  headline: nullable(text),
  digest: text,
  range: pair(count),
})

const verdict = struct<Verdict>({
  provision: text,
  announcement: nullable(text),
  title: words,
  inForce: kleene,
  matches: kleene,
  applies: kleene,
  because: list(text),
  missing: list(text),
  settledBy: maybe(
    struct<NonNullable<Verdict["settledBy"]>>({ yes: nullable(list(text)), no: nullable(list(text)) }),
  ),
  effects: list(effect),
  citation: nullable(citation),
})

const payments = list(struct<Payment>({ provision: text, kind: paid, amount: text }))

const outcome = struct<Outcome>({
  shipBy: nullable(text),
  respondBy: nullable(text),
  autoReceiptAt: nullable(text),
  refund: nullable(refund),
  payments,
  exempt: list(waived),
})

const possible = struct<Possible>({
  verdicts: list(text),
  shipBy: list(text),
  respondBy: list(text),
  autoReceiptAt: list(text),
  refund: list(refund),
  payments,
  exempt: list(waived),
})

const coverage = struct<CaseCoverage>({
  from: text,
  to: text,
  date: maybe(oneOf("inside", "before", "after")),
  held: maybe(oneOf("nothing")),
  statement: words,
  disclaimer: words,
})

/** The answer of an audit, down to the last key. */
export const auditAnswer: Form<AuditAnswer> = struct<AuditAnswer>({
  v: oneOf(1),
  case: nullable(text),
  asOf: struct<AuditAnswer["asOf"]>({
    announcedBy: nullable(text),
    recordedBy: nullable(text),
    ledgers: list(struct<LedgerMention>({ origin: text, events: count, root })),
  }),
  coverage,
  verdicts: list(verdict),
  outcome,
  possible,
})
