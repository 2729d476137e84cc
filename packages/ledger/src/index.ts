export { type Refusal, type StreamState, decideAppend } from "./append.ts"
export { type Announcement, decodeAnnouncement, decodePlatform, headOf } from "./authoring.ts"
export { backup, restore } from "./backup.ts"
export { NotCanonical, canonicalJson, digestOf, uuidV5 } from "./canonical.ts"
export {
  EVENT_NAMESPACE,
  type EventContent,
  type Recording,
  contentOf,
  contentsOf,
  eventId,
  sealEvent,
} from "./event.ts"
export {
  EventStore,
  type Metadata,
  type NewEvent,
  type NonEmpty,
  type StoredEvent,
  type StreamHead,
} from "./event-store.ts"
export { layerMemory } from "./event-store-memory.ts"
export { layerSqlite } from "./event-store-sqlite.ts"
export { FileNotFound, FileUnreadable, FileUnwritable, LogLocked, LogReleased } from "./file-error.ts"
export { readText, replaceFile } from "./files.ts"
export { type Held, type HeldReading, NOTHING_HELD, heldWith } from "./held.ts"
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
export { AnotherLedger, LogAhead, StoreAhead } from "./ledger-error.ts"
export { announcementSchema, answerSchemas, eventSchema, platformSchema } from "./json-schema.ts"
export {
  type Log,
  type LogFault,
  LogIdWrong,
  LogLineMalformed,
  LogLineNoEvent,
  LogLineNotCanonical,
  LogOrderWrong,
  formatLog,
  parseLogUnsafe,
  verifyLine,
  verifyLog,
} from "./log.ts"
export { exclusive } from "./lock.ts"
export { inOrder } from "./order.ts"
export {
  type AlreadyRecorded,
  ClockBehind,
  ContentConflict,
  type Outcome,
  type Plan,
  type Recorded,
  planRecording,
} from "./record.ts"
export {
  FileRefused,
  type Finding,
  type Place,
  SEED_ERRORS,
  type SeedError,
  type SeedReason,
} from "./seed-error.ts"
export { type SqliteOptions, quickCheck } from "./sqlite.ts"
export {
  type AppendError,
  Conflict,
  DiskFull,
  EventNotCanonical,
  EventRepeated,
  EventTooLarge,
  type Expected,
  ForeignDatabase,
  IdConflict,
  NewerDatabase,
  NotADatabase,
  OutcomeUnknown,
  StoreBusy,
  StoreDamaged,
  type StoreFault,
  StoreUnavailable,
} from "./store-error.ts"
export { BadStoreUrl, type StoreUrl, parseStoreUrl, withoutUser } from "./store-url.ts"
export { EMPTY_TREE_ROOT, edgeOver, formatRoot, grow, metadataOf, treeOver } from "./tree.ts"
export { type CheckQuestion, type CheckedLedger, checkFiles, checkLedger } from "./check.ts"
export { type CheckFinding, type Lint, describeCheck } from "./check/finding.ts"
export { type Page, pageFindings } from "./pages.ts"
export { verifyStream } from "./verify-stream.ts"
export { CopyDiffers, NothingToCopy, migrate } from "./migrate.ts"
export {
  HeadUnreadable,
  type LastHead,
  StoreBehind,
  goesOnFrom,
  readLastHead,
  rememberHead,
} from "./last-head.ts"
export { followState } from "./projection.ts"
