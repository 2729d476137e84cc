import { do_not_optimize } from "mitata"

/** What is called over and over, with the numbers below `over` in turn. */
export interface Racer {
  readonly name: string
  readonly over: number
  readonly call: (i: number) => unknown
  /** Each call gives a promise, and the next waits for it. */
  readonly isAsync: boolean
}

/** CPU nanoseconds a call, of all threads of the process: waiting for whoever else uses the machine does not count. */
const pass = async ({ call, over, isAsync }: Racer, calls: number): Promise<number> => {
  const before = process.cpuUsage()
  if (isAsync) for (let i = 0; i < calls; i++) await call(i % over)
  else for (let i = 0; i < calls; i++) do_not_optimize(call(i % over))
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / calls
}

/** So many calls that a pass takes about this many milliseconds; warm by then. */
const callsFor = async (racer: Racer, milliseconds: number): Promise<number> => {
  let calls = 16
  for (;;) {
    const took = (await pass(racer, calls)) * calls
    if (took >= (milliseconds * 1e6) / 2) return calls
    calls *= 2
  }
}

/**
 * Samples of each, one a round; the rounds begin with another each time, so that a slow minute hits all of them. In a
 * sample are as many calls as take about `milliseconds`.
 */
export const interleavedCalls = async (
  racers: readonly Racer[],
  rounds: number,
  milliseconds: number,
): Promise<readonly (readonly number[])[]> => {
  const samples = racers.map((): number[] => [])
  const calls: number[] = []
  for (const racer of racers) calls.push(await callsFor(racer, milliseconds))
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < racers.length; i++) {
      const which = (round + i) % racers.length
      const racer = racers[which]
      if (racer !== undefined) samples[which]?.push(await pass(racer, calls[which] ?? 1))
    }
  return samples
}
