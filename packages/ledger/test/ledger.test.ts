import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { rootOf } from "../../tlog/src/index.ts"
import { Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Result, Stream } from "effect"
import { TestClock } from "effect/testing"
import {
  EventStore,
  layerMemory,
  layerSqlite,
  AccessDenied,
  OutcomeUnknown,
  StoreUnavailable,
} from "@policy-ledger/event-store"
import { formatRoot } from "@policy-ledger/log"
import { Ledger, listAnnouncements, rebuildLog } from "../src/ledger.ts"
import { verifyLog } from "../src/log-file.ts"
import { canFill, onFullDisk } from "../../files/test/full-disk.ts"
import { temporaryFolder } from "../../event-store/test/folder.ts"
import { MARKET_YAML, announcementYaml, beginning, withdrawal } from "./market.ts"

const inFolder = temporaryFolder()
const MAY = Date.parse("2024-05-01T12:00:00+08:00")

let places = 0
/** A platform's folder with these announcements, nothing recorded. */
const place = (announcements: { readonly [name: string]: string } = {}) => {
  const folder = inFolder(`place-${places++}`)
  mkdirSync(`${folder}/harbour`, { recursive: true })
  writeFileSync(`${folder}/harbour.yaml`, MARKET_YAML)
  for (const [name, text] of Object.entries(announcements))
    writeFileSync(`${folder}/harbour/${name}.yaml`, text)
  const files = {
    platform: `${folder}/harbour.yaml`,
    log: `${folder}/harbour.ndjson`,
    lock: `${folder}/desk/lock`,
  }
  return {
    files,
    folder: `${folder}/harbour`,
    path: `${folder}/harbour.db`,
    file: (name: string) => `${folder}/harbour/${name}.yaml`,
    log: () => (existsSync(files.log) ? readFileSync(files.log, "utf8") : undefined),
  }
}

const ONE = { one: announcementYaml() }
const TWO = { ...ONE, two: announcementYaml({ events: `\n${withdrawal()}` }) }

const readStore = Effect.flatMap(EventStore, (store) =>
  Stream.runCollect(store.read("policy-ledger-harbour", 0)),
)
const linesOf = (log: string | undefined) => (log ?? "").split("\n").slice(0, -1)

const messageOf = <A, E extends Error, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(effect), ({ message }) => message.replaceAll(/\/\S*\/(?=harbour|desk)/g, ""))

/** Moves a file to where its own path is as long as one may be, so that nothing with a longer name can be made beside it. */
const leaveNoRoomForNames = (file: string): void => {
  let deep = realpathSync(dirname(file))
  while (deep.length < 4060) deep += `/${"d".repeat(Math.min(200, 4080 - deep.length))}`
  mkdirSync(deep, { recursive: true })
  renameSync(file, `${deep}/f`)
  symlinkSync(`${deep}/f`, file)
}

const inMemory = <A, E>(effect: Effect.Effect<A, E, EventStore>) =>
  effect.pipe(Effect.provide(Layer.fresh(layerMemory)))

describe("recording", () => {
  it.effect("appends to log and store, and the Rulebook knows", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        const ledger = yield* Ledger.open(at.files)
        expect(ledger.rulebook.inForce({ on: "2023-04-01" }).inForce).toEqual([])
        const { outcomes, head } = yield* ledger.record([at.file("two"), at.file("one")], "curator")
        expect(
          outcomes.map(({ _tag, announcement, first, last }) => [_tag, announcement, first, last]),
        ).toEqual([
          ["Recorded", "one", 0, 1],
          ["Recorded", "two", 2, 3],
        ])
        const lines = linesOf(at.log())
        expect((yield* readStore).map(({ line }) => line)).toEqual(lines)
        expect(head).toEqual({
          revision: 3,
          size: 4,
          root: formatRoot(rootOf(lines.map((line) => Buffer.from(line)))),
        })
        expect(ledger.log.events[0]).toMatchObject({
          recordedAt: "2024-05-01T12:00:00+08:00",
          recordedBy: "curator",
        })
        expect(
          ledger.rulebook.inForce({ on: "2023-04-01" }).inForce.map(({ provision }) => provision),
        ).toEqual(["crane/lift"])
        expect(Result.isSuccess(verifyLog(at.files.log, at.log() ?? ""))).toBe(true)
      }),
    ),
  )

  it.effect("the same file again changes nothing and says where it stands", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        const ledger = yield* Ledger.open(at.files)
        yield* ledger.record([at.file("one")], "curator")
        const before = at.log()
        const { outcomes, head } = yield* ledger.record([at.file("one")], "somebody else")
        expect(outcomes).toEqual([
          { _tag: "AlreadyRecorded", announcement: "one", reading: 1, first: 0, last: 1 },
        ])
        expect(head?.revision).toBe(1)
        expect(at.log()).toBe(before)
      }),
    ),
  )

  it.effect("sees what another process recorded since it was opened", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        const [mine, theirs] = [yield* Ledger.open(at.files), yield* Ledger.open(at.files)]
        yield* theirs.record([at.file("one")], "them")
        const { outcomes } = yield* mine.record([at.file("two"), at.file("one")], "me")
        expect(outcomes.map(({ _tag }) => _tag).toSorted()).toEqual(["AlreadyRecorded", "Recorded"])
        expect(mine.log.events.map(({ recordedBy }) => recordedBy)).toEqual(["them", "them", "me", "me"])
      }),
    ),
  )
})

describe("what is refused leaves log and store as they were", () => {
  const refused = (name: string, says: string, arrange: (at: ReturnType<typeof place>) => string) =>
    it.effect(name, () =>
      inMemory(
        Effect.gen(function* () {
          yield* TestClock.setTime(MAY)
          const at = place(ONE)
          const ledger = yield* Ledger.open(at.files)
          yield* ledger.record([at.file("one")], "curator")
          const [log, stored] = [at.log(), yield* readStore]
          const bad = arrange(at)
          expect(yield* messageOf(ledger.record([at.file("one"), bad], "curator"))).toBe(says)
          expect(at.log()).toBe(log)
          expect(yield* readStore).toEqual(stored)
          expect(yield* messageOf(ledger.record([bad], "curator"))).toBe(says)
        }),
      ),
    )
  const write = (name: string, text: string) => (at: ReturnType<typeof place>) => {
    writeFileSync(at.file(name), text)
    return at.file(name)
  }
  refused(
    "a file that is not there",
    "harbour/none.yaml: found no such file, expected a file that is there",
    (at) => at.file("none"),
  )
  refused(
    "a file that is no UTF-8",
    "harbour/latin.yaml: found The encoded data was not valid for encoding utf-8, expected a file that can be read",
    (at) => {
      writeFileSync(at.file("latin"), Buffer.from([0xe4, 0xf6, 0xfc]))
      return at.file("latin")
    },
  )
  refused(
    "a file that cannot be decoded",
    "harbour/bad.yaml:3:11: standing: found said, expected one of announced, consultation, rumour",
    write("bad", announcementYaml({ standing: "said" })),
  )
  refused(
    "a relation to nothing",
    "harbour/lost.yaml:14:33: events[0].supersedes.announcement: found ten, expected an announcement that the ledger holds or that is recorded with this one",
    write("lost", announcementYaml({ events: `\n${beginning({ supersedes: "{ announcement: ten }" })}` })),
  )

  it.effect("a clock behind the last event", () =>
    inMemory(
      Effect.gen(function* () {
        const at = place(TWO)
        const ledger = yield* Ledger.open(at.files)
        yield* TestClock.setTime(MAY)
        yield* ledger.record([at.file("one")], "curator")
        const log = at.log()
        yield* TestClock.setTime(MAY - 1)
        expect(yield* messageOf(ledger.record([at.file("two")], "curator"))).toBe(
          "clock: found 2024-05-01T11:59:59.999+08:00, expected 2024-05-01T12:00:00+08:00 or later, when the last event was recorded",
        )
        expect(at.log()).toBe(log)
      }),
    ),
  )

  it.effect("a log of which a line was altered", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        const ledger = yield* Ledger.open(at.files)
        yield* ledger.record([at.file("one")], "curator")
        writeFileSync(at.files.log, (at.log() ?? "").replace("2023-03-10", "2023-03-11"))
        const altered = at.log()
        expect(yield* messageOf(ledger.record([at.file("two")], "curator"))).toMatch(
          /^harbour\.ndjson:2: found the id /,
        )
        expect(at.log()).toBe(altered)
      }),
    ),
  )

  it.effect("a full disk under the store", () =>
    Effect.gen(function* () {
      const many = Array.from({ length: 200 }, (_, n) => beginning({ effective: `crane/lift-${n}` })).join("")
      yield* TestClock.setTime(MAY)
      const at = place({ ...ONE, many: announcementYaml({ events: `\n${many}` }) })
      const inSmall = <A, E>(effect: Effect.Effect<A, E, EventStore>) =>
        effect.pipe(Effect.provide(Layer.fresh(layerSqlite({ path: at.path, maxPages: 20 }))))
      const record = (name: string) =>
        Effect.gen(function* () {
          const ledger = yield* Ledger.open(at.files)
          return yield* ledger.record([at.file(name)], "curator")
        })
      const says =
        /^store sqlite:harbour\.db: found database or disk is full, expected room to write: nothing was appended$/
      expect(yield* messageOf(inSmall(record("many")))).toMatch(says)
      expect(at.log()).toBeUndefined()
      yield* inSmall(record("one"))
      const [log, stored] = [at.log(), yield* inSmall(readStore)]
      expect(yield* messageOf(inSmall(record("many")))).toMatch(says)
      expect(at.log()).toBe(log)
      expect(yield* inSmall(readStore)).toEqual(stored)
    }),
  )

  it.effect("a log that cannot be written", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        const ledger = yield* Ledger.open(at.files)
        yield* ledger.record([at.file("one")], "curator")
        const [log, stored] = [at.log(), yield* readStore]
        leaveNoRoomForNames(at.files.log)
        expect(yield* messageOf(ledger.record([at.file("two")], "curator"))).toMatch(
          /^harbour\.ndjson: found .*, expected room and leave to write: nothing was changed$/,
        )
        expect(at.log()).toBe(log)
        expect(yield* readStore).toEqual(stored)
      }),
    ),
  )

  it.effect.skipIf(!canFill)("a full disk under the log", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        const ledger = yield* Ledger.open(at.files)
        yield* ledger.record([at.file("one")], "curator")
        const [log, stored] = [at.log(), yield* readStore]
        expect(
          yield* onFullDisk(messageOf(ledger.record([at.file("two")], "curator")), (log ?? "").length),
        ).toBe("harbour.ndjson: found a full disk, expected room and leave to write: nothing was changed")
        expect(at.log()).toBe(log)
        expect(yield* readStore).toEqual(stored)
        yield* ledger.record([at.file("two")], "curator")
      }),
    ),
  )

  it.effect("a lock that cannot be made", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(ONE)
        const ledger = yield* Ledger.open({ ...at.files, lock: `${at.files.platform}/lock` })
        expect(yield* messageOf(ledger.record([at.file("one")], "curator"))).toMatch(
          /^harbour\.yaml\/lock: found .*, expected room and leave to write: nothing was changed$/,
        )
        expect(at.log()).toBeUndefined()
      }),
    ),
  )

  it.effect("another process that is recording all the time", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(ONE)
        const ledger = yield* Ledger.open(at.files)
        mkdirSync(at.files.lock.replace(/\/lock$/, ""), { recursive: true })
        const other = new DatabaseSync(at.files.lock)
        other.exec("BEGIN IMMEDIATE")
        const fiber = yield* Effect.forkChild(messageOf(ledger.record([at.file("one")], "curator")))
        yield* TestClock.adjust("20 seconds")
        expect(yield* Fiber.join(fiber)).toBe(
          "desk/lock: found another process that is recording, expected the lock to be free: try again",
        )
        expect(at.log()).toBeUndefined()
        other.close()
        yield* ledger.record([at.file("one")], "curator")
      }),
    ),
  )
})

describe("a store that fails after the log was written", () => {
  /** A memory store whose appends fail with this after something else happened. */
  const failing = (error: StoreUnavailable | OutcomeUnknown, meanwhile: () => void = () => undefined) =>
    Layer.effect(
      EventStore,
      Effect.map(EventStore, (store) =>
        EventStore.of({
          ...store,
          append: () =>
            Effect.suspend(() => {
              meanwhile()
              return Effect.fail(error)
            }),
        }),
      ),
    ).pipe(Layer.provide(layerMemory))
  const fault = { store: "far:", found: "no answer", expected: "one" }
  const recordOne = (at: ReturnType<typeof place>) =>
    Effect.flatMap(Ledger.open(at.files), (ledger) => ledger.record([at.file("one")], "curator"))

  it.effect("and surely did not append: the log is put back", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(MAY)
      const at = place(ONE)
      expect(yield* messageOf(recordOne(at).pipe(Effect.provide(failing(new StoreUnavailable(fault)))))).toBe(
        "store far:: found no answer, expected one",
      )
      expect(at.log()).toBeUndefined()
    }),
  )

  it.effect("and may have appended: the log keeps it, and the next opening fills the store", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(MAY)
      const at = place(ONE)
      const error = yield* Effect.flip(recordOne(at).pipe(Effect.provide(failing(new OutcomeUnknown(fault)))))
      expect(error._tag).toBe("OutcomeUnknown")
      expect(linesOf(at.log())).toHaveLength(2)
      yield* inMemory(
        Effect.gen(function* () {
          yield* Ledger.open(at.files)
          expect(yield* readStore).toHaveLength(2)
        }),
      )
    }),
  )

  it.effect("and the log cannot be put back: it is ahead, and says so", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(MAY)
      const at = place(ONE)
      const blocked = () => {
        rmSync(at.files.log)
        mkdirSync(at.files.log)
      }
      expect(
        yield* messageOf(recordOne(at).pipe(Effect.provide(failing(new StoreUnavailable(fault), blocked)))),
      ).toBe(
        "harbour.ndjson: found an announcement that the store has not (store far:: found no answer, expected one), expected both to have it; the store takes it at the next opening",
      )
    }),
  )
})

describe("opening", () => {
  /** A log of two announcements, recorded elsewhere. */
  const recorded = Effect.gen(function* () {
    yield* TestClock.setTime(MAY)
    const at = place(TWO)
    yield* inMemory(
      Effect.flatMap(Ledger.open(at.files), (ledger) => ledger.record([at.file("one"), at.file("two")], "x")),
    )
    return at
  })

  it.effect("fills an empty store from the log, and one that has its beginning with the rest", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      const whole = at.log() ?? ""
      yield* inMemory(
        Effect.gen(function* () {
          writeFileSync(at.files.log, `${linesOf(whole).slice(0, 2).join("\n")}\n`)
          yield* Ledger.open(at.files)
          expect(yield* readStore).toHaveLength(2)
          writeFileSync(at.files.log, whole)
          yield* Ledger.open(at.files)
          expect((yield* readStore).map(({ line }) => line)).toEqual(linesOf(whole))
          const ledger = yield* Ledger.open(at.files)
          expect(ledger.log.lines).toEqual(linesOf(whole))
        }),
      )
    }),
  )

  it.effect("refuses a store that holds another ledger, as long as the log or longer", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      const other = (at.log() ?? "").replace("2023-03-10", "2023-03-11")
      yield* inMemory(
        Effect.gen(function* () {
          yield* Ledger.open(at.files)
          for (const log of [other, `${linesOf(other).slice(0, 3).join("\n")}\n`]) {
            writeFileSync(at.files.log, log)
            expect(yield* messageOf(Ledger.open(at.files))).toMatch(
              /^store, stream policy-ledger-harbour: found another ledger \(4 events, root sha256:\w{64}\), expected a beginning of harbour\.ndjson \(\d events, root sha256:\w{64} at the same size\); take another store \(on a server another stream: stream=NAME in its URL\), or remove this database, to have it filled from the log$/,
            )
            expect(yield* readStore).toHaveLength(4)
          }
        }),
      )
    }),
  )

  /** The log as far as another machine knew it. */
  const older = (log: string | undefined, size: number): string =>
    linesOf(log)
      .slice(0, size)
      .map((line) => `${line}\n`)
      .join("")

  it.effect(
    "answers from a log that is behind the store, says as of which revision, and refuses to record",
    () =>
      Effect.gen(function* () {
        const at = yield* recorded
        const whole = at.log()
        yield* inMemory(
          Effect.gen(function* () {
            yield* Ledger.open(at.files)
            writeFileSync(at.files.log, older(whole, 2))
            const ledger = yield* Ledger.open(at.files)
            expect(ledger.log.lines).toEqual(linesOf(whole).slice(0, 2))
            expect(ledger.difference?.note.replaceAll(/\/\S*\/(?=harbour)/g, "")).toBe(
              "policy-ledger-harbour: answered from harbour.ndjson as of revision 1; the store goes on to revision 3: " +
                "bring the log up to date (git pull), or delete the store's file under .ledger, " +
                "where you took back what you recorded",
            )
            expect(yield* messageOf(ledger.record([at.file("one")], "x"))).toBe(
              "store, stream policy-ledger-harbour: found 4 events, which begin with the 2 of harbour.ndjson, " +
                "expected no more than the log has; bring the log up to date, where another machine recorded them " +
                "(git pull), delete the store's file under .ledger, where you took back what you recorded, " +
                "or take another store for an older log",
            )
            expect(yield* readStore).toHaveLength(4)
            expect(at.log()).toBe(older(whole, 2))
          }),
        )
      }),
  )

  it.effect("refuses a log without events where the store has some", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      yield* inMemory(
        Effect.gen(function* () {
          yield* Ledger.open(at.files)
          writeFileSync(at.files.log, "")
          expect(yield* messageOf(Ledger.open(at.files))).toContain(
            "which begin with the 0 of harbour.ndjson",
          )
        }),
      )
    }),
  )

  it.effect("names what is wrong with a store that goes on from the log with a root of its own", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      const forged = Layer.effect(
        EventStore,
        Effect.map(EventStore, (store) => {
          const wrong = <A extends { readonly root: string }>(head: A): A => ({
            ...head,
            root: `sha256:${"0".repeat(64)}`,
          })
          return EventStore.of({
            ...store,
            head: (stream) => Effect.map(store.head(stream), (head) => head && wrong(head)),
            read: (stream, from) =>
              Stream.map(store.read(stream, from), (event) =>
                event.revision === 3 ? { ...event, metadata: wrong(event.metadata) } : event,
              ),
          })
        }),
      )
      yield* inMemory(
        Effect.gen(function* () {
          yield* Ledger.open(at.files)
          writeFileSync(at.files.log, older(at.log(), 3))
          expect(yield* messageOf(Ledger.open(at.files).pipe(Effect.provide(forged)))).toContain(
            "found revision 3 with a root that its lines do not give",
          )
        }),
      )
    }),
  )

  it.effect(
    "answers a user who may not append what the store lacks, from the log, and refuses to record",
    () =>
      Effect.gen(function* () {
        const at = yield* recorded
        const denied = Layer.effect(
          EventStore,
          Effect.map(EventStore, (store) =>
            EventStore.of({
              ...store,
              append: () =>
                Effect.fail(
                  new AccessDenied({ store: "far:", found: "Access Denied", expected: "another user" }),
                ),
            }),
          ),
        ).pipe(Layer.provide(Layer.fresh(layerMemory)))
        yield* Effect.provide(
          Effect.gen(function* () {
            const ledger = yield* Ledger.open(at.files)
            expect(ledger.log.lines).toHaveLength(4)
            expect(ledger.difference?.note).toMatch(
              /as of revision 3; the store has 0 of its 4 events, and this user may not append the rest: the next command of one who may write does$/,
            )
            expect(yield* messageOf(ledger.record([at.file("one")], "x"))).toMatch(
              /^store, stream policy-ledger-harbour: found 0 of the 4 events of harbour\.ndjson, and a user who may not append/,
            )
          }),
          denied,
        )
      }),
  )

  it.effect("refuses a log that is cut short, and a platform that cannot be read", () =>
    Effect.gen(function* () {
      const at = yield* recorded
      writeFileSync(at.files.log, (at.log() ?? "").slice(0, -10))
      expect(yield* messageOf(inMemory(Ledger.open(at.files)))).toBe(
        "harbour.ndjson:4: found a line without its end, expected every event to end with a newline",
      )
      writeFileSync(at.files.platform, "id: harbour\n")
      expect(yield* messageOf(inMemory(Ledger.open(at.files)))).toContain(
        "harbour.yaml:1:1: found no key title",
      )
    }),
  )

  it.effect("tells the root of every beginning of the log, and folds with another ledger", () =>
    inMemory(
      Effect.gen(function* () {
        const at = yield* recorded
        const ledger = yield* Ledger.open(at.files)
        const leaves = ledger.log.lines.map((line) => Buffer.from(line))
        for (let size = 0; size <= leaves.length; size++)
          expect(ledger.slice.rootAt(size)).toBe(formatRoot(rootOf(leaves.slice(0, size))))
        const own = { ...ledger.slice, origin: "own", events: [] }
        expect(
          Rulebook.of(ledger.platform, [ledger.slice, own]).inForce({ on: "2023-04-01" }).inForce,
        ).toHaveLength(1)
      }),
    ),
  )
})

describe("rebuilding", () => {
  const rebuild = (at: ReturnType<typeof place>, release: string, store?: EventStore["Service"]) =>
    rebuildLog(at.files, {
      folder: at.folder,
      release,
      recordedBy: "curator",
      ...(store === undefined ? {} : { store }),
    })

  it.effect("writes the log anew from every announcement in the folder", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        writeFileSync(`${at.folder}/notes.txt`, "no announcement")
        yield* rebuild(at, "0.9.0")
        writeFileSync(at.file("three"), announcementYaml({ published: '"2020-01-01"' }))
        const outcomes = yield* rebuild(at, "0.9.0")
        expect(outcomes.map(({ announcement }) => announcement)).toEqual(["three", "one", "two"])
        const ledger = yield* Ledger.open(at.files)
        const again = yield* ledger.record(yield* listAnnouncements(at.folder), "curator")
        expect(again.outcomes.every(({ _tag }) => _tag === "AlreadyRecorded")).toBe(true)
      }),
    ),
  )

  it.effect("refuses a store that holds another ledger before it writes the log", () =>
    inMemory(
      Effect.gen(function* () {
        yield* TestClock.setTime(MAY)
        const at = place(TWO)
        yield* rebuild(at, "0.9.0")
        yield* Ledger.open(at.files)
        const before = at.log()
        writeFileSync(at.file("three"), announcementYaml({ published: '"2020-01-01"' }))
        const store = yield* EventStore
        expect(yield* messageOf(rebuild(at, "0.9.0", store))).toMatch(
          /found another ledger .*take another store \(on a server another stream: stream=NAME in its URL\)/,
        )
        expect(at.log()).toBe(before)
      }),
    ),
  )

  it.effect("is over with the first release", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(MAY)
      const at = place(TWO)
      expect(yield* messageOf(rebuild(at, "1.0.0"))).toBe(
        "harbour.ndjson: found release 1.0.0, with which the log is append-only, expected a correction, <id>.2.yaml, to be recorded",
      )
      expect(at.log()).toBeUndefined()
    }),
  )

  it.effect("tells every reason of every file, and writes nothing", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(MAY)
      const at = place({
        ...ONE,
        a: announcementYaml({ standing: "said" }),
        b: announcementYaml({ title: undefined }),
      })
      expect((yield* messageOf(rebuild(at, "0.1.0"))).split("\n").map((line) => line.split(":")[0])).toEqual([
        "harbour/a.yaml",
        "harbour/b.yaml",
      ])
      expect(at.log()).toBeUndefined()
    }),
  )
})
