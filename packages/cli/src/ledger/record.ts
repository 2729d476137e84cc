import { EMPTY_LOG_ROOT } from "@policy-ledger/log"
import { Ledger, type Outcome } from "@policy-ledger/ledger"
import type { StoreUrl, StreamHead } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { match } from "ts-pattern"
import type { RecordAnswer, RecordedAnnouncement } from "./answers.ts"
import { rememberLastHead } from "./copies.ts"
import type { Seeds } from "./seeds.ts"
import { storeFor } from "./stores.ts"
import { filesOf, seeWhole } from "./verified.ts"

export interface RecordRequest {
  readonly files: readonly string[]
  readonly by: string
  readonly isClockRight: boolean
}

export const recordFiles = Effect.fnUntraced(function* (
  seeds: Seeds,
  url: StoreUrl,
  { files, by, isClockRight }: RecordRequest,
) {
  const recorded = Effect.gen(function* () {
    const ledger = yield* Ledger.openToRecord(filesOf(seeds))
    yield* seeWhole(url, ledger.origin)
    const { outcomes, head } = yield* ledger.record(files, by, { isClockRight })
    yield* rememberLastHead(seeds, ledger.origin, head)
    return answerOf(ledger.origin, outcomes, head)
  })
  return yield* Effect.provide(Effect.scoped(recorded), yield* storeFor(url))
})

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
