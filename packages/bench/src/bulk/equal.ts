// Whether a contender answers as the interpreter does, wherever it can.
import { leavesOf } from "@policy-ledger/rulebook"
import { type Contender, NO, type Race, type Ready, UNKNOWN, type Value } from "./contenders.ts"
import type { PlainRule } from "./expressible.ts"
import { interpreter } from "./interpreter.ts"

/** Of the pairs of an order and a rule. */
export interface Equality {
  readonly equal: number
  readonly different: number
  /** What two values cannot tell: unknown, or certain only by other instants around one that is not given. */
  readonly untold: number
  /** A first one that differs: rule, order, the interpreter's value and the contender's. */
  readonly example?: string
}

const isTold = (race: Race, { decidedBy, when }: PlainRule, order: number): boolean => {
  const given = race.orders[order]?.decoded.given
  const asked = leavesOf(when).flatMap(({ node }) => ("fact" in node ? [node.fact] : []))
  return [...decidedBy, ...asked].every((fact) => {
    const declared = race.platform.facts.find(({ path }) => path === fact)
    return declared?.type !== "instant" || given?.has(fact) === true
  })
}

/** Over the first orders of the race. */
export const equality = async (
  race: Race,
  { values }: Pick<Contender, "values">,
  ready: Ready,
  howMany: number = race.orders.length,
): Promise<Equality> => {
  const ours = await interpreter.prepare(race)
  let [equal, different, untold] = [0, 0, 0]
  let example: string | undefined
  for (let order = 0; order < Math.min(howMany, race.orders.length); order++) {
    const [expected, found] = [await ours.told(order), await ready.told(order)]
    for (const [i, rule] of race.rules.entries()) {
      const [a, b]: readonly Value[] = [expected[i] ?? UNKNOWN, found[i] ?? NO]
      if (values === 2 && (a === UNKNOWN || !isTold(race, rule, order))) untold++
      else if (a === b) equal++
      else {
        different++
        example ??= `${rule.name}: ${race.orders[order]?.line}: expected ${a}, found ${b}`
      }
    }
  }
  return { equal, different, untold, ...(example === undefined ? {} : { example }) }
}
