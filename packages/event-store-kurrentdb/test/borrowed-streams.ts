import { type EventStoreDBClient, StreamNotFoundError } from "@eventstore/db-client"
import { Effect } from "effect"
import { connect } from "../src/connection.ts"

/** What became of streams that were to be deleted. */
export interface GivenBack {
  readonly deleted: number
  /** Those that are still there, each with why. */
  readonly left: readonly string[]
}

const isThere = async (client: EventStoreDBClient, stream: string): Promise<boolean> => {
  try {
    for await (const _ of client.readStream(stream, { maxCount: 1, requiresLeader: true })) return true
    return false
  } catch (error) {
    if (error instanceof StreamNotFoundError) return false
    throw error
  }
}

/** Deletes those that are there: every one is tried, whatever became of the others. */
export const deleteStreams = async (
  client: EventStoreDBClient,
  streams: Iterable<string>,
): Promise<GivenBack> => {
  let deleted = 0
  const left: string[] = []
  for (const stream of streams)
    try {
      if (!(await isThere(client, stream))) continue
      await client.deleteStream(stream, { requiresLeader: true })
      deleted++
    } catch (error) {
      left.push(`${stream} (${error instanceof Error ? error.message : String(error)})`)
    }
  return { deleted, left }
}

/** The same by a connection of its own: for who outlives a run that was stopped. */
export const deleteStreamsAt = (url: string, streams: Iterable<string>): Promise<GivenBack> =>
  connect(url).pipe(
    Effect.flatMap(({ ask }) => Effect.promise(() => ask((client) => deleteStreams(client, streams)))),
    Effect.scoped,
    Effect.runPromise,
  )
