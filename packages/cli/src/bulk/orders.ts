// Orders one after the other, each decided or refused.
import { CaseError } from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { ReadText } from "../audit/many.ts"
import { caseName } from "../cases/given.ts"
import { answered } from "../cases/one-case.ts"
import type { CaseReader } from "../cases/reader.ts"
import { CasesRefused } from "../refusal.ts"
import type { Row } from "../tables/cell.ts"
import type { Engine } from "./engine.ts"
import { rowAt, type TableRow } from "./table.ts"

/** One order of many. */
export interface BulkOrder {
  /** The line or row on which it stands, from 1. */
  readonly row: number
  /** What it is called, as far as it could be read. */
  readonly name: unknown
  /** What it comes to. */
  readonly made: Result.Result<readonly Row[], CasesRefused>
  /** How much was read so far: bytes, of Parquet rows. */
  readonly read: number
}

/** The orders of texts in JSON. */
export function* jsonOrders(
  engine: Engine,
  reader: CaseReader,
  texts: Iterable<ReadText>,
): Generator<BulkOrder> {
  const { platform } = engine
  for (const { source, cases, read } of texts)
    for (const one of cases)
      yield {
        row: source.line,
        name: Result.isSuccess(one) ? caseName(one.success.json, platform) : undefined,
        made: Result.mapError(
          Result.flatMap(one, (parsed) => answered(parsed, (json) => engine.rowsOf(json))),
          (refusal) => reader.hint(refusal, source, platform.id),
        ),
        read,
      }
}

/** The orders of a table, one a row. */
export async function* tableOrders(
  engine: Engine,
  file: string,
  rows: AsyncIterable<TableRow>,
): AsyncGenerator<BulkOrder> {
  for await (const { row, json, columns, read } of rows) {
    const name = Result.isSuccess(json) ? caseName(json.success, engine.platform) : undefined
    const made = Result.flatMap(json, (one): BulkOrder["made"] => {
      try {
        return Result.succeed(engine.rowsOf(one))
      } catch (error) {
        if (!(error instanceof CaseError)) throw error
        return Result.fail(inColumns(file, row, columns, error))
      }
    })
    yield { row, name, made, read }
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
