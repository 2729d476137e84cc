import { EventStore, type StoredEvent } from "@policy-ledger/event-store"
import type { LedgerEvent } from "@policy-ledger/rulebook"
import { Effect, Stream } from "effect"
import { Command, Flag } from "effect/cli"
import type { FollowedEvent } from "../../ledger/answers.ts"
import { openLedger, locate, whereNoOwnStore } from "../../ledger/open.ts"
import { storeFor } from "../../ledger/stores.ts"
import { CallRefused } from "../../refusal.ts"
import { root, type SharedFlags, whole } from "../../root.ts"
import { answer } from "../../surroundings/surroundings.ts"
import { visible } from "../../surroundings/visible.ts"

/** Lines that were decoded when they were recorded. */
const followed = ({ revision, line, metadata }: StoredEvent): FollowedEvent => ({
  v: 1,
  revision,
  ...metadata,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted bytes
  event: JSON.parse(line) as LedgerEvent,
})

const print = (shared: SharedFlags, one: FollowedEvent) => {
  const { revision, event } = one
  const text = `${String(revision).padStart(5)}  ${event.recordedAt}  ${event.type.padEnd(10)}  ${event.provision}  ${event.announcement}`
  return answer(`${shared.json ? JSON.stringify(one) : visible(text)}\n`)
}

/** The log alone tells nobody when it grows. */
const refused = ({ message }: Error) =>
  Effect.fail(
    new CallRefused({
      at: "follow",
      found: `no store to wait at (${message})`,
      expected: "--store with one that can be opened; what is recorded so far tells replay --step",
    }),
  )

export const follow = Command.make(
  "follow",
  {
    from: whole("from", "N", "The first event to print, by its revision (default: the next one)", 0).pipe(
      Flag.optional,
    ),
  },
  Effect.fnUntraced(function* ({ from }) {
    const shared = yield* root
    const { url } = yield* locate(shared)
    // Opened inside, so that a store in memory is filled and followed as one.
    yield* Effect.gen(function* () {
      const store = yield* EventStore
      const { slice } = yield* openLedger(shared)
      const start = from._tag === "Some" ? from.value : [...slice.events].length
      yield* Stream.runForEach(store.follow(slice.origin, start), (event) => print(shared, followed(event)))
    }).pipe(Effect.provide(yield* storeFor(url)), whereNoOwnStore(shared, refused))
  }),
).pipe(
  Command.withDescription("Prints events as they are recorded, by whomever, until it is stopped."),
  Command.withShortDescription("Print events as they are recorded"),
  Command.withExamples([
    { command: "policy-ledger follow", description: "What comes from now on" },
    { command: "policy-ledger follow --from 0 --json", description: "Everything, one JSON object a line" },
  ]),
)
