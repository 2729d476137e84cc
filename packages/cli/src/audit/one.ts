import type { AuditAnswer, AuditQuestion } from "@policy-ledger/rulebook"
import { Effect, type Result } from "effect"
import type { CaseText, ParsedCase } from "../cases/one-case.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import { stacked } from "../layout/page/page.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import type { ReceiptRequest } from "../receipt/receipt-request.ts"
import { ask } from "../question.ts"
import type { CallRefused, CasesRefused } from "../refusal.ts"
import { reply } from "../root.ts"
import { answer as print } from "../surroundings/surroundings.ts"
import { visibleIn } from "../surroundings/visible.ts"
import { type AuditRequest, auditRead, questionAbout } from "./audit-request.ts"
import { briefly } from "./briefly.ts"

export const auditOne = Effect.fnUntraced(function* (
  request: AuditRequest,
  source: CaseText,
  read: Result.Result<ParsedCase, CasesRefused>,
  receipt?: ReceiptRequest & { readonly ledger: OpenLedger; readonly reads: readonly string[] },
) {
  const { shared, rulebook } = request
  const platform = visibleIn(rulebook.platform)
  const { brief, ...question } = request.question
  const audited = (
    questionOf: (json: unknown) => AuditQuestion,
  ): Effect.Effect<AuditAnswer, CallRefused | CasesRefused> =>
    Effect.flatMap(
      ask(() => auditRead(request, source, read, questionOf)),
      Effect.fromResult,
    )
  const answer = yield* audited((json) => questionAbout(request, json))
  if (receipt !== undefined) {
    const { writeReceipt } = yield* Effect.promise(() => import("../receipt/write-receipt.ts"))
    const held = shared.json && !brief ? answer : yield* audited(() => question)
    const { json } = yield* Effect.fromResult(read)
    yield* writeReceipt(receipt.ledger, receipt, { case: json, question, answer: held })
  }
  if (shared.json && brief) return yield* print(`${JSON.stringify(briefly(answer))}\n`)
  const { json } = yield* Effect.fromResult(read)
  yield* reply(shared, answer, (page, shown) =>
    stacked(
      layOutAudit(page, { answer: shown, json }, { ...question, platform }),
      layOutFooting(page, shown),
    ),
  )
})
