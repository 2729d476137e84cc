// The rules of one platform and every question about them: pure and synchronous, without dependencies.
// values ◀ language ◀ answers ◀ timeline, case ◀ audit ◀ queries ◀ rulebook: each room uses those before it alone.

// values: what dates, numbers and texts are
export { formatMoney, isNothing, parseDecimal } from "./values/decimal.ts"
export { daysOf, parseDate } from "./values/edtf.ts"
export type { DatePoint, DateResult, DaySpan, ParsedDate } from "./values/edtf.ts"
export {
  dayOf,
  daysInMonth,
  formatInstant,
  instantAt,
  parseClock,
  parseInstant,
  startOfDay,
  twoDigits,
} from "./values/instant.ts"
export type { Day, Instant, InstantResult } from "./values/instant.ts"
export { weekday } from "./values/civil.ts"
export { parseZone, periodAt, UTC } from "./values/zone.ts"
export type { OffsetPeriod, Zone } from "./values/zone.ts"
export type { Kleene } from "./values/kleene.ts"
export { frozen } from "./values/frozen.ts"
export { describeMismatch, nearest } from "./values/nearest.ts"
export { nearestFact } from "./values/nearest-fact.ts"
export type { Mismatch } from "./values/nearest.ts"
export { stepInto } from "./values/path.ts"
export { isPossibleRegion } from "./values/region.ts"
export { inLang } from "./values/text.ts"
export type { Lang, Text } from "./values/text.ts"

// language: what a rule, an event and a platform can say
export type * from "./language/amount.ts"
export type * from "./language/condition.ts"
export type * from "./language/effect.ts"
export { isReadable, LANGUAGE } from "./language/event.ts"
export type * from "./language/event.ts"
export {
  BUILT_IN_DEADLINES,
  BUILT_IN_PAYMENTS,
  BUILT_IN_WAIVERS,
  groupOf,
  isBuiltIn,
  languagesOf,
  placesOf,
} from "./language/platform.ts"
export { civilTimeOf } from "./language/zone.ts"
export type * from "./language/platform.ts"
export { factTitle } from "./language/measure.ts"
export { factValues } from "./language/tree.ts"
export {
  amountsOf,
  conditionsOfPay,
  countedOf,
  factsDerivedFrom,
  leavesOf,
  nodesOf,
} from "./language/walk.ts"
export { matchAmount, matchAtom, matchCondition, matchEffect, matchLeaf } from "./language/walk.ts"
export type {
  AmountCases,
  AtomCases,
  ConditionCases,
  EffectCases,
  Leaf,
  LeafCases,
  Placed,
  Steps,
} from "./language/walk.ts"

// answers: the JSON of every answer
export type * from "./answers/answers.ts"

// timeline: which version holds when, as of what
export { emptyState, fold, FoldError, fromSnapshot, SNAPSHOT_FORM, toSnapshot } from "./timeline/fold.ts"
export { instrumentOf, textOf } from "./timeline/fold.ts"
export type { LedgerState, Reading, Snapshot } from "./timeline/fold.ts"

// case: what is asked about
export { Chronology } from "./case/chronology.ts"
export { caseForm, CaseError, decodeCase, describeProblem } from "./case/decode.ts"
export type { Case, CaseForm, CaseProblem, CaseResult, Said, Value } from "./case/decode.ts"

// audit and queries: the questions
export { isListed } from "./audit/audit.ts"
export type { AuditOptions } from "./audit/audit.ts"
export { isDue } from "./audit/outcome.ts"
export { isPayment } from "./audit/payments.ts"
export { checkId, checkKeys, groupsOf, KEYS, QuestionError } from "./queries/question.ts"
export type { AsOfQuestion, AuditQuestion, InForceQuestion, PresumingQuestion } from "./queries/question.ts"

export { ENGINE } from "./engine.ts"
export { Rulebook } from "./rulebook.ts"
export type { FoldedLedger, LedgerSlice } from "./rulebook.ts"
