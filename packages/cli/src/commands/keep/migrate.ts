import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { layOutCopied } from "../../layout/keep/copied.ts"
import { locate } from "../../ledger/open.ts"
import { reply, root } from "../../root.ts"

const store = (name: string, description: string) =>
  Flag.String(name).pipe(Flag.withDescription(description), Flag.withMetavar("URL"))

export const migrate = Command.make(
  "migrate",
  { from: store("from", "The store to copy from"), to: store("to", "The store to copy to") },
  Effect.fnUntraced(function* ({ from, to }) {
    const shared = yield* root
    const { seeds } = yield* locate(shared)
    const { copyAcross } = yield* Effect.promise(() => import("../../ledger/copies.ts"))
    const answer = yield* copyAcross(seeds, from, to)
    yield* reply(shared, answer, layOutCopied)
  }),
).pipe(
  Command.withDescription(
    "Copies the ledger from one store to another, goes on where an earlier copy stopped, and ends by comparing roots.",
  ),
  Command.withShortDescription("Copy the ledger to another store"),
  Command.withExamples([
    {
      command: "policy-ledger migrate --from sqlite:.ledger/1688.db --to esdb://127.0.0.1:2113?tls=false",
      description: "From the laptop to a server",
    },
  ]),
)
