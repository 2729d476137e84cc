import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { FORMATS, tablesRequestOf } from "../../export/request.ts"
import { refuseOthers, sqlFlags, sqlScript } from "../../export/sql-script.ts"
import { layOutExported } from "../../layout/ask/exported.ts"
import { openLedger } from "../../ledger/open.ts"
import { presumingFlags, tellingFlags } from "../../question.ts"
import { given, maybe, onOff, reply, root } from "../../root.ts"
import { stoppable } from "../../surroundings/stoppable.ts"
import { answer } from "../../surroundings/surroundings.ts"

export const exportCommand = Command.make(
  "export",
  {
    format: Flag.Literals("format", [...FORMATS, "sql"]).pipe(
      Flag.withDescription("What the tables are written in; sql: the rules, as a script"),
    ),
    out: maybe("out", "DIR", "Of tables: the folder to make, with a file for each"),
    force: onOff("force", "Of tables: replace an earlier export"),
    ...sqlFlags,
    about: tellingFlags.about,
    ...presumingFlags,
  },
  Effect.fnUntraced(function* ({ format, out, force, dialect, rows, shape, about, ...asked }) {
    const shared = yield* root
    if (format === "sql") {
      yield* refuseOthers(format, { out, force })
      const { rulebook } = yield* openLedger(shared)
      return yield* answer(yield* sqlScript({ dialect, rows, shape }, rulebook, given({ ...asked, about })))
    }
    yield* refuseOthers(format, { dialect, rows, shape, about })
    const request = yield* tablesRequestOf({ format, out, force })
    const ledger = yield* openLedger(shared)
    const { exportTables } = yield* Effect.promise(() => import("../../export/export-tables.ts"))
    yield* reply(shared, yield* stoppable(exportTables(request, ledger, given(asked)), []), layOutExported)
  }, Effect.scoped),
).pipe(
  Command.withDescription(
    "Writes the ledger as tables: announcements, reports, events, and versions, which tells what holds when (points of view and presumptions are those of versions; the others hold the whole ledger). Or the rules as a script that answers orders where they are: in a database.",
  ),
  Command.withShortDescription("The ledger as tables, or its rules as SQL"),
  Command.withExamples([
    { command: "policy-ledger export --format csv --out tables", description: "Four files in CSV" },
    {
      command: "policy-ledger export --format parquet --out tables --announced-by 2023-05-30",
      description: "In Parquet; the versions as they were known on 30 May 2023",
    },
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
