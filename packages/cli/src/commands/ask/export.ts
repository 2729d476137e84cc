import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { FORMATS, tablesRequestOf } from "../../export/request.ts"
import { layOutExported } from "../../layout/ask/exported.ts"
import { openLedger } from "../../ledger/open.ts"
import { presumingFlags } from "../../question.ts"
import { given, maybe, onOff, reply, root } from "../../root.ts"

export const exportCommand = Command.make(
  "export",
  {
    format: Flag.Literals("format", FORMATS).pipe(Flag.withDescription("What the tables are written in")),
    out: maybe("out", "DIR", "The folder to make, with a file for each table"),
    force: onOff("force", "Replace an earlier export"),
    ...presumingFlags,
  },
  Effect.fnUntraced(function* ({ format, out, force, ...asked }) {
    const shared = yield* root
    const request = yield* tablesRequestOf({ format, out, force })
    const ledger = yield* openLedger(shared)
    const { exportTables } = yield* Effect.promise(() => import("../../export/export-tables.ts"))
    yield* reply(shared, yield* exportTables(request, ledger, given(asked)), layOutExported)
  }, Effect.scoped),
).pipe(
  Command.withDescription(
    "Writes the ledger as tables: announcements, reports, events, and versions, which tells what holds when. Points of view and presumptions are those of versions; the others hold the whole ledger.",
  ),
  Command.withShortDescription("The ledger as tables"),
  Command.withExamples([
    { command: "policy-ledger export --format csv --out tables", description: "Four files in CSV" },
    {
      command: "policy-ledger export --format parquet --out tables --announced-by 2023-05-30",
      description: "In Parquet; the versions as they were known on 30 May 2023",
    },
  ]),
)
