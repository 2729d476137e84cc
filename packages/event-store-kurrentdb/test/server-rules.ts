import {
  ANY,
  type AppendExpectedRevision,
  BACKWARDS,
  END,
  type EventData,
  type EventStoreDBClient,
  NO_STREAM,
  type ReadStreamOptions,
  STREAM_EXISTS,
  StreamNotFoundError,
  WrongExpectedVersionError,
  jsonEvent,
} from "@eventstore/db-client"
import { describe, expect, it } from "vitest"
import type { BorrowedServer } from "./borrowed-server.ts"

const event = (n: number, id?: string): EventData =>
  jsonEvent({ type: "Event", data: { n }, metadata: { size: n + 1 }, ...(id === undefined ? {} : { id }) })

const events = (count: number): [EventData, ...EventData[]] => [
  event(0),
  ...Array.from({ length: count - 1 }, (_, n) => event(n + 1)),
]

const otherwise = ({ id }: EventData): EventData => jsonEvent({ id, type: "Event", data: { other: true } })

const read = async (client: EventStoreDBClient, stream: string, options: ReadStreamOptions = {}) => {
  const found: [number, unknown][] = []
  for await (const { event } of client.readStream(stream, { ...options, requiresLeader: true }))
    if (event !== undefined) found.push([Number(event.revision), event.data])
  return found
}

/** What a server says to an append: the revision it ends at, or where the stream ends instead. */
const outcome = async (
  client: EventStoreDBClient,
  stream: string,
  proposals: EventData[],
  expectedRevision: AppendExpectedRevision,
) => {
  try {
    const { nextExpectedRevision } = await client.appendToStream(stream, proposals, { expectedRevision })
    return `written up to ${nextExpectedRevision}`
  } catch (error) {
    if (error instanceof WrongExpectedVersionError) return `ends at ${error.actualVersion}`
    throw error
  }
}

/** What this package takes for granted of a server, asked by the client alone: of the stand-in and of a real one. */
export const serverRules = (server: BorrowedServer): void => {
  const { client } = server

  describe(`${server.name}, as a server`, () => {
    it.each<[AppendExpectedRevision, string, string]>([
      [NO_STREAM, "written up to 0", "ends at 1"],
      [ANY, "written up to 0", "written up to 2"],
      [STREAM_EXISTS, "ends at no_stream", "written up to 2"],
      [0n, "ends at no_stream", "ends at 1"],
      [1n, "ends at no_stream", "written up to 2"],
      [2n, "ends at no_stream", "ends at 1"],
    ])("takes an append that expects %s by where the stream ends", async (expected, none, two) => {
      const [missing, there] = [server.stream(`none-${expected}`), server.stream(`two-${expected}`)]
      expect(await outcome(client, missing, [event(9)], expected)).toBe(none)
      await outcome(client, there, events(2), NO_STREAM)
      expect(await outcome(client, there, [event(9)], expected)).toBe(two)
    })

    it("takes events for written whose ids stand where they are expected, whatever their bytes", async () => {
      const stream = server.stream("ids-only")
      const [first, second] = events(2)
      if (second === undefined) throw new Error("two events")
      await outcome(client, stream, [first, second], NO_STREAM)
      await outcome(client, stream, [event(2)], 1n)
      expect(await outcome(client, stream, [otherwise(first), otherwise(second)], NO_STREAM)).toBe(
        "written up to 1",
      )
      expect(await outcome(client, stream, [otherwise(second)], 0n)).toBe("written up to 1")
      expect(await read(client, stream)).toEqual([
        [0, { n: 0 }],
        [1, { n: 1 }],
        [2, { n: 2 }],
      ])
    })

    it("refuses events of which only the first stands there", async () => {
      const stream = server.stream("half")
      const [first] = events(1)
      await outcome(client, stream, [first], NO_STREAM)
      expect(await outcome(client, stream, [first, event(1)], NO_STREAM)).toBe("ends at 0")
    })

    it("writes events again whose ids stand elsewhere in the stream", async () => {
      const stream = server.stream("again")
      const [first] = events(1)
      await outcome(client, stream, [first, event(1)], NO_STREAM)
      expect(await outcome(client, stream, [first], 1n)).toBe("written up to 2")
    })

    it("gives back the value of an event and its metadata as they were written", async () => {
      const stream = server.stream("bytes")
      const data = { z: "𠮷野家 \u2028 e\u0301", a: [1, null, true], "": {} }
      const metadata = { size: 1, root: `sha256:${"0".repeat(64)}` }
      const proposal = jsonEvent({ type: "Event", data, metadata })
      await outcome(client, stream, [proposal], NO_STREAM)
      const found: unknown[] = []
      for await (const { event } of client.readStream(stream))
        found.push([event?.id, JSON.stringify(event?.data), JSON.stringify(event?.metadata)])
      expect(found).toEqual([[proposal.id, JSON.stringify(data), JSON.stringify(metadata)]])
    })
  })

  readingRules(server)
}

const readingRules = (server: BorrowedServer): void => {
  const { client } = server

  describe(`${server.name}, as it is read`, () => {
    it("says that there is no stream where nobody wrote", async () => {
      await expect(read(client, server.stream("never"))).rejects.toBeInstanceOf(StreamNotFoundError)
    })

    it("gives so many events from a revision on, the last one backwards, and none beyond the end", async () => {
      const stream = server.stream("read")
      await outcome(client, stream, events(5), NO_STREAM)
      const revisions = async (options: ReadStreamOptions) =>
        (await read(client, stream, options)).map(([revision]) => revision)
      expect(await revisions({ fromRevision: 1n, maxCount: 3 })).toEqual([1, 2, 3])
      expect(await revisions({ fromRevision: END, direction: BACKWARDS, maxCount: 1 })).toEqual([4])
      expect(await revisions({ fromRevision: 5n, maxCount: 3 })).toEqual([])
    })

    it("forgets events under a limit, and tells the limit", async () => {
      const stream = server.stream("limited")
      await outcome(client, stream, events(5), NO_STREAM)
      await client.setStreamMetadata(stream, { maxCount: 2 })
      expect((await read(client, stream)).map(([revision]) => revision)).toEqual([3, 4])
      expect((await client.getStreamMetadata(stream)).metadata).toMatchObject({ maxCount: 2 })
    })

    it("says that a deleted stream is not there, keeps its numbers and tells so in its metadata", async () => {
      const stream = server.stream("deleted")
      await outcome(client, stream, events(3), NO_STREAM)
      await client.deleteStream(stream)
      await expect(read(client, stream)).rejects.toBeInstanceOf(StreamNotFoundError)
      const { metadata } = await client.getStreamMetadata(stream)
      expect(Number(metadata?.truncateBefore)).toBeGreaterThan(Number.MAX_SAFE_INTEGER)
      expect(await outcome(client, stream, [event(3)], NO_STREAM)).toBe("written up to 3")
      expect((await read(client, stream)).map(([revision]) => revision)).toEqual([3])
    })

    it("confirms a subscription and delivers what follows the revision given, then what is written", async () => {
      const stream = server.stream("subscribed")
      await outcome(client, stream, events(3), NO_STREAM)
      const subscription = client.subscribeToStream(stream, { fromRevision: 0n })
      let isConfirmed = false
      subscription.on("confirmation", () => {
        isConfirmed = true
      })
      const revisions: number[] = []
      for await (const { event } of subscription) {
        revisions.push(Number(event?.revision))
        if (revisions.length === 2) await outcome(client, stream, events(1), 2n)
        if (revisions.length === 3) break
      }
      await subscription.unsubscribe()
      expect([isConfirmed, revisions]).toEqual([true, [1, 2, 3]])
    })
  })
}
