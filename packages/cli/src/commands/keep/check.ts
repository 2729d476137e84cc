import { Effect } from "effect"
import { Command } from "effect/cli"
import { locate } from "../../ledger/open.ts"
import { maybe, replyYesOrNo, root } from "../../root.ts"

export const check = Command.make(
  "check",
  {
    pages: maybe(
      "pages",
      "DIR",
      "Also compare the reports with these pages (.txt, .html): digests, passages, dates and figures",
    ),
    released: maybe("released", "FILE", "The log as last released, whose lines must stand unaltered"),
  },
  Effect.fnUntraced(function* ({ pages, released }) {
    const shared = yield* root
    const { seeds, url } = yield* locate(shared)
    const { checkAll } = yield* Effect.promise(() => import("../../ledger/check.ts"))
    const { layOutFindings } = yield* Effect.promise(() => import("../../layout/keep/findings.ts"))
    const answer = yield* checkAll(seeds, url, {
      pages,
      released,
      isStoreAsked: shared.store !== undefined,
    })
    yield* replyYesOrNo(shared, answer.findings.length === 0, answer, layOutFindings)
  }),
).pipe(
  Command.withDescription(
    "Every lint over the whole ledger. The exit status is 1 where there is anything to put right.",
  ),
  Command.withShortDescription("Whether the ledger is in order"),
  Command.withExamples([
    { command: "policy-ledger check", description: "The log, the announcements and the platform file" },
    { command: "policy-ledger check --pages pages", description: "Also against the pages that were read" },
  ]),
)
