import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { sqlFlags, sqlScript } from "../../export/sql-script.ts"
import { openLedger } from "../../ledger/open.ts"
import { presumingFlags, tellingFlags } from "../../question.ts"
import { given, root } from "../../root.ts"
import { answer } from "../../surroundings/surroundings.ts"

export const exportCommand = Command.make(
  "export",
  {
    format: Flag.Literals("format", ["sql"]).pipe(Flag.withDescription("What is written")),
    ...sqlFlags,
    about: tellingFlags.about,
    ...presumingFlags,
  },
  Effect.fnUntraced(function* ({ format: _format, dialect, rows, shape, ...asked }) {
    const shared = yield* root
    const { rulebook } = yield* openLedger(shared)
    yield* answer(yield* sqlScript({ dialect, rows, shape }, rulebook, given(asked)))
  }),
).pipe(
  Command.withDescription("Writes the rules as a script that answers orders where they are: in a database."),
  Command.withShortDescription("The rules as SQL"),
  Command.withExamples([
    {
      command: "policy-ledger export --format sql --dialect duckdb",
      description: "The view outcome over a table orders",
    },
    {
      command: "policy-ledger export --format sql --dialect postgres --shape",
      description: "The table that it reads",
    },
  ]),
)
