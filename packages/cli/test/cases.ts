/** Orders of the made-up platform. */
export const ORDER = {
  order: {
    id: "B-1",
    paidAt: "2022-06-10T12:00:00+05:45",
    shipTo: "120000",
    badges: ["insured"],
    parts: [
      { id: "1", amount: "120.00" },
      { id: "2", amount: "99.99" },
    ],
  },
  claim: { kind: "late" },
} as const

/** Whether it is excused is unknown: the end of the relief is not stated. */
export const FLOODED = { ...ORDER, order: { ...ORDER.order, id: "B-2", shipTo: "110100" } } as const

/** Hardly anything is known of it. */
export const BARE = { order: { id: "B-3" } } as const

/** Shipped nine hours after it had to be. */
export const LATE = {
  ...ORDER,
  order: { ...ORDER.order, id: "B-4", shippedAt: "2022-06-11T21:00:00+05:45" },
} as const

/** Its badge promises a deadline that no rule of the ledger holds; of what it is worth nothing is known. */
export const PROMISED = {
  order: { id: "B-5", paidAt: "2022-06-10T12:00:00+05:45", badges: ["express"] },
  claim: { kind: "late" },
} as const

/** Paid after the last report that was read. */
export const AFTER = {
  order: { ...ORDER.order, id: "B-6", paidAt: "2022-09-01T12:00:00+05:45" },
} as const

export const line = (value: unknown): string => `${JSON.stringify(value)}\n`
