import { Effect, Result } from "effect"
import type { CasesRead, CaseText } from "../cases/one-case.ts"
import { layOutAudit, layOutFooting } from "../layout/ask/audit.ts"
import { type Progress, progressBar, SILENT } from "../surroundings/progress.ts"
import { ask } from "../question.ts"
import { pageFor } from "../root.ts"
import { Surroundings, writeNote } from "../surroundings/surroundings.ts"
import { visibleIn } from "../surroundings/visible.ts"
import { type AuditRequest, auditRead, questionAbout } from "./audit-request.ts"
import { briefly } from "./briefly.ts"
import { OrdersPrinter } from "./orders-printer.ts"
import type { OrderSink, Printing } from "./printing.ts"

/** One text of many, or of a list alone, and the cases in it. */
export interface ReadText extends Pick<CasesRead, "cases"> {
  readonly source: CaseText
  /** Bytes read so far, this text's among them. */
  readonly read: number
}

/** The texts in which the cases stand. */
export interface Many {
  readonly file: string
  readonly texts: Iterable<ReadText>
  /** Bytes altogether; undefined where nobody knows. */
  readonly size: number | undefined
}

/** Answers text by text; what is no case is reported, and the others are answered. */
export const auditMany = Effect.fnUntraced(function* (request: AuditRequest, many: Many) {
  const around = yield* Surroundings
  const platform = visibleIn(request.rulebook.platform)
  const printing = { around, page: yield* pageFor(request.shared), platform }
  // On the terminal the answers themselves show how far it is.
  const progress = around.stdout.isTerminal() ? SILENT : progressBar(around.stderr)
  yield* ask(() => {
    const sink = sinkFor(request, many, printing)
    try {
      auditTexts(request, many, { ...printing, progress, sink })
    } finally {
      progress.clear()
    }
    sink.end()
    if (!request.shared.json) around.stdout.write(footing(request, printing))
  })
})

const auditTexts = (
  request: AuditRequest,
  { texts, size }: Many,
  { around, progress, sink }: Printing & { readonly progress: Progress; readonly sink: OrderSink },
): void => {
  for (const { source, cases, read } of texts) {
    for (const one of cases) {
      const audited = Result.all([
        auditRead(request, source, one, (json) => questionAbout(request, json)),
        one,
      ])
      if (Result.isSuccess(audited)) {
        const [answer, { json }] = audited.success
        sink.take({ answer, json, line: source.line })
      } else {
        progress.clear()
        around.setStatus(2)
        for (const problem of audited.failure.lines) writeNote(around, problem)
      }
    }
    if (size !== undefined) progress.advance(read, size)
  }
}

const nothing = (): void => undefined

/** One line of JSON each, each in full with its reasons, or a row each of one table. */
const sinkFor = ({ shared, question }: AuditRequest, { file }: Many, printing: Printing): OrderSink => {
  const { around, page, platform } = printing
  const { brief } = question
  const write = (text: string): void => around.stdout.write(text)
  if (shared.json)
    return {
      take: ({ answer }) => write(`${JSON.stringify(brief ? briefly(answer) : answer)}\n`),
      end: nothing,
    }
  if (question.explain)
    return {
      take: ({ answer, json }) =>
        write(
          `${layOutAudit(page, { answer: visibleIn(answer), json }, { ...question, platform, isOneOfMany: true })}\n`,
        ),
      end: nothing,
    }
  return new OrdersPrinter(printing, file)
}

const footing = ({ question, rulebook }: AuditRequest, { page }: Printing): string =>
  layOutFooting(page, visibleIn({ asOf: rulebook.asOf(question), coverage: rulebook.coverage(question) }))
