import { Effect } from "effect"
import { runCommand } from "./run-command.ts"
import { thisProcess } from "./surroundings/this-process.ts"

Effect.runCallback(runCommand(process.argv.slice(2), thisProcess))
