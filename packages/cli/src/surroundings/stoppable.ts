// Work that would leave drafts where the process just ends: a signal ends it as a failure does, and the process then.
import { statSync } from "node:fs"
import { Data, Effect } from "effect"
import { Surroundings } from "./surroundings.ts"

/** Somebody asked the process to end. */
export class Stopped extends Data.TaggedError("Stopped")<{ readonly signal: NodeJS.Signals }> {
  override get message(): string {
    return `stopped by ${this.signal}`
  }
}

const isFile = (file: string): boolean =>
  file !== "-" && statSync(file, { throwIfNoEntry: false })?.isFile() === true

/**
 * Runs it; at a signal to end it is interrupted, and fails with `Stopped`. Only where all that it `reads` are files: while
 * it waits for somebody who writes, no signal would be heard, and the process must end at once.
 */
export const stoppable = <A, E, R>(
  run: Effect.Effect<A, E, R>,
  reads: readonly string[],
): Effect.Effect<A, E | Stopped, R | Surroundings> =>
  Effect.flatMap(Surroundings, ({ onSignal }) => {
    const stopped = Effect.callback<never, Stopped>((resume) => {
      const forget = onSignal((signal) => {
        forget()
        resume(Effect.fail(new Stopped({ signal })))
      })
      return Effect.sync(forget)
    })
    return reads.every(isFile) ? Effect.raceFirst(run, stopped) : run
  })

const OFTEN = 50

/** Lets signals be heard and the screen be drawn, every so many milliseconds of work that never waits. */
export const breathing = (): (() => Promise<void> | undefined) => {
  let last = performance.now()
  return () => {
    if (performance.now() - last < OFTEN) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        last = performance.now()
        resolve()
      })
    })
  }
}
