import { EventStore } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, it } from "vitest"
import { append, eventsOf, failure, followed, head, plant, readAll, run, startNode } from "./testing.ts"

const node = await startNode()
const { database } = node

const events = eventsOf("shape", 5)

/** A stream of five events, to which something was done. */
const spoilt = async (name: string, spoil: (stream: string) => void): Promise<string> => {
  await run(node, append(name, events, "no-stream"))
  spoil(name)
  return name
}

const limited = (limits: Parameters<typeof database.limit>[1]) => (stream: string) =>
  database.limit(stream, limits)

describe("a stream that may not be answered from is refused by every operation and says what is wrong", () => {
  it.each<[string, (stream: string) => void, RegExp]>([
    ["$maxCount", limited({ $maxCount: 3 }), /with \$maxCount 3/],
    ["$maxCount larger than the stream", limited({ $maxCount: 300 }), /with \$maxCount 300/],
    ["$maxAge", limited({ $maxAge: 3600 }), /with \$maxAge 3600/],
    ["$tb", limited({ $tb: 2 }), /with \$tb 2/],
    ["deletion", (stream) => database.delete(stream), /, deleted, expected a stream that keeps all events/],
    ["deletion for good", (stream) => database.tombstone(stream), /deleted for good/],
    ["a beginning that was scavenged", (stream) => database.forget(stream, 2), /begins at revision 2/],
    [
      "an event of another program at its end",
      (stream) => database.writeUnchecked(stream),
      /without metadata/,
    ],
    [
      "an event with another's metadata at its end",
      (stream) => database.writeUnchecked(stream, { metadata: '{"size":4,"root":"sha256:00"}' }),
      /metadata of no ledger, expected size 6/,
    ],
  ])("%s", async (name, spoil, message) => {
    const stream = await spoilt(name, spoil)
    for (const program of [
      head(stream),
      readAll(stream),
      readAll(stream, 3),
      append(stream, eventsOf("more"), 4),
      followed(stream, 0, 1),
    ]) {
      const error = await failure<unknown, { readonly _tag: string; readonly message: string }>(node, program)
      expect(error._tag).toBe("StoreDamaged")
      expect(error.message).toMatch(message)
    }
  })

  it("a stream that was deleted and written again is refused", async () => {
    const stream = await spoilt("again", (stream) => database.delete(stream))
    plant(database, stream, events)
    expect((await failure(node, head(stream)))._tag).toBe("StoreDamaged")
  })

  it("a stream with other metadata is taken", async () => {
    const stream = await spoilt("roles", (stream) =>
      database.writeUnchecked(`$$${stream}`, {
        type: "$metadata",
        data: '{"$acl":{"$r":"$all"},"owner":"us"}',
      }),
    )
    expect(await run(node, head(stream))).toMatchObject({ revision: 4 })
  })
})

describe("a stream that was changed in the middle is refused when it is read from the beginning and when it is appended to", () => {
  const forged = (data: string) => (stream: string) => {
    database.rewind(stream, 2)
    database.writeUnchecked(stream, {
      id: events[2]?.id ?? "",
      data,
      metadata: JSON.stringify({ size: 3, root: `sha256:${"0".repeat(64)}` }),
    })
    plant(database, stream, [events[3] ?? events[0], ...events.slice(4)], events.slice(0, 3))
  }

  it.each<[string, (stream: string) => void, RegExp]>([
    [
      "an event that is lost",
      (stream) => database.lose(stream, 2),
      /revision 3: out of its place.*revision 2/,
    ],
    [
      "other bytes",
      forged('{"label":"other"}'),
      /root sha256:.*expected sha256:.*which follows from the events/,
    ],
    [
      "the same value in other bytes",
      forged('{"n":2,"label":"shape"}'),
      /revision 2: bytes that are no canonical/,
    ],
    ["bytes that are no JSON", forged("not json"), /revision 2: bytes that are no canonical/],
  ])("%s", async (name, spoil, message) => {
    const stream = await spoilt(name, spoil)
    for (const program of [readAll(stream), append(stream, eventsOf("more"), 4)]) {
      const error = await failure<unknown, { readonly _tag: string; readonly message: string }>(node, program)
      expect(error._tag).toBe("StoreDamaged")
      expect(error.message).toMatch(message)
    }
  })
})

describe("a server that was restored from an older back-up", () => {
  it("is refused by a writer that knows more", async () => {
    const error = await failure(
      node,
      spoiltWhileOpen("restored", (stream) => database.rewind(stream, 2)),
    )
    expect(error._tag).toBe("StoreDamaged")
    expect(error.message).toMatch(
      /ends at revision 1.*goes on from revision 4.*was an older back-up restored\?/,
    )
  })

  it("is refused by a writer though as many other events stand there", async () => {
    const error = await failure(
      node,
      spoiltWhileOpen("restored and written", (stream) => {
        database.rewind(stream, 3)
        plant(database, stream, eventsOf("others", 2), events.slice(0, 3))
      }),
    )
    expect(error.message).toMatch(/was an older back-up restored\?/)
  })
})

it("a limit that is set while a writer is at work is seen within a second", async () => {
  const program = Effect.gen(function* () {
    const store = yield* EventStore
    yield* store.append("limited later", events, "no-stream")
    database.limit("limited later", { $maxCount: 3 })
    yield* TestClock.adjust("1 second")
    return yield* store.append("limited later", eventsOf("more"), 4)
  })
  const error = await failure(node, program.pipe(Effect.provide(TestClock.layer())))
  expect(error.message).toMatch(/with \$maxCount 3/)
})

/** To restore a back-up takes a server longer than a second. */
function spoiltWhileOpen(stream: string, spoil: (stream: string) => void) {
  return append(stream, events, "no-stream").pipe(
    Effect.tap(() => Effect.sync(() => spoil(stream))),
    Effect.andThen(TestClock.adjust("1 second")),
    Effect.andThen(append(stream, eventsOf("more"), 4)),
    Effect.provide(TestClock.layer()),
  )
}
