// What all verdicts come to: one value a field where that is certain, else what it could still be.
import { isNothing } from "../values/decimal.ts"
import { formatDuration } from "../values/duration.ts"
import { formatInstant, type Instant } from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Effect, Waived } from "../language/effect.ts"
import type { ProvisionId } from "../language/event.ts"
import type { DeadlineKind, FactPath, Platform } from "../language/platform.ts"
import type {
  FieldState,
  Late,
  Outcome,
  OutcomeStates,
  Payment,
  Possible,
  RefundOutcome,
  ResolvedEffect,
  ResolvedPayment,
} from "../answers/answers.ts"
import { isNone, type Facts } from "../case/facts.ts"
import { pointOf } from "../case/predicates.ts"
import type { Candidates, Resolved } from "./effects.ts"
import { isPayment } from "./payments.ts"
import { promisedClaims, type PromisedDeadline } from "./promises.ts"

/** One verdict's share in the outcome. */
export interface Contribution {
  readonly provision: ProvisionId
  readonly applies: Kleene
  readonly resolved: readonly Resolved[]
  /** What may come of a wording that is not held: of the kind of what is, by an amount or instant that nobody can say. */
  readonly unheld: readonly Effect[]
}

/** A deadline that a verdict claims, or may claim. */
export interface ClaimedDeadline {
  readonly applies: Kleene
  readonly of: Pick<Candidates, "instants" | "open" | "unstated">
}

/** One field of the outcome. */
interface Settled {
  readonly at: Instant | null
  readonly candidates: readonly Instant[]
  readonly state: FieldState
}

const isCertain = (claim: ClaimedDeadline): boolean =>
  claim.applies === "yes" && !claim.of.open && claim.of.instants.length === 1

/** That there may be one more, of which nothing can be told. */
const ONE_MORE: ClaimedDeadline = {
  applies: "unknown",
  of: { instants: [], open: true, unstated: false },
}

const claimsOf = (kind: DeadlineKind, weighed: readonly Contribution[]): readonly ClaimedDeadline[] => {
  const claims: ClaimedDeadline[] = []
  for (const { applies, resolved, unheld } of weighed) {
    if (applies === "no") continue
    for (const { deadline } of resolved) if (deadline?.kind === kind) claims.push({ applies, of: deadline })
    if (unheld.some((e) => "deadline" in e && e.deadline === kind)) claims.push(ONE_MORE)
  }
  // What a wording that is not held may extend can fall at any time.
  const mayExtend = weighed.some(
    ({ applies, unheld }) => applies !== "no" && unheld.some((e) => "extend" in e && e.extend === kind),
  )
  return mayExtend && claims.length > 0 ? [...claims, ONE_MORE] : claims
}

/**
 * Of several deadlines the earliest enters, of several openings the latest. What is unknown matters only where it could
 * move that: a candidate before it (after it), or one that cannot be told. Then the outcome is null and all candidates
 * stand.
 */
const settle = (claims: readonly ClaimedDeadline[], opens: boolean): Settled => {
  // Openings are settled on a clock that runs backwards.
  const sign = opens ? -1 : 1
  const certain = claims.filter(isCertain).flatMap((c) => c.of.instants.map((t) => sign * t))
  const first = Math.min(...certain)
  const unsettled = claims.filter(
    (c) => !isCertain(c) && (c.of.open || c.of.instants.some((t) => sign * t < first)),
  )
  if (unsettled.length === 0)
    return Number.isFinite(first)
      ? { at: sign * first, candidates: [], state: "set" }
      : { at: null, candidates: [], state: "none" }
  const candidates = [...unsettled.flatMap((c) => c.of.instants), sign * first].filter(
    (t) => Number.isFinite(t) && sign * t <= first,
  )
  return {
    at: null,
    candidates: [...new Set(candidates)].toSorted((a, b) => a - b),
    state: unsettled.some((c) => c.applies === "yes" && c.of.unstated) ? "unstated" : "open",
  }
}

/** One effect with the provision it comes from. */
interface Share {
  readonly provision: ProvisionId
  readonly effect: ResolvedEffect
  readonly missing: readonly FactPath[]
}

/** What the platform only may do does not happen by itself: it is as open as what may apply. */
export const isDue = (effect: ResolvedEffect): boolean => !("by" in effect && effect.by === "discretion")

interface Shares {
  readonly due: readonly Share[]
  readonly open: readonly Share[]
  /** What may come of wordings that are not held. */
  readonly unheld: readonly Effect[]
}

const sharesOf = (weighed: readonly Contribution[]): Shares => {
  const [due, open, unheld]: [Share[], Share[], Effect[]] = [[], [], []]
  for (const contribution of weighed) {
    const { applies, provision } = contribution
    if (applies === "no") continue
    unheld.push(...contribution.unheld)
    for (const { effect, missing } of contribution.resolved) {
      const shares = applies === "yes" && isDue(effect) ? due : open
      shares.push({ provision, effect, missing })
    }
  }
  return { due, open, unheld }
}

/** A payment of an amount. */
const payment = (provision: ProvisionId, of: ResolvedPayment, amount: string | null): Payment => {
  const { kind, from, to, items } = of
  return {
    provision,
    kind,
    amount,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(items === undefined ? {} : { items }),
  }
}

/** Of each what is paid; one whose amount nobody can say is told, with the reason, and one of nothing is not. */
const paymentsOf = (shares: readonly Share[]): readonly Payment[] =>
  shares.flatMap(({ provision, effect: e, missing }): readonly Payment[] => {
    if (!isPayment(e) || isNothing(e.amount)) return []
    const paid = payment(provision, e, e.amount)
    if (e.amount !== null) return [paid]
    return [{ ...paid, why: e.unstated === undefined && missing.length > 0 ? "missing" : "unstated" }]
  })

/** The amounts that a payment can have, where each is known. */
const candidatesOf = (shares: readonly Share[]): readonly Payment[] =>
  shares.flatMap(({ provision, effect: e }) =>
    isPayment(e)
      ? (e.candidates ?? []).filter((a) => !isNothing(a)).map((amount) => payment(provision, e, amount))
      : [],
  )

const waivedBy = (shares: readonly Share[]): readonly Waived[] => [
  ...new Set(shares.flatMap(({ effect: e }) => (e.kind === "waive" ? e.waives : []))),
]

const refundsOf = (shares: readonly Share[]): readonly RefundOutcome[] => [
  ...new Set(shares.flatMap(({ effect: e }) => (e.kind === "refund" ? [e.refund] : []))),
]

const stateOf = (isSet: boolean, isOpen: boolean): FieldState => (isOpen ? "open" : isSet ? "set" : "none")

const paymentsState = (due: readonly Payment[], isOpen: boolean): FieldState => {
  if (isOpen || due.some(({ why }) => why === "missing")) return "open"
  return due.some(({ why }) => why === "unstated") ? "unstated" : stateOf(due.length > 0, false)
}

/** What a platform declares of the outcomes of its cases. */
export interface OutcomeTerms {
  readonly platform: Pick<Platform, "agreements" | "fulfilments" | "deadlines">
  readonly promised: readonly PromisedDeadline[]
  readonly zone: Zone
  /** Is a fact of the groups that were asked about? */
  readonly isAsked: (fact: FactPath) => boolean
}

/** Does it say from when on something can be done, not until when? */
const isOpening = (kind: DeadlineKind, { deadlines = [] }: Pick<Platform, "deadlines">): boolean =>
  deadlines.some(({ id, opens }) => id === kind && opens === true)

/** What the parties agreed on replaces what the rules say; where it is not known whether they did, it may. */
const deadlineOf = (
  kind: DeadlineKind,
  weighed: readonly Contribution[],
  facts: Facts,
  { platform, promised, isAsked }: OutcomeTerms,
): Settled => {
  const claims = [
    ...claimsOf(kind, weighed),
    ...promisedClaims(
      promised.filter(({ fact, deadline }) => deadline === kind && isAsked(fact)),
      facts,
    ),
  ]
  const path = platform.agreements[kind]
  const opens = isOpening(kind, platform)
  if (path === undefined || !isAsked(path)) return settle(claims, opens)
  const known = facts.get(path)
  if (isNone(known)) return settle(claims, opens)
  return known.how === "given" && known.value.kind === "number"
    ? { at: known.value.lo, candidates: [], state: "set" }
    : settle([...claims, ONE_MORE], opens)
}

/** How long after the deadline it was done: ISO 8601, at the very instant `PT0S`. */
const lateness = (
  kind: DeadlineKind,
  { at }: Settled,
  facts: Facts,
  { platform, isAsked }: OutcomeTerms,
): string | undefined => {
  const path = isOpening(kind, platform) ? undefined : platform.fulfilments?.[kind]
  const done = path === undefined || !isAsked(path) ? undefined : pointOf(facts.get(path))
  return at !== null && done !== undefined && done >= at ? formatDuration(done - at) : undefined
}

/** What a case comes to. */
export interface Settlement {
  readonly outcome: Outcome
  readonly states: OutcomeStates
  readonly late?: Late
  readonly possible: Possible
}

/** Only what applies with yes enters the outcome; the rest stands in what is still possible. */
export const outcomeOf = (
  weighed: readonly Contribution[],
  facts: Facts,
  terms: OutcomeTerms,
): Settlement => {
  const { due, open, unheld } = sharesOf(weighed)
  const settled = (kind: DeadlineKind): Settled => deadlineOf(kind, weighed, facts, terms)
  const [ship, respond, receipt] = [settled("ship-by"), settled("respond-by"), settled("auto-receipt")]
  const kinds = terms.platform.deadlines?.map(({ id }) => id) ?? []
  const declared = kinds.map((kind) => [kind, settled(kind)] as const)
  /** One entry a declared deadline; without any none at all. */
  const each = <A>(of: (one: Settled) => A): { readonly deadlines?: { readonly [kind: DeadlineKind]: A } } =>
    kinds.length === 0
      ? {}
      : { deadlines: Object.fromEntries(declared.map(([kind, one]) => [kind, of(one)])) }
  const written = ({ at }: Settled): string | null => (at === null ? null : formatInstant(at, terms.zone))
  const candidates = (of: Settled): readonly string[] =>
    of.candidates.map((t) => formatInstant(t, terms.zone))
  const refunds = refundsOf(due)
  const refund = refunds.includes("instant") ? "instant" : (refunds[0] ?? null)
  const otherRefunds = refund === "instant" ? [] : refundsOf(open).filter((r) => r !== refund)
  const [payments, otherPayments] = [paymentsOf(due), paymentsOf(open)]
  const exempt = waivedBy(due)
  const otherExempt = waivedBy(open).filter((w) => !exempt.includes(w))
  const late = lateOf([
    ["shipBy", lateness("ship-by", ship, facts, terms)],
    ["respondBy", lateness("respond-by", respond, facts, terms)],
    ["autoReceiptAt", lateness("auto-receipt", receipt, facts, terms)],
    ...declared.map(([kind, one]) => [kind, lateness(kind, one, facts, terms)] as const),
  ])
  return {
    outcome: {
      shipBy: written(ship),
      respondBy: written(respond),
      autoReceiptAt: written(receipt),
      ...each(written),
      refund,
      payments,
      exempt,
    },
    states: {
      shipBy: ship.state,
      respondBy: respond.state,
      autoReceiptAt: receipt.state,
      ...each(({ state }) => state),
      refund: stateOf(
        refund !== null,
        otherRefunds.length > 0 || (refund !== "instant" && unheld.some((e) => "refund" in e)),
      ),
      payments: paymentsState(payments, otherPayments.length > 0 || unheld.some((e) => "pay" in e)),
      exempt: stateOf(exempt.length > 0, otherExempt.length > 0 || unheld.some((e) => "waive" in e)),
    },
    ...late,
    possible: {
      verdicts: [...new Set(weighed.filter((w) => w.applies === "unknown").map((w) => w.provision))],
      shipBy: candidates(ship),
      respondBy: candidates(respond),
      autoReceiptAt: candidates(receipt),
      ...each(candidates),
      refund: otherRefunds,
      payments: [
        ...candidatesOf(due),
        ...otherPayments.filter(({ amount }) => amount !== null),
        ...candidatesOf(open),
      ],
      exempt: otherExempt,
    },
  }
}

const lateOf = (
  fields: readonly (readonly [DeadlineKind, string | undefined])[],
): { readonly late?: Late } => {
  const told = fields.flatMap(([field, by]) => (by === undefined ? [] : [[field, by] as const]))
  return told.length === 0 ? {} : { late: Object.fromEntries(told) }
}
