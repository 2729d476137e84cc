import { Cause } from "effect"
import { CliError } from "effect/cli"
import { withoutPasswords } from "./secrets.ts"

/** What a command can fail with; several lines where several things are wrong. */
interface Failure {
  readonly message: string
  readonly lines?: readonly string[]
}

/** Where an unexpected error happened is for who mends it. */
const isCurious = (args: readonly string[], { DEBUG }: NodeJS.ProcessEnv): boolean =>
  args.includes("--verbose") || (DEBUG !== undefined && DEBUG !== "")

/** A user's mistake in a line each, never with a stack trace; an error of ours says so. */
export const failureLines = (
  cause: Cause.Cause<Failure>,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): readonly string[] => linesOf(cause, isCurious(args, env)).map(withoutPasswords(args))

const linesOf = (cause: Cause.Cause<Failure>, curious: boolean): readonly string[] => {
  const known = cause.reasons.filter(Cause.isFailReason).map(({ error }) => error)
  if (known.length > 0)
    return known.filter((error) => !isToldAlready(error)).flatMap(({ message, lines }) => lines ?? [message])
  if (curious) return Cause.pretty(cause).split("\n")
  const error = Cause.squash(cause)
  const words = (error instanceof Error ? error.message : String(error)).replaceAll("\n", " ")
  return [
    `policy-ledger: found an error of its own: ${words}, expected an answer; --verbose shows where, please report it`,
  ]
}

/** The presenter tells what is wrong with a call. */
const isToldAlready = (error: unknown): boolean => CliError.isCliError(error) && error._tag === "ShowHelp"
