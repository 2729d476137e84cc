import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { asFlag, refuseOtherPlatform } from "../../cases/as-flag.ts"
import { caseReader } from "../../cases/reader.ts"
import { impactFlags, impactRequestOf } from "../../impact/request.ts"
import { layOutImpact } from "../../layout/ask/impact.ts"
import { openLedger } from "../../ledger/open.ts"
import { reply, root } from "../../root.ts"
import { stoppable } from "../../surroundings/stoppable.ts"
import { answer as print, answerIsNo, note } from "../../surroundings/surroundings.ts"
import { visible, visibleIn } from "../../surroundings/visible.ts"

export const impact = Command.make(
  "impact",
  {
    file: Argument.String("orders").pipe(
      Argument.withDescription(
        "Orders in .ndjson, .csv, .parquet or .json, or - for standard input with --in",
      ),
    ),
    ...impactFlags,
    as: asFlag,
  },
  Effect.fnUntraced(function* (flags) {
    const shared = yield* root
    const request = yield* impactRequestOf(flags)
    const reader = caseReader(flags.as)
    const ledger = yield* openLedger(shared)
    yield* refuseOtherPlatform(flags.as, reader, ledger.platform.id)
    const { heldAgainst } = yield* Effect.promise(() => import("../../impact/held-against.ts"))
    const { answer, written, tellRest } = yield* stoppable(heldAgainst(reader, ledger, request), [
      request.orders.file,
    ])
    yield* Effect.when(answerIsNo, Effect.succeed(answer.changed > 0))
    yield* reply(shared, answer, (page, shown) => layOutImpact(page, shown, visibleIn(ledger.platform)))
    if (written !== undefined && !shared.json) yield* print(`\n${visible(written)}\n`)
    yield* tellRest
    yield* Effect.forEach(reader.notes(false), note, { discard: true })
  }, Effect.scoped),
).pipe(
  Command.withDescription(
    "Which answers of past orders differ between two states of the ledger or two points of view, and by which announcements. Ends with 1 where any does.",
  ),
  Command.withShortDescription("Which old answers changed"),
  Command.withExamples([
    {
      command: "policy-ledger impact orders.ndjson --from package:rules-1688-1.0.0.tgz --to events:253",
      description: "After an update of the data: what the release before answered otherwise",
    },
    {
      command:
        "policy-ledger impact orders.csv --from announced:2023-05-25 --to announced:2023-06-30 --out changed.csv",
      description: "What became of them by what was announced meanwhile, and a table of those that changed",
    },
    {
      command: "policy-ledger impact orders.ndjson --from events:253 --to events:253+presume:commencement",
      description: "What a presumption settles",
    },
  ]),
)
