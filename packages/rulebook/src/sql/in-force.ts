// When each version is in force, as runs of time.
import type { FactPath } from "../language/platform.ts"
import { NO, UNKNOWN as OPEN, YES, type Value } from "../program/kleene.ts"
import type { InForceTable, LoweredVersion } from "../program/lower.ts"
import type { Clock } from "./clock.ts"
import type { Conditions } from "./conditions.ts"
import { and, choose, FALSE, isConstant, not, or, TRUE, UNKNOWN } from "./expression.ts"
import type { Facts, Lies } from "./facts.ts"
import { NotWritable } from "./not-writable.ts"
import type { Steps } from "./steps.ts"

/** From `from` (inclusive) to `until`; the first and the last are open. */
interface Run {
  readonly from: number | undefined
  readonly until: number | undefined
  readonly value: Value
}

const runsOf = (bounds: readonly number[], status: readonly Value[]): readonly Run[] => {
  const runs: Run[] = []
  for (const [i, value] of status.entries()) {
    const [from, until] = [bounds[i - 1], bounds[i]]
    const last = runs.at(-1)
    if (last?.value === value) runs[runs.length - 1] = { ...last, until }
    else runs.push({ from, until, value })
  }
  return runs
}

const ANYWHERE: Lies = { lo: UNKNOWN, hi: UNKNOWN, none: FALSE, scale: 1 }

export class InForce {
  readonly #facts: Facts
  readonly #conditions: Conditions
  readonly #clock: Clock
  readonly #steps: Steps

  constructor({
    facts,
    conditions,
    clock,
    steps,
  }: {
    readonly facts: Facts
    readonly conditions: Conditions
    readonly clock: Clock
    readonly steps: Steps
  }) {
    this.#facts = facts
    this.#conditions = conditions
    this.#clock = clock
    this.#steps = steps
  }

  /** One instant inside its validity is enough. */
  of({ inForce, decidedBy }: LoweredVersion): string {
    if (inForce === undefined) throw new NotWritable("more than four savings, each with its date")
    const { savings } = inForce
    const asked = savings.map(({ saving, against }) =>
      this.#steps.add("in_force", `saved`, this.#conditions.saving(saving, against)),
    )
    return or(...decidedBy.map((path) => this.#at(path, inForce, asked)))
  }

  #at(path: FactPath, { bounds, status }: InForceTable, asked: readonly string[]): string {
    const lies = this.#facts.lies(path) ?? ANYWHERE
    const over = (combination: number): string => this.#over(lies, runsOf(bounds, status[combination] ?? []))
    // The answers of savings are the digits of a combination, base three, the first the lowest.
    const chosen = (saving: number, combination: number): string => {
      const answer = asked[saving]
      if (answer === undefined) return over(combination)
      const after = (digit: number): string => chosen(saving + 1, combination + digit * 3 ** saving)
      const [no, open, yes] = [after(0), after(1), after(2)]
      if (no === open && open === yes) return no
      return isConstant(answer)
        ? ({ [TRUE]: yes, [FALSE]: no }[answer] ?? open)
        : choose(
            [
              [answer, yes],
              [not(answer), no],
            ],
            open,
          )
    }
    return and(not(lies.none), chosen(0, 0))
  }

  /** So where all that it can lie in is one run. */
  #over({ lo, hi }: Lies, runs: readonly Run[]): string {
    const within = ({ from, until }: Run): string =>
      and(
        from === undefined ? TRUE : `${lo} >= ${this.#clock.at(from)}`,
        until === undefined ? TRUE : `${hi} < ${this.#clock.at(until)}`,
      )
    const during = (value: Value): string => or(...runs.filter((run) => run.value === value).map(within))
    if (lo === UNKNOWN) {
      const [only, ...others] = runs
      return others.length > 0 ? UNKNOWN : ({ [YES]: TRUE, [NO]: FALSE }[only?.value ?? OPEN] ?? UNKNOWN)
    }
    const isExact = lo === hi && runs.every(({ value }) => value !== OPEN)
    if (isExact && runs.length > 0) return during(YES)
    return choose([
      [during(YES), TRUE],
      [during(NO), FALSE],
    ])
  }
}
