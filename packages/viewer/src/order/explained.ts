// The verdicts with their conditions as trees: asked of the package when a verdict is first opened.
import { computed } from "@preact/signals"
import type { ExplainAnswer, ExplainedVerdict } from "@policy-ledger/data-package/entry/explain"
import type { Verdict } from "@policy-ledger/rulebook"
import { entry } from "../package/entries.ts"
import { answered } from "./state.ts"

/** undefined while it is loaded, and where the package will not: the reasons of the audit stand there all the same. */
const explained = computed<ExplainAnswer | undefined>(() => {
  const [module, now] = [entry("explain").value, answered.value]
  if (module === undefined || now?.kind !== "answer") return undefined
  try {
    return module.explain(now.of, now.from)
  } catch {
    return undefined
  }
})

/** What `explain` tells of a verdict of the audit: it stands at the same place. */
export const explainedOf = (verdict: Verdict): ExplainedVerdict | undefined => {
  const now = answered.value
  const found = explained.value
  if (now?.kind !== "answer" || found === undefined) return undefined
  const told = found.verdicts[now.answer.verdicts.indexOf(verdict)]
  return told?.provision === verdict.provision ? told : undefined
}
