import { type Presumption, QuestionError } from "@policy-ledger/rulebook"
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { maybe, onOff } from "./root.ts"
import { CallRefused } from "./refusal.ts"

/** As of when a question is asked: what had been announced by then, and what recorded. */
export const asOfFlags = {
  announcedBy: maybe("announced-by", "DATE", "Count only what had been announced by the end of this day"),
  recordedBy: maybe("recorded-by", "TIME", "Count only what this ledger held then"),
}

const split = (text: string | undefined): readonly string[] | undefined => text?.split(",")

/** As of when a question is asked, and what is presumed. */
export const presumingFlags = {
  ...asOfFlags,
  presume: maybe(
    "presume",
    "NAMES",
    "Presume what sources leave open: commencement, continuance, unchanged, conditions, with commas between",
  ).pipe(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Rulebook refuses what is none
    Flag.map((text) => split(text) as readonly Presumption[] | undefined),
  ),
}

/** About which groups of facts a case is asked. */
export const aboutFlag = {
  about: maybe("about", "GROUPS", "Only the rules about these groups of facts, such as order,refund").pipe(
    Flag.map(split),
  ),
}

/** Which verdicts an audit tells of, and whether with reasons. */
export const tellingFlags = {
  ...aboutFlag,
  verdicts: Flag.Literals("verdicts", ["all", "possible", "applies"]).pipe(
    Flag.withDescription("List all verdicts asked for (default), those that may apply, or those that do"),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  brief: onOff("brief", "Leave the reasons out of the JSON"),
  explain: onOff("explain", "Tell of every verdict, and why, and which facts would settle what is unknown"),
}

/** As the Rulebook names what it was asked, and as it stands on the command line. */
const FLAGS: { readonly [at: string]: string } = {
  on: "--on",
  from: "--from",
  to: "--to",
  vary: "--vary",
  announcedBy: "--announced-by",
  recordedBy: "--recorded-by",
  instrument: "instrument",
  provision: "--provision",
  presume: "--presume",
  about: "--about",
  lang: "--lang",
  verdicts: "--verdicts",
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
