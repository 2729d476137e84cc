import { digestOf } from "@policy-ledger/log"
import { EventStore } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { type Fault, denied, notReady } from "./stand-in/faults.ts"
import {
  IMPATIENT,
  append,
  eventOf,
  largeEvents,
  eventsOf,
  failure,
  head,
  idsOf,
  plant,
  readAll,
  rootOver,
  run,
  startNode,
} from "./testing.ts"

const node = await startNode()
const { database, faults } = node

const appendsDuring = async <A>(work: () => Promise<A>): Promise<readonly [A, number]> => {
  const before = node.calls.length
  const answer = await work()
  return [answer, node.calls.slice(before).filter((call) => call === "append").length]
}

describe("an append whose answer is lost", () => {
  it.each<[string, Fault, number]>([
    ["after it was done: it is found where it stands, and not sent again", { kind: "cut-after" }, 1],
    ["before it was done: it is sent again", { kind: "cut-before" }, 2],
    ["in silence: it is sent again", { kind: "silence" }, 2],
    ["and not yet done, but later: of the two one is done", { kind: "late", millis: 500 }, 2],
    ["because the server is not ready: it is sent again", notReady, 2],
    ["because it takes too long: sent twice, it stands once", { kind: "slow", millis: 600 }, 2],
  ])("%s", async (label, fault, sent) => {
    const stream = `lost ${label}`
    const [first, second] = [eventsOf(`${label} a`, 2), eventsOf(`${label} b`, 3)]
    const [answer, appends] = await appendsDuring(() =>
      run(
        node,
        Effect.gen(function* () {
          yield* append(stream, first, "no-stream")
          faults.plan("append", fault)
          return yield* append(stream, second, 1)
        }),
        fault.kind === "silence" || fault.kind === "slow" ? IMPATIENT : {},
      ),
    )
    expect(answer).toEqual({ revision: 4, size: 5, root: rootOver([...first, ...second]) })
    expect(appends - 1).toBe(sent)
    expect(faults.left).toBe(0)
    const read = await run(node, readAll(stream))
    expect(idsOf(read)).toEqual(idsOf([...first, ...second]))
  })

  it("at every try has an unknown outcome, and is answered where it stands when it is done again", async () => {
    const events = eventsOf("unknown", 2)
    faults.plan("append", { kind: "silence" }, { kind: "silence" }, { kind: "late", millis: 0 })
    const error = await failure(node, append("unknown", events, "no-stream"), IMPATIENT)
    expect(error._tag).toBe("OutcomeUnknown")
    expect(error.message).toContain("do the same again")
    const answer = await run(node, append("unknown", events, "no-stream"))
    expect(answer).toEqual({ revision: 1, size: 2, root: rootOver(events) })
    expect(database.last("unknown")).toBe(1)
  })

  it("after which nothing can be read either has an unknown outcome", async () => {
    const events = eventsOf("then gone")
    faults.plan("append", { kind: "meanwhile", run: () => void node.refuse() })
    const error = await failure(node, append("then gone", events, "no-stream"))
    expect(error._tag).toBe("OutcomeUnknown")
    await node.accept()
    expect(database.last("then gone")).toBe(0)
  })

  it("and that can no longer be done, since another's stands there, is a conflict", async () => {
    const [ours, theirs] = [eventsOf("ours"), eventsOf("theirs")]
    faults.plan("append", { kind: "cut-before" })
    faults.plan("metadata", notReady, { kind: "meanwhile", run: () => plant(database, "overtaken", theirs) })
    const error = await failure(node, append("overtaken", ours, "no-stream"))
    expect(error).toMatchObject({ _tag: "Conflict", expected: "no-stream", actual: 0 })
  })
})

describe("another writer who comes between the decision and the append", () => {
  it("makes it a conflict that names where the stream ends now", async () => {
    const theirs = eventsOf("theirs", 3)
    faults.plan("append", { kind: "meanwhile", run: () => plant(database, "race", theirs) })
    const error = await failure(node, append("race", eventsOf("ours"), "no-stream"))
    expect(error).toMatchObject({ _tag: "Conflict", stream: "race", expected: "no-stream", actual: 2 })
    expect(error.message).toMatch(
      /another recorded meanwhile: read what is new .*git pull.*, and do the same again$/,
    )
    expect(database.last("race")).toBe(2)
  })

  it("with the same events makes it one append, answered where it stands", async () => {
    const events = eventsOf("same", 3)
    faults.plan("append", { kind: "meanwhile", run: () => plant(database, "same", events) })
    expect(await run(node, append("same", events, "no-stream"))).toMatchObject({ revision: 2, size: 3 })
    expect(database.last("same")).toBe(2)
  })

  it("with the same ids and other bytes is not believed, though the server says that it is done", async () => {
    const [{ id, line }] = eventsOf("mine")
    const other = { id, line: '{"other":true}' }
    faults.plan("append", { kind: "meanwhile", run: () => plant(database, "forged", [other]) })
    const error = await failure(node, append("forged", [{ id, line }], "no-stream"))
    expect(error).toMatchObject({
      _tag: "IdConflict",
      revision: 0,
      stored: digestOf(other.line),
      offered: digestOf(line),
    })
  })
})

describe("an append that the server refuses", () => {
  it("for the user's sake says which user is needed, and is not tried again", async () => {
    faults.plan("append", denied)
    const [error, appends] = await appendsDuring(() =>
      failure(node, append("denied", eventsOf("denied"), "no-stream")),
    )
    expect(error._tag).toBe("AccessDenied")
    expect(error.message).toContain("expected a user who may read and write the stream denied")
    expect(appends).toBe(1)
  })

  it("for its size says how much it takes and what to do, and nothing of it stands", async () => {
    const error = await failure(node, append("large", largeEvents(20), "no-stream"))
    expect(error).toMatchObject({ _tag: "AppendTooLarge", events: 20, most: 1_048_576 })
    expect(error.message).toMatch(/an append of 20 events .*nothing was appended: record fewer announcements/)
    expect(await run(node, head("large"))).toBeUndefined()
  })

  it.each([
    ["a key that is an array index", '{"1":true}'],
    ["another order of keys", '{"b":1,"a":2}'],
    ["white space", '{"a": 1}'],
    ["a number in other words", '{"a":1e3}'],
    ["no object", '"text"'],
    ["no JSON", "text"],
  ])("is refused before it is sent where the bytes would not come back: %s", async (_, line) => {
    const [error, appends] = await appendsDuring(() =>
      failure(node, append("unfaithful", [{ ...eventOf("{}"), line }], "no-stream")),
    )
    expect(error._tag).toBe("EventNotCanonical")
    expect(appends).toBe(0)
  })

  it("is refused before it is sent where the id is no UUID as the server writes it", async () => {
    const [{ id, line }] = eventsOf("upper case")
    const error = await failure(node, append("upper", [{ id: id.toUpperCase(), line }], "no-stream"))
    expect(error.message).toContain("a UUID in lower case")
  })
})

it("an append that follows what was just seen is sent and read back, and nothing else is asked", async () => {
  const calls = await run(
    node,
    Effect.gen(function* () {
      const store = yield* EventStore
      yield* store.append("in a row", eventsOf("in a row"), "no-stream")
      const before = node.calls.length
      yield* store.append("in a row", eventsOf("another"), 0)
      return node.calls.slice(before)
    }),
  )
  expect(calls).toEqual(["append", "first"])
})

it("appends never go through BatchAppend, whose lost answers end the process", () => {
  expect(node.calls).not.toContain("batch-append")
  expect(node.calls).not.toContain("features")
})
