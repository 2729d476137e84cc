import { status } from "@grpc/grpc-js"
import { EventStore } from "@policy-ledger/event-store"
import { Effect, Stream } from "effect"
import { describe, expect, it } from "vitest"
import type { Fault } from "./stand-in/faults.ts"
import {
  PATIENT,
  append,
  eventsOf,
  failure,
  followed,
  head,
  idsOf,
  readAll,
  rootOver,
  run,
  startNode,
} from "./testing.ts"

const first = await startNode()
const second = await startNode({ database: first.database })

const callsOf = (node: typeof first, name: string) => node.calls.filter((call) => call === name).length

describe("when another node leads", () => {
  it("an append goes there, and what was appended before is seen", async () => {
    const [before, after] = [eventsOf("before", 2), eventsOf("after", 2)]
    await run(first, append("moved", before, "no-stream"))
    first.leader = second
    const answer = await run(first, append("moved", after, 1))
    expect(answer).toEqual({ revision: 3, size: 4, root: rootOver([...before, ...after]) })
    expect(callsOf(second, "append")).toBe(1)
  })

  it("an append that was on its way is sent again, and stands once", async () => {
    const events = eventsOf("on its way", 2)
    const before = [callsOf(first, "append"), callsOf(second, "append")] as const
    first.faults.plan("append", {
      kind: "meanwhile",
      run: () => {
        first.leader = second
      },
    })
    first.faults.plan("append", { kind: "cut-before" })
    expect(await run(first, append("on its way", events, "no-stream"))).toMatchObject({ size: 2 })
    expect(first.database.last("on its way")).toBe(1)
    expect(callsOf(first, "append") - before[0]).toBeGreaterThan(0)
  })

  it("reads go there", async () => {
    const events = eventsOf("read", 3)
    await run(first, append("reads", events, "no-stream"))
    first.leader = second
    const before = callsOf(second, "page")
    expect(idsOf(await run(first, readAll("reads")))).toEqual(idsOf(events))
    expect(callsOf(second, "page")).toBe(before + 1)
  })

  it("a follower goes on there from where it was", async () => {
    const [old, fresh] = [eventsOf("old", 5), eventsOf("fresh", 5)]
    const moves = Effect.sync(() => {
      first.leader = second
      first.cut()
    })
    const read = await run(
      first,
      Effect.gen(function* () {
        const store = yield* EventStore
        yield* append("followed", old, "no-stream")
        return yield* store.follow("followed", 0).pipe(
          Stream.tap(({ revision }) =>
            revision === 4 ? Effect.andThen(moves, append("followed", fresh, 4)) : Effect.void,
          ),
          Stream.take(10),
          Stream.runCollect,
        )
      }),
    )
    expect(idsOf(read)).toEqual(idsOf([...old, ...fresh]))
    expect(callsOf(second, "subscribe")).toBe(1)
  })
})

it("every call is for the node that leads, since another may be behind", async () => {
  const events = eventsOf("led", 3)
  const program = Effect.gen(function* () {
    yield* append("led", events, "no-stream")
    yield* append("led", events, "no-stream")
    yield* head("led")
    yield* readAll("led")
    return yield* followed("led", 0, 3)
  })
  expect(idsOf(await run(first, program))).toEqual(idsOf(events))
  expect(first.unled).toEqual([])
})

describe("while no node leads", () => {
  const noLeader: Fault = {
    kind: "status",
    code: status.UNKNOWN,
    details: "No leader info available in response",
  }

  it("an append waits for one", async () => {
    first.faults.plan("append", noLeader)
    expect(await run(first, append("waits", eventsOf("waits"), "no-stream"))).toMatchObject({ size: 1 })
  })

  it("an append that waited long enough was certainly not done", async () => {
    first.faults.plan("append", noLeader, noLeader, noLeader)
    const error = await failure(first, append("waits on", eventsOf("waits on"), "no-stream"))
    expect(error._tag).toBe("StoreUnavailable")
    expect(first.database.last("waits on")).toBe(-1)
  })
})

describe("a cluster named by several nodes", () => {
  it("is asked which of them leads", async () => {
    const events = eventsOf("cluster", 2)
    first.leader = second
    second.leader = undefined
    const cluster = { url: `esdb://127.0.0.1:${first.port},127.0.0.1:${second.port}?tls=false` }
    const appendsBefore = callsOf(first, "append")
    expect(await run(cluster, append("cluster", events, "no-stream"), PATIENT)).toMatchObject({ size: 2 })
    expect(callsOf(first, "append")).toBe(appendsBefore)
    expect(callsOf(first, "gossip") + callsOf(second, "gossip")).toBeGreaterThan(0)
  })

  it("of which no node answers is unavailable", async () => {
    const nowhere = { url: "esdb://127.0.0.1:1,127.0.0.1:2?tls=false&maxDiscoverAttempts=1" }
    const error = await failure(nowhere, head("cluster"))
    expect(error).toMatchObject({ _tag: "StoreUnavailable", store: "esdb://127.0.0.1:1,127.0.0.1:2" })
    expect(error.message).toContain("Failed to discover")
  })
})
