import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { locate } from "../../ledger/open.ts"
import { maybe, replyYesOrNo, root } from "../../root.ts"

export const checkReceipt = Command.make(
  "check-receipt",
  {
    file: Argument.String("file").pipe(Argument.withDescription("A receipt that audit --receipt wrote")),
    case: maybe("case", "FILE", "The case, where the receipt is private"),
    key: maybe("key", "FILE", "Public keys, one of which must have signed the receipt's checkpoint"),
    log: maybe("log", "FILE", "The log to hold it against (default: the platform's)"),
  },
  Effect.fnUntraced(function* ({ file, ...question }) {
    const shared = yield* root
    const { seeds } = yield* locate(shared)
    const { checkedReceipt } = yield* Effect.promise(() => import("../../receipt/check-receipt.ts"))
    const { layOutReceipt } = yield* Effect.promise(() => import("../../layout/prove/receipt.ts"))
    const answer = yield* checkedReceipt(seeds, { ...question, receipt: file })
    yield* replyYesOrNo(shared, answer.result === "same", answer, layOutReceipt)
  }),
).pipe(
  Command.withDescription(
    "Asks again what a receipt answered, against today's log, and says same, different (with the first event that makes it so) or unprovable (and why). The exit status is 0 where it is the same, else 1; 2 where the file is no receipt.",
  ),
  Command.withShortDescription("Whether an answer still stands"),
  Command.withExamples([
    { command: "policy-ledger check-receipt receipt.json", description: "A receipt with its case" },
    { command: "policy-ledger check-receipt receipt.json --case order.json", description: "A private one" },
  ]),
)
