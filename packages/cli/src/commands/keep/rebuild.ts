import { Effect } from "effect"
import { Command } from "effect/cli"
import { layOutRecorded } from "../../layout/keep/recorded.ts"
import { curator } from "../../ledger/curator.ts"
import { locate } from "../../ledger/open.ts"
import { maybe, onOff, reply, root } from "../../root.ts"
import { clockFlag } from "./clock-flag.ts"

export const rebuild = Command.make(
  "rebuild",
  {
    by: maybe("by", "NAME", "Who records it (default: your name on this machine)"),
    unreleased: onOff(
      "unreleased",
      "Nobody was given this log, though no data package beside the seeds tells",
    ),
    ...clockFlag,
  },
  Effect.fnUntraced(function* ({ by, unreleased: isUnreleased, clockIsRight: isClockRight }) {
    const shared = yield* root
    const { seeds, url } = yield* locate(shared)
    const { rebuildAll } = yield* Effect.promise(() => import("../../ledger/rebuild.ts"))
    const answer = yield* rebuildAll(seeds, url, { by: by ?? curator(), isUnreleased, isClockRight })
    yield* reply(shared, answer, layOutRecorded)
  }),
).pipe(
  Command.withDescription(
    "Writes the log anew from all announcement files and fills the store from it. Only before release 1.0.0 of the platform's data package, from which on the log is append-only.",
  ),
  Command.withShortDescription("Write the log anew (before 1.0.0)"),
  Command.withExamples([
    { command: "policy-ledger rebuild --by curator", description: "From seeds/1688/*.yaml" },
  ]),
)
