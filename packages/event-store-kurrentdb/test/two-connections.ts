import { EventStore, type NewEvent, type NonEmpty } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import type { BorrowedServer } from "./borrowed-server.ts"
import { append, eventsOf, idsOf, readAll, rootOver } from "./testing.ts"

/** Appends after whatever is there, again after each conflict. */
const insist = (stream: string, events: NonEmpty<NewEvent>) =>
  Effect.gen(function* () {
    const { head, append } = yield* EventStore
    const { revision } = (yield* head(stream)) ?? {}
    return yield* append(stream, events, revision ?? "no-stream")
  }).pipe(Effect.retry({ while: ({ _tag }) => _tag === "Conflict" }))

/** Two stores with a connection each, as on two machines: who was first, the server alone decides. */
export const twoConnections = (server: BorrowedServer): void => {
  const onEach = <A, E>(program: (writer: string) => Effect.Effect<A, E, EventStore>): Promise<A[]> =>
    Promise.all(
      ["a", "b"].map((writer) => Effect.runPromise(program(writer).pipe(Effect.provide(server.layer)))),
    )

  describe(`${server.name}, from two connections`, () => {
    it("takes one of two appends that expect the same end, and answers the other with a conflict", async () => {
      const outcomes = await onEach((writer) =>
        append("two-connections-first", eventsOf(writer, 3), "no-stream").pipe(
          Effect.as("appended"),
          Effect.catchTag("Conflict", ({ actual }) => Effect.succeed(`conflict at ${actual}`)),
        ),
      )
      expect(outcomes.toSorted()).toEqual(["appended", "conflict at 2"])
    })

    it("loses, doubles and mixes nothing of writers who try again, and gives both the same root", async () => {
      const batches = (writer: string) => Array.from({ length: 8 }, (_, n) => eventsOf(`${writer} ${n}`, 3))
      await onEach((writer) =>
        Effect.forEach(batches(writer), (events) => insist("two-connections", events), { discard: true }),
      )
      const [one, other] = await onEach(() => readAll("two-connections"))
      expect(one).toEqual(other)
      const ids = idsOf(one ?? [])
      expect(ids).toHaveLength(48)
      for (const events of ["a", "b"].flatMap(batches)) {
        const at = ids.indexOf(events[0].id)
        expect(ids.slice(at, at + 3)).toEqual(idsOf(events))
      }
      expect(one?.at(-1)?.metadata.root).toBe(rootOver(one ?? []))
    })
  })
}
