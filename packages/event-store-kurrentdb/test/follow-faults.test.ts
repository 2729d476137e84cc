import { Deferred, Effect, Fiber, Stream } from "effect"
import { EventStore } from "@policy-ledger/event-store"
import { describe, expect, it } from "vitest"
import { type Fault, denied, notReady } from "./stand-in/faults.ts"
import {
  IMPATIENT,
  PATIENT,
  append,
  eventsOf,
  failure,
  followed,
  idsOf,
  plant,
  run,
  startNode,
} from "./testing.ts"

const node = await startNode()
const { database, faults } = node

const old = eventsOf("old", 30)
const fresh = eventsOf("fresh", 3)

/** Follows while events are appended, the first of them once the follower has caught up. */
const followWhile = (stream: string, disturb: Effect.Effect<void>) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    yield* append(stream, old, "no-stream")
    const caughtUp = yield* Deferred.make<void>()
    const follower = yield* store.follow(stream, 0).pipe(
      Stream.tap(({ revision }) => (revision === 29 ? Deferred.succeed(caughtUp, undefined) : Effect.void)),
      Stream.take(33),
      Stream.runCollect,
      Effect.forkChild,
    )
    yield* Deferred.await(caughtUp)
    yield* disturb
    yield* append(stream, fresh, 29)
    return yield* Fiber.join(follower)
  })

const expectAllInOrder = (read: readonly { readonly id: string; readonly revision: number }[]) => {
  expect(idsOf(read)).toEqual(idsOf([...old, ...fresh]))
  expect(read.map(({ revision }) => revision)).toEqual([...read.keys()])
}

describe("a follower gets every event once and in order", () => {
  it.each<[string, readonly Fault[]]>([
    ["the connection is cut while it catches up", [{ kind: "cut-after-events", count: 12 }]],
    [
      "it is cut again and again",
      [1, 2, 3, 4, 5].map((count) => ({ kind: "cut-after-events", count }) as const),
    ],
    ["it is cut before the first event", [{ kind: "cut-before" }]],
    ["the server ends the subscription as if nothing more came", [{ kind: "end-after-events", count: 12 }]],
    ["the server is not ready", [notReady, notReady]],
    ["the subscription is not confirmed", [{ kind: "silence" }]],
    ["every event is delivered twice", [{ kind: "duplicate" }]],
    ["events are delivered out of order", [{ kind: "reorder" }]],
    ["the connection is cut at the last event there is", [{ kind: "cut-after-events", count: 30 }]],
    ["the connection is cut among new events", [{ kind: "cut-after-events", count: 31 }]],
  ])("though %s", async (name, planned) => {
    faults.plan("subscribe", ...planned)
    const isSilent = planned.some(({ kind }) => kind === "silence")
    expectAllInOrder(await run(node, followWhile(name, Effect.void), isSilent ? IMPATIENT : {}))
    expect(faults.left).toBe(0)
  })

  it("though the connection is cut while it waits", async () => {
    expectAllInOrder(await run(node, followWhile("cut", Effect.sync(node.cut))))
  })

  it("though no connection is to be had for a while", async () => {
    const outage = Effect.promise(async () => {
      await node.refuse()
      setTimeout(() => void node.accept(), 300)
    })
    expectAllInOrder(await run(node, followWhile("outage", outage), PATIENT))
  })
})

describe("a follower", () => {
  it("whose subscription ended asks for what follows the last event delivered", async () => {
    plant(database, "goes on", old)
    const before = node.subscribedFrom.length
    faults.plan("subscribe", { kind: "end-after-events", count: 12 })
    expect(idsOf(await run(node, followed("goes on", 0, 30)))).toEqual(idsOf(old))
    expect(node.subscribedFrom.slice(before)).toEqual([0, 12])
  })

  it("that is told an event twice leaves it out, and does not connect again", async () => {
    plant(database, "twice", old)
    const before = node.subscribedFrom.length
    faults.plan("subscribe", { kind: "duplicate" })
    expect(idsOf(await run(node, followed("twice", 4, 26)))).toEqual(idsOf(old.slice(4)))
    expect(node.subscribedFrom.slice(before)).toEqual([4])
  })
})

describe("a follower fails", () => {
  it("when the first event is out of order three times, and delivers none of them", async () => {
    await run(node, append("disorder", old, "no-stream"))
    faults.plan("subscribe", { kind: "reorder" }, { kind: "reorder" }, { kind: "reorder" })
    const error = await failure(node, followed("disorder", 0, 30))
    expect(error._tag).toBe("StoreDamaged")
    expect(error.message).toMatch(/revision 1 delivered, 3 times, expected revision 0/)
  })

  it("at once when it is not allowed to read", async () => {
    faults.plan("subscribe", denied)
    const error = await failure(node, followed("denied", 0, 1))
    expect(error.message).toContain("a user who may read")
    expect(faults.left).toBe(0)
  })

  it("when the server does not answer as long as it is to be waited for", async () => {
    faults.plan("subscribe", ...Array.from({ length: 5 }, () => notReady))
    expect((await failure(node, followed("never", 0, 1)))._tag).toBe("StoreUnavailable")
  })

  it("when the stream is deleted under it", async () => {
    const error = await failure(
      node,
      followWhile(
        "deleted",
        Effect.sync(() => database.tombstone("deleted")),
      ),
    )
    expect(error.message).toContain("deleted for good")
  })

  it("when a server comes back that no longer has what was delivered", async () => {
    const restore = Effect.sync(() => {
      database.rewind("restored", 10)
      node.cut()
    })
    const program = Effect.gen(function* () {
      const store = yield* EventStore
      yield* append("restored", old, "no-stream")
      yield* store.follow("restored", 0).pipe(
        Stream.tap(({ revision }) => (revision === 29 ? restore : Effect.void)),
        Stream.runDrain,
      )
    })
    const error = await failure(node, program)
    expect(error.message).toMatch(/with 10 events, expected the 30 that were delivered/)
  })

  it("at an event that is none of a ledger", async () => {
    plant(database, "foreign", old)
    const error = await failure(
      node,
      Effect.gen(function* () {
        const store = yield* EventStore
        yield* store.follow("foreign", 0).pipe(
          Stream.tap(({ revision }) =>
            revision === 29 ? Effect.sync(() => database.writeUnchecked("foreign")) : Effect.void,
          ),
          Stream.runDrain,
        )
      }),
    )
    expect(error.message).toMatch(/revision 30: an event without metadata/)
  })
})

it("a follower that stops leaves no subscription behind on the server", async () => {
  plant(database, "left", old)
  await run(
    node,
    Effect.gen(function* () {
      yield* followed("left", 0, 3)
      yield* Effect.promise(() => expect.poll(() => node.subscriptions).toBe(0))
    }),
  )
})
