import {
  type AuditAnswer,
  type DeadlineKind,
  isDue,
  type Outcome,
  type Presumption,
  type ResolvedEffect,
  type Verdict,
} from "@policy-ledger/rulebook"
import { match } from "ts-pattern"

/** What can come of a case: one line each of its layout. */
export type Field = keyof Outcome
export type DeadlineField = "shipBy" | "respondBy" | "autoReceiptAt"

export const FIELDS: readonly Field[] = [
  "shipBy",
  "respondBy",
  "autoReceiptAt",
  "refund",
  "payments",
  "exempt",
]

export const DEADLINE_OF: { readonly [field in DeadlineField]: DeadlineKind } = {
  shipBy: "ship-by",
  respondBy: "respond-by",
  autoReceiptAt: "auto-receipt",
}

export const isDeadline = (field: Field): field is DeadlineField => field in DEADLINE_OF

/** The field that an effect enters, or moves. */
const fieldOf = ({ kind }: ResolvedEffect): Field | undefined =>
  match(kind)
    .returnType<Field | undefined>()
    .with("ship-by", "pause", () => "shipBy")
    .with("respond-by", () => "respondBy")
    .with("auto-receipt", () => "autoReceiptAt")
    .with("refund", () => "refund")
    .with("compensation", "penalty", "fee", "credit", () => "payments")
    .with("waive", () => "exempt")
    .with("cap", "sanction", "offer", "duty", "notice", () => undefined)
    .exhaustive()

type Answered = Pick<AuditAnswer, "verdicts" | "states">

/** The verdicts with an effect on a field, whether they apply or not. */
export const verdictsOn = ({ verdicts }: Pick<Answered, "verdicts">, field: Field): readonly Verdict[] =>
  verdicts.filter(({ effects }) => effects.some((effect) => fieldOf(effect) === field))

/** Those by which something on it is certain. */
export const dueOn = (answer: Answered, field: Field): readonly Verdict[] =>
  verdictsOn(answer, field).filter(
    ({ applies, effects }) =>
      applies === "yes" && effects.some((effect) => fieldOf(effect) === field && isDue(effect)),
  )

/** Those that leave it open; where no wording that is held does, those whose wording is not. */
export const openingOn = (answer: Answered, field: Field): readonly Verdict[] => {
  const due = dueOn(answer, field)
  const may = verdictsOn(answer, field).filter(
    (verdict) => verdict.applies !== "no" && (!due.includes(verdict) || verdict.missing.length > 0),
  )
  if (may.length > 0 || answer.states[field] !== "open") return may
  return answer.verdicts.filter(({ applies, announcement }) => applies === "unknown" && announcement === null)
}

/** On which presumptions a field rests. */
export const presumedOn = (answer: Answered, field: Field): readonly Presumption[] => [
  ...new Set(verdictsOn(answer, field).flatMap(({ presumed = [] }) => presumed)),
]
