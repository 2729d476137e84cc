import type { AuditAnswer } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { auditText } from "../cases/one-case.ts"
import type { CaseSource } from "../cases/source.ts"
import { layOutAudit, layOutFooting } from "../layout/audit.ts"
import { type Progress, progressBar, SILENT } from "../progress.ts"
import { ask } from "../question.ts"
import { pageFor } from "../root.ts"
import { answer, isAnswerOnTerminal, note } from "../screen.ts"
import type { Asking } from "./asking.ts"

type Many = CaseSource & { readonly kind: "many" }

/** Answers line by line; a line that is no case is reported, and the others are answered. */
export const auditMany = (asking: Asking, many: Many) =>
  ask(() => {
    // On the terminal the answers themselves show how far it is.
    const progress = isAnswerOnTerminal() ? SILENT : progressBar()
    try {
      auditLines(asking, many, progress)
    } finally {
      progress.clear()
    }
    if (!asking.shared.json) answer(footing(asking))
  })

const auditLines = (asking: Asking, { file, lines, size }: Many, progress: Progress): void => {
  const { rulebook, question } = asking
  const write = writerFor(asking)
  for (const { number, text, read } of lines) {
    if (text?.trim() === "") continue
    const audited = auditText(rulebook, question, { file, line: number, text })
    if (Result.isSuccess(audited)) write(audited.success)
    else {
      progress.clear()
      note(audited.failure.message)
      process.exitCode = 2
    }
    if (size !== undefined) progress.advance(read, size)
  }
}

const writerFor = ({ shared, question, rulebook }: Asking): ((audited: AuditAnswer) => void) => {
  if (shared.json) return (audited) => answer(`${JSON.stringify(audited)}\n`)
  const page = pageFor(shared)
  const form = { explain: question.explain, brief: !question.explain, platform: rulebook.platform }
  return (audited) => answer(`${layOutAudit(page, audited, form)}\n`)
}

const footing = ({ shared, question, rulebook }: Asking): string => {
  return layOutFooting(pageFor(shared), {
    asOf: rulebook.asOf(question),
    coverage: rulebook.coverage(question),
  })
}
