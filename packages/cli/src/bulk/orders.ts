// Orders one after the other, each answered or refused: the one place where an engine is asked.
import { CaseError } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { type Asking, askRead } from "../audit/audit-request.ts"
import type { ReadText } from "../audit/many.ts"
import { caseName } from "../cases/given.ts"
import { CasesRefused } from "../refusal.ts"
import { caseOfRow, type Columns, columnsOf } from "./csv-case.ts"
import { type CsvRecord, csvRecords, NotCsv, rowAt } from "./csv-records.ts"

/** One order of many. */
export interface BulkOrder<A> {
  /** The line or row on which it stands, from 1. */
  readonly row: number
  /** What it is called, as far as it could be read. */
  readonly name: unknown
  readonly answered: Result.Result<A, CasesRefused>
  /** Bytes read so far. */
  readonly read: number
}

/** The orders of texts in JSON. */
export function* jsonOrders<A>(asking: Asking<A>, texts: Iterable<ReadText>): Generator<BulkOrder<A>> {
  const { platform } = asking
  for (const { source, cases, read } of texts)
    for (const one of cases)
      yield {
        row: source.line,
        name: Result.isSuccess(one) ? caseName(one.success.json, platform) : undefined,
        answered: askRead(asking, source, one),
        read,
      }
}

/** The orders of a CSV file, one a row below the names of the columns. */
export async function* csvOrders<A>(
  asking: Asking<A>,
  { file, fd }: { readonly file: string; readonly fd: number },
): AsyncGenerator<BulkOrder<A>> {
  let columns: Columns | undefined
  for await (const record of csvRecords(file, fd))
    if (columns === undefined) columns = columnsOf(file, record, asking.platform)
    else yield orderOf(asking, file, columns, record)
  if (columns === undefined)
    throw new NotCsv({
      problems: [{ at: file, found: "nothing", expected: "a row of facts, as order.id, and an order a row" }],
    })
}

const orderOf = <A>(
  { platform, ask }: Asking<A>,
  file: string,
  columns: Columns,
  record: CsvRecord,
): BulkOrder<A> => {
  const { row, read } = record
  const json = caseOfRow(file, columns, record)
  const name = Result.isSuccess(json) ? caseName(json.success, platform) : undefined
  const answered = Result.flatMap(json, (one): Result.Result<A, CasesRefused> => {
    try {
      return Result.succeed(ask(one))
    } catch (error) {
      if (!(error instanceof CaseError)) throw error
      return Result.fail(inColumns(file, row, columns, error))
    }
  })
  return { row, name, answered, read }
}

/** Each problem with the column in which it stands; of what is in a list also where. */
const inColumns = (file: string, row: number, columns: Columns, { problems }: CaseError): CasesRefused => {
  const [first, ...rest] = problems.map(({ path, undeclared: _undeclared, ...mismatch }) => {
    const column = columns.find(({ name }) => path === name || path.startsWith(`${name}[`))?.name
    const at = rowAt(file, row, column)
    return { at: path === column ? at : `${at}: ${path}`, ...mismatch }
  })
  if (first === undefined) throw new Error("a case refused without a problem")
  return new CasesRefused({ problems: [first, ...rest] })
}

/** Whose name is no text, or is missing, has none. */
export const nameOf = ({ name }: Pick<BulkOrder<unknown>, "name">): string | null =>
  typeof name === "string" ? name : null
