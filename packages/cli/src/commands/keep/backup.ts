import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { layOutCopied } from "../../layout/keep/copied.ts"
import { locate } from "../../ledger/open.ts"
import { reply, root } from "../../root.ts"

export const backup = Command.make(
  "backup",
  { file: Argument.String("file").pipe(Argument.withDescription("The copy to make, a file")) },
  Effect.fnUntraced(function* ({ file }) {
    const shared = yield* root
    const { seeds, url } = yield* locate(shared)
    const { backUp } = yield* Effect.promise(() => import("../../ledger/copies.ts"))
    const answer = yield* backUp(seeds, url, file)
    yield* reply(shared, answer, layOutCopied)
  }),
).pipe(
  Command.withDescription(
    "Copies a SQLite store while others go on writing to it, checks the copy, and remembers the head beside the store.",
  ),
  Command.withShortDescription("Copy a SQLite store, checked"),
  Command.withExamples([
    { command: "policy-ledger backup /mnt/backup/1688.db", description: "An online copy" },
  ]),
)
