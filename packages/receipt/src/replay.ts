import type { AuditAnswer, Payment, Platform, Rulebook } from "@policy-ledger/rulebook"
import { canonicalJson, type Log } from "@policy-ledger/log"
import { culpritOf, type Asked } from "./culprit.ts"
import { cameSince, changesBetween } from "./decisions.ts"
import { differences } from "./differences.ts"
import { questionOf, usedPlaces } from "./evidence.ts"
import { bookOf, type LogAt } from "./log.ts"
import { withheld } from "./make.ts"
import { VERSION, type Receipt, type ReceiptAnswer } from "./receipt.ts"
import type { Checked, Different, Same } from "./result.ts"
import { unprovable, type Unprovable } from "./unprovable.ts"

/** Asks again what a receipt answered: the log as it stood then, which must give that very answer, and the log of today. */
export class Replay {
  readonly #receipt: Receipt
  readonly #facts: unknown
  readonly #platform: Platform
  /** The logs of the receipt, as they stood then. */
  readonly #then: readonly LogAt[]
  /** All logs, those that the receipt does not know from nothing. */
  readonly #logs: readonly LogAt[]

  constructor(receipt: Receipt, facts: unknown, platform: Platform, logs: readonly Log[]) {
    this.#receipt = receipt
    this.#facts = facts
    this.#platform = platform
    this.#then = receipt.ledgers.flatMap(({ origin, size }) =>
      logs.flatMap((log) => (log.origin === origin ? [{ log, size }] : [])),
    )
    const strangers = logs.filter((log) => !this.#then.some((known) => known.log === log))
    this.#logs = [...this.#then, ...strangers.map((log) => ({ log, size: 0 }))]
  }

  check(checked: Checked): Same | Different | Unprovable {
    const book = bookOf(this.#platform, this.#then)
    const replayed = this.#audit(book)
    return this.#answerFault(replayed) ?? this.#evidenceFault(book, replayed) ?? this.#today(book, checked)
  }

  #audit(book: Rulebook, question = this.#receipt.question): AuditAnswer {
    return book.audit(this.#facts, questionOf(question))
  }

  /** The answer must be the log's, word for word, whoever says to have given it. */
  #answerFault(replayed: AuditAnswer): Unprovable | undefined {
    const { answer, case: of } = this.#receipt
    const now = inForm(this.#receipt.v, replayed)
    const given = of.facts === undefined ? withheld(now) : now
    if (canonicalJson(given) === canonicalJson(answer)) return undefined
    const [first] = differences(given, answer, "answer")
    return unprovable("never-given", first?.at ?? "answer", show(first?.now), show(first?.was))
  }

  /** The receipt must hold exactly the events that its answer rests on. */
  #evidenceFault(book: Rulebook, replayed: AuditAnswer): Unprovable | undefined {
    const { ledgers, question } = this.#receipt
    const places = usedPlaces(book, this.#then, replayed, question)
    for (const [i, { events, origin }] of ledgers.entries()) {
      const found = events.map(({ index }) => index).join(", ")
      const expected = (places[i] ?? []).join(", ")
      if (found !== expected)
        return unprovable("other-evidence", `${origin}, events used`, found || "none", expected || "none")
    }
    return undefined
  }

  /** The log gave the answer; does it still? Then and now are compared with every verdict, listed or not. */
  #today(then: Rulebook, checked: Checked): Same | Different {
    const { verdicts: listed = "all", ...question } = this.#receipt.question
    const answer =
      listed === "all" ? this.#receipt.answer : inForm(this.#receipt.v, this.#audit(then, question))
    const book = bookOf(
      this.#platform,
      this.#logs.map(({ log }) => ({ log, size: log.size })),
    )
    const now = inForm(this.#receipt.v, this.#audit(book, question))
    const changes = changesBetween(answer, now, listed)
    if (changes.length === 0) return { ...checked, result: "same", cameSince: cameSince(answer, now, listed) }
    const asked: Asked = {
      platform: this.#platform,
      facts: this.#facts,
      question,
      listed,
      answer,
      logs: this.#logs,
    }
    return {
      ...checked,
      result: "different",
      cause: culpritOf(asked, { book, answer: now }, changes),
      changes,
    }
  }
}

const toldIn = (payments: readonly Payment[]): readonly Payment[] =>
  payments.filter(({ amount }) => amount !== null)

/** The answer as a receipt of the version holds it: on the fields that its form had. */
const inForm = (v: Receipt["v"], answer: AuditAnswer): ReceiptAnswer => {
  if (v === VERSION) return answer
  const { states: _states, late: _late, missing: _missing, outcome, possible, ...rest } = answer
  return {
    ...rest,
    outcome: { ...outcome, payments: toldIn(outcome.payments) },
    possible: { ...possible, payments: toldIn(possible.payments) },
  }
}

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value))
