// A decision beside the audit of the same case: what must be the same, and where it is not.
import type { AuditAnswer, Presumption, Rulebook, Verdict } from "@policy-ledger/rulebook"
import type { Compiled, CompileQuestion } from "@policy-ledger/rulebook/program"
import { told } from "../../src/audit/outcome.ts"
import { resolvedEffect } from "../../src/audit/effects.ts"
import { placesOf } from "../../src/language/platform.ts"

interface Told {
  readonly case: string | null
  readonly outcome: unknown
  readonly states: unknown
  readonly late: unknown
  readonly possible: unknown
  readonly verdicts: readonly unknown[]
  readonly missing: readonly string[]
  readonly awaited: readonly string[]
}

const MOVING = ["refund", "waive", "deadline", "ship-by", "respond-by", "auto-receipt"]
const isMoving = (effect: Verdict["effects"][number]): boolean =>
  MOVING.includes(effect.kind) || ("amount" in effect && effect.kind !== "cap")

const ofAnswer = ({ outcome, states, late, possible, verdicts, missing, case: name }: AuditAnswer): Told => {
  const may = verdicts.filter(({ applies }) => applies === "unknown")
  const awaited = new Set(may.flatMap((verdict) => verdict.missing))
  return {
    case: name,
    outcome,
    states,
    late,
    possible,
    verdicts: verdicts.map((v) => [
      v.provision,
      v.announcement,
      v.inForce,
      v.matches,
      v.applies,
      v.presumed ?? [],
      v.matches === "no" ? [] : v.effects.filter(isMoving),
    ]),
    missing,
    awaited: missing.filter((fact) => awaited.has(fact)),
  }
}

const ofDecision = (compiled: Compiled, book: Rulebook, json: unknown): Told => {
  const row = compiled.row()
  row.fill(compiled.decode(json))
  const decision = compiled.decide(row)
  const { settlement, versions } = decision
  const places = placesOf(book.platform)
  const presumed = compiled.presumed(row, decision)
  const { possible, ...rest } = told(settlement, compiled.zone, places)
  const may = versions.filter(({ applies }) => applies === "unknown").map(({ version }) => version.provision)
  const NOTHING: readonly Presumption[] = []
  return {
    case: decision.case,
    late: undefined,
    ...rest,
    possible: { verdicts: [...new Set(may)], ...possible },
    verdicts: versions.map((one) => [
      one.version.provision,
      one.version.announcement,
      one.inForce,
      one.matches,
      one.applies,
      presumed.get(one) ?? NOTHING,
      one.done.map((done) => resolvedEffect(done, compiled.zone, places)),
    ]),
    missing: compiled.missing(row, decision),
    awaited: compiled.missing(row, decision, true),
  }
}

/** Both, as they were written; a presumption moves no missing fact of others. */
export const bothOf = (
  book: Rulebook,
  compiled: Compiled,
  json: unknown,
  question: CompileQuestion = {},
): readonly [audited: Told, decided: Told] => [
  ofAnswer(book.audit(json, { ...question, brief: true, verdicts: "possible" })),
  ofDecision(compiled, book, json),
]
