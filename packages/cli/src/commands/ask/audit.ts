import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { auditMany } from "../../audit/many.ts"
import { auditOne } from "../../audit/one.ts"
import { chosenCase } from "../../cases/chosen.ts"
import { openCases } from "../../cases/source.ts"
import { openLedger } from "../../ledger/open.ts"
import { presumingFlags, tellingFlags } from "../../question.ts"
import { receiptRequestOf } from "../../receipt/receipt-request.ts"
import { given, langFor, maybe, root } from "../../root.ts"
import { match } from "ts-pattern"

export const audit = Command.make(
  "audit",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("A case in JSON, cases in .ndjson, or - for standard input"),
    ),
    case: maybe("case", "ID", "Of many cases only the first that has this number, in full"),
    ...presumingFlags,
    ...tellingFlags,
    receipt: maybe(
      "receipt",
      "FILE",
      "Also write a receipt, which check-receipt can hold against later data",
    ),
    private: Flag.Boolean("private").pipe(
      Flag.withDescription("Leave the case out of the receipt: only its digest"),
      Flag.withDefault(false),
    ),
    force: Flag.Boolean("force").pipe(
      Flag.withDescription("Put the receipt in the place of a file that is there"),
      Flag.withDefault(false),
    ),
    checkpoint: maybe("checkpoint", "FILE", "The signed head of the log, to go into the receipt"),
  },
  Effect.fnUntraced(function* ({
    file,
    case: name,
    receipt,
    private: isPrivate,
    force,
    checkpoint,
    ...flags
  }) {
    const shared = yield* root
    const opened = yield* openCases(file)
    const receiptFlags = { receipt, private: isPrivate, force, checkpoint }
    const receiptRequest = yield* receiptRequestOf(receiptFlags, name === undefined ? opened.kind : "one")
    const ledger = yield* openLedger(shared)
    const { rulebook } = ledger
    const cases = name === undefined ? opened : yield* chosenCase(opened, name, rulebook.platform)
    const { explain, brief, ...asked } = flags
    const question = { ...given(asked), explain, brief, lang: yield* langFor(shared) }
    const request = { shared, rulebook, question }
    yield* match(cases)
      .with({ kind: "one" }, (one) =>
        auditOne(
          request,
          one,
          receiptRequest && { ...receiptRequest, ledger, reads: [file, checkpoint ?? file] },
        ),
      )
      .with({ kind: "many" }, (many) => auditMany(request, many))
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
    {
      command: "policy-ledger audit order.json --receipt receipt.json",
      description: "With a receipt to check later",
    },
    { command: "policy-ledger audit orders.ndjson", description: "Many orders, one row each" },
    { command: "policy-ledger audit orders.ndjson --case A-1", description: "One of them, in full" },
    { command: "policy-ledger audit orders.ndjson --json", description: "All of them, one answer a line" },
    {
      command: "policy-ledger audit order.json --announced-by 2023-05-30",
      description: "As the rules were known on 30 May 2023",
    },
  ]),
)
