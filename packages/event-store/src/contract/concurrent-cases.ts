import { deepStrictEqual, strictEqual } from "node:assert/strict"
import { Effect, Fiber, Stream } from "effect"
import { EventStore, type NewEvent, type NonEmpty } from "../event-store.ts"
import { type StoreCase, eventsOf, headOf, readAll, storedOf } from "./specimen.ts"

/** Appends after whatever is there, again after each conflict. */
const insist = (stream: string, events: NonEmpty<NewEvent>) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const head = yield* store.head(stream)
    return yield* store.append(stream, events, head?.revision ?? "no-stream")
  }).pipe(Effect.retry({ while: (error) => error._tag === "Conflict" }))

const together: readonly StoreCase[] = [
  {
    name: "of two writers who expect the same end one appends and the other gets a conflict",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const outcomes = yield* Effect.all(
        ["a", "b"].map((writer) =>
          store.append(stream, eventsOf(`${stream} ${writer}`, 3), "no-stream").pipe(
            Effect.as("appended"),
            Effect.catchTag("Conflict", ({ actual }) => Effect.succeed(`conflict at ${actual}`)),
          ),
        ),
        { concurrency: "unbounded" },
      )
      deepStrictEqual(outcomes.toSorted(), ["appended", "conflict at 2"])
      strictEqual((yield* readAll(stream)).length, 3)
    }),
  },
  {
    name: "two writers who try again lose nothing, double nothing and never mix two appends",
    run: Effect.fnUntraced(function* (stream) {
      const batches = ["a", "b"].map((writer) =>
        Array.from({ length: 10 }, (_, n) => eventsOf(`${stream} ${writer} ${n}`, 3)),
      )
      yield* Effect.all(
        batches.map((own) => Effect.forEach(own, (events) => insist(stream, events), { discard: true })),
        { concurrency: "unbounded" },
      )
      const read = yield* readAll(stream)
      deepStrictEqual(read, storedOf(read.map(({ id, line }) => ({ id, line }))))
      strictEqual(read.length, 60)
      const ids = read.map(({ id }) => id)
      for (const events of batches.flat()) {
        const first = ids.indexOf(events[0].id)
        deepStrictEqual(
          ids.slice(first, first + 3),
          events.map(({ id }) => id),
        )
      }
    }),
  },
  {
    name: "two writers with the same content get the same answer, and it stands once",
    run: Effect.fnUntraced(function* (stream) {
      const events = eventsOf(stream, 3)
      const answers = yield* Effect.all([insist(stream, events), insist(stream, events)], {
        concurrency: "unbounded",
      })
      deepStrictEqual(answers, [headOf(events), headOf(events)])
      deepStrictEqual(yield* readAll(stream), storedOf(events))
    }),
  },
]

const following: readonly StoreCase[] = [
  {
    name: "a follower catches up from its revision and then gets each new event once, in order",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const old = eventsOf(`${stream} old`, 1200)
      yield* store.append(stream, old, "no-stream")
      const fiber = yield* store
        .follow(stream, 1000)
        .pipe(Stream.take(230), Stream.runCollect, Effect.forkChild)
      const batches = Array.from({ length: 10 }, (_, n) => eventsOf(`${stream} new ${n}`, 3))
      for (const batch of batches) {
        yield* insist(stream, batch)
        yield* Effect.yieldNow
      }
      const expected = [...old, ...batches.flat()].map(({ id }, revision) => [revision, id]).slice(1000)
      deepStrictEqual(
        (yield* Fiber.join(fiber)).map(({ revision, id }) => [revision, id]),
        expected,
      )
    }),
  },
  {
    name: "a stream can be followed before it is",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events = eventsOf(stream, 2)
      const fiber = yield* store.follow(stream, 0).pipe(Stream.take(2), Stream.runCollect, Effect.forkChild)
      yield* Effect.yieldNow
      yield* store.append(stream, events, "no-stream")
      deepStrictEqual(yield* Fiber.join(fiber), storedOf(events))
    }),
  },
]

/** What holds while others write and read. */
export const CONCURRENT_CASES: readonly StoreCase[] = [...together, ...following]
