import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { CallRefused } from "../../refusal.ts"
import { maybe, reply, root } from "../../root.ts"
import { note } from "../../surroundings/surroundings.ts"
import { logFlags, logPlace } from "./log-place.ts"

export const prove = Command.make(
  "prove",
  {
    event: Argument.String("event").pipe(
      Argument.withDescription("An event's id, or its place in the log from 0"),
    ),
    ...logFlags,
    checkpoint: maybe("checkpoint", "FILE", "Prove it to this signed head"),
    key: maybe("key", "FILE", "Sign the present head with this private key and prove it to that"),
  },
  Effect.fnUntraced(function* ({ event, checkpoint, key, ...place }) {
    const shared = yield* root
    if (checkpoint !== undefined && key !== undefined)
      return yield* new CallRefused({ at: "--key", found: "also --checkpoint", expected: "one of them" })
    const { provenEvent } = yield* Effect.promise(() => import("../../proof/prove.ts"))
    const answer = yield* provenEvent(yield* logPlace(shared, place), { event, checkpoint, key })
    if (!answer.signed) yield* note("the head in this proof is not signed: give --checkpoint or --key")
    yield* reply(shared, answer, () => answer.proof)
  }),
).pipe(
  Command.withDescription(
    "Prints a proof that an event is in the log (C2SP tlog-proof), which check-proof checks without the log: the event, the hashes to the root, and the head.",
  ),
  Command.withShortDescription("Prove that an event is in the log"),
  Command.withExamples([
    {
      command: "policy-ledger prove 17 --checkpoint head.txt > 17.tlog-proof",
      description: "Event 17, to a head that was signed",
    },
  ]),
)
