import { Effect, FileSystem, Layer, Path, Stdio, Terminal } from "effect"
import { ChildProcessSpawner } from "effect/process"

const unasked = Effect.die(new Error("a service that no flag and no argument of this command asks for"))

/**
 * The services that effect's cli module wants for flags and arguments which prompt, open files or start processes.
 * None of ours does, so that start-up is spared the platform's.
 */
export const nothingAsked = Layer.mergeAll(
  Path.layer,
  FileSystem.layerNoop({}),
  Stdio.layerTest({ args: unasked }),
  Layer.succeed(
    Terminal.Terminal,
    Terminal.make({
      columns: unasked,
      rows: unasked,
      size: unasked,
      readInput: unasked,
      readLine: unasked,
      display: () => unasked,
    }),
  ),
  Layer.succeed(
    ChildProcessSpawner.ChildProcessSpawner,
    ChildProcessSpawner.make(() => unasked),
  ),
)
