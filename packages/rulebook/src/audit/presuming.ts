// An audit that presumes something, and which verdicts rest on it.
import { memo } from "../values/memo.ts"
import type { Presumption, Verdict } from "../answers/answers.ts"
import { presuming, restsOn } from "../timeline/presumptions.ts"
import type { Case } from "../case/decode.ts"
import type { Audited, Auditor, AuditOptions, Weighing } from "./audit.ts"

type Weighed = Weighing["weighed"][number]

/** What is left out certainly does not apply. */
const isSame = (a: Weighed, b: Weighed): boolean => {
  const applies = b?.applies ?? "no"
  if ((a?.applies ?? "no") !== applies) return false
  return applies === "no" || JSON.stringify(a?.verdict.effects) === JSON.stringify(b?.verdict.effects)
}

/**
 * Audits under all that is presumed. A verdict that would be unknown, or come to something else, under none of it says on
 * which it rests; so does one that without them might concern the case and with them certainly does not.
 */
export const auditPresuming = (
  of: Case,
  options: AuditOptions,
  presumed: readonly Presumption[],
  auditorUnder: (presumed: readonly Presumption[]) => Auditor,
): Audited => {
  const known = new Map<string, Weighing>()
  const under = (fewer: readonly Presumption[]): Weighing =>
    memo(known, fewer.join(), () => auditorUnder(fewer).weigh(of, { ...options, brief: true }))
  const bare = under([])
  const auditor = auditorUnder(presumed)
  const { facts, weighed } = auditor.weigh(of, options, (i) => bare.weighed[i]?.applies === "unknown")
  const told = weighed.map((one, i): Weighed => {
    if (one === undefined || one.applies === "unknown") return one
    const rests = restsOn(presumed, (fewer) => isSame(under(fewer).weighed[i], one))
    return rests.length === 0 ? one : { ...one, verdict: resting(one.verdict, rests) }
  })
  return auditor.answer({ facts, weighed: told }, options)
}

const resting = (verdict: Verdict, rests: readonly Presumption[]): Verdict => {
  const { because, missing, effects, citation, ...first } = verdict
  return { ...first, ...presuming(rests), because, missing, effects, citation }
}
