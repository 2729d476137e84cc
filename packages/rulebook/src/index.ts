export type * from "./answer.ts"
export type { AuditOptions } from "./audit.ts"
export { caseForm, decodeCase, describeProblem } from "./case.ts"
export type { Case, CaseForm, CaseProblem, CaseResult, Value } from "./case.ts"
export type * from "./condition.ts"
export { FEN_PLACES, formatFen, parseDecimal, PPM_PLACES } from "./decimal.ts"
export { daysOf, parseDate } from "./edtf.ts"
export type { DatePoint, DateResult, DaySpan, ParsedDate } from "./edtf.ts"
export { EFFECT_KINDS } from "./effect.ts"
export { ENGINE } from "./engine.ts"
export type * from "./effect.ts"
export type * from "./event.ts"
export {
  emptyState,
  fold,
  foldCode,
  FoldError,
  fromSnapshot,
  instrumentOf,
  textOf,
  toSnapshot,
} from "./fold.ts"
export type { LedgerState, Reading, Snapshot } from "./fold.ts"
export { dayOf, formatInstant, parseClock, parseInstant, parseZone } from "./instant.ts"
export type { Day, Instant, InstantResult, Zone } from "./instant.ts"
export type { Kleene } from "./kleene.ts"
export type * from "./platform.ts"
export { isPossibleRegion } from "./region.ts"
export { checkId, checkKeys, QuestionError } from "./question.ts"
export type { AuditQuestion, InForceQuestion, KnownBy } from "./question.ts"
export { CaseError, Rulebook } from "./rulebook.ts"
export type { FoldedLedger, LedgerSlice } from "./rulebook.ts"
export { describeMismatch, nearest } from "./spelling.ts"
export type { Mismatch } from "./spelling.ts"
export type { Lang, Text } from "./text.ts"
