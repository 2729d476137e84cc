import type { AuditAnswer } from "@policy-ledger/rulebook"
import type { Decision } from "../src/index.ts"

/** What of an audit's answer an entry that decides has to say, in the order in which it says it. */
export const decisionOf = (answer: AuditAnswer): Decision => {
  const { v, case: name, asOf, currency, outcome, states, late, verdicts, possible } = answer
  const applying = verdicts.filter(({ applies }) => applies === "yes").map(({ provision }) => provision)
  return {
    v,
    case: name,
    asOf,
    ...(currency === undefined ? {} : { currency }),
    outcome,
    states,
    ...(late === undefined ? {} : { late }),
    applies: [...new Set(applying)],
    possible: possible.verdicts,
  }
}
