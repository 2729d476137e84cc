// One ledger, one stream: the event store, what keeps it (memory, SQLite), and what is done with a whole one.
export { appendAll } from "./append-all.ts"
export { type Refusal, type StreamState, decideAppend } from "./append.ts"
export { backup, restore } from "./backup.ts"
export {
  EventStore,
  type Metadata,
  type NewEvent,
  type NonEmpty,
  type StoredEvent,
  type StreamHead,
} from "./event-store.ts"
export { grow } from "./grow.ts"
export {
  HeadUnreadable,
  type LastHead,
  StoreBehind,
  goesOnFrom,
  metadataAt,
  readLastHead,
  rememberHead,
} from "./last-head.ts"
export { layerMemory } from "./memory.ts"
export { CopyDiffers, NothingToCopy, migrate } from "./migrate.ts"
export { followState } from "./projection.ts"
export { layerSqlite } from "./sqlite.ts"
export { type SqliteOptions, leavingNone, quickCheck, removeDatabase } from "./sqlite-database.ts"
export {
  AccessDenied,
  type AppendError,
  AppendTooLarge,
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
export { verifyFrom, verifyStream } from "./verify-stream.ts"
