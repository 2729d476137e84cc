// What all verdicts come to: one value a field where that is certain, else what it could still be.
import { formatInstant, type Instant, type Zone } from "../values/instant.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Waived } from "../language/effect.ts"
import type { ProvisionId } from "../language/event.ts"
import type { DeadlineKind, Platform } from "../language/platform.ts"
import type { Outcome, Payment, Possible, RefundOutcome, ResolvedEffect } from "../answers/answers.ts"
import type { Facts } from "../case/facts.ts"
import type { Candidates, Resolved } from "./effects.ts"

/** One verdict's share in the outcome. */
export interface Contribution {
  readonly provision: ProvisionId
  readonly applies: Kleene
  readonly resolved: readonly Resolved[]
}

interface Settled {
  readonly at: Instant | null
  readonly candidates: readonly Instant[]
}

const NEVER: Settled = { at: null, candidates: [] }

/** A deadline that a verdict claims, or may claim. */
interface ClaimedDeadline {
  readonly applies: Kleene
  readonly of: Candidates
}

const isCertain = (claim: ClaimedDeadline): boolean =>
  claim.applies === "yes" && !claim.of.open && claim.of.instants.length === 1

const claimsOf = (kind: DeadlineKind, weighed: readonly Contribution[]): readonly ClaimedDeadline[] => {
  const claims: ClaimedDeadline[] = []
  for (const { applies, resolved } of weighed)
    for (const { deadline } of resolved)
      if (applies !== "no" && deadline?.kind === kind) claims.push({ applies, of: deadline })
  return claims
}

/**
 * Of several deadlines the earliest enters. What is unknown matters only where it could move that: an earlier candidate,
 * or one that cannot be told. Then the outcome is null and all candidates stand.
 */
const settle = (kind: DeadlineKind, weighed: readonly Contribution[]): Settled => {
  const claims = claimsOf(kind, weighed)
  if (claims.length === 0) return NEVER
  const earliest = Math.min(...claims.filter(isCertain).flatMap((c) => c.of.instants))
  const unsettled = claims.filter(
    (c) => !isCertain(c) && (c.of.open || c.of.instants.some((t) => t < earliest)),
  )
  if (unsettled.length === 0) return { at: Number.isFinite(earliest) ? earliest : null, candidates: [] }
  const candidates = [...unsettled.flatMap((c) => c.of.instants), earliest].filter(
    (t) => Number.isFinite(t) && t <= earliest,
  )
  return { at: null, candidates: [...new Set(candidates)].toSorted((a, b) => a - b) }
}

/** What the parties agreed on replaces what the rules say. */
const agreed = (kind: DeadlineKind, platform: Platform, facts: Facts): Instant | undefined => {
  const path = platform.agreements[kind]
  const known = path === undefined ? undefined : facts.get(path)
  return known !== undefined && "value" in known && known.value.kind === "number" ? known.value.lo : undefined
}

/** One effect with the provision it comes from. */
interface Share {
  readonly provision: ProvisionId
  readonly effect: ResolvedEffect
}

/** What the platform only may do does not happen by itself: it is as open as what may apply. */
const isDue = (effect: ResolvedEffect): boolean => !("by" in effect && effect.by === "discretion")

const sharesOf = (
  weighed: readonly Contribution[],
): { readonly due: readonly Share[]; readonly open: readonly Share[] } => {
  const [due, open]: [Share[], Share[]] = [[], []]
  for (const { applies, provision, resolved } of weighed) {
    if (applies === "no") continue
    for (const { effect } of resolved) {
      const shares = applies === "yes" && isDue(effect) ? due : open
      shares.push({ provision, effect })
    }
  }
  return { due, open }
}

const paymentsOf = (shares: readonly Share[]): readonly Payment[] =>
  shares.flatMap(({ provision, effect: e }) =>
    (e.kind === "compensation" || e.kind === "penalty") && e.amount !== null
      ? [{ provision, kind: e.kind, amount: e.amount }]
      : [],
  )

const waivedBy = (shares: readonly Share[]): readonly Waived[] => [
  ...new Set(shares.flatMap(({ effect: e }) => (e.kind === "waive" ? e.waives : []))),
]

const refundsOf = (shares: readonly Share[]): readonly RefundOutcome[] => [
  ...new Set(shares.flatMap(({ effect: e }) => (e.kind === "refund" ? [e.refund] : []))),
]

/** Only what applies with yes enters the outcome; the rest stands in what is still possible. */
export const outcomeOf = (
  weighed: readonly Contribution[],
  platform: Platform,
  facts: Facts,
  zone: Zone,
): { readonly outcome: Outcome; readonly possible: Possible } => {
  const { due, open } = sharesOf(weighed)
  const deadline = (
    kind: DeadlineKind,
  ): { readonly at: string | null; readonly candidates: readonly string[] } => {
    const fixed = agreed(kind, platform, facts)
    const { at, candidates } = fixed === undefined ? settle(kind, weighed) : { at: fixed, candidates: [] }
    return {
      at: at === null ? null : formatInstant(at, zone),
      candidates: candidates.map((t) => formatInstant(t, zone)),
    }
  }
  const [ship, respond, receipt] = [deadline("ship-by"), deadline("respond-by"), deadline("auto-receipt")]
  const refunds = refundsOf(due)
  const refund = refunds.includes("instant") ? "instant" : (refunds[0] ?? null)
  const exempt = waivedBy(due)
  return {
    outcome: {
      shipBy: ship.at,
      respondBy: respond.at,
      autoReceiptAt: receipt.at,
      refund,
      payments: paymentsOf(due),
      exempt,
    },
    possible: {
      verdicts: [...new Set(weighed.filter((w) => w.applies === "unknown").map((w) => w.provision))],
      shipBy: ship.candidates,
      respondBy: respond.candidates,
      autoReceiptAt: receipt.candidates,
      refund: refund === "instant" ? [] : refundsOf(open).filter((r) => r !== refund),
      payments: paymentsOf(open),
      exempt: waivedBy(open).filter((w) => !exempt.includes(w)),
    },
  }
}
