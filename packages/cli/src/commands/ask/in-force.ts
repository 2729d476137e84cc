import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { layOutInForce } from "../../layout/ask/in-force.ts"
import { openLedger } from "../../ledger/open.ts"
import { ask, presumingFlags } from "../../question.ts"
import { given, maybe, reply, root } from "../../root.ts"
import { visibleIn } from "../../surroundings/visible.ts"

export const inForce = Command.make(
  "in-force",
  {
    on: Flag.String("on").pipe(
      Flag.withDescription("Date (its first instant) or instant"),
      Flag.withMetavar("DATE"),
    ),
    ...presumingFlags,
    instrument: maybe("instrument", "ID", "Only the rules of this document, service or relief"),
    provision: maybe("provision", "ID", "Only this rule"),
  },
  Effect.fnUntraced(function* ({ on, ...rest }) {
    const shared = yield* root
    const { rulebook, platform } = yield* openLedger(shared)
    const answer = yield* ask(() => rulebook.inForce({ on, ...given(rest) }))
    yield* reply(shared, answer, (page, shown) => layOutInForce(page, shown, visibleIn(platform)))
  }),
).pipe(
  Command.withDescription(
    "The rules in force on a date, with those that still govern somebody and those that may be in force.",
  ),
  Command.withShortDescription("The rules in force on a date"),
  Command.withExamples([
    { command: "policy-ledger in-force --on 2023-06-03", description: "On 3 June 2023, as known today" },
    {
      command: "policy-ledger in-force --on 2023-06-03 --announced-by 2023-05-30",
      description: "The same day, as known on 30 May",
    },
    {
      command: "policy-ledger in-force --on 2024-01-01 --instrument shipping-conduct --json",
      description: "One document, as JSON",
    },
  ]),
)
