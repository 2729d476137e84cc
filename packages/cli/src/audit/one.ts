import { Effect } from "effect"
import { auditText } from "../cases/one-case.ts"
import type { CaseSource } from "../cases/source.ts"
import { layOutAudit, layOutFooting } from "../layout/audit.ts"
import { stacked } from "../layout/page.ts"
import { ask } from "../question.ts"
import { reply } from "../root.ts"
import type { Asking } from "./asking.ts"

export const auditOne = Effect.fnUntraced(function* (
  { shared, rulebook, question }: Asking,
  { file, text }: CaseSource & { readonly kind: "one" },
) {
  const { platform } = rulebook
  const answer = yield* Effect.flatMap(
    ask(() => auditText(rulebook, question, { file, line: 1, text })),
    Effect.fromResult,
  )
  yield* reply(shared, answer, (page) =>
    stacked(layOutAudit(page, answer, { explain: question.explain, platform }), layOutFooting(page, answer, platform)),
  )
})
