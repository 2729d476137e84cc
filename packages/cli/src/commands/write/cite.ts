import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { layOutCited } from "../../layout/write/cited.ts"
import { seedsOfFiles } from "../../ledger/seeds.ts"
import { reply, root } from "../../root.ts"

export const cite = Command.make(
  "cite",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("Announcement as YAML; it is changed in place"),
    ),
    pages: Flag.String("pages").pipe(
      Flag.withDescription("Folder of the pages that were read (.txt, .html)"),
      Flag.withMetavar("DIR"),
    ),
  },
  Effect.fnUntraced(function* ({ file, pages }) {
    const shared = yield* root
    const { sites } = yield* seedsOfFiles(shared, [file])
    const { citeFile } = yield* Effect.promise(() => import("@policy-ledger/ledger"))
    const { reports, cites } = yield* citeFile({ file, pages, sites })
    yield* reply(shared, { v: 1 as const, file, reports, cites }, layOutCited)
  }),
).pipe(
  Command.withDescription(
    'Replaces each quotation (cite: "first words … last words") by the range that it stands for, in the file itself, and fills in digest and length of reports that lack them. All else in the file stays as it is; where anything does not fit, nothing is changed.',
  ),
  Command.withShortDescription("Turn quotations into ranges"),
  Command.withExamples([
    {
      command: "policy-ledger cite seeds/1688/2025-06-18-summer-shipping.yaml --pages pages",
      description: "Before it is recorded",
    },
  ]),
)
