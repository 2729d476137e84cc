import { EMPTY_LOG_ROOT } from "@policy-ledger/log"
import type { Outcome } from "@policy-ledger/ledger"
import type { StoreUrl, StreamHead } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { match } from "ts-pattern"
import type { RecordAnswer, RecordedAnnouncement } from "./answers.ts"
import { keepHead } from "./copies.ts"
import type { Seeds } from "./seeds.ts"
import { withLedger } from "./verified.ts"

export const recordFiles = (seeds: Seeds, url: StoreUrl, files: readonly string[], by: string) =>
  withLedger(seeds, url, (ledger) =>
    ledger.record(files, by).pipe(
      Effect.tap(({ head }) => keepHead(seeds, ledger.origin, head)),
      Effect.map(({ outcomes, head }) => answerOf(ledger.origin, outcomes, head)),
    ),
  )

export const answerOf = (
  origin: string,
  outcomes: readonly Outcome[],
  head: StreamHead | undefined,
): RecordAnswer => ({
  v: 1,
  recorded: outcomes.map(recordedOf),
  ledger: { origin, events: head?.size ?? 0, root: head?.root ?? EMPTY_LOG_ROOT },
})

const recordedOf = ({ _tag, ...rest }: Outcome): RecordedAnnouncement => ({
  ...rest,
  outcome: match(_tag)
    .with("Recorded", () => "recorded" as const)
    .with("AlreadyRecorded", () => "already-recorded" as const)
    .exhaustive(),
})
