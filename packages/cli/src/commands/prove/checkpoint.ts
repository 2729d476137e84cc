import { Effect } from "effect"
import { Command } from "effect/cli"
import { maybe, reply, root } from "../../root.ts"
import { logFlags, logPlace } from "./log-place.ts"

export const checkpoint = Command.make(
  "checkpoint",
  {
    ...logFlags,
    key: maybe(
      "key",
      "FILE",
      "Sign with this private key (keygen), named after the ledger; the head signed last is kept beside it, in FILE.last",
    ),
  },
  Effect.fnUntraced(function* ({ key, ...place }) {
    const shared = yield* root
    const { checkpointed } = yield* Effect.promise(() => import("../../proof/checkpoint.ts"))
    const answer = yield* checkpointed(yield* logPlace(shared, place), key)
    yield* reply(shared, answer, () => answer.note ?? answer.text)
  }),
).pipe(
  Command.withDescription(
    "Prints the head of the log: its name, how many events, and the root over them, signed where there is a key. A key never signs a head that does not extend the one it signed last.",
  ),
  Command.withShortDescription("Print or sign the head of the log"),
  Command.withExamples([
    { command: "policy-ledger checkpoint", description: "What would be signed" },
    { command: "policy-ledger checkpoint --key ledger.key > head.txt", description: "Sign it" },
  ]),
)
