import type { CliError, CliOutput } from "effect/cli"
import { match, P } from "ts-pattern"
import { describeRefused, type Refused } from "../refusal.ts"

type UsageError = CliError.NonShowHelpErrors

/** What is wrong with the call, in one line. */
export const describeUsage = (
  event: Pick<CliOutput.Presenter.InvalidInvocation, "commandPath" | "errors">,
): string => {
  const [first] = event.errors
  const command = event.commandPath.join(" ")
  if (first === undefined)
    return `${command}: found no command, expected one of those that ${command} --help lists`
  return `${describeRefused(refusedBy(command, first))} (see ${command} --help)`
}

const guess = (expected: string, suggestions: readonly string[]): string =>
  suggestions.length === 0 ? expected : `${expected}: did you mean ${suggestions.join(" or ")}?`

const refusedBy = (command: string, error: UsageError): Refused =>
  match(error)
    .with({ _tag: "UnrecognizedOption" }, ({ option, suggestions }) => ({
      at: command,
      found: `the unknown flag ${option}`,
      expected: guess("one of its flags", suggestions),
    }))
    .with({ _tag: "UnknownSubcommand" }, ({ subcommand, suggestions }) => ({
      at: command,
      found: `the unknown command ${subcommand}`,
      expected: guess("one of its commands", suggestions),
    }))
    .with({ _tag: "MissingOption" }, ({ option }) => ({
      at: command,
      found: `no --${option}`,
      expected: "it to be given",
    }))
    .with({ _tag: "MissingArgument" }, ({ argument }) => ({
      at: command,
      found: `no ${argument.toUpperCase()}`,
      expected: "it to be given",
    }))
    .with({ _tag: "UnexpectedArgument" }, ({ arguments: spare }) => ({
      at: command,
      found: `also ${spare.join(" ")}`,
      expected: "nothing more",
    }))
    .with({ _tag: "InvalidValue" }, ({ option, value, expected, kind }) => ({
      at: kind === "flag" ? `--${option}` : option,
      found: value === "" ? "no value" : value,
      expected: expected.replace(/^Expected:? /, "").replaceAll("\n", " "),
    }))
    .with({ _tag: P.union("DuplicateOption", "ValidationError", "UserError") }, ({ message }) => ({
      at: command,
      found: "a call that cannot be read",
      expected: message.replaceAll("\n", " "),
    }))
    .exhaustive()
