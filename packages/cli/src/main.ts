import { Effect, Exit } from "effect"
import { CliConfig, CliOutput, GlobalFlag } from "effect/cli"
import { failureLines } from "./failure.ts"
import { nothingAsked } from "./nothing-asked.ts"
import { presenter } from "./presenter.ts"
import { run } from "./program.ts"
import { note } from "./screen.ts"

const { env, argv } = process
const args = argv.slice(2)

const program = run(args).pipe(
  Effect.provideService(CliOutput.Presenter, presenter),
  Effect.provideService(CliConfig.CliConfig, {
    builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions],
  }),
  Effect.provide(nothingAsked),
)

// 0: answered. 1: the answer is "no". 2: the input or the call is wrong, or we are. The commands set 1 and, where they
// go on after a mistake, 2 themselves.
Effect.runCallback(program, {
  onExit: (exit) => {
    if (Exit.isSuccess(exit)) return
    for (const line of failureLines(exit.cause, args, env)) note(line)
    process.exitCode = 2
  },
})
