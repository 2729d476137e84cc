import { MAX_LEAF_BYTES } from "@policy-ledger/tlog"
import { Result } from "effect"
import { digestOf } from "@policy-ledger/log"
import type { NewEvent, NonEmpty, StoredEvent, StreamHead } from "./event-store.ts"
import { Conflict, EventRepeated, EventTooLarge, type Expected, IdConflict } from "./store-error.ts"

/** What an append needs to know of a stream, read in the same transaction as it writes. */
export interface StreamState {
  readonly stream: string
  readonly head: StreamHead | undefined
  /** The event of this id in the stream. */
  readonly find: (id: string) => StoredEvent | undefined
}

export type Refusal = Conflict | IdConflict | EventRepeated | EventTooLarge

/** What every store decides in the same way: append, answer where the events stand, or refuse. */
export const decideAppend = (
  state: StreamState,
  events: NonEmpty<NewEvent>,
  expected: Expected,
): Result.Result<"append" | StreamHead, Refusal> => {
  const found = events.map(({ id }) => state.find(id))
  const refusal = tooLarge(state, events) ?? twice(state, events) ?? otherBytes(state, events, found)
  if (refusal !== undefined) return Result.fail(refusal)
  const last = found.at(-1)
  const first = found[0]
  if (
    first !== undefined &&
    last !== undefined &&
    found.every((one, i) => one?.revision === first.revision + i)
  )
    return Result.succeed({ revision: last.revision, ...last.metadata })
  const actual = state.head?.revision ?? "no-stream"
  if (actual !== expected) return Result.fail(new Conflict({ stream: state.stream, expected, actual }))
  const there = found.find((one) => one !== undefined)
  return there === undefined
    ? Result.succeed("append")
    : Result.fail(new EventRepeated({ stream: state.stream, id: there.id, revision: there.revision }))
}

const tooLarge = ({ stream }: StreamState, events: NonEmpty<NewEvent>): EventTooLarge | undefined => {
  for (const { id, line } of events) {
    const bytes = Buffer.byteLength(line)
    if (bytes > MAX_LEAF_BYTES) return new EventTooLarge({ stream, id, bytes, most: MAX_LEAF_BYTES })
  }
  return undefined
}

const twice = ({ stream }: StreamState, events: NonEmpty<NewEvent>): EventRepeated | undefined => {
  const seen = new Set<string>()
  for (const { id } of events) {
    if (seen.has(id)) return new EventRepeated({ stream, id, revision: undefined })
    seen.add(id)
  }
  return undefined
}

const otherBytes = (
  { stream }: StreamState,
  events: NonEmpty<NewEvent>,
  found: readonly (StoredEvent | undefined)[],
): IdConflict | undefined => {
  for (const [i, { id, line }] of events.entries()) {
    const there = found[i]
    if (there !== undefined && there.line !== line)
      return new IdConflict({
        stream,
        id,
        revision: there.revision,
        stored: digestOf(there.line),
        offered: digestOf(line),
      })
  }
  return undefined
}
