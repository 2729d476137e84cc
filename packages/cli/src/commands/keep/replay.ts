import { Effect } from "effect"
import { Command } from "effect/cli"
import { layOutReplay } from "../../layout/keep/replay.ts"
import { openLedger } from "../../ledger/open.ts"
import { maybe, onOff, reply, root } from "../../root.ts"

export const replay = Command.make(
  "replay",
  {
    until: maybe(
      "until",
      "EVENT|TIME",
      "The last event to fold: its id or revision, or the time by which it was recorded",
    ),
    step: onOff("step", "Show what came with each event and what is held after it"),
  },
  Effect.fnUntraced(function* ({ until, step }) {
    const shared = yield* root
    const { platform, slice } = yield* openLedger(shared)
    const { replayed } = yield* Effect.promise(() => import("../../ledger/replay.ts"))
    const answer = yield* replayed(platform, slice, { until, step })
    yield* reply(shared, answer, layOutReplay)
  }),
).pipe(
  Command.withDescription(
    "Folds the log event by event and ends with the digest of the state: the same log, the same digest.",
  ),
  Command.withShortDescription("Fold the log event by event"),
  Command.withExamples([
    { command: "policy-ledger replay", description: "The whole log, and the digest of what it comes to" },
    { command: "policy-ledger replay --step --until 20", description: "The first 21 events one by one" },
    {
      command: "policy-ledger replay --until 2026-01-01T00:00:00+08:00",
      description: "What the ledger held then",
    },
  ]),
)
