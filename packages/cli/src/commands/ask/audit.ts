import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { auditCases, oneOf, readCases } from "../../audit/cases.ts"
import { bulkFlags, bulkRequestOf } from "../../bulk/request.ts"
import { asFlag, refuseOtherPlatform } from "../../cases/as-flag.ts"
import { caseReader } from "../../cases/reader.ts"
import { openLedger } from "../../ledger/open.ts"
import { presumingFlags, tellingFlags } from "../../question.ts"
import { receiptRequestOf } from "../../receipt/receipt-request.ts"
import { given, langOn, maybe, onOff, root } from "../../root.ts"
import { stoppable } from "../../surroundings/stoppable.ts"
import { note } from "../../surroundings/surroundings.ts"

export const audit = Command.make(
  "audit",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription(
        "A case in JSON, cases in .ndjson, or - for standard input; with --out also .csv or .parquet",
      ),
    ),
    as: asFlag,
    case: maybe("case", "ID", "Of many cases only the first that has this number, in full"),
    ...presumingFlags,
    ...tellingFlags,
    receipt: maybe(
      "receipt",
      "FILE",
      "Also write a receipt, which check-receipt can hold against later data",
    ),
    private: onOff("private", "Leave the case out of the receipt: only its digest"),
    force: onOff("force", "Put the receipt, or the results, in the place of a file that is there"),
    checkpoint: maybe("checkpoint", "FILE", "The signed head of the log, to go into the receipt"),
    ...bulkFlags,
  },
  Effect.fnUntraced(function* (flags) {
    const {
      out: _out,
      from: _from,
      rows: _rows,
      onError: _onError,
      jobs: _jobs,
      progress: _progress,
      ...printed
    } = flags
    const { file, as, case: name, receipt, private: isPrivate, force, checkpoint, ...rest } = printed
    const { explain, brief, verdicts, ...asked } = rest
    const shared = yield* root
    const reader = caseReader(as)
    const bulk = yield* bulkRequestOf(flags, { ...printed, json: shared.json })
    if (bulk !== undefined) {
      const ledger = yield* openLedger(shared)
      yield* refuseOtherPlatform(as, reader, ledger.platform.id)
      const { auditToFile } = yield* Effect.promise(() => import("../../bulk/audit-to-file.ts"))
      yield* stoppable(auditToFile({ reader, ledger, bulk, question: given(asked) }), [file])
      return yield* Effect.forEach(reader.notes(explain), note, { discard: true })
    }
    const opened = yield* readCases(file, reader)
    const receiptFlags = { receipt, private: isPrivate, force, checkpoint }
    const receiptRequest = yield* receiptRequestOf(receiptFlags, name === undefined ? opened.kind : "one")
    const ledger = yield* openLedger(shared)
    const { rulebook } = ledger
    yield* refuseOtherPlatform(as, reader, rulebook.platform.id)
    const cases = name === undefined ? opened : yield* oneOf(opened, name, rulebook.platform)
    const told = { verdicts: verdicts ?? "all", explain, brief } as const
    const question = { ...given(asked), ...told, lang: yield* langOn(shared, rulebook.platform) }
    yield* auditCases(
      { shared, rulebook, reader, question },
      cases,
      receiptRequest && { ...receiptRequest, ledger, reads: [file, checkpoint ?? file] },
    )
    yield* Effect.forEach(reader.notes(explain), note, { discard: true })
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
    {
      command: "policy-ledger audit orders.csv --out results.csv",
      description: "However many, from a table to a table",
    },
    { command: "policy-ledger audit orders.ndjson --case A-1", description: "One of them, in full" },
    { command: "policy-ledger audit orders.ndjson --json", description: "All of them, one answer a line" },
    {
      command: "policy-ledger audit trades.json --as alibaba-trade",
      description: "Orders as 1688's open platform gives them",
    },
    {
      command: "policy-ledger audit order.json --announced-by 2023-05-30",
      description: "As the rules were known on 30 May 2023",
    },
  ]),
)
