import { Console, Effect, Exit } from "effect"
import { CliConfig, CliOutput, GlobalFlag } from "effect/cli"
import { failureLines } from "./call/failure.ts"
import { presenterIn } from "./call/presenter.ts"
import { run } from "./program.ts"
import { note, type Output, Surroundings } from "./surroundings/surroundings.ts"
import { withoutPlatform } from "./call/without-platform.ts"

/** Effect's cli module prints completions to a console; ours are an answer. */
const consoleOn = ({ write }: Output): Console.Console => ({
  ...console,
  log: (text: string) => write(`${text}\n`),
})

/**
 * Runs the command with these arguments; whatever becomes of it is told in its surroundings. The exit status is 0:
 * answered; 1: the answer is "no"; 2: the input or the call is wrong, or we are. The commands set 1 and, where they go on
 * after a mistake, 2 themselves.
 */
export const runCommand = (
  args: readonly string[],
  surroundings: Surroundings["Service"],
): Effect.Effect<void> =>
  run(args).pipe(
    Effect.provideService(CliOutput.Presenter, presenterIn(surroundings)),
    Effect.provideService(CliConfig.CliConfig, {
      builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions],
    }),
    Effect.provideService(Console.Console, consoleOn(surroundings.stdout)),
    withoutPlatform,
    Effect.exit,
    Effect.flatMap((exit) => {
      if (Exit.isSuccess(exit)) return Effect.void
      surroundings.setStatus(2)
      return Effect.forEach(failureLines(exit.cause, args, surroundings.env), note, { discard: true })
    }),
    Effect.provideService(Surroundings, surroundings),
  )
