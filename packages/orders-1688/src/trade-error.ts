// What is wrong with an order of the open platform: every mistake is named with its place.

/** One mistake: where it stands in the payload, what was found there, what is expected. */
export interface TradeProblem {
  /** As `baseInfo.createTime`; `trade` where it is the order itself. */
  readonly path: string
  readonly found: string
  readonly expected: string
}

/** An order that is none; its problems are listed, the first of many by name. */
export class TradeError extends Error {
  override readonly name = "TradeError"
  readonly _tag = "TradeError"
  readonly problems: readonly TradeProblem[]
  constructor(problems: readonly TradeProblem[]) {
    super(
      problems.map(({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`).join("; "),
    )
    this.problems = problems
  }
}

const LONGEST = 60

/** What was found, as a message quotes it: JSON, cut off where it is long. */
export const show = (value: unknown): string => {
  const text = textOf(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

const textOf = (value: unknown): string => {
  if (value === undefined) return "nothing"
  // JSON has no word for these and would write null, or throw.
  if (typeof value === "number" || typeof value === "bigint") return String(value)
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`
  } catch {
    return Array.isArray(value) ? "a list" : "an object"
  }
}
