/** The middle of some samples and how far they lie apart. */
export interface Summary {
  readonly median: number
  readonly q1: number
  readonly q3: number
  readonly p99: number
  readonly n: number
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

const middle = (sorted: readonly number[]): number => {
  const half = sorted.length / 2
  return Number.isInteger(half) ? (at(sorted, 0.5) + (sorted[half - 1] ?? Number.NaN)) / 2 : at(sorted, 0.5)
}

export const summarize = (samples: readonly number[]): Summary => {
  const sorted = samples.toSorted((a, b) => a - b)
  return {
    median: middle(sorted),
    q1: at(sorted, 0.25),
    q3: at(sorted, 0.75),
    p99: at(sorted, 0.99),
    n: sorted.length,
  }
}

export const median = (samples: readonly number[]): number => summarize(samples).median
