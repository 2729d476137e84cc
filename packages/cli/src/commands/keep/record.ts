import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { maybe, reply, root } from "../../root.ts"
import { clockFlag } from "./clock-flag.ts"
import { layOutRecorded } from "../../layout/keep/recorded.ts"
import { seedsOfFiles } from "../../ledger/seeds.ts"
import { storeUrlFor } from "../../ledger/stores.ts"
import { curator } from "../../ledger/curator.ts"

export const record = Command.make(
  "record",
  {
    files: Argument.String("file").pipe(
      Argument.withDescription("Announcement as YAML: ID.yaml, or ID.2.yaml for a correction"),
      Argument.variadic({ min: 1 }),
    ),
    by: maybe("by", "NAME", "Who records it (default: your name on this machine)"),
    ...clockFlag,
  },
  Effect.fnUntraced(function* ({ files, by, clockIsRight: isClockRight }) {
    const shared = yield* root
    const seeds = yield* seedsOfFiles(shared, files)
    const url = yield* storeUrlFor(seeds, shared.store)
    const { recordFiles } = yield* Effect.promise(() => import("../../ledger/record.ts"))
    const answer = yield* recordFiles(seeds, url, { files, by: by ?? curator(), isClockRight })
    yield* reply(shared, answer, layOutRecorded)
  }),
).pipe(
  Command.withDescription(
    "Validates announcements against what the ledger holds and appends all of them or none, to the log and the store. Recording the same content again changes nothing and says so.",
  ),
  Command.withShortDescription("Append announcements to the ledger"),
  Command.withExamples([
    {
      command: "policy-ledger record seeds/1688/2025-04-07-sourcing-pass-agreement.yaml",
      description: "One announcement",
    },
    {
      command: 'policy-ledger record seeds/1688/*.yaml --by "Li Lei"',
      description: "All that are not recorded yet",
    },
  ]),
)
