import {
  type AuditAnswer,
  type DeadlineKind,
  type FieldState,
  isBuiltIn,
  isDue,
  type OutcomeField,
  type Presumption,
  type ResolvedEffect,
  type Verdict,
} from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { deadlineTitle, type Declared } from "../page/declared.ts"
import { type Page, told } from "../page/page.ts"
import { FIELD } from "../page/terms.ts"

/** A deadline that the platform declares, as it stands in an answer. */
type DeclaredField = `deadlines.${DeadlineKind}`
/** What can come of a case: one line each of its layout. */
export type Field = OutcomeField | DeclaredField
export type DeadlineField = "shipBy" | "respondBy" | "autoReceiptAt" | DeclaredField

const BUILT_IN = { shipBy: "ship-by", respondBy: "respond-by", autoReceiptAt: "auto-receipt" } as const

export const isDeclared = (field: Field): field is DeclaredField => field.startsWith("deadlines.")

export const declaredField = (kind: DeadlineKind): DeclaredField => `deadlines.${kind}`

/** The fields of an answer, in the order of its outcome. */
export const fieldsOf = ({ states }: Pick<AuditAnswer, "states">): readonly Field[] => [
  "shipBy",
  "respondBy",
  "autoReceiptAt",
  ...Object.keys(states.deadlines ?? {}).map(declaredField),
  "refund",
  "payments",
  "exempt",
]

export const kindOf = (field: DeadlineField): DeadlineKind =>
  isDeclared(field) ? field.slice("deadlines.".length) : BUILT_IN[field]

export const isDeadline = (field: Field): field is DeadlineField => field in BUILT_IN || isDeclared(field)

export const fieldTitle = (page: Page, field: Field, platform: Declared): string =>
  isDeclared(field) ? deadlineTitle(page, kindOf(field), platform) : told(page, FIELD[field])

/** Of a field that is not told nothing is owed. */
export const stateOf = (
  { states }: { readonly states: Partial<AuditAnswer["states"]> },
  field: Field,
): FieldState => (isDeclared(field) ? states.deadlines?.[kindOf(field)] : states[field]) ?? "none"

/** What is told of a deadline. */
interface ToldDeadline {
  readonly at: string | null
  readonly late: string | undefined
  readonly candidates: readonly string[]
}

export const deadlineOf = ({ outcome, late, possible }: AuditAnswer, field: DeadlineField): ToldDeadline => {
  if (!isDeclared(field)) return { at: outcome[field], late: late?.[field], candidates: possible[field] }
  const kind = kindOf(field)
  return {
    at: outcome.deadlines?.[kind] ?? null,
    late: late?.[kind],
    candidates: possible.deadlines?.[kind] ?? [],
  }
}

/** The kind of deadlines that an effect sets or moves. */
const deadlineKind = (effect: ResolvedEffect): DeadlineKind | undefined => {
  if (effect.kind === "deadline" || effect.kind === "extend") return effect.deadline
  if (effect.kind === "pause") return effect.clock
  return isBuiltIn(effect.kind) ? effect.kind : undefined
}

/** Does an effect enter a field, or move it? */
export const isOn = (effect: ResolvedEffect, field: Field): boolean => {
  if (isDeadline(field)) return deadlineKind(effect) === kindOf(field)
  return match(effect.kind)
    .with("refund", () => field === "refund")
    .with("compensation", "penalty", "fee", "credit", () => field === "payments")
    .with("waive", () => field === "exempt")
    .with("ship-by", "respond-by", "auto-receipt", "deadline", "pause", "extend", "calendar", () => false)
    .with("cap", "sanction", "offer", "duty", "notice", () => false)
    .exhaustive()
}

type Answered = Pick<AuditAnswer, "verdicts" | "states">

/** The verdicts with an effect on a field, whether they apply or not. */
export const verdictsOn = ({ verdicts }: Pick<Answered, "verdicts">, field: Field): readonly Verdict[] =>
  verdicts.filter(({ effects }) => effects.some((effect) => isOn(effect, field)))

/** Those by which something on it is certain. */
export const dueOn = (answer: Answered, field: Field): readonly Verdict[] =>
  verdictsOn(answer, field).filter(
    ({ applies, effects }) =>
      applies === "yes" && effects.some((effect) => isOn(effect, field) && isDue(effect)),
  )

/** Those that leave it open; where no wording that is held does, those whose wording is not. */
export const openingOn = (answer: Answered, field: Field): readonly Verdict[] => {
  const due = dueOn(answer, field)
  const may = verdictsOn(answer, field).filter(
    (verdict) => verdict.applies !== "no" && (!due.includes(verdict) || verdict.missing.length > 0),
  )
  if (may.length > 0 || stateOf(answer, field) !== "open") return may
  return answer.verdicts.filter(({ applies, announcement }) => applies === "unknown" && announcement === null)
}

/** On which presumptions a field rests. */
export const presumedOn = (answer: Answered, field: Field): readonly Presumption[] => [
  ...new Set(verdictsOn(answer, field).flatMap(({ presumed = [] }) => presumed)),
]
