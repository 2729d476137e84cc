// Orders that stand one a line in plain JSON, decided block by block.
import { CASE_BOUNDS } from "@policy-ledger/log"
import { CaseError } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { textIn } from "../cases/line.ts"
import { parseCase } from "../cases/one-case.ts"
import type { Row } from "../tables/cell.ts"
import type { RowText } from "../tables/row-text.ts"
import type { Engine } from "./engine.ts"

/** A line that is no order, as it stands there: who knows its number and its file tells what is wrong with it. */
export interface RefusedLine {
  /** In its block, from 1. */
  readonly line: number
  readonly bytes: Uint8Array
}

/** What the lines of a block come to. */
export interface DecidedLines {
  /** The rows as they are written. */
  readonly text: string
  readonly rows: number
  readonly lines: number
  /** Those that are refused among them; blank lines are not. */
  readonly orders: number
  readonly refused: readonly RefusedLine[]
}

const NEWLINE = 0x0a

/** A line so short cannot hold more values than one case may: each is a byte, and another parts it from the next. */
const SHORT = 2 * CASE_BOUNDS.values

const BLANK: unique symbol = Symbol("blank")

export const decideLines = (engine: Engine, text: RowText, block: Buffer): DecidedLines => {
  const made: Row[] = []
  const refused: RefusedLine[] = []
  let lines = 0
  let orders = 0
  for (let from = 0; from < block.length; ) {
    const found = block.indexOf(NEWLINE, from)
    const to = found < 0 ? block.length : found
    lines++
    const rows =
      (to - from <= SHORT ? engine.rowsIn(block, from, to) : undefined) ??
      strictly(engine, block.subarray(from, to))
    if (rows !== BLANK) orders++
    if (rows === undefined) refused.push({ line: lines, bytes: block.slice(from, to) })
    else if (rows !== BLANK) for (const row of rows) made.push(row)
    from = to + 1
  }
  return { text: text.rows(engine.columns, made), rows: made.length, lines, orders, refused }
}

/** The rows of a line that nothing is taken for granted of; undefined where it is refused. */
const strictly = (engine: Engine, line: Uint8Array): readonly Row[] | typeof BLANK | undefined => {
  const read = textIn(line)
  if (read.text?.trim() === "") return BLANK
  const parsed = parseCase({ file: "", line: 1, ...read })
  if (Result.isFailure(parsed)) return undefined
  try {
    return engine.rowsOf(parsed.success.json)
  } catch (error) {
    if (error instanceof CaseError) return undefined
    throw error
  }
}
