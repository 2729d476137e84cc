import {
  whatIf as pieces,
  type WhatIfAnswer,
  type WhatIfQuestion as OfAny,
} from "@policy-ledger/rulebook/what-if"
import type { Case, FactPath } from "#data/case"
import type { OneOf } from "../question.ts"
import { published } from "./published.ts"

export type {
  MovingAmount,
  MovingInstant,
  MovingStep,
  MovingTerm,
  PieceAnswer,
  PieceRefused,
  Tip,
  WhatIfAnswer,
  WhatIfBound,
  WhatIfInstant,
  WhatIfOutcome,
  WhatIfPayment,
  WhatIfPiece,
  WhatIfPossible,
  WorkedDays,
} from "@policy-ledger/rulebook/what-if"

/** Which fact varies, from where to where, and what else is asked. */
export type WhatIfQuestion<Path extends string = FactPath> = Omit<OfAny, "vary"> & {
  readonly vary: OneOf<FactPath, Path>
}

/**
 * What becomes of a case as one of its facts varies: pieces, in each of which every value is answered alike, and the tips
 * between them. Throws `CaseError` for what is no case, `QuestionError` for a question that cannot be answered.
 */
export function whatIf<Path extends string>(of: Case, question: WhatIfQuestion<Path>): WhatIfAnswer {
  return pieces(published.book, of, question)
}
