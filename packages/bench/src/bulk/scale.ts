// What an order costs by ledgers of several sizes: what may apply on its day is to count, not what the ledger holds.
import type { Shape } from "../ledger/synthetic.ts"
import { inProcess } from "../measure/process.ts"
import { SEED, sized } from "../measure/size.ts"
import { progress } from "../report/publish.ts"
import { type Cell, count, ms, ns, ratio, type Table } from "../report/table.ts"
import { DECIDERS, type Scaled } from "./scale-child.ts"

/** Of the synthetic ledger. */
const EVENTS_IN_ONE = 4.9
const FEW = 120
const MANY = 4000

/** The published ledger, then synthetic ones of so many announcements about so many provisions. */
const SIZES = sized<readonly (readonly [announcements: number, provisions: number])[]>(
  [
    [100, FEW],
    [1000, FEW],
    [10_000, FEW],
    [10_000, MANY],
    [1_000_000, FEW],
    [1_000_000, MANY],
  ],
  [
    [100, FEW],
    [300, FEW],
  ],
)
/** Milliseconds for the whole of one: what takes longer is left out. */
const LIMIT = sized(1_200_000, 60_000)
const FLAGS = ["--max-old-space-size=16384"]

export interface Scales {
  readonly table: Table
  readonly skipped: readonly string[]
}

export const scales = (): Scales => {
  const shapes: readonly (Shape | null)[] = [
    null,
    ...SIZES.map(([announcements, provisions]) => ({
      seed: SEED,
      provisions,
      events: Math.round(announcements * EVENTS_IN_ONE),
    })),
  ]
  const skipped: string[] = []
  const rows = Object.entries(DECIDERS).flatMap(([who, { upTo }]) => {
    let base: number | undefined
    return shapes.flatMap((shape): readonly (readonly Cell[])[] => {
      const size =
        shape === null ? "the published ledger" : `${shape.events} events, ${shape.provisions} provisions`
      if (shape !== null && shape.events > upTo) {
        skipped.push(`${who}, ${size} (it is asked up to ${upTo} events)`)
        return []
      }
      progress(`${who}: ${size}`)
      try {
        const found = inProcess<Scaled>(
          new URL("scale-child.ts", import.meta.url),
          [who, JSON.stringify(shape), String(SEED)],
          FLAGS,
          LIMIT,
        )
        base ??= found.ns
        return [rowOf(who, shape === null, found, base)]
      } catch (error) {
        skipped.push(`${who}, ${size} (${error instanceof Error ? error.message : String(error)})`)
        return []
      }
    })
  })
  return {
    table: {
      title: "An order by the size of the ledger",
      notes: [
        "The first line is the published ledger, the others are synthetic, each in a process of its own; decoded orders, everything they come to, brief. What happens once in wall time, an order in CPU time.",
        "What may apply: versions whose verdict for an order is yes or unknown.",
      ],
      columns: [
        "who",
        "announcements",
        "provisions",
        "may apply",
        "fold",
        "first order",
        "an order",
        "÷ the first line",
        "a version that may apply",
      ],
      rows,
    },
    skipped,
  }
}

const rowOf = (who: string, isPublished: boolean, found: Scaled, base: number): readonly Cell[] => [
  isPublished ? `${who}, published` : who,
  count(found.announcements),
  count(found.provisions),
  count(found.possible),
  ms(found.foldMs),
  ms(found.firstMs),
  ns(found.ns),
  ratio(found.ns, base),
  ns(found.ns / found.possible),
]
