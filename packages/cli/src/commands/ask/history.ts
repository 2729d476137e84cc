import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { layOutHistory } from "../../layout/ask/history.ts"
import { openLedger } from "../../ledger/open.ts"
import { ask, presumingFlags } from "../../question.ts"
import { given, reply, root } from "../../root.ts"

export const history = Command.make(
  "history",
  {
    instrument: Argument.String("instrument").pipe(
      Argument.withDescription("Id of a document, service or relief"),
    ),
    ...presumingFlags,
  },
  Effect.fnUntraced(function* ({ instrument, ...asOf }) {
    const shared = yield* root
    const { rulebook } = yield* openLedger(shared)
    const answer = yield* ask(() => rulebook.history(instrument, given(asOf)))
    yield* reply(shared, answer, layOutHistory)
  }),
).pipe(
  Command.withDescription(
    "Every version of the rules of a document, service or relief, in order, with the events that made them.",
  ),
  Command.withShortDescription("The versions of a document or service"),
  Command.withExamples([
    {
      command: "policy-ledger history shipping-conduct",
      description: "All wordings of the rules for shipping",
    },
  ]),
)
