import { Effect } from "effect"
import { Command } from "effect/cli"
import { CallRefused } from "../../refusal.ts"
import { maybe, reply, root } from "../../root.ts"
import { answerIsNo, cannotBeProven } from "../../surroundings/surroundings.ts"
import { demanded, logFlags, logPlace, witnessesFlag } from "./log-place.ts"

export const verify = Command.make(
  "verify",
  {
    ...logFlags,
    checkpoint: maybe("checkpoint", "FILE", "A head that was signed, which the log must extend"),
    key: maybe("key", "FILE", "Public keys: one that is named after the ledger must have signed it"),
    ...witnessesFlag,
  },
  Effect.fnUntraced(function* ({ checkpoint, key, witnesses: asked, ...place }) {
    const shared = yield* root
    if ((checkpoint === undefined) !== (key === undefined))
      return yield* new CallRefused({
        at: checkpoint === undefined ? "--key" : "--checkpoint",
        found: checkpoint === undefined ? "no --checkpoint" : "no --key",
        expected: "both: a checkpoint, and the keys by which it is believed",
      })
    const witnesses = yield* demanded(asked, key)
    const { verifyFiles } = yield* Effect.promise(() => import("../../proof/verify.ts"))
    const { layOutVerified } = yield* Effect.promise(() => import("../../layout/prove/proof.ts"))
    const believed =
      checkpoint === undefined || key === undefined ? undefined : { checkpoint, key, witnesses }
    const answer = yield* verifyFiles(yield* logPlace(shared, place), believed)
    if (answer.verified === "unknown") yield* cannotBeProven
    if (answer.verified === "no") yield* answerIsNo
    yield* reply(shared, answer, layOutVerified)
  }),
).pipe(
  Command.withDescription(
    "Verifies the log from its file alone: every line canonical, every id following from its content, announcements whole, and, with --checkpoint and --key, that nothing was rewritten since that head was signed. The exit status is 1 where something is wrong; the first bad event is named. It is 3 where nothing is wrong and fewer witnesses saw that head than --witnesses demands.",
  ),
  Command.withShortDescription("Whether the log is what it was"),
  Command.withExamples([
    { command: "policy-ledger verify", description: "The platform's log" },
    {
      command: "policy-ledger verify --checkpoint head.txt --key ledger.key.pub",
      description: "Also that it extends a signed head",
    },
  ]),
)
