// The rules made ready for many orders, and what each comes to as rows: the one place where they are asked.
import type { Platform, Rulebook } from "@policy-ledger/rulebook"
import {
  compile,
  type Compiled,
  type CompileQuestion,
  type Row as Facts,
  type Scanner,
} from "@policy-ledger/rulebook/program"
import type { Row } from "../tables/cell.ts"
import { type Rows, type RowsOf, rowsOf } from "./columns.ts"

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Of ASCII, as most are, without a decoder. */
const textOf = (bytes: Uint8Array, from: number, to: number): string | undefined => {
  if (!Buffer.isBuffer(bytes)) return decoded(bytes.subarray(from, to))
  const text = bytes.toString("latin1", from, to)
  return BEYOND_ASCII.test(text) ? decoded(bytes.subarray(from, to)) : text
}

const BEYOND_ASCII = /[\u0080-\u00ff]/

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

export class Engine {
  readonly platform: Platform
  readonly columns: readonly string[]
  readonly #compiled: Compiled
  readonly #facts: Facts
  readonly #scanner: Scanner
  readonly #rows: Rows

  /** Throws `QuestionError`. */
  constructor(rulebook: Rulebook, question: CompileQuestion, rows: RowsOf) {
    this.platform = rulebook.platform
    this.#compiled = compile(rulebook, question)
    this.#facts = this.#compiled.row()
    this.#scanner = this.#compiled.scanner(textOf)
    this.#rows = rowsOf(rows, this.#compiled, rulebook.platform)
    this.columns = this.#rows.columns
  }

  /** The rows of a case as JSON says it; throws `CaseError`. */
  rowsOf(json: unknown): readonly Row[] {
    this.#facts.fill(this.#compiled.decode(json))
    return this.#decided()
  }

  /** The rows of a case as the bytes of a line say it; undefined where they are to be read strictly. */
  rowsIn(bytes: Uint8Array, from: number, to: number): readonly Row[] | undefined {
    return this.#scanner.scan(bytes, from, to, this.#facts) ? this.#decided() : undefined
  }

  #decided(): readonly Row[] {
    return this.#rows.of({ facts: this.#facts, decision: this.#compiled.decide(this.#facts) })
  }
}
