import type { AuditAnswer, CitationAnswer, Verdict } from "./answer.ts"
import { candidatesOf, type Candidate } from "./candidate.ts"
import { judge, missingOf, settling, type Judged } from "./judge.ts"
import { Reasons } from "./reasons.ts"
import type { Case } from "./case.ts"
import type { Version } from "./version.ts"
import type { Citation } from "./event.ts"
import { UNHELD_TITLE } from "./describe.ts"
import { Questions } from "./evaluate.ts"
import { declaredFacts, Facts } from "./facts.ts"
import type { Zone } from "./instant.ts"
import type { Reading } from "./fold.ts"
import { outcomeOf, type Weighed } from "./outcome.ts"
import type { FactDeclaration, FactPath } from "./platform.ts"
import { Resolution, resumption, type Pause, type Resolved } from "./resolve.ts"
import type { Reader } from "./reader.ts"
import type { Lang } from "./text.ts"
import { Phrases, Words } from "./words.ts"
import type { Calendar } from "./world.ts"

/** A verdict with what it contributes to the outcome. */
interface Judgement extends Weighed {
  readonly verdict: Verdict
}

/** Candidate by candidate, in the order of candidates. */
interface EmptyCase {
  readonly judged: readonly (Judged | undefined)[]
  readonly weighed: readonly (Judgement | undefined)[]
}

export interface AuditOptions {
  readonly lang?: Lang
  /** Also say which facts would settle what is unknown. */
  readonly explain?: boolean
  /** Leave `because` empty: for those who audit many orders and read only the outcome. */
  readonly brief?: boolean
}

/** Audits cases of one platform under one view. */
export class Auditor {
  readonly #reader: Reader
  readonly #calendar: Calendar
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #candidates: readonly Candidate[]
  /** Which candidates a given fact concerns, by their place. */
  readonly #asking = new Map<FactPath, number[]>()
  readonly #unasked = new Map<string, EmptyCase>()
  readonly #questions: Questions
  readonly #reasons: Reasons
  readonly #phrases = new Phrases()
  readonly #cited = new WeakMap<Version, CitationAnswer | null>()

  constructor(reader: Reader) {
    this.#reader = reader
    this.#calendar = reader.calendar
    this.#reasons = new Reasons(reader)
    this.#declared = declaredFacts(reader.platform)
    this.#questions = new Questions(this.#declared, reader.calendar.zone)
    this.#candidates = candidatesOf(reader.view.chains, this.#declared, reader.platform)
    for (const [i, candidate] of this.#candidates.entries())
      for (const path of candidate.asks) {
        const asking = this.#asking.get(path)
        if (asking === undefined) this.#asking.set(path, [i])
        else asking.push(i)
      }
  }

  audit(of: Case, options: AuditOptions): Pick<AuditAnswer, "case" | "verdicts" | "outcome" | "possible"> {
    const { platform } = this.#reader
    const { zone } = this.#calendar
    const facts = new Facts(this.#declared, of)
    const weighed = this.#weigh(facts, of, options)
    const id = facts.get(platform.caseId)
    return {
      case: "value" in id && id.value.kind === "word" ? id.value.word : null,
      verdicts: weighed.map((w) => w.verdict),
      ...outcomeOf(weighed, platform, facts, zone),
    }
  }

  /** Every version held against the case; one that asks for nothing the case gives is judged as for an empty case. */
  #weigh(facts: Facts, of: Case, options: AuditOptions): readonly Judgement[] {
    const { platform } = this.#reader
    const { zone } = this.#calendar
    const asked = this.#askedBy(of)
    const unasked = this.#emptyCase(options)
    const judged = this.#candidates.map((candidate, i) =>
      asked[i] === 1 ? judge(candidate, facts, this.#questions) : unasked.judged[i],
    )
    const resolution = new Resolution(facts, zone, platform.subOrders, pausesOf(judged, facts, zone))
    const words = new Words(options.lang ?? "en", facts, zone, this.#phrases)
    const weighed: Judgement[] = []
    for (const [i, j] of judged.entries()) {
      if (j === undefined) continue
      const same = asked[i] === 1 ? undefined : unasked.weighed[i]
      weighed.push(same ?? this.#conclude(j, resolution, words, facts, options))
    }
    return weighed
  }

  #conclude(j: Judged, resolution: Resolution, words: Words, facts: Facts, options: AuditOptions): Judgement {
    const effects = j.matches === "no" ? [] : (j.version.rule?.effects ?? [])
    const resolved = effects.map((e) => resolution.effect(e))
    const { provision } = j.version
    return {
      provision,
      applies: j.applies,
      resolved,
      verdict: this.#verdict(j, resolved, words, facts, options),
    }
  }

  /** Marks the candidates whose verdict some given fact can change. */
  #askedBy(of: Case): Uint8Array {
    const asked = new Uint8Array(this.#candidates.length)
    for (const path of of.given.keys()) for (const i of this.#asking.get(path) ?? []) asked[i] = 1
    for (const path of of.lists.keys()) for (const i of this.#asking.get(path) ?? []) asked[i] = 1
    return asked
  }

  /** What becomes of every candidate where nothing is given. */
  #emptyCase(options: AuditOptions): EmptyCase {
    const key = `${options.lang ?? "en"}|${options.explain === true}|${options.brief === true}`
    const known = this.#unasked.get(key)
    if (known !== undefined) return known
    const { zone } = this.#calendar
    const facts = new Facts(this.#declared, { given: new Map(), lists: new Map() })
    const judged = this.#candidates.map((candidate) => judge(candidate, facts, this.#questions))
    const resolution = new Resolution(facts, zone, this.#reader.platform.subOrders, [])
    const words = new Words(options.lang ?? "en", facts, zone, this.#phrases)
    const weighed = judged.map((j) =>
      j === undefined ? undefined : this.#conclude(j, resolution, words, facts, options),
    )
    this.#unasked.set(key, { judged, weighed })
    return { judged, weighed }
  }

  #verdict(
    j: Judged,
    resolved: readonly Resolved[],
    words: Words,
    facts: Facts,
    options: AuditOptions,
  ): Verdict {
    const { version } = j
    const verdict: Verdict = {
      provision: version.provision,
      announcement: version.rule === null ? null : version.reading.announcement,
      title: version.rule?.title ?? UNHELD_TITLE,
      inForce: j.inForce,
      matches: j.matches,
      applies: j.applies,
      because: options.brief === true ? [] : this.#reasons.because(j, resolved, words),
      missing: missingOf(j, resolved, facts),
      effects: resolved.map((r) => r.effect),
      citation: this.#cite(version),
    }
    return options.explain === true && j.applies === "unknown"
      ? { ...verdict, settledBy: settling(j, facts) }
      : verdict
  }

  #cite(version: Version): CitationAnswer | null {
    if (version.previous) return null
    const known = this.#cited.get(version)
    if (known !== undefined) return known
    const made = citationOf(version.reading, version.event.cite)
    this.#cited.set(version, made)
    return made
  }
}

/** Pauses of the shipping clock that apply or may apply. */
const pausesOf = (judged: readonly (Judged | undefined)[], facts: Facts, zone: Zone): readonly Pause[] => {
  const pauses: Pause[] = []
  for (const j of judged) {
    if (j === undefined || j.applies === "no") continue
    for (const e of j.version.rule?.effects ?? [])
      if ("pause" in e) {
        const missing = j.applies === "yes" ? [] : missingOf(j, [], facts)
        const { provision } = j.version
        pauses.push({ provision, resumes: resumption(e.resumes, zone), applies: j.applies, missing })
      }
  }
  return pauses
}

const citationOf = (reading: Reading, cite: Citation | undefined): CitationAnswer | null => {
  const report = cite === undefined ? undefined : reading.head.reports[cite.report - 1]
  if (cite === undefined || report === undefined) return null
  const { source, at, headline, digest } = report
  return { source, at, headline, digest, range: cite.range }
}
