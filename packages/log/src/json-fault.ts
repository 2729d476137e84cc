/** A place in a text; lines and columns count from 1, columns in UTF-16 code units as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * `size`, `depth`, `values`: beyond a bound; `syntax`: no JSON; `repeated`: a key twice; `surrogate`: half of a pair;
 * `number`: one that would be read as another.
 */
export type JsonReason = "size" | "depth" | "values" | "syntax" | "repeated" | "surrogate" | "number"

interface Told {
  /** The way to it, as `order.subOrders[0].amount`; empty where the place says it. */
  readonly at: string
  readonly found: string
  readonly expected: string
}

/** Why a text is not read: what stands where, and what is expected there. */
export class JsonFault extends Error implements Place, Told {
  override readonly name = "JsonFault"
  readonly _tag = "JsonFault"
  readonly reason: JsonReason
  readonly line: number
  readonly column: number
  readonly at: string
  readonly found: string
  readonly expected: string
  constructor(reason: JsonReason, { line, column }: Place, { at, found, expected }: Told) {
    super(`${line}:${column}: ${at === "" ? "" : `${at}: `}found ${found}, expected ${expected}`)
    this.reason = reason
    this.line = line
    this.column = column
    this.at = at
    this.found = found
    this.expected = expected
  }
}
