import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { type EventStore, layerSqlite, verifyStream } from "@policy-ledger/event-store"
import { temporaryFolder } from "../../event-store/test/folder.ts"
import { Ledger } from "../src/ledger.ts"
import { announcementYaml, MARKET_YAML, withdrawal } from "./market.ts"

const inFolder = temporaryFolder()

const place = (name: string) => {
  const folder = inFolder(name)
  mkdirSync(`${folder}/harbour`, { recursive: true })
  writeFileSync(`${folder}/harbour.yaml`, MARKET_YAML)
  writeFileSync(`${folder}/harbour/one.yaml`, announcementYaml())
  writeFileSync(`${folder}/harbour/two.yaml`, announcementYaml({ events: `\n${withdrawal()}` }))
  const log = `${folder}/harbour.ndjson`
  return {
    files: { platform: `${folder}/harbour.yaml`, log, lock: `${folder}/lock` },
    /** A connection of its own, as another process has. */
    connected: <A, E>(effect: Effect.Effect<A, E, EventStore>) =>
      Effect.provide(effect, layerSqlite({ path: `${folder}/harbour.db` })),
    file: (announcement: string) => `${folder}/harbour/${announcement}.yaml`,
    lines: () => readFileSync(log, "utf8").split("\n").slice(0, -1),
  }
}

describe("two who write to one ledger", () => {
  it.effect("the second, who had read it before, decides again on what the first recorded", () =>
    Effect.gen(function* () {
      const at = place("again")
      yield* TestClock.setTime(Date.parse("2024-05-01T12:00:00+08:00"))
      const outcomes = yield* at.connected(
        Effect.gen(function* () {
          const ledger = yield* Ledger.open(at.files)
          yield* at.connected(
            Effect.flatMap(Ledger.open(at.files), (other) => other.record([at.file("one")], "first")),
          )
          const recorded = yield* ledger.record([at.file("one"), at.file("two")], "second")
          yield* verifyStream(ledger.origin)
          return recorded.outcomes
        }),
      )
      expect(outcomes.map(({ _tag, first, last }) => [_tag, first, last])).toEqual([
        ["AlreadyRecorded", 0, 1],
        ["Recorded", 2, 3],
      ])
      expect(at.lines()).toHaveLength(4)
    }),
  )
})
