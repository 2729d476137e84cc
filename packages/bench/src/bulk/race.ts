// The orders and rules of a race.
import {
  caseForm,
  civilTimeOf,
  decodeCase,
  type LedgerEvent,
  type Platform,
  Rulebook,
  UTC,
} from "@policy-ledger/rulebook"
import { sliceOf } from "../ledger/published.ts"
import type { Race } from "./contenders.ts"
import type { JsonObject } from "./drawing.ts"
import { type Expressible, expressibleIn } from "./expressible.ts"

/** Orders that cannot be decoded are a mistake of whoever drew them. */
export const raceOver = (
  { platform, events }: { readonly platform: Platform; readonly events: readonly LedgerEvent[] },
  drawn: Iterator<JsonObject>,
  howMany: number,
): Race & Expressible => {
  const zone = civilTimeOf(platform) ?? UTC
  const book = Rulebook.of(platform, [sliceOf(platform, events)])
  const form = caseForm(platform, zone)
  const orders = Array.from({ length: howMany }, () => {
    const json: JsonObject = drawn.next().value
    const read = decodeCase(json, form)
    if (!read.ok) throw new Error(`race: found an order that is no case: ${JSON.stringify(json)}`)
    return { json, line: JSON.stringify(json), decoded: read.value }
  })
  return { book, platform, zone, orders, ...expressibleIn(book, events, platform, zone) }
}
