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

export const line = (value: unknown): string => `${JSON.stringify(value)}\n`
