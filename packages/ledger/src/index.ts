// From an announcement in YAML to events in the log: what is authored, what is recorded, and what is checked.
export { type Announcement, decodeAnnouncement, decodePlatform, headOf } from "./authoring/authoring.ts"
export {
  EVENT_NAMESPACE,
  type EventContent,
  type Recording,
  contentOf,
  contentsOf,
  eventId,
  lineOf,
  sealEvent,
  uuidV5,
} from "./record/event.ts"
export {
  Ledger,
  type LedgerFiles,
  type OnRead,
  type RecordAnswer,
  listAnnouncements,
  originOf,
  readAnnouncements,
  readPlatform,
  rebuildLog,
} from "./ledger.ts"
export type { ClockTold } from "./before-writing.ts"
export {
  AnotherLedger,
  LogAhead,
  LogReleased,
  LogWouldLose,
  StoreAhead,
  StoreUnfilled,
} from "./ledger-error.ts"
export { announcementSchema, answerSchemas, eventSchema, platformSchema } from "./schema/json-schema.ts"
export { type Log, formatLog, readLogUnsafe, verifyLog, verifyRead } from "./log-file.ts"
export {
  type LogFault,
  LogIdWrong,
  LogLineMalformed,
  LogLineNoEvent,
  LogLineNotCanonical,
  LogOrderWrong,
  verifyLine,
} from "./record/line.ts"
export { isZone, offsetsOf } from "./check/zone-data.ts"
export { inOrder } from "./record/order.ts"
export {
  type AlreadyRecorded,
  type Decision,
  type Outcome,
  type RecordState,
  type Recorded,
  decide,
  evolve,
  initialState,
} from "./record/decider.ts"
export {
  ClockAhead,
  ClockBehind,
  ClockBeyond,
  ContentConflict,
  LineUnreadable,
  RecorderUnfit,
} from "./record/record-error.ts"
export {
  FileRefused,
  type Place,
  SEED_ERRORS,
  type SeedError,
  type SeedProblem,
  type SeedReason,
} from "./authoring/seed-error.ts"
export { type CheckQuestion, type CheckedLedger, checkFiles, checkLedger } from "./check/check.ts"
export { type CheckFinding, describeCheck } from "./check/finding.ts"
export { LINT_NAMES, type LintName } from "./check/lint-names.ts"
export { PageRefused } from "./pages/encoding.ts"
export { type CiteQuestion, citeFile } from "./draft/cite-file.ts"
export type { Cited } from "./draft/cite.ts"
export { type DraftQuestion, draftPage, restOfPage } from "./draft/draft-page.ts"
export type { Draft } from "./draft/draft.ts"
export { type Stated, statesSame } from "./pages/spelling.ts"
export { statementsOf } from "./pages/stated.ts"
export { skeletonOf } from "./draft/skeleton.ts"
export { siteSchema } from "./schema/json-schema.ts"
