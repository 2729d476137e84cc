import type { StreamMetadata } from "@eventstore/db-client"
import { StoreDamaged, type StoreFault, type StreamHead } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { type Server, call, insist } from "./call.ts"
import { ANOTHER_STREAM, NoStream } from "./call-failure.ts"
import { readFirst, readLast } from "./page.ts"
import { storedOf } from "./wire.ts"

/** What makes the server forget events: https://docs.kurrent.io/server/v24.10/features/streams#metadata-and-reserved-names */
const LIMITS = [
  ["maxCount", "$maxCount"],
  ["maxAge", "$maxAge"],
  ["truncateBefore", "$tb"],
] as const

/** Deleting a stream sets its `$tb` to the largest revision there can be. */
const isEverything = (limit: number | string): boolean => Number(limit) > Number.MAX_SAFE_INTEGER

const limitOf = (metadata: StreamMetadata): string | undefined => {
  for (const [key, name] of LIMITS) {
    const limit = metadata[key]
    if (limit !== undefined) return isEverything(limit) ? "deleted" : `with ${name} ${limit}`
  }
  return undefined
}

const refuseLimits = (server: Server, stream: string): Effect.Effect<void, StoreFault> =>
  insist(
    server,
    call(server, stream, (client) => client.getStreamMetadata(stream, { requiresLeader: true })),
  ).pipe(
    Effect.catchTag("NoStream", () => Effect.succeed({ metadata: undefined })),
    Effect.flatMap(({ metadata }) => {
      const limit = metadata === undefined ? undefined : limitOf(metadata)
      return limit === undefined
        ? Effect.void
        : Effect.fail(
            new StoreDamaged({
              store: server.store,
              found: `stream ${stream}, ${limit}`,
              expected: `a stream that keeps all events, without $maxCount, $maxAge and $tb: ${ANOTHER_STREAM}`,
            }),
          )
    }),
  )

const beginning = (server: Server, stream: string): Effect.Effect<void, StoreFault | NoStream> =>
  Effect.flatMap(readFirst(server, stream), (first) =>
    first === undefined || first.revision === 0n
      ? Effect.void
      : Effect.fail(
          new StoreDamaged({
            store: server.store,
            found: `stream ${stream} that begins at revision ${first.revision}`,
            expected: `all events from revision 0: ${ANOTHER_STREAM}`,
          }),
        ),
  )

const ending = (
  server: Server,
  stream: string,
): Effect.Effect<StreamHead | undefined, StoreFault | NoStream> =>
  Effect.flatMap(readLast(server, stream), (last) => {
    if (last === undefined) return Effect.succeed(undefined)
    const place = { store: server.store, stream }
    return Effect.map(Effect.fromResult(storedOf(place, last, Number(last.revision))), (stored) => ({
      revision: stored.revision,
      ...stored.metadata,
    }))
  })

/** Where a stream ends, if it is whole as far as can be seen without reading it: no limits, and revision 0 is there. */
export const inspect = (server: Server, stream: string): Effect.Effect<StreamHead | undefined, StoreFault> =>
  Effect.all([refuseLimits(server, stream), beginning(server, stream), ending(server, stream)], {
    concurrency: "unbounded",
  }).pipe(
    Effect.map(([, , head]) => head),
    Effect.catchTag("NoStream", () => Effect.as(refuseLimits(server, stream), undefined)),
  )
