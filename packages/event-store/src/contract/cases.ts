import { deepStrictEqual, strictEqual } from "node:assert/strict"
import { MAX_LEAF_BYTES } from "@policy-ledger/tlog"
import { Effect } from "effect"
import { digestOf, edgeOver, logHead } from "@policy-ledger/log"
import { EventStore, type NewEvent, type NonEmpty } from "../event-store.ts"
import { CONCURRENT_CASES } from "./concurrent-cases.ts"
import type { AppendError, Conflict } from "../store-error.ts"
import { type StoreCase, eventOf, eventsOf, headOf, nth, readAll, storedOf } from "./specimen.ts"

const failureOf = <A>(effect: Effect.Effect<A, AppendError>) => Effect.flip(effect).pipe(Effect.orDie)

const appending: readonly StoreCase[] = [
  {
    name: "a stream that nobody wrote has no head and no events",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      strictEqual(yield* store.head(stream), undefined)
      deepStrictEqual(yield* readAll(stream), [])
    }),
  },
  {
    name: "events come back in order, from revision 0 without a gap, with the bytes and the tree of each",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const [first, second] = [eventsOf(`${stream} a`, 3), eventsOf(`${stream} b`, 2)]
      deepStrictEqual(yield* store.append(stream, first, "no-stream"), headOf(first))
      deepStrictEqual(yield* store.append(stream, second, 2), headOf([...first, ...second]))
      deepStrictEqual(yield* store.head(stream), headOf([...first, ...second]))
      deepStrictEqual(yield* readAll(stream), storedOf([...first, ...second]))
    }),
  },
  {
    name: "two streams with the same events know nothing of each other",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events = eventsOf(stream, 3)
      const [, ...later] = eventsOf(stream, 3)
      yield* store.append(`${stream}-1`, events, "no-stream")
      yield* store.append(`${stream}-2`, eventsOf("alone"), "no-stream")
      yield* store.append(`${stream}-2`, [events[0], ...later], 0)
      deepStrictEqual(yield* readAll(`${stream}-1`), storedOf(events))
      deepStrictEqual(yield* readAll(`${stream}-2`), storedOf([...eventsOf("alone"), ...events]))
    }),
  },
  {
    name: "an append that expects another end is refused with both, and changes nothing",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const conflict = (expected: Conflict["expected"]) =>
        Effect.map(failureOf(store.append(stream, eventsOf(`${stream} late`), expected)), (error) =>
          error._tag === "Conflict" ? [error.expected, error.actual] : error._tag,
        )
      deepStrictEqual(yield* conflict(0), [0, "no-stream"])
      const events = eventsOf(stream, 3)
      yield* store.append(stream, events, "no-stream")
      for (const expected of ["no-stream", 0, 1, 3, 100] as const)
        deepStrictEqual(yield* conflict(expected), [expected, 2])
      deepStrictEqual(yield* readAll(stream), storedOf(events))
    }),
  },
]

const repeating: readonly StoreCase[] = [
  {
    name: "events that all stand in a row are answered with where they stand, whatever is expected",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const [first, second] = [eventsOf(`${stream} a`, 3), eventsOf(`${stream} b`, 2)]
      const whole = yield* store.append(stream, first, "no-stream")
      yield* store.append(stream, second, 2)
      for (const expected of ["no-stream", 2, 4, 77] as const)
        deepStrictEqual(yield* store.append(stream, first, expected), whole)
      deepStrictEqual(yield* store.append(stream, [first[0]], 4), headOf([first[0]]))
      deepStrictEqual(yield* readAll(stream), storedOf([...first, ...second]))
    }),
  },
  {
    name: "the same id with other bytes is refused with both digests, and changes nothing",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events = eventsOf(stream, 2)
      yield* store.append(stream, events, "no-stream")
      const forged = { id: events[0].id, line: '{"forged":true}' }
      const error = yield* failureOf(store.append(stream, [eventsOf(`${stream} new`)[0], forged], 1))
      deepStrictEqual(error._tag === "IdConflict" && [error.revision, error.stored, error.offered], [
        0,
        digestOf(events[0].line),
        digestOf(forged.line),
      ])
      deepStrictEqual(yield* readAll(stream), storedOf(events))
    }),
  },
  {
    name: "events of which some stand already, or out of their row, or twice in the append, are refused whole",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events = eventsOf(stream, 3)
      const [fresh] = eventsOf(`${stream} new`)
      yield* store.append(stream, events, "no-stream")
      for (const batch of [
        [nth(stream, 2), fresh],
        [nth(stream, 2), events[0]],
        [fresh, fresh],
      ] as const)
        strictEqual((yield* failureOf(store.append(stream, batch, 2)))._tag, "EventRepeated")
      deepStrictEqual(yield* readAll(stream), storedOf(events))
    }),
  },
]

/** An event of so many bytes, most of them in characters of three. */
const filled = (bytes: number): NewEvent =>
  eventOf(`{"filler":"${"字".repeat(21_000)}${"x".repeat(bytes - 63_013)}"}`)

const reading: readonly StoreCase[] = [
  {
    name: "reading begins at the revision asked for, and beyond the end there is nothing",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events = eventsOf(stream, 4)
      yield* store.append(stream, events, "no-stream")
      deepStrictEqual(yield* readAll(stream, 2), storedOf(events).slice(2))
      deepStrictEqual(yield* readAll(stream, 4), [])
      deepStrictEqual(yield* readAll(stream, 400), [])
    }),
  },
  {
    name: "a stream longer than a page is read whole, each event once",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events = eventsOf(stream, 2500)
      yield* store.append(stream, events, "no-stream")
      const read = yield* readAll(stream)
      deepStrictEqual(
        read.map(({ revision, id }) => [revision, id]),
        events.map(({ id }, revision) => [revision, id]),
      )
      deepStrictEqual(read.at(-1)?.metadata, logHead(edgeOver(events.map(({ line }) => line))))
    }),
  },
  {
    name: "an event has at most the bytes of a leaf; one byte more is refused",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const [largest, larger] = [filled(MAX_LEAF_BYTES), filled(MAX_LEAF_BYTES + 1)]
      const error = yield* failureOf(store.append(stream, [eventsOf(stream)[0], larger], "no-stream"))
      deepStrictEqual(error._tag === "EventTooLarge" && error.bytes, MAX_LEAF_BYTES + 1)
      strictEqual(yield* store.head(stream), undefined)
      yield* store.append(stream, [largest], "no-stream")
      deepStrictEqual(yield* readAll(stream), storedOf([largest]))
    }),
  },
  {
    name: "text comes back as it was written: Chinese, characters beyond 16 bits, marks not composed, separators",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events: NonEmpty<NewEvent> = [
        eventOf('{"text":"店小蜜权益"}'),
        eventOf('{"text":"𠮷野家 🧾"}'),
        eventOf('{"text":"e\u0301 \u00e9"}'),
        eventOf('{"text":"\u2028\u2029\ufeff\u0085"}'),
        eventOf('{"text":"\\u0000 \\" /"}'),
      ]
      yield* store.append(stream, events, "no-stream")
      deepStrictEqual(yield* readAll(stream), storedOf(events))
    }),
  },
]

/** A line as a writer's clock dates it. */
const dated = (label: string, recordedAt: string): NewEvent => eventOf(JSON.stringify({ label, recordedAt }))

const surviving: readonly StoreCase[] = [
  {
    name: "a copy that ends earlier, as a restored back-up does, refuses what rests on later events and takes them again where they stood",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const events = eventsOf(stream, 5)
      const [, , , ...lost] = events
      const [first, second] = lost
      if (first === undefined || second === undefined) return
      yield* store.append(stream, events, "no-stream")
      const restored = `${stream}-restored`
      yield* store.append(restored, eventsOf(stream, 3), "no-stream")
      const error = yield* failureOf(store.append(restored, eventsOf(`${stream} next`), 4))
      deepStrictEqual(error._tag === "Conflict" && [error.expected, error.actual], [4, 2])
      yield* store.append(restored, [first, second], 2)
      deepStrictEqual(yield* readAll(restored), yield* readAll(stream))
      deepStrictEqual(yield* store.head(restored), yield* store.head(stream))
    }),
  },
  {
    name: "the order is that of the appends, also where a writer's clock went back",
    run: Effect.fnUntraced(function* (stream) {
      const store = yield* EventStore
      const [later, earlier] = [dated(stream, "2031-01-01T00:00:00Z"), dated(stream, "2030-01-01T00:00:00Z")]
      yield* store.append(stream, [later], "no-stream")
      yield* store.append(stream, [earlier], 0)
      deepStrictEqual(yield* readAll(stream), storedOf([later, earlier]))
    }),
  },
]

/** Every promise, in the order in which a new store is best made to keep them. */
export const STORE_CASES: readonly StoreCase[] = [
  ...appending,
  ...repeating,
  ...reading,
  ...surviving,
  ...CONCURRENT_CASES,
]
