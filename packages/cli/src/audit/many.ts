import type { AuditAnswer, Platform } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { auditCase, parseCase } from "../cases/one-case.ts"
import type { CaseSource } from "../cases/source.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import type { Page } from "../layout/page/page.ts"
import { type Progress, progressBar, SILENT } from "../surroundings/progress.ts"
import { ask } from "../question.ts"
import { pageFor } from "../root.ts"
import { Surroundings, writeNote } from "../surroundings/surroundings.ts"
import { visibleIn } from "../surroundings/visible.ts"
import { questionAbout, type AuditRequest } from "./audit-request.ts"
import { briefly } from "./briefly.ts"

type Many = CaseSource & { readonly kind: "many" }

/** Where the answers go, and how they are laid out. */
interface Printing {
  readonly around: Surroundings["Service"]
  readonly page: Page
  readonly platform: Platform
}

/** Answers line by line; a line that is no case is reported, and the others are answered. */
export const auditMany = Effect.fnUntraced(function* (request: AuditRequest, many: Many) {
  const around = yield* Surroundings
  const platform = visibleIn(request.rulebook.platform)
  const printing = { around, page: yield* pageFor(request.shared), platform }
  // On the terminal the answers themselves show how far it is.
  const progress = around.stdout.isTerminal() ? SILENT : progressBar(around.stderr)
  yield* ask(() => {
    try {
      auditLines(request, many, printing, progress)
    } finally {
      progress.clear()
    }
    if (!request.shared.json) around.stdout.write(footing(request, printing))
  })
})

const auditLines = (
  request: AuditRequest,
  { file, lines, size }: Many,
  printing: Printing,
  progress: Progress,
): void => {
  const { rulebook } = request
  const { around } = printing
  for (const { number, text, bytes, read } of lines) {
    if (text?.trim() === "") continue
    const parsed = parseCase({ file, line: number, text, bytes })
    const audited = Result.flatMap(parsed, (one) =>
      auditCase(rulebook, questionAbout(request, one.json), one),
    )
    if (Result.isSuccess(audited)) around.stdout.write(wordsOf(request, printing, audited.success))
    else {
      progress.clear()
      around.setStatus(2)
      for (const problem of audited.failure.lines) writeNote(around, problem)
    }
    if (size !== undefined) progress.advance(read, size)
  }
}

const wordsOf = (
  { shared, question }: AuditRequest,
  { page, platform }: Printing,
  audited: AuditAnswer,
): string => {
  const { explain, brief } = question
  if (shared.json) return `${JSON.stringify(brief ? briefly(audited) : audited)}\n`
  return `${layOutAudit(page, visibleIn(audited), { explain, brief: !explain, platform })}\n`
}

const footing = ({ question, rulebook }: AuditRequest, { page }: Printing): string =>
  layOutFooting(page, visibleIn({ asOf: rulebook.asOf(question), coverage: rulebook.coverage(question) }))
