import { existsSync, readFileSync } from "node:fs"
import { ROOT } from "../place.ts"
import { Random } from "./random.ts"

/** Days of the years that the published ledger covers, drawn. */
export const someDays = (seed: number, howMany: number): readonly string[] => {
  const random = new Random(seed)
  const first = Date.parse("2021-01-01")
  return Array.from({ length: howMany }, () =>
    new Date(first + random.below(5 * 365) * 86_400_000).toISOString().slice(0, 10),
  )
}

const EXAMPLES = "docs/examples/orders.ndjson"

const order = (id: string, fields: object, rest: object = {}): unknown => ({
  order: { id, market: "1688", goods: "physical", subOrders: [{ id: "1", amount: "120.00" }], ...fields },
  ...rest,
})

/** A few orders over a few rules, for as long as there are no examples. */
const OWN_CASES: readonly unknown[] = [
  order("B-1", { paidAt: "2022-09-02T15:59:59+08:00", badges: ["same-day-shipping"] }),
  order(
    "B-2",
    { paidAt: "2023-06-08T09:00:00+08:00", shippedAt: "2023-06-12T09:00:00+08:00" },
    { claim: { kind: "late-shipment", openedAt: "2023-06-13T09:00:00+08:00" } },
  ),
  order(
    "B-3",
    { paidAt: "2022-09-06T10:00:00+08:00", shipDueAt: "2022-09-08T10:00:00+08:00", shipTo: "513322" },
    { claim: { kind: "late-shipment", openedAt: "2022-09-09T09:00:00+08:00" } },
  ),
  order(
    "B-4",
    { paidAt: "2025-01-27T10:00:00+08:00", badges: ["48h-shipping"], status: "awaiting-shipment" },
    { refund: { kind: "unshipped", requestedAt: "2025-01-29T22:30:00+08:00", amount: "120.00" } },
  ),
]

export interface Cases {
  readonly from: string
  readonly cases: readonly unknown[]
}

export const readCases = (): Cases => {
  if (!existsSync(`${ROOT}${EXAMPLES}`))
    return { from: `bench's own (there is no ${EXAMPLES} yet)`, cases: OWN_CASES }
  const lines = readFileSync(`${ROOT}${EXAMPLES}`, "utf8").split("\n")
  return {
    from: EXAMPLES,
    cases: lines.filter((line) => line !== "").map((line): unknown => JSON.parse(line)),
  }
}
