import { EMPTY_LOG_ROOT, edgeOver, logHead } from "@policy-ledger/log"
import { EventStore, type NewEvent, type NonEmpty, grow } from "@policy-ledger/event-store"
import { eventOf } from "@policy-ledger/event-store/contract"
import { MAX_LEAF_BYTES } from "@policy-ledger/tlog"
import { Effect, Schedule, Stream } from "effect"
import { afterAll, afterEach, vi } from "vitest"
import { type KurrentdbOptions, layerKurrentdb } from "../src/index.ts"
import type { Database } from "./stand-in/database.ts"
import { Node, type NodeOptions } from "./stand-in/node.ts"

export { eventOf, eventsOf } from "@policy-ledger/event-store/contract"

/** So many events of as many bytes as one may have. */
export const largeEvents = (count: number): NonEmpty<NewEvent> => {
  const line = (n: number) => {
    const rest = `"n":${n}}`
    return `{"filler":"${"x".repeat(MAX_LEAF_BYTES - rest.length - 13)}",${rest}`
  }
  return [eventOf(line(0)), ...Array.from({ length: count - 1 }, (_, n) => eventOf(line(n + 1)))]
}

export const rootOver = (events: readonly NewEvent[]): string =>
  events.length === 0 ? EMPTY_LOG_ROOT : logHead(edgeOver(events.map(({ line }) => line))).root

/** Written on the server by another, as this package writes; after events that stand there already. */
export const plant = (
  database: Database,
  stream: string,
  events: NonEmpty<NewEvent>,
  after: readonly NewEvent[] = [],
): void => {
  for (const { id, line, metadata } of grow(edgeOver(after.map(({ line }) => line)), events).stored)
    database.writeUnchecked(stream, { id, type: "Event", data: line, metadata: JSON.stringify(metadata) })
}

/** Seldom and soon again. */
const AGAIN = {
  retry: Schedule.spaced("30 millis").pipe(Schedule.upTo({ times: 4 })),
  reconnect: Schedule.spaced("50 millis").pipe(Schedule.upTo({ times: 60 })),
}

/** For a call that is not answered, so that its test does not wait long for it. */
export const IMPATIENT = { timeout: 400 }

/** For a server that comes back. */
export const PATIENT = { retry: Schedule.spaced("100 millis").pipe(Schedule.upTo({ times: 40 })) }

/** A node for the tests of a file; what one test planned and another did not use up is forgotten. */
export const startNode = async (options: NodeOptions = {}): Promise<Node> => {
  const node = await Node.start(options)
  vi.setConfig({ testTimeout: 30_000 })
  afterEach(() => {
    node.faults.forget()
    node.leader = undefined
  })
  afterAll(() => node.stop())
  return node
}

/** What a program on the store gives. */
export const run = <A, E>(
  node: { readonly url: string },
  program: Effect.Effect<A, E, EventStore>,
  options: Partial<KurrentdbOptions> = {},
): Promise<A> =>
  Effect.runPromise(program.pipe(Effect.provide(layerKurrentdb({ url: node.url, ...AGAIN, ...options }))))

/** The failure of a program that has to fail. */
export const failure = <A, E>(
  node: { readonly url: string },
  program: Effect.Effect<A, E, EventStore>,
  options: Partial<KurrentdbOptions> = {},
) => run(node, Effect.flip(program), options)

export const append = (...args: Parameters<EventStore["Service"]["append"]>) =>
  Effect.flatMap(EventStore, (store) => store.append(...args))

export const head = (stream: string) => Effect.flatMap(EventStore, (store) => store.head(stream))

export const readAll = (stream: string, from = 0) =>
  Effect.flatMap(EventStore, (store) => Stream.runCollect(store.read(stream, from)))

export const followed = (stream: string, from: number, count: number) =>
  Effect.flatMap(EventStore, (store) =>
    store.follow(stream, from).pipe(Stream.take(count), Stream.runCollect),
  )

export const idsOf = (events: readonly { readonly id: string }[]): readonly string[] =>
  events.map(({ id }) => id)
