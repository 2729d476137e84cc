import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { locate } from "../../ledger/open.ts"
import { maybe, reply, root } from "../../root.ts"
import { answerIsNo, cannotBeProven } from "../../surroundings/surroundings.ts"
import { demanded, witnessesFlag } from "./log-place.ts"

export const checkReceipt = Command.make(
  "check-receipt",
  {
    file: Argument.String("file").pipe(Argument.withDescription("A receipt that audit --receipt wrote")),
    case: maybe("case", "FILE", "The case, where the receipt is private"),
    key: maybe(
      "key",
      "FILE",
      "Public keys: one that is named after the ledger must have signed the receipt's checkpoint; witnesses' keys tell who cosigned it",
    ),
    ...witnessesFlag,
    log: maybe("log", "FILE", "The log to hold it against (default: the platform's)"),
  },
  Effect.fnUntraced(function* ({ file, witnesses: asked, ...question }) {
    const shared = yield* root
    const witnesses = yield* demanded(asked, question.key)
    const { seeds } = yield* locate(shared)
    const { checkedReceipt } = yield* Effect.promise(() => import("../../receipt/check-receipt.ts"))
    const { layOutReceipt } = yield* Effect.promise(() => import("../../layout/prove/receipt.ts"))
    const answer = yield* checkedReceipt(seeds, { ...question, receipt: file, witnesses })
    // Before the answer is written: whoever reads it may be gone.
    if (answer.result === "different") yield* answerIsNo
    if (answer.result === "unprovable") yield* cannotBeProven
    yield* reply(shared, answer, layOutReceipt)
  }),
).pipe(
  Command.withDescription(
    "Asks again what a receipt answered: the log as it stood then, and today's. Says same (exit status 0), different (1, with the first event that makes it so) or that it cannot be proven (3, and why); 2 where the call, the receipt's form, the case or the key file is wrong. Nothing that the receipt says of itself decides how it is checked.",
  ),
  Command.withShortDescription("Whether an answer still stands"),
  Command.withExamples([
    { command: "policy-ledger check-receipt receipt.json", description: "A receipt with its case" },
    { command: "policy-ledger check-receipt receipt.json --case order.json", description: "A private one" },
  ]),
)
