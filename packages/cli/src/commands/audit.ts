import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { auditMany } from "../audit/many.ts"
import { auditOne } from "../audit/one.ts"
import { openCases } from "../cases/source.ts"
import { openLedger } from "../ledger/open.ts"
import { knownBy } from "../question.ts"
import { given, langFor, root } from "../root.ts"
import { match } from "ts-pattern"

export const audit = Command.make(
  "audit",
  {
    file: Argument.String("file").pipe(Argument.withDescription("A case in JSON, cases in .ndjson, or - for standard input")),
    ...knownBy,
    explain: Flag.Boolean("explain").pipe(
      Flag.withDescription("Say why of every verdict, and which facts would settle what is unknown"),
      Flag.withDefault(false),
    ),
  },
  Effect.fnUntraced(function* ({ file, explain, ...known }) {
    const shared = yield* root
    const cases = yield* openCases(file)
    const { rulebook } = yield* openLedger(shared)
    const asking = { shared, rulebook, question: { ...given(known), explain, lang: langFor(shared) } }
    yield* match(cases)
      .with({ kind: "one" }, (one) => auditOne(asking, one))
      .with({ kind: "many" }, (many) => auditMany(asking, many))
      .exhaustive()
  }, Effect.scoped),
).pipe(
  Command.withDescription(
    "Which rules governed an order, with what result, on whose word, and what is still unknown. A fact that is not given is unknown, not false.",
  ),
  Command.withShortDescription("Which rules governed an order"),
  Command.withExamples([
    { command: "policy-ledger audit order.json", description: "One order" },
    { command: "policy-ledger audit order.json --explain", description: "The same, with the reasons" },
    { command: "policy-ledger audit orders.ndjson --json", description: "Many orders, one answer a line" },
    { command: "policy-ledger audit order.json --announced-by 2023-05-30", description: "As the rules were known on 30 May 2023" },
  ]),
)
