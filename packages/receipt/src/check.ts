import {
  CaseError,
  ENGINE,
  QuestionError,
  type AuditAnswer,
  type Platform,
  type ProvisionId,
  type Rulebook,
} from "@policy-ledger/rulebook"
import type { Trust } from "@policy-ledger/tlog"
import { canonicalJson } from "@policy-ledger/log"
import { digestOf } from "./digest.ts"
import { differences } from "./differences.ts"
import { culpritOf, type Culprit } from "./culprit.ts"
import { changesBetween, newlyPossible, type Change } from "./decisions.ts"
import { decodeReceipt, versionOf } from "./decode.ts"
import { questionOf, usedPlaces } from "./evidence.ts"
import { ledgersFault, type LedgerStanding } from "./ledgers.ts"
import type { Log } from "@policy-ledger/log"
import { bookOf, logsOf, type GivenLedger, type LogAt } from "./log.ts"
import { withheld } from "./make.ts"
import { ReceiptError, type Receipt } from "./receipt.ts"
import { isUnprovable, unprovable, type Unprovable } from "./unprovable.ts"

/** What a receipt is held against. */
export interface Against {
  readonly platform: Platform
  /** The same data or later ones. A ledger that the receipt does not know counts as grown from nothing. */
  readonly ledgers: readonly GivenLedger[]
  /** The case, where the receipt is private. */
  readonly case?: unknown
  /** For each ledger of these origins a checkpoint signed by one of the keys is demanded. */
  readonly trust?: readonly Trust[]
}

interface Checked {
  readonly v: 1
  readonly ledgers: readonly LedgerStanding[]
  /** The engine that answered then, and the one that checks. */
  readonly engine: { readonly was: number; readonly now: number }
}

/** The answer still stands. */
export interface Same extends Checked {
  readonly result: "same"
  /** Titles, reasons or citations are not as today's engine and platform file would word them: only the decisions are proven. */
  readonly reworded: boolean
  /** Provisions that may apply too by now, without changing anything of the answer. */
  readonly newlyPossible: readonly ProvisionId[]
}

/** Why the answer is another one today. */
export type Cause =
  | ({ readonly kind: "event" } & Culprit)
  /** The very same events come out otherwise: it is the engine, or the platform file that declares the facts. */
  | { readonly kind: "engine"; readonly was: number; readonly now: number }
  | { readonly kind: "platform"; readonly was: string; readonly now: string }

/** The answer would be another one today. */
export interface Different extends Checked {
  readonly result: "different"
  readonly cause: Cause
  readonly changes: readonly Change[]
}

export type ReceiptCheck = Same | Different | Unprovable

/** Replays a receipt against the same data or later ones. Throws `ReceiptError` where it is handed no receipt or no logs. */
export const checkReceipt = (json: unknown, against: Against): ReceiptCheck => {
  const version = versionOf(json)
  if (version !== undefined && version !== 1)
    return unprovable("unknown-version", "receipt.v", JSON.stringify(version), "1")
  const receipt = decodeReceipt(json)
  const facts = factsOf(receipt, against)
  if (isUnprovable(facts)) return facts
  const logs = logsOf(against.ledgers)
  const ledgers = ledgersFault(receipt, logs, against.trust ?? [])
  if (isUnprovable(ledgers)) return ledgers
  try {
    return new Replay(receipt, facts.facts, against.platform, logs, ledgers).check()
  } catch (error) {
    if (error instanceof CaseError || error instanceof QuestionError)
      return unprovable("not-readable", "receipt", error.message, "a case and a question of this platform")
    if (error instanceof ReceiptError)
      return unprovable("log-unreadable", error.at, error.found, error.expected)
    throw error
  }
}

/** The facts to audit again: those of the receipt, or those that are handed in and fit its digest. */
const factsOf = (receipt: Receipt, against: Against): { readonly facts: unknown } | Unprovable => {
  const { id } = against.platform
  if (receipt.platform.id !== id)
    return unprovable("other-platform", "receipt.platform.id", receipt.platform.id, id)
  const { digest, facts: own } = receipt.case
  const { case: given } = against
  if (own === undefined && given === undefined)
    return unprovable(
      "case-missing",
      "receipt.case",
      "only its digest",
      "the case to be given beside the receipt",
    )
  const digests = [own, given].flatMap((facts) => (facts === undefined ? [] : [digestOf(facts)]))
  const other = digests.find((found) => found !== digest)
  if (other !== undefined) return unprovable("other-case", "receipt.case", `a case with ${other}`, digest)
  return { facts: own ?? given }
}

class Replay {
  readonly #receipt: Receipt
  readonly #facts: unknown
  readonly #platform: Platform
  readonly #logs: readonly Log[]
  readonly #checked: Checked
  /** The logs of the receipt, as they stood then. */
  readonly #then: readonly LogAt[]

  constructor(
    receipt: Receipt,
    facts: unknown,
    platform: Platform,
    logs: readonly Log[],
    ledgers: readonly LedgerStanding[],
  ) {
    this.#receipt = receipt
    this.#facts = facts
    this.#platform = platform
    this.#logs = logs
    this.#checked = { v: 1, ledgers, engine: { was: receipt.madeBy.engine, now: ENGINE } }
    this.#then = receipt.ledgers.flatMap(({ origin, size }) =>
      logs.flatMap((log) => (log.origin === origin ? [{ log, size }] : [])),
    )
  }

  check(): ReceiptCheck {
    const book = bookOf(this.#platform, this.#then)
    const replayed = this.#audit(book)
    const { answer } = this.#receipt
    const shown = this.#receipt.case.facts === undefined ? withheld(replayed) : replayed
    const isWordForWord = canonicalJson(shown) === canonicalJson(answer)
    const changes = isWordForWord ? [] : changesBetween(answer, replayed)
    const changed = this.#whatChanged()
    if (!isWordForWord && changed === undefined) return altered(answer, shown)
    if (changes.length > 0 && changed !== undefined)
      return { ...this.#checked, result: "different", cause: changed, changes }
    return this.#evidenceFault(book, replayed) ?? this.#today(!isWordForWord)
  }

  #audit(book: Rulebook): AuditAnswer {
    return book.audit(this.#facts, questionOf(this.#receipt.question))
  }

  /** What may make the same events come out otherwise. */
  #whatChanged(): Cause | undefined {
    const { engine } = this.#checked
    const { digest: was } = this.#receipt.platform
    const now = digestOf(this.#platform)
    if (engine.was !== engine.now) return { kind: "engine", ...engine }
    return was === now ? undefined : { kind: "platform", was, now }
  }

  /** The receipt must hold exactly the events that its answer rests on. */
  #evidenceFault(book: Rulebook, replayed: AuditAnswer): Unprovable | undefined {
    const { ledgers, question } = this.#receipt
    if (this.#checked.engine.was !== ENGINE) return undefined
    const places = usedPlaces(book, this.#then, replayed, question)
    for (const [i, { events, origin }] of ledgers.entries()) {
      const found = events.map(({ index }) => index).join(", ")
      const expected = (places[i] ?? []).join(", ")
      if (found !== expected)
        return unprovable("altered", `${origin}, events used`, found || "none", expected || "none")
    }
    return undefined
  }

  #today(reworded: boolean): ReceiptCheck {
    const { answer, question } = this.#receipt
    const strangers = this.#logs.filter((log) => !this.#then.some((known) => known.log === log))
    const logs = [...this.#then, ...strangers.map((log) => ({ log, size: 0 }))]
    const grown = logs.map(({ log }) => ({ log, size: log.size }))
    const book = bookOf(this.#platform, grown)
    const now = this.#audit(book)
    const changes = changesBetween(answer, now)
    if (changes.length === 0)
      return { ...this.#checked, result: "same", reworded, newlyPossible: newlyPossible(answer, now) }
    const asked = { platform: this.#platform, facts: this.#facts, question, answer, logs }
    const culprit = culpritOf(asked, { book, answer: now }, changes)
    return { ...this.#checked, result: "different", cause: { kind: "event", ...culprit }, changes }
  }
}

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value))

/** The same engine, platform file, events, case and question cannot have given what the receipt says. */
const altered = (said: AuditAnswer, replayed: AuditAnswer): Unprovable => {
  const [first] = differences(replayed, said, "answer")
  return unprovable("altered", first?.at ?? "answer", show(first?.now), show(first?.was))
}
