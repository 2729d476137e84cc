import { do_not_optimize, measure } from "mitata"
import { sized } from "./size.ts"
import { median } from "./summary.ts"

/** Median nanoseconds of a call that is repeated until it is warm; the result of each call is kept alive. */
export const perCall = async (call: () => unknown): Promise<number> => {
  const { p50 } = await measure(() => do_not_optimize(call()), { min_cpu_time: sized(500e6, 20e6) })
  return p50
}

/**
 * The same for a call over a list of arguments: the mean over the list, since arguments differ, and the median over many
 * passes. No answer is that of the call before.
 */
export const perCallOver = async <A>(list: readonly A[], call: (argument: A) => unknown): Promise<number> => {
  const pass = () => {
    for (const argument of list) do_not_optimize(call(argument))
  }
  return (await perCall(pass)) / list.length
}

/** Milliseconds of one run, which is all that counts for what happens once a process. */
export const once = (run: () => unknown): number => {
  const start = performance.now()
  do_not_optimize(run())
  return performance.now() - start
}

/** Median milliseconds of a run. */
export const perRun = (rounds: number, run: () => unknown): number =>
  median(Array.from({ length: rounds }, () => once(run)))
