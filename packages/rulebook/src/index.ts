export type * from "./answers/answers.ts"
export type { AuditOptions } from "./audit/audit.ts"
export { caseForm, decodeCase, describeProblem } from "./case/decode.ts"
export type { Case, CaseForm, CaseProblem, CaseResult, Value } from "./case/decode.ts"
export type * from "./language/condition.ts"
export { FEN_PLACES, formatFen, parseDecimal, PPM_PLACES } from "./values/decimal.ts"
export { daysOf, parseDate } from "./values/edtf.ts"
export type { DatePoint, DateResult, DaySpan, ParsedDate } from "./values/edtf.ts"
export { EFFECT_KINDS } from "./language/effect.ts"
export { ENGINE } from "./engine.ts"
export type * from "./language/effect.ts"
export type * from "./language/event.ts"
export {
  emptyState,
  fold,
  FoldError,
  fromSnapshot,
  instrumentOf,
  SNAPSHOT_FORM,
  textOf,
  toSnapshot,
} from "./timeline/fold.ts"
export type { LedgerState, Reading, Snapshot } from "./timeline/fold.ts"
export { dayOf, formatInstant, parseClock, parseInstant, parseZone } from "./values/instant.ts"
export type { Day, Instant, InstantResult, Zone } from "./values/instant.ts"
export type { Kleene } from "./values/kleene.ts"
export type * from "./language/platform.ts"
export { isPossibleRegion } from "./values/region.ts"
export { checkId, checkKeys, QuestionError } from "./queries/question.ts"
export type { AuditQuestion, InForceQuestion, AsOfQuestion } from "./queries/question.ts"
export { CaseError, Rulebook } from "./rulebook.ts"
export type { FoldedLedger, LedgerSlice } from "./rulebook.ts"
export { describeMismatch, nearest } from "./values/nearest.ts"
export type { Mismatch } from "./values/nearest.ts"
export type { Lang, Text } from "./values/text.ts"
