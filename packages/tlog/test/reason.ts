import { attempt, TlogError, type TlogReason } from "../src/index.ts"

/** Why `run` was refused; an error that is no TlogError passes through. */
export function reasonOf(run: () => unknown): TlogReason | "not refused" {
  const refusal = attempt(run)
  return refusal instanceof TlogError ? refusal.reason : "not refused"
}

/** What the refusal says. */
export function messageOf(run: () => unknown): string {
  const refusal = attempt(run)
  return refusal instanceof TlogError ? refusal.message : "not refused"
}
