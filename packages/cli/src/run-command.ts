import { Cause, Console, Effect, Exit } from "effect"
import { CliConfig, CliOutput, GlobalFlag } from "effect/cli"
import { argumentsRefused } from "./call/arguments.ts"
import { failureLines } from "./call/failure.ts"
import { presenterIn } from "./call/presenter.ts"
import { run } from "./program.ts"
import { note, type Output, Surroundings } from "./surroundings/surroundings.ts"
import { Stopped } from "./surroundings/stoppable.ts"
import { OutputUnwritable } from "./surroundings/unwritable.ts"
import { withoutPlatform } from "./call/without-platform.ts"

/** Effect's cli module prints completions to a console; ours are an answer. */
const consoleOn = ({ write }: Output): Console.Console => ({
  ...console,
  log: (text: string) => write(`${text}\n`),
})

/** An answer that cannot be written is a failure like others, wherever it was being written. */
const runChecked = (args: readonly string[], env: NodeJS.ProcessEnv) =>
  Effect.suspend(() => {
    const refused = argumentsRefused(args, env)
    return refused === undefined ? run(args) : Effect.fail(refused)
  }).pipe(
    Effect.catchDefect((defect) =>
      defect instanceof OutputUnwritable ? Effect.fail(defect) : Effect.die(defect),
    ),
  )

/**
 * Runs the command with these arguments; whatever becomes of it is told in its surroundings. The exit status is 0:
 * answered; 1: the answer is "no"; 2: the input or the call is wrong, or we are. The commands set 1 and, where they go on
 * after a mistake, 2 themselves. A signal that was heard ends the process when all is tidy.
 */
export const runCommand = (
  args: readonly string[],
  surroundings: Surroundings["Service"],
): Effect.Effect<void> =>
  runChecked(args, surroundings.env).pipe(
    Effect.provideService(CliOutput.Presenter, presenterIn(surroundings)),
    Effect.provideService(CliConfig.CliConfig, {
      builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions],
    }),
    Effect.provideService(Console.Console, consoleOn(surroundings.stdout)),
    withoutPlatform,
    Effect.exit,
    Effect.flatMap((exit) => {
      if (Exit.isSuccess(exit)) return Effect.void
      const failures = exit.cause.reasons.filter(Cause.isFailReason).map(({ error }) => error)
      const stopped = failures.find((error) => error instanceof Stopped)
      if (stopped !== undefined) return Effect.sync(() => surroundings.endBy(stopped.signal))
      surroundings.setStatus(2)
      return Effect.forEach(failureLines(exit.cause, args, surroundings.env), note, { discard: true })
    }),
    Effect.provideService(Surroundings, surroundings),
  )
