import { isDeepStrictEqual } from "node:util"
import type { LedgerEvent, Platform } from "@policy-ledger/rulebook"
import { edgesOf } from "../../bench/src/bulk/edges.ts"
import { fuzzedOrders, realisticOrders } from "../../bench/src/bulk/orders.ts"
import type * as Decide from "../src/entry/decide.ts"
import type * as Index from "../src/entry/index.ts"
import { decisionOf } from "../test/decision.ts"

/** The entries that decide, beside the one that audits. */
export interface Deciders {
  readonly index: Pick<typeof Index, "audit" | "decodeCase" | "platform">
  readonly decide: typeof Decide
  readonly presumed: typeof Decide
}

const PRESUME = ["commencement", "continuance", "unchanged", "conditions"] as const

function* drawn(platform: Platform, events: Iterable<LedgerEvent>, count: number): Generator<object> {
  const kinds = [
    realisticOrders(platform, 3),
    fuzzedOrders(platform, 4, edgesOf(platform, [...events])),
  ] as const
  for (let i = 0; i < count; i++) yield kinds[i % 2 === 0 ? 0 : 1].next().value
}

/**
 * Holds both entries against the audit on so many drawn orders, half as shops have them and half as odd as they may be:
 * about all, and of every fourth order about one group too. Returns a line of what was held.
 */
export const expectDecisions = (
  { index, decide, presumed }: Deciders,
  events: Iterable<LedgerEvent>,
  groups: readonly string[],
  count: number,
): string => {
  const entries = [
    ["./decide", decide.decide, {}],
    ["./decide/presumed", presumed.decide, { presume: PRESUME }],
  ] as const
  let serial = 0
  for (const json of drawn(index.platform(), events, count)) {
    const of = index.decodeCase(json)
    const group = groups[serial % groups.length]
    const abouts = serial++ % 4 === 0 && group !== undefined ? [{}, { about: [group] }] : [{}]
    for (const [entry, decided, presuming] of entries)
      for (const about of abouts) {
        const audited = index.audit(of, { ...presuming, ...about, brief: true, verdicts: "possible" })
        const [found, expected] = [decided(of, about), decisionOf(audited)]
        if (isDeepStrictEqual(found, expected)) continue
        throw new Error(
          `${entry} of ${JSON.stringify([json, about])}: found ${JSON.stringify(found)}, expected as audited ${JSON.stringify(expected)}`,
        )
      }
  }
  return `${count} orders decided as they are audited`
}
