import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { replyYesOrNo, root } from "../../root.ts"
import { logPlace, originFlag } from "./log-place.ts"

export const checkProof = Command.make(
  "check-proof",
  {
    file: Argument.String("file").pipe(Argument.withDescription("A proof that prove wrote")),
    key: Flag.String("key").pipe(
      Flag.withDescription("Public keys: one that is named after the ledger must have signed the head in it"),
      Flag.withMetavar("FILE"),
    ),
    ...originFlag,
  },
  Effect.fnUntraced(function* ({ file, key, origin }) {
    const shared = yield* root
    const { checkedProof } = yield* Effect.promise(() => import("../../proof/check.ts"))
    const { layOutCheckedProof } = yield* Effect.promise(() => import("../../layout/prove/proof.ts"))
    const ledger = origin ?? (yield* logPlace(shared, { log: undefined, origin })).origin
    const answer = yield* checkedProof(file, { origin: ledger, key })
    yield* replyYesOrNo(shared, answer.proven === "yes", answer, layOutCheckedProof)
  }),
).pipe(
  Command.withDescription(
    "Checks a proof without the log: that a trusted key signed the head in it, that the hashes lead from the event to that head, and that the event's id follows from its content. The exit status is 1 where it is not proven; 2 where the file is no proof, or carries no event or no signature.",
  ),
  Command.withShortDescription("Whether a proof holds"),
  Command.withExamples([
    {
      command: "policy-ledger check-proof 17.tlog-proof --key ledger.key.pub",
      description: "With the public key of the ledger",
    },
  ]),
)
