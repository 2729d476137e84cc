import { Effect } from "effect"
import { auditText } from "../cases/one-case.ts"
import type { CaseSource } from "../cases/source.ts"
import { layOutAudit, layOutFooting } from "../layout/audit.ts"
import { stacked } from "../layout/page.ts"
import type { OpenLedger } from "../ledger/opened.ts"
import type { Receiving } from "../receipt/receiving.ts"
import { ask } from "../question.ts"
import { reply } from "../root.ts"
import type { Asking } from "./asking.ts"

export const auditOne = Effect.fnUntraced(function* (
  { shared, rulebook, question }: Asking,
  { file, text }: CaseSource & { readonly kind: "one" },
  receiving?: Receiving & { readonly ledger: OpenLedger },
) {
  const { platform } = rulebook
  const answer = yield* Effect.flatMap(
    ask(() => auditText(rulebook, question, { file, line: 1, text })),
    Effect.fromResult,
  )
  if (receiving !== undefined) {
    const { writeReceipt } = yield* Effect.promise(() => import("../receipt/receive.ts"))
    yield* writeReceipt(receiving.ledger, receiving, { case: JSON.parse(text ?? ""), question, answer })
  }
  yield* reply(shared, answer, (page) =>
    stacked(
      layOutAudit(page, answer, { explain: question.explain, brief: false, platform }),
      layOutFooting(page, answer),
    ),
  )
})
