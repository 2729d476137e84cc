import type { Effect } from "effect"
import type { Command } from "effect/cli"

/**
 * Effect's cli module wants files, paths, a terminal, streams and processes of every program, for flags and arguments
 * that prompt, open files or start processes. None of ours does, so that a start is spared them; one that did would be
 * told at its first call which service is not there.
 */
export const withoutPlatform = <A, E, R>(
  program: Effect.Effect<A, E, R>,
): Effect.Effect<A, E, Exclude<R, Command.Environment>> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what nobody asks for
  program as Effect.Effect<A, E, Exclude<R, Command.Environment>>
