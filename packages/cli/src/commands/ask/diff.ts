import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { layOutDiff } from "../../layout/ask/diff.ts"
import { openLedger } from "../../ledger/open.ts"
import { ask, presumingFlags } from "../../question.ts"
import { given, reply, root } from "../../root.ts"
import { visibleIn } from "../../surroundings/visible.ts"

export const diff = Command.make(
  "diff",
  {
    from: Flag.String("from").pipe(Flag.withDescription("The first date"), Flag.withMetavar("DATE")),
    to: Flag.String("to").pipe(Flag.withDescription("The second date"), Flag.withMetavar("DATE")),
    ...presumingFlags,
  },
  Effect.fnUntraced(function* ({ from, to, ...asOf }) {
    const shared = yield* root
    const { rulebook, platform } = yield* openLedger(shared)
    const answer = yield* ask(() => rulebook.diff({ from, to, ...given(asOf) }))
    yield* reply(shared, answer, (page, shown) => layOutDiff(page, shown, visibleIn(platform)))
  }),
).pipe(
  Command.withDescription(
    "The rules that began, changed or ended between two dates, and those of which that is not certain.",
  ),
  Command.withShortDescription("What changed between two dates"),
  Command.withExamples([
    {
      command: "policy-ledger diff --from 2023-01-01 --to 2023-07-01",
      description: "The first half of 2023",
    },
  ]),
)
