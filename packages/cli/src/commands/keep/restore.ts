import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { layOutCopied } from "../../layout/keep/copied.ts"
import { locate } from "../../ledger/open.ts"
import { reply, root } from "../../root.ts"

export const restore = Command.make(
  "restore",
  { file: Argument.String("file").pipe(Argument.withDescription("A copy that backup made")) },
  Effect.fnUntraced(function* ({ file }) {
    const shared = yield* root
    const { seeds, url } = yield* locate(shared)
    const { bringBack } = yield* Effect.promise(() => import("../../ledger/copies.ts"))
    const answer = yield* bringBack(seeds, url, file)
    yield* reply(shared, answer, layOutCopied)
  }),
).pipe(
  Command.withDescription(
    "Puts a back-up in the place of the SQLite store. Refused where it is damaged, or behind the last head that was remembered beside the store.",
  ),
  Command.withShortDescription("Put a back-up in the store's place"),
  Command.withExamples([
    { command: "policy-ledger restore /mnt/backup/1688.db", description: "Into .ledger/1688.db" },
  ]),
)
