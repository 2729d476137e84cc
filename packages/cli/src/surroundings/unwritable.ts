import { Data } from "effect"
import { codeOf } from "./system.ts"

/** Standard output takes no more: the answer on it is not whole. */
export class OutputUnwritable extends Data.TaggedError("OutputUnwritable")<{ readonly found: string }> {
  override get message(): string {
    return `standard output: found ${this.found}, expected room for the whole answer: what stands there is cut off`
  }
}

export const unwritable = (error: unknown): OutputUnwritable => {
  const words = error instanceof Error ? error.message : String(error)
  return new OutputUnwritable({ found: codeOf(error) === "ENOSPC" ? "a full disk" : words })
}
