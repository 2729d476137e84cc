import { canonicalEvent } from "@policy-ledger/log"
import { type EventContent, sealEvent } from "@policy-ledger/ledger"
import type {
  ChangeBody,
  EffectiveBody,
  HeadBody,
  LedgerEvent,
  Platform,
  Rule,
  Start,
  Text,
} from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { Published } from "./published.ts"
import { Random } from "./random.ts"

/**
 * A large ledger in the likeness of the published one: its rules and titles, taken apart and put together anew, over
 * eleven years; one announcement changes one to three provisions, of which four in a hundred end and one in six bears a
 * date that is not one day.
 */
export interface Shape {
  readonly seed: number
  readonly provisions: number
  /** Provisions of one instrument, by default 12: a platform file declares only so many instruments. */
  readonly inOne?: number
  /** At least so many: the last announcement is whole. */
  readonly events: number
}

/** One announcement: its events in order, and each as its line of the log. */
export interface Recorded {
  readonly events: readonly LedgerEvent[]
  readonly lines: readonly string[]
}

const FIRST_DAY = Date.parse("2015-01-01") / 86_400_000
const DAYS = 11 * 365
const RULES_IN_ONE = 12
/** Events of an average announcement, to spread them over the years. */
const USUAL = 4.9

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

const instrument = (provision: number, inOne: number): string => `synthetic-${Math.floor(provision / inOne)}`
export const provisionName = (provision: number, { inOne = RULES_IN_ONE }: Shape): string =>
  `${instrument(provision, inOne)}/rule-${provision % inOne}`

/** The published platform with the instruments of a synthetic ledger. */
export const syntheticPlatform = (
  { platform }: Published,
  { provisions, inOne = RULES_IN_ONE }: Shape,
): Platform => ({
  ...platform,
  id: "synthetic",
  firstYear: 2015,
  instruments: Array.from({ length: Math.ceil(provisions / inOne) }, (_, i) => ({
    id: instrument(i * inOne, inOne),
    kind: "document" as const,
    title: { zh: `文件${i}`, en: `Document ${i}` },
  })),
})

const atLeastOne = <A>(list: readonly A[]): readonly [A, ...A[]] => {
  const [first, ...rest] = list
  if (first === undefined) throw new Error("synthetic: found an empty log, expected the published one")
  return [first, ...rest]
}

class Author {
  readonly #random: Random
  readonly #shape: Shape
  readonly #heads: readonly [HeadBody, ...HeadBody[]]
  readonly #rules: readonly [Rule, ...Rule[]]
  /** Of each provision the announcement whose version is the last, if it has not ended. */
  readonly #last: (string | undefined)[] = []
  #queue: number[] = []

  constructor({ events }: Published, shape: Shape) {
    this.#random = new Random(shape.seed)
    this.#shape = shape
    this.#heads = atLeastOne(events.filter((e) => e.type === "Published" || e.type === "Corrected"))
    this.#rules = atLeastOne(events.flatMap((e) => (e.type === "Effective" ? [e.rule] : [])))
  }

  announcement(serial: number): readonly EventContent[] {
    const { events } = this.#shape
    const day = FIRST_DAY + Math.min(DAYS, Math.floor((DAYS * serial * USUAL) / events))
    const id = `${isoDay(day)}-${serial}`
    const provisions = this.#provisions()
    const bodies = [
      this.#head(day, provisions[0] ?? 0),
      ...provisions.flatMap((p) => this.#changes(p, id, day)),
    ]
    return bodies.map((body) => ({ v: 1, announcement: id, reading: 1, ...body }))
  }

  /** Each in its turn, in an order that is another each time round. */
  #provisions(): readonly number[] {
    const some = new Set<number>()
    for (let n = 1 + this.#random.below(3); n > 0; n--) {
      if (this.#queue.length === 0) this.#queue = this.#random.permutation(this.#shape.provisions)
      some.add(this.#queue.pop() ?? 0)
    }
    return [...some]
  }

  #head(day: number, provision: number): HeadBody {
    const { title } = this.#random.pick(this.#heads)
    const { summary } = this.#random.pick(this.#heads)
    const at = isoDay(day)
    return {
      type: "Published",
      provision: provisionName(provision, this.#shape),
      title: this.#text(title, this.#random.pick(this.#heads).title),
      summary: this.#text(summary, this.#random.pick(this.#heads).summary),
      standing: "announced",
      published: this.#random.chance(0.8) ? at : null,
      reported: at,
      reports: [
        {
          source: "synthetic",
          at,
          headline: title.zh ?? title.en,
          digest: `sha256:${this.#random.hex(64)}`,
          length: 100,
        },
      ],
    }
  }

  #changes(provision: number, announcement: string, day: number): readonly ChangeBody[] {
    const last = this.#last[provision]
    const ends = last !== undefined && this.#random.chance(0.04)
    this.#last[provision] = ends ? undefined : announcement
    const from = this.#random.below(200)
    const common = {
      provision: provisionName(provision, this.#shape),
      basis: "stated" as const,
      cite: { report: 1, range: [from, from + 10 + this.#random.below(60)] as const },
      ...this.#start(day),
    }
    if (ends) return [{ type: "Withdrawn", ...common }]
    const keeps = last !== undefined && this.#random.chance(0.05) ? { keeps: { before: "order.paidAt" } } : {}
    const begins: EffectiveBody = { type: "Effective", ...common, ...keeps, rule: this.#rule(provision) }
    if (last === undefined) return [begins]
    return [
      { ...begins, supersedes: { announcement: last } },
      {
        type: "Superseded",
        ...common,
        ...keeps,
        of: { announcement: last, provision: common.provision, type: "Effective" },
        by: common.provision,
      },
    ]
  }

  #start(day: number): Start {
    const at = day + this.#random.below(31)
    const kind = this.#random.next()
    if (kind < 0.84) return { from: isoDay(at) }
    if (kind < 0.9) return { from: isoDay(at).slice(0, 7) }
    if (kind < 0.95) return { from: `[${isoDay(at)}..${isoDay(at + 1 + this.#random.below(20))}]` }
    return kind < 0.98
      ? { from: isoDay(at), expected: true }
      : { from: "unstated", noEarlierThan: isoDay(day) }
  }

  /** What decides is fixed for a provision. */
  #rule(provision: number): Rule {
    const own = this.#rules[provision % this.#rules.length] ?? this.#rules[0]
    const { title } = this.#random.pick(this.#rules)
    return {
      ...this.#random.pick(this.#rules),
      decidedBy: own.decidedBy,
      title: this.#text(own.title, title),
    }
  }

  /** The first half of one and the second of another. */
  #text(a: Text, b: Text): Text {
    const words = b.en.split(" ")
    const [first, second] = [a.zh ?? "", b.zh ?? ""]
    return {
      zh: first.slice(0, Math.ceil(first.length / 2)) + second.slice(Math.floor(second.length / 2)),
      en: [...a.en.split(" ").slice(0, 3), ...words.slice(Math.floor(words.length / 2))].join(" "),
    }
  }
}

/** Announcement after announcement, each recorded on the Thursday after it was made: a curator comes once a week. */
export function* syntheticLedger(published: Published, shape: Shape): Generator<Recorded, void, void> {
  const author = new Author(published, shape)
  for (let serial = 0, events = 0; events < shape.events; serial++) {
    const contents = author.announcement(serial)
    const day = Date.parse(contents[0]?.announcement.slice(0, 10) ?? "") / 86_400_000
    const recording = {
      recordedAt: `${isoDay(7 * Math.ceil((day + 1) / 7))}T09:00:00+08:00`,
      recordedBy: "bench",
    }
    const sealed = contents.map((content) => Result.getOrThrow(sealEvent(content, recording)))
    events += sealed.length
    yield { events: sealed, lines: sealed.map((event) => canonicalEvent(event)) }
  }
}
