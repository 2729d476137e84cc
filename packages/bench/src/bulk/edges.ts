// Where answers change: the instants and numbers that a ledger's rules name, beside which orders are drawn.
import { civilTimeOf, type LedgerEvent, parseInstant, type Platform, UTC } from "@policy-ledger/rulebook"

export interface Edges {
  /** In order. */
  readonly instants: readonly number[]
  /** Amounts, shares and counts, as decimal text. */
  readonly numbers: readonly string[]
}

const DATES = /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?/g
const NUMBER = /^(?:0|[1-9]\d*)(?:\.\d+)?$/

function* scalars(json: unknown): Generator<string, void> {
  if (typeof json === "string") yield json
  else if (typeof json === "number") yield String(json)
  else if (typeof json === "object" && json !== null)
    for (const part of Object.values(json)) yield* scalars(part)
}

/** Of a platform, and of its ledger where there is one: every date, and the numbers of its rules. */
export const edgesOf = (platform: Platform, events: readonly LedgerEvent[] = []): Edges => {
  const zone = civilTimeOf(platform) ?? UTC
  const instants = new Set(zone.starts.filter(Number.isFinite))
  for (const text of scalars([platform.coverage, ...events]))
    for (const [date] of text.matchAll(DATES)) {
      const read = parseInstant(date, zone)
      if (read.ok) instants.add(read.value)
    }
  const rules = events.flatMap((event) => ("rule" in event ? [event.rule] : []))
  const numbers = new Set(["0", "1", ...[...scalars(rules)].filter((text) => NUMBER.test(text))])
  return { instants: [...instants].toSorted((a, b) => a - b), numbers: [...numbers] }
}
