import { Effect, type Result } from "effect"
import type { CaseText, ParsedCase } from "../cases/one-case.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import { stacked } from "../layout/page/page.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import type { ReceiptRequest } from "../receipt/receipt-request.ts"
import { ask } from "../question.ts"
import type { CasesRefused } from "../refusal.ts"
import { reply } from "../root.ts"
import { visibleIn } from "../surroundings/visible.ts"
import { type AuditRequest, auditRead } from "./audit-request.ts"

export const auditOne = Effect.fnUntraced(function* (
  request: AuditRequest,
  source: CaseText,
  read: Result.Result<ParsedCase, CasesRefused>,
  receipt?: ReceiptRequest & { readonly ledger: OpenLedger; readonly reads: readonly string[] },
) {
  const { shared, rulebook, question } = request
  const platform = visibleIn(rulebook.platform)
  const answer = yield* Effect.flatMap(
    ask(() => auditRead(request, source, read)),
    Effect.fromResult,
  )
  if (receipt !== undefined) {
    const { writeReceipt } = yield* Effect.promise(() => import("../receipt/write-receipt.ts"))
    const { json } = yield* Effect.fromResult(read)
    yield* writeReceipt(receipt.ledger, receipt, { case: json, question, answer })
  }
  yield* reply(shared, answer, (page, shown) =>
    stacked(
      layOutAudit(page, shown, { explain: question.explain, brief: false, platform }),
      layOutFooting(page, shown),
    ),
  )
})
