import type { AuditAnswer, Condition, Effect, ResolvedEffect, Rule, Rulebook } from "@policy-ledger/rulebook"
import { announce, bookOf, effective, rule, type Readings } from "./announce.ts"

/** A book of one rule, in force always, and whatever stands beside it. */
export const bookOfRule = (more: Partial<Rule>, ...others: Readings): Rulebook =>
  bookOf(
    announce(
      { id: "a", published: "2021-01-01" },
      effective("dispatch/rule", "before", { rule: rule("rule", more) }),
    ),
    ...others,
  )

/** A rule of a document of its own, in force always. */
export const ruled = (
  name: string,
  when: Condition,
  ...effects: readonly Effect[]
): ReturnType<typeof announce> =>
  announce(
    { id: name, published: "2021-01-01" },
    effective(`${name}/rule`, "before", { rule: rule(name, { when, effects }) }),
  )

export const ALWAYS = ["order.paidAt", "refund.requestedAt", "order.dueAt", "seller.joinedAt"]

/** What that rule's verdict is for a case; it is in force whichever fact is given. */
export const verdictOf = (
  more: Partial<Rule>,
  json: unknown,
  ...others: Readings
): AuditAnswer["verdicts"][number] => {
  const { verdicts } = bookOfRule({ decidedBy: ALWAYS, ...more }, ...others).audit(json, { explain: true })
  const verdict = verdicts.find((v) => v.provision === "dispatch/rule")
  if (verdict === undefined) throw new Error("the rule is always in force")
  return verdict
}

export const resolved = (effect: Effect, json: unknown, ...others: Readings): ResolvedEffect | undefined =>
  verdictOf({ effects: [effect] }, json, ...others).effects[0]

/** The shipping clock stands still until `resumes`; `more`: whom it concerns. */
export const pausing = (id: string, resumes: string, more: Partial<Rule> = {}): ReturnType<typeof announce> =>
  announce(
    { id, published: "2021-01-01" },
    effective(`monsoon/${id}`, "before", {
      rule: rule(id, { decidedBy: ALWAYS, effects: [{ pause: "ship-by", resumes }], ...more }),
    }),
  )
