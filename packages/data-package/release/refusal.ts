import type { Break } from "./released.ts"

/** Why nothing is released. */
export type RefusalReason =
  /** The log lost, changed or reordered what was released. */
  | "log-rewritten"
  /** An id that was released is gone and no redirect says what it became. */
  | "id-gone"
  /** A release is answered otherwise today. */
  | "meaning-changed"
  /** Declarations or schemas differ, and nobody said whether they break. */
  | "surface-changed"
  /** The version that stands in package.json was never sealed, or with other content. */
  | "not-sealed"
  /** Events were recorded that no notes tell of: the bump may be too small for them. */
  | "not-told"

export class ReleaseRefused extends Error {
  readonly _tag = "ReleaseRefused"
  readonly reason: RefusalReason
  constructor(reason: RefusalReason, what: string, found: string, expected: string) {
    super(`${what}: found ${found}, expected ${expected}`)
    this.reason = reason
  }
}

/** Names the first release that is answered otherwise, with the questions. */
export const meaningChanged = ([first]: readonly Break[]): ReleaseRefused =>
  new ReleaseRefused(
    "meaning-changed",
    `release ${first?.release} as recorded then`,
    `other answers to ${first?.questions.join(", ")}`,
    "those it gave, or a major release that says --breaking and why",
  )
