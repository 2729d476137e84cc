import { EventStore, appendAll, layerSqlite, migrate } from "@policy-ledger/event-store"
import { MAX_LEAF_BYTES } from "@policy-ledger/tlog"
import { Context, Effect, Layer } from "effect"
import { describe, expect, it } from "vitest"
import type { Node } from "./stand-in/node.ts"
import { eventsOf, head, largeEvents, readAll, rootOver, run, startNode } from "./testing.ts"

const node = await startNode()
const meagre = await startNode({ maxAppendSize: 200_000 })

const fill = (stream: string, events: Parameters<typeof appendAll>[3]) =>
  Effect.flatMap(EventStore, (store) => appendAll(store, stream, 0, events))

const appendsDuring = async ({ calls }: Node, work: () => Promise<unknown>): Promise<number> => {
  const before = calls.length
  await work()
  return calls.slice(before).filter((call) => call === "append").length
}

/** A database of its own, of this process. */
const database = Effect.map(Layer.build(layerSqlite({ path: ":memory:" })), (built) =>
  Context.get(built, EventStore),
)

describe("26 MB in events as large as they may be, of which a server takes fifteen at once", () => {
  const large = largeEvents(400)
  const end = { size: 400, root: rootOver(large) }

  it("have 65,535 bytes each", () => {
    expect(new Set(large.map(({ line }) => Buffer.byteLength(line)))).toEqual(new Set([MAX_LEAF_BYTES]))
  })

  it("fill a stream, and are read back", async () => {
    expect(await appendsDuring(node, () => run(node, fill("filled", large)))).toBe(27)
    expect(await run(node, head("filled"))).toMatchObject(end)
    expect((await run(node, readAll("filled"))).length).toBe(400)
  }, 60_000)

  it("are copied to the server from a database, and back into another", async () => {
    const program = Effect.gen(function* () {
      const server = yield* EventStore
      const [first, second] = [yield* database, yield* database]
      yield* appendAll(first, "copied", 0, large)
      yield* migrate("copied", first, server)
      return yield* migrate("copied", server, second)
    })
    expect(await run(node, Effect.scoped(program))).toMatchObject(end)
  }, 60_000)
})

it("a server that takes less at once is asked once, and given less from then on", async () => {
  expect(await appendsDuring(meagre, () => run(meagre, fill("meagre", largeEvents(20))))).toBe(1 + 7)
  expect(await run(meagre, head("meagre"))).toMatchObject({ size: 20 })
})

it("small events are appended five hundred at once", async () => {
  expect(await appendsDuring(node, () => run(node, fill("small", eventsOf("small", 1100))))).toBe(3)
})
