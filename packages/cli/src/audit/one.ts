import { Effect } from "effect"
import { auditCase, parseCase } from "../cases/one-case.ts"
import type { CaseSource } from "../cases/source.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import { stacked } from "../layout/page/page.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import type { ReceiptRequest } from "../receipt/receipt-request.ts"
import { ask } from "../question.ts"
import { reply } from "../root.ts"
import { visibleIn } from "../surroundings/visible.ts"
import type { AuditRequest } from "./audit-request.ts"

export const auditOne = Effect.fnUntraced(function* (
  { shared, rulebook, question }: AuditRequest,
  cases: CaseSource & { readonly kind: "one" },
  receipt?: ReceiptRequest & { readonly ledger: OpenLedger; readonly reads: readonly string[] },
) {
  const platform = visibleIn(rulebook.platform)
  const one = yield* Effect.fromResult(parseCase({ ...cases, line: 1 }))
  const answer = yield* Effect.flatMap(
    ask(() => auditCase(rulebook, question, one)),
    Effect.fromResult,
  )
  if (receipt !== undefined) {
    const { writeReceipt } = yield* Effect.promise(() => import("../receipt/write-receipt.ts"))
    yield* writeReceipt(receipt.ledger, receipt, { case: one.json, question, answer })
  }
  yield* reply(shared, answer, (page, shown) =>
    stacked(
      layOutAudit(page, shown, { explain: question.explain, brief: false, platform }),
      layOutFooting(page, shown),
    ),
  )
})
