import type { Culprit } from "./culprit.ts"
import type { CameSince, Change } from "./decisions.ts"
import type { LedgerStanding } from "./ledgers.ts"
import type { MadeBy, ReceiptQuestion } from "./receipt.ts"
import type { OtherTable } from "./tables.ts"
import type { Unprovable } from "./unprovable.ts"

/** What a receipt was held against, and what it says of itself. Nothing that it says decides how it is checked. */
export interface Checked {
  readonly v: 1
  /** What was asked, and is asked again. */
  readonly question: ReceiptQuestion
  /** Who answered, as the receipt says. */
  readonly madeBy: MadeBy
  readonly ledgers: readonly LedgerStanding[]
  /** The engine that answered, as the receipt says, and the one that checks. */
  readonly engine: { readonly was: number; readonly now: number }
  /** The digest of the platform file then, as the receipt says, and of the one that checks. */
  readonly platform: {
    readonly was: string
    readonly now: string
    /** Which of its tables are others today: an answer may be the same all the same. */
    readonly otherTables?: readonly OtherTable[]
  }
}

/** The log gave that very answer, and it still stands. */
export interface Same extends Checked {
  readonly result: "same"
  /** Verdicts of today's answer that the receipt does not hold: they do not apply or only may, and change nothing of it. */
  readonly cameSince: readonly CameSince[]
}

/** The log gave that very answer, and would give another one today. */
export interface Different extends Checked {
  readonly result: "different"
  /** The first event that makes it so. */
  readonly cause: Culprit
  readonly changes: readonly Change[]
}

export type ReceiptCheck = Same | Different | Unprovable
