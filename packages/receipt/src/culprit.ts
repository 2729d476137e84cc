import type { AnnouncementId, LedgerEvent, Platform, ProvisionId, Rulebook } from "@policy-ledger/rulebook"
import { cameSince, changesBetween, type Change, type Listed } from "./decisions.ts"
import { questionOf } from "./evidence.ts"
import { bookOf, type LogAt } from "./log.ts"
import type { ReceiptAnswer, ReceiptQuestion } from "./receipt.ts"

/** What was asked and answered, and the logs as they stood then. */
export interface Asked {
  readonly platform: Platform
  readonly facts: unknown
  readonly question: ReceiptQuestion
  /** Which verdicts the receipt lists; the answer holds all. */
  readonly listed: Listed
  readonly answer: ReceiptAnswer
  readonly logs: readonly LogAt[]
}

/** An event that made an answer another one. */
export interface Culprit {
  readonly origin: string
  /** Its place in the log, from 0. */
  readonly index: number
  readonly id: string
  readonly announcement: AnnouncementId
  /** 1, or the number of the correction. */
  readonly reading: number
  readonly type: LedgerEvent["type"]
  readonly provision: ProvisionId
  readonly recordedAt: string
}

const culprit = (origin: string, index: number, event: LedgerEvent): Culprit => {
  const { id, announcement, reading, type, provision, recordedAt } = event
  return { origin, index, id, announcement, reading, type, provision, recordedAt }
}

/** One announcement, or one correction of it, that a log has grown by: it is recorded whole or not at all. */
interface Step {
  /** Which of the logs. */
  readonly log: number
  readonly from: number
  readonly events: readonly LedgerEvent[]
}

/** In the order of recording; where two logs recorded at one instant, in the order of the logs. */
const stepsAfter = (logs: readonly LogAt[]): readonly Step[] =>
  logs
    .flatMap(({ log, size }, i) => {
      const steps: { readonly log: number; readonly from: number; readonly events: LedgerEvent[] }[] = []
      for (const [place, event] of log.events.slice(size).entries()) {
        const last = steps.at(-1)
        const head = last?.events[0]
        if (last !== undefined && head?.announcement === event.announcement && head.reading === event.reading)
          last.events.push(event)
        else steps.push({ log: i, from: size + place, events: [event] })
      }
      return steps
    })
    .toSorted((a, b) => recordedAt(a) - recordedAt(b))

const recordedAt = ({ events: [head] }: Step): number => Date.parse(head?.recordedAt ?? "")

/** A pause of the shipping clock moves deadlines of other provisions. */
const canPause = (event: LedgerEvent): boolean =>
  event.type === "Effective" && event.rule.effects.some((effect) => "pause" in effect)

/** Looks for the event that made the answer what it is today. */
class Search {
  readonly #asked: Asked
  /** The places in which today's answer is another one. */
  readonly #places: ReadonlySet<string>

  constructor(asked: Asked, changes: readonly Change[]) {
    this.#asked = asked
    this.#places = new Set(changes.map(({ at }) => at))
  }

  /** The first of the steps, where `isTried`, after which the answer is another one in some of the places. */
  step(steps: readonly Step[], isTried: (step: Step) => boolean): Culprit | undefined {
    const logs = [...this.#asked.logs]
    for (const step of steps) {
      const before = logs[step.log]
      if (before === undefined) continue
      logs[step.log] = { log: before.log, size: step.from + step.events.length }
      if (isTried(step) && this.#isOther(logs)) return this.#within(step, logs)
    }
    return undefined
  }

  /** A correction replaces its reading whole; of an announcement it is the first change that does it. */
  #within({ log: i, from, events }: Step, logs: readonly LogAt[]): Culprit | undefined {
    const [head] = events
    const of = logs[i]
    if (of === undefined || head === undefined) return undefined
    const { origin } = of.log
    if (head.type === "Corrected") return culprit(origin, from, head)
    const place = events.findIndex((_, n) => this.#isOther(logs.with(i, { log: of.log, size: from + n + 1 })))
    return culprit(origin, from + place, events[place] ?? head)
  }

  #isOther(logs: readonly LogAt[]): boolean {
    const { platform, facts, question, listed, answer } = this.#asked
    const now = bookOf(platform, logs).audit(facts, questionOf(question))
    return changesBetween(answer, now, listed).some(({ at }) => this.#places.has(at))
  }
}

/** The announcements that can have made the provisions what they are in one of the books. */
const announcementsOn = (
  provisions: readonly ProvisionId[],
  books: readonly Rulebook[],
): ReadonlySet<string> =>
  new Set(provisions.flatMap((p) => books.flatMap((book) => book.readingsOf(p).map((r) => r.announcement))))

/**
 * The first event after the answer whose addition makes a difference that is still there today. Announcements are taken
 * whole, for so they are recorded. Those that cannot concern what is different are tried only if no other did it.
 */
export const culpritOf = (
  asked: Asked,
  today: { readonly book: Rulebook; readonly answer: ReceiptAnswer },
  changes: readonly Change[],
): Culprit => {
  const steps = stepsAfter(asked.logs)
  const changed = changes.flatMap(({ provision }) => provision ?? [])
  const provisions = [
    ...changed,
    ...cameSince(asked.answer, today.answer, asked.listed).map(({ provision }) => provision),
  ]
  const concerned = announcementsOn(provisions, [bookOf(asked.platform, asked.logs), today.book])
  const isSuspect = ({ events }: Step): boolean =>
    events.some((event) => concerned.has(event.announcement) || canPause(event))
  const search = new Search(asked, changes)
  const found = search.step(steps, isSuspect) ?? search.step(steps, () => true)
  if (found === undefined) throw new Error("the answer after all events is today's answer")
  return found
}
