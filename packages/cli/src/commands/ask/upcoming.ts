import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { layOutUpcoming } from "../../layout/ask/upcoming.ts"
import { openLedger } from "../../ledger/open.ts"
import { ask, presumingFlags } from "../../question.ts"
import { given, reply, root } from "../../root.ts"

export const upcoming = Command.make(
  "upcoming",
  {
    on: Flag.String("on").pipe(
      Flag.withDescription("Date from which to look ahead"),
      Flag.withMetavar("DATE"),
    ),
    ...presumingFlags,
  },
  Effect.fnUntraced(function* ({ on, ...asOf }) {
    const shared = yield* root
    const { rulebook } = yield* openLedger(shared)
    const answer = yield* ask(() => rulebook.upcoming({ on, ...given(asOf) }))
    yield* reply(shared, answer, layOutUpcoming)
  }),
).pipe(
  Command.withDescription(
    "What is announced by the end of a date (unless told otherwise) and not yet in force then.",
  ),
  Command.withShortDescription("What is announced and still to come"),
  Command.withExamples([
    { command: "policy-ledger upcoming --on 2023-06-01", description: "What was to come on 1 June 2023" },
  ]),
)
