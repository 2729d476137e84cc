// The rules that an engine of two values can express, read off the rulebook: when each is in force, and what it asks.
import {
  type Condition,
  type EffectiveBody,
  type FactDeclaration,
  type FactPath,
  formatInstant,
  type Instant,
  type LedgerEvent,
  leavesOf,
  nodesOf,
  type Platform,
  type Rulebook,
  type Zone,
} from "@policy-ledger/rulebook"
import { type Edges, edgesOf } from "./edges.ts"

/** From an instant on, until before another. */
interface Span {
  readonly from: Instant
  readonly until: Instant
}

export interface PlainRule {
  /** `provision @ announcement`: of one version. */
  readonly name: string
  readonly decidedBy: readonly FactPath[]
  /** In force for certain, and never perhaps. */
  readonly spans: readonly Span[]
  readonly when: Condition
}

export interface Expressible {
  readonly rules: readonly PlainRule[]
  /** The versions that orders are judged by and that cannot be expressed, by the reason. */
  readonly left: ReadonlyMap<string, number>
}

const DAY = 86_400_000

export const versionName = (provision: string, announcement: string | null): string =>
  `${provision} @ ${announcement}`

interface Validity {
  readonly spans: Span[]
  isCertain: boolean
  isSaved: boolean
}

/** When each version is in force, by asking on both sides of every instant at which anything can change. */
const validities = (book: Rulebook, edges: Edges, zone: Zone): ReadonlyMap<string, Validity> => {
  const found = new Map<string, Validity>()
  const of = (provision: string, announcement: string | null): Validity => {
    const name = versionName(provision, announcement)
    const known = found.get(name) ?? { spans: [], isCertain: true, isSaved: false }
    found.set(name, known)
    return known
  }
  // What lasts until a day ends with it.
  const turns = [...new Set(edges.instants.flatMap((t) => [t, t + DAY]))].toSorted((a, b) => a - b)
  const first = (turns[0] ?? 0) - DAY
  for (const [i, from] of [first, ...turns].entries()) {
    const answer = book.inForce({ on: formatInstant(from, zone) })
    const until = turns[i] ?? Infinity
    for (const { provision, announcement } of answer.inForce) {
      const { spans } = of(provision, announcement)
      const last = spans.at(-1)
      if (last?.until === from) spans[spans.length - 1] = { from: last.from, until }
      else spans.push({ from: from === first ? -Infinity : from, until })
    }
    for (const { provision, announcement } of answer.kept) of(provision, announcement).isSaved = true
    for (const { provision, announcement } of answer.unknown) of(provision, announcement).isCertain = false
  }
  return found
}

/** Why two values do not express the rule that an event begins; undefined where they do. */
const obstacle = (
  { rule, keeps }: EffectiveBody,
  validity: Validity | undefined,
  declared: ReadonlyMap<FactPath, FactDeclaration>,
  isDisplaced: boolean,
): string | undefined => {
  if (validity === undefined) return "never in force"
  if (isDisplaced) return "gives way to another"
  if (keeps !== undefined) return "leaves some orders to what it replaces"
  if (validity.isSaved) return "goes on governing some orders after its end"
  if (!validity.isCertain) return "in force perhaps, at some time"
  for (const { node } of nodesOf(rule.when))
    if ("some" in node || "every" in node) return "asks of the members of a list"
  for (const { node } of leavesOf(rule.when)) {
    if ("unstated" in node) return "asks what the source does not state"
    if ("after" in node) return "asks how long after another an instant lies"
    const fact = "fact" in node ? node.fact : "known" in node ? node.known : undefined
    if (fact !== undefined && declared.get(fact)?.derived !== undefined) return "asks a derived fact"
    if (fact !== undefined && declared.get(fact)?.type === "tree") return "asks a place of a tree"
  }
  return undefined
}

export const expressibleIn = (
  book: Rulebook,
  events: readonly LedgerEvent[],
  platform: Platform,
  zone: Zone,
): Expressible => {
  const declared = new Map(platform.facts.map((fact) => [fact.path, fact]))
  const displaced = new Set(
    events.flatMap((event) => (event.type === "Effective" ? (event.rule.disapplies ?? []) : [])),
  )
  const known = validities(book, edgesOf(platform, events), zone)
  const rules: PlainRule[] = []
  const left = new Map<string, number>()
  for (const event of events) {
    if (event.type !== "Effective" || event.rule.decidedBy.length === 0) continue
    const name = versionName(event.provision, event.announcement)
    const validity = known.get(name)
    const reason = obstacle(event, validity, declared, displaced.has(event.provision))
    if (reason === undefined && validity !== undefined)
      rules.push({ name, decidedBy: event.rule.decidedBy, spans: validity.spans, when: event.rule.when })
    else if (reason !== undefined) left.set(reason, (left.get(reason) ?? 0) + 1)
  }
  return { rules, left }
}
