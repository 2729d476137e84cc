// What this command writes of orders, given to it as orders.
import type { Refused } from "../refusal.ts"

/** Beside `case`: of an order, of a verdict, of an order whose answer changed. */
const BESIDE = ["ship_by", "in_force", "because"]

/** What is wrong with rows of these columns, or keys, where they are results. */
export const resultsFor = (names: readonly string[]): Omit<Refused, "at"> | undefined =>
  names.includes("case") && BESIDE.some((name) => names.includes(name))
    ? {
        found: `results of orders (${names.slice(0, 3).join(", ")}, …)`,
        expected: "the orders themselves, told by their facts, as order.id",
      }
    : undefined
