import { type LedgerSlice, type Platform, Rulebook } from "@policy-ledger/rulebook"
import { Array as Arr, Effect, Result } from "effect"
import { type Announcement, decodeAnnouncement, decodePlatform } from "./authoring/authoring.ts"
import {
  EventStore,
  type NewEvent,
  type StreamHead,
  appendAll,
  type AppendError,
} from "@policy-ledger/event-store"
import { readFolder, readText, replaceFile, restoreFile, exclusive } from "@policy-ledger/files"
import { EMPTY_LOG_ROOT, Log as EventLog, type LogHead, YAML_BOUNDS } from "@policy-ledger/log"
import { type ClockTold, clockBeside, losesNothing } from "./before-writing.ts"
import { LogAhead, LogReleased, type StoreAhead, StoreUnfilled } from "./ledger-error.ts"
import { type Log, extendLog, formatLog, readLogUnsafe, readLogText, verifyRead } from "./log-file.ts"
import { type Decision, type Outcome, decide, evolve, initialState } from "./record/decider.ts"
import { FileRefused, type SeedError } from "./authoring/seed-error.ts"
import { beginningOf } from "./store-beginning.ts"

/** Where a ledger's files lie. */
export interface LedgerFiles {
  /** `seeds/<id>.yaml` */
  readonly platform: string
  /** `seeds/<id>.ndjson`, the truth. */
  readonly log: string
  /** A file that stands for the right to write the log; the same for everybody who does. */
  readonly lock: string
}

/** The stream of a platform's ledger and its origin in answers. */
export const originOf = (platform: Pick<Platform, "id">): string => `policy-ledger-${platform.id}`

/** What was recorded, and where the ledger ends now. */
export interface RecordAnswer {
  readonly outcomes: readonly Outcome[]
  readonly head: StreamHead | undefined
}

export const readPlatform = Effect.fnUntraced(function* (file: string) {
  const text = yield* readText(file, YAML_BOUNDS.bytes)
  return yield* Effect.fromResult(decodePlatform(file, text))
})

/** Told after each of several files, to whoever shows how far a long job has come. */
export type OnRead = (done: number, total: number) => void

/** Reads and decodes announcements; every reason of every file, if any is refused. */
export const readAnnouncements = Effect.fnUntraced(function* (
  files: readonly string[],
  platform: Platform,
  onRead?: OnRead,
) {
  const announcements: Announcement[] = []
  const reasons: SeedError[] = []
  for (const [i, file] of files.entries()) {
    const decoded = decodeAnnouncement(file, yield* readText(file, YAML_BOUNDS.bytes), platform)
    if (Result.isSuccess(decoded)) announcements.push(decoded.success)
    else reasons.push(...decoded.failure.reasons)
    onRead?.(i + 1, files.length)
  }
  const [first, ...rest] = reasons
  if (first !== undefined) return yield* new FileRefused({ file: first.file, reasons: [first, ...rest] })
  return announcements
})

/** A ledger: its log in memory, and a store that holds the same. */
export class Ledger {
  readonly platform: Platform
  readonly origin: string
  readonly #files: LedgerFiles
  readonly #store: EventStore["Service"]
  #log: ReadLog
  /** Nobody records meanwhile, so that what was read of the log goes on being all of it. */
  #isLocked = false
  #rulebook: Rulebook | undefined
  #difference: StoreAhead | StoreUnfilled | undefined
  #heldBefore: number | undefined

  private constructor(platform: Platform, files: LedgerFiles, store: EventStore["Service"], log: ReadLog) {
    this.platform = platform
    this.origin = originOf(platform)
    this.#files = files
    this.#store = store
    this.#log = log
  }

  /**
   * Reads the log and sees that the store holds the same: what it lacks is decoded and appended, anything else is another
   * ledger. A store that goes on, or may not be written, leaves the answers to the log; recording refuses both. A store of
   * one's own, to which nobody else writes, is filled without the lock.
   */
  static readonly open = Effect.fnUntraced(function* (
    files: LedgerFiles,
    whose: "own" | "shared" = "shared",
  ) {
    const platform = yield* readPlatform(files.platform)
    const store = yield* EventStore
    const log = yield* readLog(files.log, originOf(platform))
    const ledger = new Ledger(platform, files, store, log)
    if (yield* ledger.#isStored(log)) return ledger
    const filled = whose === "own" ? ledger.#fill(log) : ledger.#fillLocked()
    yield* filled.pipe(Effect.catchTags({ StoreAhead: ledger.#rely, StoreUnfilled: ledger.#rely }))
    return ledger
  })

  /** The same for whoever is going to record: the log is locked before it is read, until the scope ends, and read once. */
  static readonly openToRecord = Effect.fnUntraced(function* (files: LedgerFiles) {
    const platform = yield* readPlatform(files.platform)
    const store = yield* EventStore
    yield* exclusive(files.lock)
    const log = yield* readLog(files.log, originOf(platform))
    const ledger = new Ledger(platform, files, store, log)
    yield* ledger.#fill(log)
    yield* Effect.acquireRelease(
      Effect.sync(() => (ledger.#isLocked = true)),
      () => Effect.sync(() => (ledger.#isLocked = false)),
    )
    return ledger
  })

  /** On the log alone; one without events would answer that there are no rules. */
  readonly #rely = <E extends StoreAhead | StoreUnfilled>(difference: E): Effect.Effect<void, E> => {
    if (difference.logged === 0) return Effect.fail(difference)
    this.#difference = difference
    return Effect.void
  }

  /** Why answers come from the log alone: what to tell whoever reads is its note. */
  get difference(): StoreAhead | StoreUnfilled | undefined {
    return this.#difference
  }

  /** How many events the store held before it was filled from the log; undefined where it held them all. */
  get heldBefore(): number | undefined {
    return this.#heldBefore
  }

  get log(): Log {
    return this.#log
  }

  /** What a Rulebook is made of; several ledgers fold into one. */
  get slice(): LedgerSlice {
    return this.#log.tree.slice()
  }

  get rulebook(): Rulebook {
    return (this.#rulebook ??= Rulebook.of(this.platform, [this.slice]))
  }

  /** Decodes the files, decides against the whole ledger and appends all of them or none, to log and store. */
  readonly record = (files: readonly string[], recordedBy: string, told: ClockTold = {}) =>
    Effect.gen({ self: this }, function* () {
      const log = yield* this.#readLocked()
      const announcements = yield* readAnnouncements(files, this.platform)
      const { events } = yield* Effect.fromResult(verifyRead(log))
      yield* this.#fill(log)
      const state = evolve(initialState(this.origin), events)
      const clock = yield* clockBeside(this.#files.log, recordedBy, told)
      const decision = yield* Effect.fromResult(decide(announcements, state, this.platform, clock))
      const head = yield* this.#append(log, decision)
      return { outcomes: decision.outcomes, head } satisfies RecordAnswer
    }).pipe(Effect.scoped)

  /** Log first, for it is the truth; put back if the store refuses. */
  #append(log: ReadLog, added: Decision) {
    return Effect.gen({ self: this }, function* () {
      const events = newEventsOf(added)
      if (!Arr.isReadonlyArrayNonEmpty(events)) return yield* this.#store.head(this.origin)
      yield* extendLog(log, added.lines)
      const head = yield* this.#store
        .append(this.origin, events, log.lines.length === 0 ? "no-stream" : log.lines.length - 1)
        .pipe(Effect.catch((error) => this.#takeBack(error, log)))
      const lines = [...log.lines, ...added.lines]
      this.#become(withTree(this.origin, { ...log, lines, events: [...log.events, ...added.events] }))
      return head
    }).pipe(Effect.uninterruptible)
  }

  #takeBack(error: AppendError, { lines }: Log): Effect.Effect<never, AppendError | LogAhead> {
    if (error._tag === "OutcomeUnknown") return Effect.fail(error)
    const bytes = lines.length === 0 ? undefined : Buffer.byteLength(formatLog(lines))
    return restoreFile(this.#files.log, bytes).pipe(
      Effect.mapError(() => new LogAhead({ log: this.#files.log, reason: error.message })),
      Effect.andThen(Effect.fail(error)),
    )
  }

  #become(log: ReadLog): void {
    this.#log = log
    this.#rulebook = undefined
    this.#difference = undefined
  }

  #isStored({ tree }: ReadLog) {
    return Effect.map(this.#store.head(this.origin), (head) =>
      head === undefined ? tree.size === 0 : head.size === tree.size && head.root === tree.rootAt(tree.size),
    )
  }

  /** The log while nobody else records: one that was read before the lock is read again. */
  #readLocked() {
    return this.#isLocked
      ? Effect.succeed(this.#log)
      : Effect.andThen(exclusive(this.#files.lock), readLog(this.#files.log, this.origin))
  }

  #fillLocked() {
    return Effect.gen({ self: this }, function* () {
      const log = yield* this.#readLocked()
      const held = (yield* this.#store.head(this.origin))?.size ?? 0
      this.#become(log)
      yield* this.#fill(log)
      if (held < log.lines.length) this.#heldBefore = held
    }).pipe(Effect.scoped)
  }

  #fill(log: ReadLog) {
    return Effect.gen({ self: this }, function* () {
      const stream = this.origin
      const stored = yield* beginningOf(this.#store, stream, log, (size) => headAt(log.tree, size))
      const missing = newEventsOf(log).slice(stored)
      // Whoever opens the store next trusts what it holds.
      if (missing.length > 0) yield* Effect.fromResult(verifyRead(log))
      yield* appendAll(this.#store, stream, stored, missing).pipe(
        Effect.catchTag("AccessDenied", ({ message }) =>
          Effect.fail(
            new StoreUnfilled({ log: log.file, stream, stored, logged: log.lines.length, reason: message }),
          ),
        ),
      )
    })
  }
}

const newEventsOf = ({ events, lines }: Pick<Log, "events" | "lines">): readonly NewEvent[] =>
  Arr.zipWith(events, lines, ({ id }, line) => ({ id, line }))

/** A log with the tree over its lines, which is reckoned once. */
interface ReadLog extends Log {
  readonly tree: EventLog
}

const withTree = (origin: string, log: Log): ReadLog => ({
  ...log,
  tree: new EventLog(origin, log.lines, log.events),
})

/** Of no events without reckoning any hash. */
const headAt = (tree: EventLog, size: number): LogHead => ({
  size,
  root: size === 0 ? EMPTY_LOG_ROOT : tree.rootAt(size),
})

const readLog = (file: string, origin: string) =>
  Effect.flatMap(readLogText(file), (text) =>
    Effect.fromResult(Result.map(readLogUnsafe(file, text), (log) => withTree(origin, log))),
  )

/** Whatever is meant for YAML: a name that no announcement can have is refused when it is read, not passed over. */
const YAML_NAME = /\.ya?ml$/i

/** The files of a ledger's announcements. A name that begins with a dot is an editor's or the system's. */
export const listAnnouncements = (folder: string) =>
  Effect.map(readFolder(folder), (names) =>
    names.filter((name) => YAML_NAME.test(name) && !name.startsWith(".")).map((name) => `${folder}/${name}`),
  )

/** Writes the log anew from all announcements; only before the first release, after which it is append-only. */
export const rebuildLog = (
  files: LedgerFiles,
  {
    folder,
    release,
    recordedBy,
    isClockRight = false,
    onRead,
    store,
  }: ClockTold & {
    readonly folder: string
    readonly release: string
    readonly recordedBy: string
    readonly onRead?: OnRead
    /** That is to be filled from the log and cannot be made anew: one that holds anything else is refused before. */
    readonly store?: EventStore["Service"]
  },
) =>
  Effect.gen(function* () {
    if (!release.startsWith("0."))
      return yield* new LogReleased({
        file: files.log,
        found: `release ${release}, with which the log is append-only`,
        expected: "a correction, <id>.2.yaml, to be recorded",
      })
    yield* exclusive(files.lock)
    const platform = yield* readPlatform(files.platform)
    const announcements = yield* readAnnouncements(yield* listAnnouncements(folder), platform, onRead)
    const before = yield* readLog(files.log, originOf(platform))
    yield* losesNothing(before, announcements, folder)
    const clock = yield* clockBeside(files.log, recordedBy, { isClockRight })
    // A log that a fast clock wrote may be written anew by one that is right.
    const last = before.events.at(-1)?.recordedAt
    const lastRecordedAt = last !== undefined && Date.parse(last) <= clock.now ? last : undefined
    const nothing = { ...initialState(originOf(platform)), lastRecordedAt }
    const decision = yield* Effect.fromResult(decide(announcements, nothing, platform, clock))
    if (store !== undefined)
      yield* beginningOf(store, originOf(platform), { file: files.log, lines: decision.lines })
    yield* replaceFile(files.log, formatLog(decision.lines))
    return decision.outcomes
  }).pipe(Effect.scoped)
