import { Effect } from "effect"
import { auditCase, parseCase } from "../cases/one-case.ts"
import type { CaseSource } from "../cases/source.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import { stacked } from "../layout/page/page.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import type { Receiving } from "../receipt/receipt-request.ts"
import { ask } from "../question.ts"
import { reply } from "../root.ts"
import type { Asking } from "./audit-request.ts"

export const auditOne = Effect.fnUntraced(function* (
  { shared, rulebook, question }: Asking,
  cases: CaseSource & { readonly kind: "one" },
  receiving?: Receiving & { readonly ledger: OpenLedger },
) {
  const { platform } = rulebook
  const one = yield* Effect.fromResult(parseCase({ ...cases, line: 1 }))
  const answer = yield* Effect.flatMap(
    ask(() => auditCase(rulebook, question, one)),
    Effect.fromResult,
  )
  if (receiving !== undefined) {
    const { writeReceipt } = yield* Effect.promise(() => import("../receipt/write-receipt.ts"))
    yield* writeReceipt(receiving.ledger, receiving, { case: one.json, question, answer })
  }
  yield* reply(shared, answer, (page) =>
    stacked(
      layOutAudit(page, answer, { explain: question.explain, brief: false, platform }),
      layOutFooting(page, answer),
    ),
  )
})
