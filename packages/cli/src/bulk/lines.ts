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
interface RefusedLine {
  /** In its block, from 1. */
  readonly line: number
  readonly bytes: Uint8Array
}

/** What the lines of a block come to. */
export interface DecidedLines {
  /** The rows as they are written. */
  readonly text: Uint8Array
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

/** So many rows are turned into text at once: few enough to be gone before they are old. */
const AT_ONCE = 200

/** Decides the lines of one block after the other. */
export class LinesDecided {
  readonly #engine: Engine
  readonly #rowText: RowText
  readonly #written = new Written()
  #rows: Row[] = []

  constructor(engine: Engine, rowText: RowText) {
    this.#engine = engine
    this.#rowText = rowText
  }

  /** Its text is gone when the next block is decided. */
  of(block: Buffer): DecidedLines {
    const refused: RefusedLine[] = []
    let lines = 0
    let orders = 0
    let many = 0
    this.#written.clear()
    for (let from = 0; from < block.length; ) {
      const found = block.indexOf(NEWLINE, from)
      const to = found < 0 ? block.length : found
      lines++
      const rows = this.#rowsOf(block, from, to)
      if (rows !== BLANK) orders++
      if (rows === undefined) refused.push({ line: lines, bytes: new Uint8Array(block.subarray(from, to)) })
      else if (rows !== BLANK) {
        many += rows.length
        this.#take(rows)
      }
      from = to + 1
    }
    this.#flush()
    return { text: this.#written.bytes, rows: many, lines, orders, refused }
  }

  #rowsOf(block: Buffer, from: number, to: number): readonly Row[] | typeof BLANK | undefined {
    const scanned = to - from <= SHORT ? this.#engine.rowsIn(block, from, to) : undefined
    return scanned ?? strictly(this.#engine, block.subarray(from, to))
  }

  #take(rows: readonly Row[]): void {
    for (const row of rows) this.#rows.push(row)
    if (this.#rows.length >= AT_ONCE) this.#flush()
  }

  #flush(): void {
    this.#written.add(this.#rowText.rows(this.#engine.columns, this.#rows))
    this.#rows = []
  }
}

/** Text as it is written to a file, in bytes that are used again. */
class Written {
  #bytes = Buffer.allocUnsafe(CASE_BOUNDS.bytes)
  #length = 0

  clear(): void {
    this.#length = 0
  }

  add(text: string): void {
    // A code unit is at most three bytes.
    const needed = this.#length + 3 * text.length
    if (needed > this.#bytes.length) {
      const wider = Buffer.allocUnsafe(2 * needed)
      this.#bytes.copy(wider, 0, 0, this.#length)
      this.#bytes = wider
    }
    this.#length += this.#bytes.write(text, this.#length)
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
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
