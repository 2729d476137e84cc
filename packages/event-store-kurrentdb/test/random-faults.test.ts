import { EventStore, type NewEvent, type NonEmpty, type StoredEvent } from "@policy-ledger/event-store"
import { Effect, Fiber, Schedule, Stream } from "effect"
import fc from "fast-check"
import { expect, it } from "vitest"
import { type Call, type Fault, notReady } from "./stand-in/faults.ts"
import { eventsOf, idsOf, readAll, rootOver, run, startNode } from "./testing.ts"

const node = await startNode()

/** More with KURRENTDB_FAULT_RUNS=…, each with other faults. */
const HISTORIES = Number(process.env["KURRENTDB_FAULT_RUNS"] ?? 6)
const APPENDS = 6
const LASTING = {
  timeout: 250,
  retry: Schedule.spaced("15 millis").pipe(Schedule.upTo({ times: 100 })),
  reconnect: Schedule.spaced("15 millis").pipe(Schedule.upTo({ times: 200 })),
  page: 5,
}

const eventCount = fc.integer({ min: 0, max: 6 })
const faultOf = (...kinds: readonly fc.Arbitrary<Fault>[]) =>
  fc.oneof(
    fc.constant<Fault>(notReady),
    fc.constant<Fault>({ kind: "silence" }),
    fc.constant<Fault>({ kind: "cut-before" }),
    fc.integer({ min: 1, max: 30 }).map((millis): Fault => ({ kind: "slow", millis })),
    ...kinds,
  )

const appendFault = faultOf(
  fc.constant<Fault>({ kind: "cut-after" }),
  fc.integer({ min: 0, max: 80 }).map((millis): Fault => ({ kind: "late", millis })),
)
const deliveryFault = faultOf(
  eventCount.map((count): Fault => ({ kind: "cut-after-events", count })),
  eventCount.map((count): Fault => ({ kind: "end-after-events", count })),
)
const subscriptionFault = faultOf(
  eventCount.map((count): Fault => ({ kind: "cut-after-events", count })),
  eventCount.map((count): Fault => ({ kind: "end-after-events", count })),
  fc.constant<Fault>({ kind: "duplicate" }),
)

const plan = fc.record<Partial<Record<Call, Fault[]>>>({
  append: fc.array(appendFault, { maxLength: 6 }),
  page: fc.array(deliveryFault, { maxLength: 6 }),
  subscribe: fc.array(subscriptionFault, { maxLength: 6 }),
  metadata: fc.array(faultOf(), { maxLength: 3 }),
  last: fc.array(faultOf(), { maxLength: 3 }),
})

interface Told {
  readonly events: NonEmpty<NewEvent>
  readonly answer: string
}

/** Appends where the stream ends, again after each conflict; what it was told in the end. */
const writer = (stream: string, name: string) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const told: Told[] = []
    for (let n = 0; n < APPENDS; n++) {
      const events = eventsOf(`${stream} ${name} ${n}`, 1 + (n % 3))
      const answer = yield* Effect.gen(function* () {
        const head = yield* store.head(stream)
        const { revision } = yield* store.append(stream, events, head?.revision ?? "no-stream")
        return `stands up to ${revision}`
      }).pipe(
        Effect.retry({ while: ({ _tag }) => _tag === "Conflict" }),
        Effect.catch(({ _tag }) => Effect.succeed<string>(_tag)),
      )
      told.push({ events, answer })
    }
    return told
  })

const afterwards = (read: readonly StoredEvent[], { events, answer }: Told): string => {
  const revisions = events.map(({ id }) => read.find((event) => event.id === id)?.revision)
  const [first = 0] = revisions
  if (revisions.every((revision) => revision === undefined)) return "none"
  return revisions.every((revision, i) => revision === first + i)
    ? `stands up to ${first + events.length - 1}`
    : `in part: ${revisions.join()} (${answer})`
}

/** What may be found after an answer. */
const promisedBy = (answer: string): RegExp => {
  if (answer.startsWith("stands")) return new RegExp(`^${answer}$`)
  return answer === "OutcomeUnknown" ? /^(none|stands up to \d+)$/ : /^none$/
}

let runs = 0

it(
  "whatever goes wrong: what was acknowledged stands once and whole, what failed stands whole or not at all, and a follower sees the same",
  async () => {
    const outcomes: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(plan, async (planned) => {
        const stream = `random ${runs++}`
        for (const [call, faults] of Object.entries(planned))
          node.faults.plan(call as Call, ...(faults ?? []))
        const { told, followed } = await run(
          node,
          Effect.gen(function* () {
            const store = yield* EventStore
            const seen: StoredEvent[] = []
            const follower = yield* store.follow(stream, 0).pipe(
              Stream.runForEach((event) => Effect.sync(() => seen.push(event))),
              Effect.forkChild,
            )
            const writing = Effect.gen(function* () {
              const writers = [writer(stream, "a"), writer(stream, "b")]
              const told = (yield* Effect.all(writers, { concurrency: "unbounded" })).flat()
              node.faults.forget()
              const size = (yield* store.head(stream))?.size ?? 0
              yield* Effect.sleep("10 millis").pipe(Effect.repeat({ until: () => seen.length >= size }))
              return told
            })
            return {
              told: yield* Effect.raceFirst(writing, Effect.andThen(Fiber.join(follower), Effect.never)),
              followed: seen,
            }
          }),
          LASTING,
        )
        const read = await run(node, readAll(stream))
        expect(new Set(idsOf(read)).size).toBe(read.length)
        expect(read.at(-1)?.metadata.root).toBe(read.length === 0 ? undefined : rootOver(read))
        expect(followed.slice(0, read.length)).toEqual(read)
        for (const one of told) {
          expect(afterwards(read, one)).toMatch(promisedBy(one.answer))
          const kind = one.answer.startsWith("stands") ? "acknowledged" : one.answer
          outcomes[kind] = (outcomes[kind] ?? 0) + 1
        }
      }),
      { numRuns: HISTORIES, seed: 20_251_101 },
    )
    const { struck } = node.faults
    const counts = Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${count}`)
    console.log(
      `| KurrentDB's protocol, ${HISTORIES} histories of two writers | ${struck} | ${struck} | ${counts.join(", ")} |`,
    )
    expect(node.faults.struck).toBeGreaterThan(HISTORIES)
    expect(outcomes["acknowledged"]).toBeGreaterThan(HISTORIES * APPENDS)
  },
  HISTORIES * 20_000,
)
