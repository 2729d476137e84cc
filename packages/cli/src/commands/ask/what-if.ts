import { whatIf as pieces } from "@policy-ledger/rulebook/what-if"
import { Effect, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { oneOf, readCases } from "../../audit/cases.ts"
import { askCase } from "../../cases/one-case.ts"
import { caseReader } from "../../cases/reader.ts"
import { layOutWhatIf } from "../../layout/ask/what-if.ts"
import { openLedger } from "../../ledger/open.ts"
import { aboutFlag, ask, presumingFlags } from "../../question.ts"
import { CallRefused } from "../../refusal.ts"
import { given, maybe, reply, root } from "../../root.ts"
import { visibleIn } from "../../surroundings/visible.ts"

export const whatIf = Command.make(
  "what-if",
  {
    file: Argument.String("case").pipe(
      Argument.withDescription("A case in JSON, cases in .ndjson (with --case), or - for standard input"),
    ),
    vary: Flag.String("vary").pipe(
      Flag.withDescription("The fact that varies, such as order.paidAt"),
      Flag.withMetavar("FACT"),
    ),
    from: maybe("from", "VALUE", "The first value, of an instant, an amount, a share or a number"),
    to: maybe("to", "VALUE", "Where to stop: the first value not asked about"),
    case: maybe("case", "ID", "Of many cases the first that has this number"),
    ...presumingFlags,
    ...aboutFlag,
  },
  Effect.fnUntraced(function* ({ file, case: name, vary, ...rest }) {
    const shared = yield* root
    const reader = caseReader(undefined)
    const opened = yield* readCases(file, reader)
    const { rulebook } = yield* openLedger(shared)
    const one = name === undefined ? opened : yield* oneOf(opened, name, rulebook.platform)
    if (one.kind === "many")
      return yield* new CallRefused({ at: file, found: "many cases", expected: "one of them: --case ID" })
    const read = yield* Effect.fromResult(one.read)
    const question = { vary, ...given(rest) }
    const asked = yield* ask(() => askCase((json) => pieces(rulebook, json, question), read))
    const answer = yield* Effect.fromResult(
      Result.mapError(asked, (refused) => reader.hint(refused, one.source, rulebook.platform.id)),
    )
    const platform = visibleIn(rulebook.platform)
    yield* reply(shared, answer, (page, shown) => layOutWhatIf(page, shown, platform))
  }, Effect.scoped),
).pipe(
  Command.withDescription(
    "What becomes of an order as one of its facts varies: from which value to which the answer is the same, and what changes where it tips.",
  ),
  Command.withShortDescription("Where the answer tips as a fact varies"),
  Command.withExamples([
    {
      command: "policy-ledger what-if order.json --vary order.paidAt",
      description: "Paid earlier or later",
    },
    {
      command: "policy-ledger what-if order.json --vary order.paidAt --from 2023-01-01 --to 2023-02-01",
      description: "Within a month",
    },
    {
      command: "policy-ledger what-if orders.ndjson --case A-1 --vary order.amount --json",
      description: "One of many, by its amount, as JSON",
    },
  ]),
)
