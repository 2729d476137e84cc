import { Cause } from "effect"
import { CliError } from "effect/cli"

/** Where an unexpected error happened is for who mends it. */
const isCurious = (args: readonly string[], { DEBUG }: NodeJS.ProcessEnv): boolean =>
  args.includes("--verbose") || (DEBUG !== undefined && DEBUG !== "")

/** A user's mistake in a line each, never with a stack trace; an error of ours says so. */
export const failureLines = (
  cause: Cause.Cause<{ readonly message: string }>,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): readonly string[] => {
  const known = cause.reasons.filter(Cause.isFailReason).map(({ error }) => error)
  if (known.length > 0) return known.filter((error) => !isToldAlready(error)).map(({ message }) => message)
  if (isCurious(args, env)) return [Cause.pretty(cause)]
  const error = Cause.squash(cause)
  const words = (error instanceof Error ? error.message : String(error)).replaceAll("\n", " ")
  return [
    `policy-ledger: found an error of its own: ${words}, expected an answer; --verbose shows where, please report it`,
  ]
}

/** The presenter tells what is wrong with a call. */
const isToldAlready = (error: unknown): boolean => CliError.isCliError(error) && error._tag === "ShowHelp"
