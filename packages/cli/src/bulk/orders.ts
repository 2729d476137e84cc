// Orders one after the other, each answered or refused: the one place where an engine is asked.
import { CaseError } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { type Asking, askRead } from "../audit/audit-request.ts"
import type { ReadText } from "../audit/many.ts"
import { caseName } from "../cases/given.ts"
import { CasesRefused } from "../refusal.ts"
import { rowAt, type TableRow } from "./table.ts"

/** One order of many. */
export interface BulkOrder<A> {
  /** The line or row on which it stands, from 1. */
  readonly row: number
  /** What it is called, as far as it could be read. */
  readonly name: unknown
  readonly answered: Result.Result<A, CasesRefused>
  /** How much was read so far: bytes, of Parquet rows. */
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

/** The orders of a table, one a row. */
export async function* tableOrders<A>(
  { platform, ask }: Asking<A>,
  file: string,
  rows: AsyncIterable<TableRow>,
): AsyncGenerator<BulkOrder<A>> {
  for await (const { row, json, columns, read } of rows) {
    const name = Result.isSuccess(json) ? caseName(json.success, platform) : undefined
    const answered = Result.flatMap(json, (one): Result.Result<A, CasesRefused> => {
      try {
        return Result.succeed(ask(one))
      } catch (error) {
        if (!(error instanceof CaseError)) throw error
        return Result.fail(inColumns(file, row, columns, error))
      }
    })
    yield { row, name, answered, read }
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
export const nameOf = ({ name }: Pick<BulkOrder<unknown>, "name">): string | null =>
  typeof name === "string" ? name : null
