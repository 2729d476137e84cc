import { readFileSync, writeFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { toSnapshot } from "@policy-ledger/rulebook"
import { Effect, Fiber, Stream } from "effect"
import { EventStore, type NewEvent } from "../src/event-store.ts"
import { layerMemory } from "../src/memory.ts"
import { followState } from "../src/projection.ts"
import { temporaryFolder } from "./folder.ts"

const STREAM = "policy-ledger-1688"
const LINES = readFileSync(new URL("../../../seeds/1688.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")

const events = LINES.map((line): NewEvent => ({ id: /"id":"([^"]+)"/u.exec(line)?.[1] ?? "", line }))

const append = (from: number, to: number) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const [first, ...rest] = events.slice(from, to)
    if (first === undefined) return
    yield* store.append(STREAM, [first, ...rest], from === 0 ? "no-stream" : from - 1)
  })

/** The states until so many events are folded. */
const statesUntil = (file: string, size: number) =>
  followState(STREAM, file).pipe(
    Stream.takeUntil((state) => state.size >= size),
    Stream.runCollect,
    Effect.map((states) => [...states]),
  )

const inFolder = temporaryFolder()

describe("a projection that follows", () => {
  it.live("folds what is there and then each new event", () =>
    Effect.gen(function* () {
      yield* append(0, 20)
      const following = yield* Effect.forkChild(statesUntil(inFolder("new.json"), 25))
      yield* append(20, 25)
      const states = yield* Fiber.join(following)
      assert.deepStrictEqual(
        states.map((state) => state.size),
        Array.from({ length: 25 }, (_, i) => i + 1),
      )
    }).pipe(Effect.provide(layerMemory)),
  )

  it.live("goes on from what it stored after a stop, and comes to the same state", () =>
    Effect.gen(function* () {
      yield* append(0, 40)
      yield* statesUntil(inFolder("state.json"), 30)
      const resumed = yield* statesUntil(inFolder("state.json"), 40)
      assert.strictEqual(resumed[0]?.size, 31)
      const anew = yield* statesUntil(inFolder("anew.json"), 40)
      const [last, whole] = [resumed.at(-1), anew.at(-1)]
      assert.deepStrictEqual(last && toSnapshot(last), whole && toSnapshot(whole))
    }).pipe(Effect.provide(layerMemory)),
  )

  const stored = (file: string): { snapshot: object; root: string } =>
    JSON.parse(readFileSync(file, "utf8")) as { snapshot: object; root: string }

  it.live.each([
    [
      "has another form",
      (file: string) => {
        const { snapshot, root } = stored(file)
        writeFileSync(file, JSON.stringify({ snapshot: { ...snapshot, v: 0 }, root }))
      },
    ],
    [
      "belongs to another history",
      (file: string) => writeFileSync(file, JSON.stringify({ ...stored(file), root: "x" })),
    ],
    ["is no state at all", (file: string) => writeFileSync(file, "{")],
  ] as const)("folds anew what %s", ([name, spoil]) =>
    Effect.gen(function* () {
      const file = inFolder(`${name}.json`)
      yield* append(0, 10)
      yield* statesUntil(file, 8)
      spoil(file)
      const states = yield* statesUntil(file, 10)
      assert.strictEqual(states[0]?.size, 1)
    }).pipe(Effect.provide(layerMemory)),
  )
})
