import { QuestionError } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import { maybe } from "./root.ts"
import { CallRefused } from "./refusal.ts"

/** As of when a question is asked: what had been announced by then, and what recorded. */
export const asOfFlags = {
  announcedBy: maybe("announced-by", "DATE", "Count only what had been announced by the end of this day"),
  recordedBy: maybe("recorded-by", "TIME", "Count only what this ledger held then"),
}

/** As the Rulebook names what it was asked, and as it stands on the command line. */
const FLAGS: { readonly [at: string]: string } = {
  on: "--on",
  from: "--from",
  to: "--to",
  announcedBy: "--announced-by",
  recordedBy: "--recorded-by",
  instrument: "instrument",
  provision: "--provision",
}

/** Asks the Rulebook; a question that cannot be answered as asked is the caller's mistake. */
export const ask = <A>(question: () => A): Effect.Effect<A, CallRefused> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(question())
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error
      const { at, found, expected, nearest } = error
      return Effect.fail(new CallRefused({ at: FLAGS[at] ?? at, found, expected, nearest }))
    }
  })
