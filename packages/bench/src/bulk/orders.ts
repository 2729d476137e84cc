// Orders to measure and to test with: of any platform, by the facts that it declares, the same for the same seed.
import { caseForm, type CaseForm, civilTimeOf, type Platform } from "@policy-ledger/rulebook"
import { Random } from "../ledger/random.ts"
import { Drawing, type JsonObject, type Manner } from "./drawing.ts"
import { type Edges, edgesOf } from "./edges.ts"
import { Fuzzed } from "./fuzzed.ts"
import { Realistic } from "./realistic.ts"

const formOf = (platform: Platform): CaseForm => {
  const zone = civilTimeOf(platform)
  if (zone === undefined) throw new Error(`orders: found no civil time of ${platform.id}, expected one`)
  return caseForm(platform, zone)
}

function* drawn(form: CaseForm, manner: Manner): Generator<JsonObject, never, void> {
  const drawing = new Drawing(form, manner)
  for (let serial = 0; ; serial++) yield drawing.order(serial)
}

/** Orders as shops have them, without end: nearly all facts given, over the years that the platform's ledger covers. */
export const realisticOrders = (platform: Platform, seed: number): Generator<JsonObject, never, void> => {
  const form = formOf(platform)
  return drawn(form, new Realistic(form, new Random(seed)))
}

/**
 * Valid orders without end that are as odd as the platform allows: facts left out, null or unknown, lists empty, keys in
 * any order, instants and numbers at the edges (with `edgesOf(platform, events)` those that its rules name) and beside them.
 */
export const fuzzedOrders = (
  platform: Platform,
  seed: number,
  edges: Edges = edgesOf(platform),
): Generator<JsonObject, never, void> => {
  const form = formOf(platform)
  return drawn(form, new Fuzzed(form, new Random(seed), edges))
}
