// What all verdicts come to: one value a field where that is certain, else what it could still be.
import { formatMoney } from "../values/decimal.ts"
import { formatDuration } from "../values/duration.ts"
import { formatInstant, type Instant } from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import type { Kleene } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import type { Effect, Pay, Waived } from "../language/effect.ts"
import type { ProvisionId } from "../language/event.ts"
import type { DeadlineKind, FactPath, Platform } from "../language/platform.ts"
import type {
  AuditAnswer,
  FieldState,
  Late,
  OutcomeStates,
  Payment,
  Possible,
  RefundOutcome,
} from "../answers/answers.ts"
import { isNone, type Facts } from "../case/facts.ts"
import { pointOf } from "../case/predicates.ts"
import type { Candidates, Done } from "./effects.ts"
import { certainAmount, possibleAmounts, type Paid } from "./payments.ts"
import { promisedClaims, type PromisedDeadline } from "./promises.ts"

/** One verdict's share in the outcome. */
export interface Contribution {
  readonly provision: ProvisionId
  readonly applies: Kleene
  readonly resolved: readonly Done[]
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

const NOT_CLAIMED: Settled = { at: null, candidates: [], state: "none" }

/** That there may be one more, of which nothing can be told. */
const ONE_MORE: ClaimedDeadline = {
  applies: "unknown",
  of: { instants: [], open: true, unstated: false },
}

/**
 * Of several deadlines the earliest enters, of several openings the latest. What is unknown matters only where it could
 * move that: a candidate before it (after it), or one that cannot be told. Then the outcome is null and all candidates
 * stand.
 */
const settle = (claims: readonly ClaimedDeadline[], opens: boolean): Settled => {
  if (claims.length === 0) return NOT_CLAIMED
  // Openings are settled on a clock that runs backwards.
  const sign = opens ? -1 : 1
  const certain = claims.filter(isCertain).flatMap((c) => c.of.instants.map((t) => sign * t))
  const first = Math.min(...certain)
  const unsettled = claims.filter(
    (c) => !isCertain(c) && (c.of.open || c.of.instants.some((t) => sign * t < first)),
  )
  if (unsettled.length === 0)
    return Number.isFinite(first) ? { at: sign * first, candidates: [], state: "set" } : NOT_CLAIMED
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
  readonly done: Done
}

/** What the platform only may do does not happen by itself: it is as open as what may apply. */
export const isDue = (effect: object): boolean => !("by" in effect && effect.by === "discretion")

interface Shares {
  /** By the kind of deadline. */
  readonly claims: ReadonlyMap<DeadlineKind, readonly ClaimedDeadline[]>
  readonly due: readonly Share[]
  readonly open: readonly Share[]
  /** What may come of wordings that are not held. */
  readonly unheld: readonly Effect[]
}

const sharesOf = (weighed: readonly Contribution[]): Shares => {
  const [due, open, unheld]: [Share[], Share[], Effect[]] = [[], [], []]
  const claims = new Map<DeadlineKind, ClaimedDeadline[]>()
  const claim = (kind: DeadlineKind, one: ClaimedDeadline): void => {
    memo(claims, kind, (): ClaimedDeadline[] => []).push(one)
  }
  for (const { applies, provision, resolved, unheld: may } of weighed) {
    if (applies === "no") continue
    for (const done of resolved) {
      if (done.deadline !== undefined) claim(done.deadline.kind, { applies, of: done.deadline })
      const shares = applies === "yes" && isDue(done.of) ? due : open
      shares.push({ provision, done })
    }
    for (const e of may) if ("deadline" in e) claim(e.deadline, ONE_MORE)
    unheld.push(...may)
  }
  // What a wording that is not held may extend can fall at any time.
  for (const e of unheld) if ("extend" in e) claims.get(e.extend)?.push(ONE_MORE)
  return { claims, due, open, unheld }
}

/** A payment before it is written: so many minor units, or the reason why nobody can say how many. */
interface Due {
  readonly provision: ProvisionId
  readonly pay: Pay
  readonly amount: bigint | null
  readonly items: readonly string[] | undefined
  readonly why?: "missing" | "unstated"
}

const payments = (
  shares: readonly Share[],
  amounts: (paid: Paid) => readonly Pick<Due, "amount" | "why">[],
) =>
  shares.flatMap(({ provision, done: { of, paid, items } }) =>
    paid === undefined || !("pay" in of)
      ? []
      : amounts(paid)
          .filter(({ amount }) => amount !== 0n)
          .map((amount): Due => ({ provision, pay: of, items, ...amount })),
  )

/** Of each what is paid; one whose amount nobody can say is told, with the reason, and one of nothing is not. */
const paymentsOf = (shares: readonly Share[]): readonly Due[] =>
  payments(shares, (paid) => {
    const amount = certainAmount(paid)
    if (amount !== undefined) return [{ amount }]
    return [
      { amount: null, why: paid.unstated === undefined && paid.missing.length > 0 ? "missing" : "unstated" },
    ]
  })

/** The amounts that a payment can have, where each is known. */
const candidatesOf = (shares: readonly Share[]): readonly Due[] =>
  payments(shares, (paid) => possibleAmounts(paid).map((amount) => ({ amount })))

const waivedBy = (shares: readonly Share[]): readonly Waived[] => [
  ...new Set(shares.flatMap(({ done: { of } }) => ("waive" in of ? of.waive : []))),
]

const refundsOf = (shares: readonly Share[]): readonly RefundOutcome[] => [
  ...new Set(shares.flatMap(({ done: { of } }) => ("refund" in of ? [of.refund] : []))),
]

const stateOf = (isSet: boolean, isOpen: boolean): FieldState => (isOpen ? "open" : isSet ? "set" : "none")

const paymentsState = (due: readonly Due[], isOpen: boolean): FieldState => {
  if (isOpen || due.some(({ why }) => why === "missing")) return "open"
  return due.some(({ why }) => why === "unstated") ? "unstated" : stateOf(due.length > 0, false)
}

/** What a platform declares of the outcomes of its cases. */
export interface OutcomeTerms {
  readonly platform: Pick<Platform, "agreements" | "fulfilments" | "deadlines">
  readonly promised: readonly PromisedDeadline[]
  /** Is a fact of the groups that were asked about? */
  readonly isAsked: (fact: FactPath) => boolean
}

/** Does it say from when on something can be done, not until when? */
const isOpening = (kind: DeadlineKind, { deadlines = [] }: Pick<Platform, "deadlines">): boolean =>
  deadlines.some(({ id, opens }) => id === kind && opens === true)

/** What the parties agreed on replaces what the rules say; where it is not known whether they did, it may. */
const deadlineOf = (
  kind: DeadlineKind,
  claimed: readonly ClaimedDeadline[],
  facts: Facts,
  { platform, promised, isAsked }: OutcomeTerms,
): Settled => {
  const own = promised.filter(({ fact, deadline }) => deadline === kind && isAsked(fact))
  const claims = own.length === 0 ? claimed : [...claimed, ...promisedClaims(own, facts)]
  const path = platform.agreements[kind]
  const opens = isOpening(kind, platform)
  if (path === undefined || !isAsked(path)) return settle(claims, opens)
  const known = facts.get(path)
  if (isNone(known)) return settle(claims, opens)
  return known.how === "given" && known.value.kind === "number"
    ? { at: known.value.lo, candidates: [], state: "set" }
    : settle([...claims, ONE_MORE], opens)
}

/** How long after the deadline it was done, in milliseconds; at the very instant 0. */
const lateness = (
  kind: DeadlineKind,
  { at }: Settled,
  facts: Facts,
  { platform, isAsked }: OutcomeTerms,
): number | undefined => {
  const path = isOpening(kind, platform) ? undefined : platform.fulfilments?.[kind]
  const done = path === undefined || !isAsked(path) ? undefined : pointOf(facts.get(path))
  return at !== null && done !== undefined && done >= at ? done - at : undefined
}

/** One deadline of the outcome; `late`: by how many milliseconds it was missed. */
export interface SettledDeadline extends Settled {
  readonly late: number | undefined
}

/** What a case comes to, before it is written: instants in milliseconds, money in minor units. */
export interface Settlement {
  readonly shipBy: SettledDeadline
  readonly respondBy: SettledDeadline
  readonly autoReceiptAt: SettledDeadline
  /** Of each kind that the platform declares. */
  readonly deadlines: readonly (readonly [kind: DeadlineKind, settled: SettledDeadline])[]
  readonly refund: RefundOutcome | null
  readonly payments: readonly Due[]
  readonly exempt: readonly Waived[]
  readonly states: Pick<OutcomeStates, "refund" | "payments" | "exempt">
  /** What it could still become. */
  readonly possible: {
    readonly refund: readonly RefundOutcome[]
    readonly payments: readonly Due[]
    readonly exempt: readonly Waived[]
  }
}

/** Only what applies with yes enters the outcome; the rest stands in what is still possible. */
export const settlementOf = (
  weighed: readonly Contribution[],
  facts: Facts,
  terms: OutcomeTerms,
): Settlement => {
  const { claims, due, open, unheld } = sharesOf(weighed)
  const refunds = refundsOf(due)
  const refund = refunds.includes("instant") ? "instant" : (refunds[0] ?? null)
  const otherRefunds = refund === "instant" ? [] : refundsOf(open).filter((r) => r !== refund)
  const [payments, otherPayments] = [paymentsOf(due), paymentsOf(open)]
  const exempt = waivedBy(due)
  const otherExempt = waivedBy(open).filter((w) => !exempt.includes(w))
  const may = (kind: string): boolean => unheld.some((e) => kind in e)
  const settled = (kind: DeadlineKind): SettledDeadline => {
    const one = deadlineOf(kind, claims.get(kind) ?? [], facts, terms)
    return { ...one, late: lateness(kind, one, facts, terms) }
  }
  return {
    shipBy: settled("ship-by"),
    respondBy: settled("respond-by"),
    autoReceiptAt: settled("auto-receipt"),
    deadlines: (terms.platform.deadlines ?? []).map(({ id }) => [id, settled(id)]),
    refund,
    payments,
    exempt,
    states: {
      refund: stateOf(refund !== null, otherRefunds.length > 0 || (refund !== "instant" && may("refund"))),
      payments: paymentsState(payments, otherPayments.length > 0 || may("pay")),
      exempt: stateOf(exempt.length > 0, otherExempt.length > 0 || may("waive")),
    },
    possible: {
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

/** As an answer tells of it. */
export type Told = Pick<AuditAnswer, "outcome" | "states" | "late"> & {
  readonly possible: Omit<Possible, "verdicts">
}

export const told = (settlement: Settlement, zone: Zone, places: number): Told => {
  const { shipBy, respondBy, autoReceiptAt, deadlines, refund, exempt, states, possible } = settlement
  const write = (t: Instant): string => formatInstant(t, zone)
  const paid = (all: readonly Due[]): readonly Payment[] => all.map((one) => payment(one, places))
  const each = <A>(of: (one: SettledDeadline) => A) => ({
    shipBy: of(shipBy),
    respondBy: of(respondBy),
    autoReceiptAt: of(autoReceiptAt),
    ...(deadlines.length === 0
      ? {}
      : { deadlines: Object.fromEntries(deadlines.map(([kind, one]) => [kind, of(one)])) }),
  })
  return {
    outcome: {
      ...each(({ at }) => (at === null ? null : write(at))),
      refund,
      payments: paid(settlement.payments),
      exempt,
    },
    states: { ...each(({ state }) => state), ...states },
    ...lateOf(settlement),
    possible: {
      ...each(({ candidates }) => candidates.map(write)),
      ...possible,
      payments: paid(possible.payments),
    },
  }
}

const payment = ({ provision, pay, amount, items, why }: Due, places: number): Payment => {
  const { pay: kind, from, to } = pay
  return {
    provision,
    kind,
    amount: amount === null ? null : formatMoney(amount, places),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(items === undefined ? {} : { items }),
    ...(why === undefined ? {} : { why }),
  }
}

const lateOf = ({ shipBy, respondBy, autoReceiptAt, deadlines }: Settlement): { readonly late?: Late } => {
  const told = Object.entries({ shipBy, respondBy, autoReceiptAt, ...Object.fromEntries(deadlines) }).flatMap(
    ([field, { late }]) => (late === undefined ? [] : [[field, formatDuration(late)] as const]),
  )
  return told.length === 0 ? {} : { late: Object.fromEntries(told) }
}
