import type { AuditAnswer, AuditQuestion } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import { auditCase, parseCase } from "../cases/one-case.ts"
import type { CaseSource } from "../cases/source.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import { stacked } from "../layout/page/page.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import type { ReceiptRequest } from "../receipt/receipt-request.ts"
import { ask } from "../question.ts"
import type { CallRefused, CasesRefused } from "../refusal.ts"
import { reply } from "../root.ts"
import { answer as print } from "../surroundings/surroundings.ts"
import { visibleIn } from "../surroundings/visible.ts"
import { questionAbout, type AuditRequest } from "./audit-request.ts"
import { briefly } from "./briefly.ts"

export const auditOne = Effect.fnUntraced(function* (
  request: AuditRequest,
  cases: CaseSource & { readonly kind: "one" },
  receipt?: ReceiptRequest & { readonly ledger: OpenLedger; readonly reads: readonly string[] },
) {
  const { shared, rulebook } = request
  const platform = visibleIn(rulebook.platform)
  const one = yield* Effect.fromResult(parseCase(cases))
  const { brief, ...question } = request.question
  const audited = (asked: AuditQuestion): Effect.Effect<AuditAnswer, CallRefused | CasesRefused> =>
    Effect.flatMap(
      ask(() => auditCase(rulebook, asked, one)),
      Effect.fromResult,
    )
  if (receipt !== undefined) {
    const { writeReceipt } = yield* Effect.promise(() => import("../receipt/write-receipt.ts"))
    const answer = yield* audited(question)
    yield* writeReceipt(receipt.ledger, receipt, { case: one.json, question, answer })
  }
  const answer = yield* audited(questionAbout(request, one.json))
  if (shared.json && brief) return yield* print(`${JSON.stringify(briefly(answer))}\n`)
  yield* reply(shared, answer, (page, shown) =>
    stacked(
      layOutAudit(page, { answer: shown, json: one.json }, { ...question, platform }),
      layOutFooting(page, shown),
    ),
  )
})
