// Orders one after the other, each audited or refused: the one place where an engine is asked.
import { type AuditAnswer, type AuditQuestion, CaseError } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { type AuditRequest, auditRead } from "../audit/audit-request.ts"
import type { ReadText } from "../audit/many.ts"
import { caseName } from "../cases/given.ts"
import { CasesRefused } from "../refusal.ts"
import { rowAt, type TableRow } from "./table.ts"

/** One order of many. */
export interface BulkOrder {
  /** The line or row on which it stands, from 1. */
  readonly row: number
  /** What it is called, as far as it could be read. */
  readonly name: unknown
  readonly audited: Result.Result<AuditAnswer, CasesRefused>
  /** How much was read so far: bytes, of Parquet rows. */
  readonly read: number
}

/** The orders of texts in JSON. */
export function* jsonOrders(
  request: AuditRequest,
  question: AuditQuestion,
  texts: Iterable<ReadText>,
): Generator<BulkOrder> {
  const { platform } = request.rulebook
  for (const { source, cases, read } of texts)
    for (const one of cases)
      yield {
        row: source.line,
        name: Result.isSuccess(one) ? caseName(one.success.json, platform) : undefined,
        audited: auditRead(request, source, one, () => question),
        read,
      }
}

/** The orders of a table, one a row. */
export async function* tableOrders(
  { rulebook }: AuditRequest,
  question: AuditQuestion,
  file: string,
  rows: AsyncIterable<TableRow>,
): AsyncGenerator<BulkOrder> {
  for await (const { row, json, columns, read } of rows) {
    const name = Result.isSuccess(json) ? caseName(json.success, rulebook.platform) : undefined
    const audited = Result.flatMap(json, (one): Result.Result<AuditAnswer, CasesRefused> => {
      try {
        return Result.succeed(rulebook.audit(one, question))
      } catch (error) {
        if (!(error instanceof CaseError)) throw error
        return Result.fail(inColumns(file, row, columns, error))
      }
    })
    yield { row, name, audited, read }
  }
}

/** Each problem with the column in which it stands; of what is in a list also where. */
const inColumns = (
  file: string,
  row: number,
  columns: readonly string[],
  { problems }: CaseError,
): CasesRefused => {
  const [first, ...rest] = problems.map(({ path, undeclared: _undeclared, ...mismatch }) => {
    const column = columns.find(
      (name) => path === name || (/^[.[]/.test(path.slice(name.length)) && path.startsWith(name)),
    )
    const at = rowAt(file, row, column)
    return { at: path === column ? at : `${at}: ${path}`, ...mismatch }
  })
  if (first === undefined) throw new Error("a case refused without a problem")
  return new CasesRefused({ problems: [first, ...rest] })
}

/** Whose name is no text, or is missing, has none. */
export const nameOf = ({ name }: BulkOrder): string | null => (typeof name === "string" ? name : null)
