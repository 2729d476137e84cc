import type { AuditAnswer, Platform } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import type { CasesRead, CaseText } from "../cases/one-case.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import type { Page } from "../layout/page/page.ts"
import { type Progress, progressBar, SILENT } from "../surroundings/progress.ts"
import { ask } from "../question.ts"
import { pageFor } from "../root.ts"
import { Surroundings, writeNote } from "../surroundings/surroundings.ts"
import { visibleIn } from "../surroundings/visible.ts"
import { type AuditRequest, auditRead, questionAbout } from "./audit-request.ts"
import { briefly } from "./briefly.ts"

/** One text of many, or of a list alone, and the cases in it. */
export interface ReadText extends Pick<CasesRead, "cases"> {
  readonly source: CaseText
  /** Bytes read so far, this text's among them. */
  readonly read: number
}

/** The texts in which the cases stand. */
export interface Many {
  readonly texts: Iterable<ReadText>
  /** Bytes altogether; undefined where nobody knows. */
  readonly size: number | undefined
}

/** Where the answers go, and how they are laid out. */
interface Printing {
  readonly around: Surroundings["Service"]
  readonly page: Page
  readonly platform: Platform
}

/** Answers text by text; what is no case is reported, and the others are answered. */
export const auditMany = Effect.fnUntraced(function* (request: AuditRequest, many: Many) {
  const around = yield* Surroundings
  const platform = visibleIn(request.rulebook.platform)
  const printing = { around, page: yield* pageFor(request.shared), platform }
  // On the terminal the answers themselves show how far it is.
  const progress = around.stdout.isTerminal() ? SILENT : progressBar(around.stderr)
  yield* ask(() => {
    try {
      auditTexts(request, many, printing, progress)
    } finally {
      progress.clear()
    }
    if (!request.shared.json) around.stdout.write(footing(request, printing))
  })
})

const auditTexts = (
  request: AuditRequest,
  { texts, size }: Many,
  printing: Printing,
  progress: Progress,
): void => {
  const { around } = printing
  for (const { source, cases, read } of texts) {
    for (const one of cases) {
      const audited = auditRead(request, source, one, (json) => questionAbout(request, json))
      if (Result.isSuccess(audited)) around.stdout.write(wordsOf(request, printing, audited.success))
      else {
        progress.clear()
        around.setStatus(2)
        for (const problem of audited.failure.lines) writeNote(around, problem)
      }
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
