import { runs as runsOf, type RunsAnswer, type RunsQuestion as OfAny } from "@policy-ledger/rulebook/runs"
import type { InstrumentId } from "#data/case"
import type { OneOf } from "../question.ts"
import { published } from "./published.ts"

export type { ProvisionRuns, Run, RunsAnswer, VersionOfRuns } from "@policy-ledger/rulebook/runs"

/** Of every provision, or of those of one instrument. */
export type RunsQuestion<Instrument extends string = InstrumentId> = Omit<OfAny, "instrument"> & {
  readonly instrument?: OneOf<InstrumentId, Instrument>
}

/** Every provision through time: of each version the stretches in which it is in force, may be, or still governs somebody. */
export function runs<Instrument extends string>(question?: RunsQuestion<Instrument>): RunsAnswer {
  return runsOf(published.book, question)
}
