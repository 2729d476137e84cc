import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { type Fault, denied, notReady } from "./stand-in/faults.ts"
import {
  IMPATIENT,
  PATIENT,
  append,
  eventsOf,
  failure,
  head,
  idsOf,
  readAll,
  rootOver,
  run,
  startNode,
} from "./testing.ts"

const node = await startNode()
const { faults } = node

const PAGE = 40
const events = eventsOf("read", 100)
await run(node, append("read", events, "no-stream"))

describe("a read that is disturbed", () => {
  it.each<[string, Fault]>([
    ["cut in the middle of a page", { kind: "cut-after-events", count: 7 }],
    ["cut before the first event of a page", { kind: "cut-after-events", count: 0 }],
    ["ended in the middle of a page as if that were all", { kind: "end-after-events", count: 7 }],
    ["not answered", { kind: "silence" }],
    ["refused by a server that is not ready", notReady],
    ["slow, in time", { kind: "slow", millis: 100 }],
  ])("%s gives every event once", async (_, fault) => {
    faults.plan("page", { kind: "slow", millis: 0 }, fault)
    const read = await run(node, readAll("read"), {
      page: PAGE,
      ...(fault.kind === "silence" ? IMPATIENT : {}),
    })
    expect(idsOf(read)).toEqual(idsOf(events))
    expect(read.at(-1)?.metadata).toEqual({ size: 100, root: rootOver(events) })
    expect(faults.left).toBe(0)
  })

  it("too often fails, and says what was found and what to see to", async () => {
    faults.plan("page", ...Array.from({ length: 5 }, (): Fault => ({ kind: "end-after-events", count: 7 })))
    const error = await failure(node, readAll("read"), { page: PAGE })
    expect(error).toMatchObject({
      _tag: "StoreUnavailable",
      store: `esdb://127.0.0.1:${node.port}`,
      found: "a page that ended after 7 of 40 events",
    })
  })

  it("asks for no more events than a page has", async () => {
    const before = node.calls.length
    await run(node, readAll("read", 10), { page: PAGE })
    const pages = node.calls.slice(before).filter((call) => call === "page")
    expect(pages).toHaveLength(Math.ceil(90 / PAGE))
  })

  it("ends where the stream ended when it began, whatever is appended meanwhile", async () => {
    const some = eventsOf("growing", 50)
    await run(node, append("growing", some, "no-stream"))
    faults.plan("page", {
      kind: "meanwhile",
      run: () => node.database.writeUnchecked("growing"),
    })
    expect(idsOf(await run(node, readAll("growing"), { page: PAGE }))).toEqual(idsOf(some))
  })
})

describe("a server that", () => {
  it("takes no connection is named, with what to see to", async () => {
    await node.refuse()
    const error = await failure(node, head("read"))
    await node.accept()
    expect(error).toMatchObject({ _tag: "StoreUnavailable", store: `esdb://127.0.0.1:${node.port}` })
    expect(error.message).toMatch(
      /No connection established.*expected a server that answers: see that it runs/,
    )
  })

  it("comes back while it is asked answers after all", async () => {
    const answer = await run(
      node,
      Effect.gen(function* () {
        yield* Effect.promise(() => node.refuse())
        setTimeout(() => void node.accept(), 200)
        return yield* head("read")
      }),
      PATIENT,
    )
    expect(answer).toEqual({ revision: 99, size: 100, root: rootOver(events) })
  })

  it("does not answer is not waited for longer than was said", async () => {
    faults.plan("last", ...Array.from({ length: 5 }, (): Fault => ({ kind: "silence" })))
    const error = await failure(node, head("read"), IMPATIENT)
    expect(error).toMatchObject({ _tag: "StoreUnavailable", found: "no answer in 0.4 s" })
  })

  it("denies a read says for which stream a user is needed", async () => {
    faults.plan("first", denied)
    const error = await failure(node, head("read"))
    expect(error.message).toContain(
      "expected a user who may read and write the stream read: name one in the URL",
    )
  })
})

it("an error that comes after a read was given up ends nothing", async () => {
  faults.plan("last", { kind: "silence" })
  const answer = await run(
    node,
    Effect.tap(head("read"), () => Effect.sync(node.cut)).pipe(Effect.andThen(head("read"))),
    IMPATIENT,
  )
  expect(answer).toMatchObject({ size: 100 })
})

it("a process that is done with the store ends by itself", async () => {
  const program = `
    import { EventStore } from "@policy-ledger/event-store"
    import { layerKurrentdb } from "./src/index.ts"
    import { Effect } from "effect"
    const head = Effect.flatMap(EventStore, (store) => store.head("read"))
    const { size } = await Effect.runPromise(head.pipe(Effect.provide(layerKurrentdb({ url: "${node.url}" }))))
    console.log(size)`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=@policy-ledger/source", "--input-type=module-typescript", "--eval", program],
    { cwd: join(import.meta.dirname, ".."), timeout: 25_000 },
  )
  expect(stdout).toBe("100\n")
})
