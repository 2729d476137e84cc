/** Why something was refused; each reason has one remedy. */
export type TlogReason =
  /** A text or a value that does not have its form. */
  | "malformed"
  /** More bytes than the format carries. */
  | "too-large"
  /** A leaf or a size that this tree does not have. */
  | "out-of-range"
  /** A proof made for other sizes than those of the heads it is held against. */
  | "other-tree"
  /** A proof that does not lead to the root. */
  | "proof-fails"
  /** A key that is not one, does not fit its id, or is of a type not supported. */
  | "bad-key"
  /** No signature of a key that is trusted. */
  | "untrusted"
  /** Not as many witnesses cosigned as were demanded. */
  | "too-few-witnesses"
  /** A signature of a trusted key that does not fit the text. */
  | "signature-fails"
  /** A checkpoint of another log. */
  | "other-origin"
  /** A head below one that was already signed or seen: leaves were taken away. */
  | "rollback"
  /** Two heads of one size that differ, or a log that does not begin with what was signed or seen. */
  | "fork"

/** What a {@link TlogError} says: what was read, what stood there, what should have. */
export interface Finding {
  readonly read: string
  readonly found: string
  readonly expected: string
}

/**
 * Every refusal of this package. It is thrown, never returned, so that a check whose result nobody
 * looks at does not pass; `attempt` turns it into a value where that reads better.
 */
export class TlogError extends Error implements Finding {
  override readonly name = "TlogError"
  readonly reason: TlogReason
  readonly read: string
  readonly found: string
  readonly expected: string

  constructor(reason: TlogReason, { read, found, expected }: Finding) {
    super(`${read}: found ${found}, expected ${expected}`)
    this.reason = reason
    this.read = read
    this.found = found
    this.expected = expected
  }
}

/** What `run` returns, or the TlogError it throws; any other error is a bug and passes through. */
export function attempt<T>(run: () => T): T | TlogError {
  try {
    return run()
  } catch (error) {
    if (error instanceof TlogError) return error
    throw error
  }
}

/** A stretch of foreign text as a message may show it: quoted, escaped, at most 60 characters. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
}
