/** BENCH_QUICK=1: sizes that only show that everything runs. */
export const QUICK = process.env["BENCH_QUICK"] === "1"

export const sized = <T>(full: T, quick: T): T => (QUICK ? quick : full)

/** Of everything random; printed with the results. */
export const SEED = Number(process.env["BENCH_SEED"] ?? 1688)
