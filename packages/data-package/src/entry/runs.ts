import type { AsOfQuestion, PresumingQuestion } from "@policy-ledger/rulebook"
import { runs as runsOf, type RunsAnswer } from "@policy-ledger/rulebook/runs"
import { published } from "./published.ts"

export type { ProvisionRuns, Run, RunsAnswer, VersionOfRuns } from "@policy-ledger/rulebook/runs"

/** Every provision through time: of each version the stretches in which it is in force, may be, or still governs somebody. */
export function runs(known?: AsOfQuestion & PresumingQuestion): RunsAnswer {
  return runsOf(published.book, known)
}
