import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { maybe, replyYesOrNo, root } from "../../root.ts"
import { logFlags, logPlace } from "./log-place.ts"

const head = (name: string) =>
  Argument.String(name).pipe(Argument.withDescription("A number of events, or the file of a checkpoint"))

export const consistency = Command.make(
  "consistency",
  {
    old: head("old"),
    young: head("new"),
    ...logFlags,
    key: maybe(
      "key",
      "FILE",
      "Public keys: one that is named after the ledger must have signed each checkpoint",
    ),
  },
  Effect.fnUntraced(function* ({ old, young, key, ...place }) {
    const shared = yield* root
    const { consistent } = yield* Effect.promise(() => import("../../proof/consistency.ts"))
    const { layOutConsistency } = yield* Effect.promise(() => import("../../layout/prove/proof.ts"))
    const answer = yield* consistent(yield* logPlace(shared, place), { old, young, key })
    yield* replyYesOrNo(shared, answer.consistent === "yes", answer, layOutConsistency)
  }),
).pipe(
  Command.withDescription(
    "Proves that the log at one size begins with the log at another (RFC 6962). The exit status is 1 where a checkpoint is not a head that this log had.",
  ),
  Command.withShortDescription("Prove that the log was only added to"),
  Command.withExamples([
    { command: "policy-ledger consistency 100 253", description: "Between two sizes" },
    {
      command: "policy-ledger consistency january.txt june.txt --key ledger.key.pub",
      description: "Between two heads that were signed",
    },
  ]),
)
