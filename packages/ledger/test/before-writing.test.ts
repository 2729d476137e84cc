import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer, Result } from "effect"
import { TestClock } from "effect/testing"
import { type EventStore, layerMemory } from "@policy-ledger/event-store"
import { temporaryFolder } from "../../event-store/test/folder.ts"
import { Ledger, rebuildLog } from "../src/ledger.ts"
import { verifyLog } from "../src/log-file.ts"
import { announcementYaml, MARKET_YAML, withdrawal } from "./market.ts"

const inFolder = temporaryFolder()
const DAY = 24 * 60 * 60 * 1000

let places = 0
/** A platform's folder with two announcements, nothing recorded. */
const place = () => {
  const folder = inFolder(`place-${places++}`)
  mkdirSync(`${folder}/harbour`, { recursive: true })
  writeFileSync(`${folder}/harbour.yaml`, MARKET_YAML)
  writeFileSync(`${folder}/harbour/one.yaml`, announcementYaml())
  writeFileSync(`${folder}/harbour/two.yaml`, announcementYaml({ events: `\n${withdrawal()}` }))
  const log = `${folder}/harbour.ndjson`
  return {
    files: { platform: `${folder}/harbour.yaml`, log, lock: `${folder}/lock` },
    folder: `${folder}/harbour`,
    file: (name: string) => `${folder}/harbour/${name}.yaml`,
    log: () => (existsSync(log) ? readFileSync(log, "utf8") : undefined),
  }
}

const inMemory = <A, E>(effect: Effect.Effect<A, E, EventStore>) =>
  effect.pipe(Effect.provide(Layer.fresh(layerMemory)))

const messageOf = <A, E extends Error, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(effect), ({ message }) => message.replaceAll(/\/\S*\/(?=harbour)/g, ""))

describe("the clock that is recorded by", () => {
  it.effect(
    "may stand 30 days after the log's file was last changed, and no more unless somebody says it is right",
    () =>
      inMemory(
        Effect.gen(function* () {
          const at = place()
          yield* TestClock.setTime(Date.parse("2024-05-01T12:00:00+08:00"))
          const ledger = yield* Ledger.open(at.files)
          yield* ledger.record([at.file("one")], "curator")
          const changed = statSync(at.files.log).ctimeMs
          const before = at.log()
          yield* TestClock.setTime(Math.floor(changed) + 31 * DAY)
          expect(yield* messageOf(ledger.record([at.file("two")], "curator"))).toMatch(
            /^clock: found \S+, more than 30 days after the last event \(2024-05-01T12:00:00\+08:00\) and the last change of the log's file \(\S+\), expected a clock that is right; if it is, say so with --clock-is-right$/,
          )
          expect(at.log()).toBe(before)
          yield* ledger.record([at.file("two")], "curator", { isClockRight: true })
          expect(at.log()).not.toBe(before)
        }),
      ),
  )

  it.effect("may stand long after the last event where the log's file was changed since", () =>
    inMemory(
      Effect.gen(function* () {
        const at = place()
        const ledger = yield* Ledger.open(at.files)
        yield* TestClock.setTime(Date.parse("2024-05-01T12:00:00+08:00"))
        yield* ledger.record([at.file("one")], "curator")
        yield* TestClock.setTime(Math.floor(statSync(at.files.log).ctimeMs) + 29 * DAY)
        expect((yield* ledger.record([at.file("two")], "curator")).outcomes).toHaveLength(1)
      }),
    ),
  )

  it.effect.each([
    ["9999-12-31T23:59:59+08:00", "recorded"],
    ["9999-12-31T16:00:00Z", "clock: found 9999-12-31T16:00:00.000Z, expected a time before the year 10000"],
    ["+010000-01-01T00:00:00Z", "expected a time before the year 10000"],
  ] as const)(
    "at the end of the calendar records what can be read again, or nothing: %s",
    ([now, expected]) =>
      inMemory(
        Effect.gen(function* () {
          const at = place()
          yield* TestClock.setTime(Date.parse(now))
          const ledger = yield* Ledger.open(at.files)
          const said = yield* Effect.match(
            ledger.record([at.file("one")], "curator", { isClockRight: true }),
            {
              onSuccess: () => "recorded",
              onFailure: ({ message }) => message,
            },
          )
          expect(said).toContain(expected)
          expect(at.log() === undefined).toBe(expected !== "recorded")
          expect(Result.isSuccess(verifyLog(at.files.log, at.log() ?? ""))).toBe(true)
        }),
      ),
  )
})

describe("a log that is written anew", () => {
  const rebuild = (at: ReturnType<typeof place>, isClockRight = false) =>
    rebuildLog(at.files, { folder: at.folder, release: "0.1.0", recordedBy: "curator", isClockRight })

  it.effect("drops nothing that it holds: an announcement without its file is refused by name", () =>
    Effect.gen(function* () {
      const at = place()
      yield* TestClock.setTime(Date.parse("2024-05-01T12:00:00+08:00"))
      yield* rebuild(at)
      const before = at.log()
      rmSync(at.file("two"))
      expect(yield* messageOf(rebuild(at))).toBe(
        "harbour.ndjson: found 1 announcements that have no file in harbour (two.yaml), expected a file of each, " +
          "for rebuild drops nothing that the log holds; put the files back: nothing was changed",
      )
      expect(at.log()).toBe(before)
    }),
  )

  it.effect("cannot be told from one that cannot be read", () =>
    Effect.gen(function* () {
      const at = place()
      writeFileSync(at.files.log, "{")
      expect(yield* messageOf(rebuild(at))).toContain("harbour.ndjson:1: found a line without its end")
      expect(at.log()).toBe("{")
    }),
  )

  it.effect("heals what a fast clock wrote, and is not written by one", () =>
    Effect.gen(function* () {
      const at = place()
      yield* TestClock.setTime(Date.parse("2140-01-01T00:00:00+08:00"))
      yield* rebuild(at)
      yield* TestClock.setTime(Date.parse("2024-05-01T12:00:00+08:00"))
      yield* rebuild(at)
      expect(at.log()).toContain('"recordedAt":"2024-05-01T12:00:00+08:00"')
      yield* TestClock.setTime(Date.parse("2140-01-01T00:00:00+08:00"))
      expect(yield* messageOf(rebuild(at))).toContain("if it is, say so with --clock-is-right")
      yield* rebuild(at, true)
    }),
  )
})
