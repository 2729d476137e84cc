import type { AuditAnswer, CitationAnswer, Verdict } from "./answer.ts"
import type { Case } from "./case.ts"
import type { Chain, Kept, Version } from "./chain.ts"
import type { Citation } from "./event.ts"
import { UNHELD_TITLE } from "./describe.ts"
import { addMissing, Evaluation, instantInterval, smallest, smallestDeciding, union, type Finding } from "./evaluate.ts"
import { declaredFacts, Facts } from "./facts.ts"
import type { Reading } from "./fold.ts"
import { ANYWHERE, type Interval } from "./interval.ts"
import { and, or, type Kleene } from "./kleene.ts"
import { outcomeOf, type Weighed } from "./outcome.ts"
import type { FactDeclaration, FactPath } from "./platform.ts"
import { Resolution, resumption, type Pause, type Resolved } from "./resolve.ts"
import type { Reader } from "./query.ts"
import type { Lang, Text } from "./text.ts"
import { Phrases, text, Words } from "./words.ts"
import type { Calendar } from "./world.ts"

/** Which instants of the case decide, and what came of each. */
interface Moment {
  readonly path: FactPath
  readonly when: Interval
  readonly inForce: Kleene
  readonly savings: readonly Finding[]
}

/** A version held against a case, before its effects are resolved. */
interface Judged {
  readonly chain: Chain
  readonly version: Version
  readonly moments: readonly Moment[]
  readonly inForce: Kleene
  readonly matches: Kleene
  readonly applies: Kleene
  /** undefined where the wording is not held. */
  readonly finding: Finding | undefined
}

export interface AuditOptions {
  readonly lang?: Lang
  /** Also say which facts would settle what is unknown. */
  readonly explain?: boolean
  /** Leave `because` empty: for those who audit many orders and read only the outcome. */
  readonly brief?: boolean
}

/** What is said of a version whatever the case: written once. */
interface Told {
  readonly span: Text
  readonly others: readonly Text[]
}

/** Audits cases of one platform under one view. */
export class Auditor {
  readonly #reader: Reader
  readonly #calendar: Calendar
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #told = new WeakMap<Version, Told>()
  readonly #phrases = new Phrases()
  readonly #cited = new WeakMap<Version, CitationAnswer | null>()

  constructor(reader: Reader) {
    this.#reader = reader
    this.#calendar = reader.calendar
    this.#declared = declaredFacts(reader.platform)
  }

  audit(of: Case, options: AuditOptions): Pick<AuditAnswer, "case" | "verdicts" | "outcome" | "possible"> {
    const { platform, view } = this.#reader
    const { zone } = this.#calendar
    const facts = new Facts(this.#declared, of)
    const evaluation = new Evaluation(facts, zone)
    const judged = view.chains.flatMap((chain) => this.#judge(chain, evaluation))
    const resolution = new Resolution(facts, zone, platform.subOrders, pausesOf(judged, this.#calendar))
    const words = new Words(options.lang ?? "en", facts, zone, this.#phrases)
    const weighed = judged.map((j) => {
      const resolved = j.matches === "no" ? [] : (j.version.rule?.effects ?? []).map((e) => resolution.effect(e))
      return { judged: j, resolved, verdict: this.#verdict(j, resolved, words, evaluation, options) }
    })
    const id = facts.get(platform.caseId)
    return {
      case: "value" in id && id.value.kind === "word" ? id.value.word : null,
      verdicts: weighed.map((w) => w.verdict),
      ...outcomeOf(weighed.map(toWeighed), platform, facts, zone),
    }
  }

  #judge(chain: Chain, evaluation: Evaluation): Judged[] {
    return chain.versions.flatMap((version) => {
      const decidedBy = version.rule?.decidedBy ?? version.event.rule.decidedBy
      if (decidedBy.length === 0) return []
      const moments = decidedBy.map((path) => this.#moment(chain, version, path, evaluation))
      const inForce = moments.reduce<Kleene>((v, m) => or(v, m.inForce), "no")
      if (inForce === "no" && !moments.some((m) => chain.isSavingAtStake(version, m.when))) return []
      const finding = version.rule === null ? undefined : evaluation.condition(version.rule.when)
      const matches = finding?.value ?? "unknown"
      return [{ chain, version, moments, inForce, matches, applies: and(inForce, matches), finding }]
    })
  }

  #moment(chain: Chain, version: Version, path: FactPath, evaluation: Evaluation): Moment {
    const savings: Finding[] = []
    const kept: Kept = (saving, against) => {
      const finding = evaluation.saving(saving, against)
      if (!savings.some((s) => s.node === finding.node)) savings.push(finding)
      return finding.value
    }
    const when = instantInterval(evaluation.facts, path) ?? ANYWHERE
    return { path, when, inForce: chain.statusOver(version, when, kept), savings }
  }

  #verdict(j: Judged, resolved: readonly Resolved[], words: Words, evaluation: Evaluation, options: AuditOptions): Verdict {
    const { version } = j
    return {
      provision: version.provision,
      announcement: version.rule === null ? null : version.reading.announcement,
      title: version.rule?.title ?? UNHELD_TITLE,
      inForce: j.inForce,
      matches: j.matches,
      applies: j.applies,
      because: options.brief === true ? [] : this.#because(j, words),
      missing: missingOf(j, resolved, evaluation.facts),
      ...(options.explain === true && j.applies === "unknown" ? { settledBy: settling(j, evaluation.facts) } : {}),
      effects: resolved.map((r) => r.effect),
      citation: this.#cite(version),
    }
  }

  #cite(version: Version): CitationAnswer | null {
    if (version.previous) return null
    const known = this.#cited.get(version)
    if (known !== undefined) return known
    const made = citationOf(version.reading, version.event.cite)
    this.#cited.set(version, made)
    return made
  }

  /** Why this version (at which instant, since when and until when, what else there is), then each condition. */
  #because(j: Judged, words: Words): readonly string[] {
    const told = this.#tell(j)
    const said = j.moments.map((m) => `${momentWords(m, words)}; ${words.of(told.span)}`)
    for (const m of j.moments)
      if (m.inForce === "unknown" && m.when.lo === m.when.hi)
        for (const why of this.#reader.whyUnknown(j.chain, j.version, m.when.lo)) said.push(words.of(why))
    for (const m of j.moments)
      for (const saving of m.savings) {
        said.push(words.of(SAVED[saving.value]))
        words.addFindings(said, saving)
      }
    for (const other of told.others) said.push(words.of(other))
    addConditionWords(said, j, words)
    return said
  }

  #tell(j: Judged): Told {
    const known = this.#told.get(j.version)
    if (known !== undefined) return known
    const { from, ends } = this.#reader.span(j.chain, j.version)
    const made: Told = {
      span: text(
        `此版本自 ${from} 起，${ends === null ? "没有已知的结束" : `至 ${ends}（不含）`}`,
        `this version: from ${from}, ${ends === null ? "no known end" : `ends ${ends} (exclusive)`}`,
      ),
      others: j.chain.versions.filter((v) => v !== j.version).map((v) => this.#other(j.chain, v)),
    }
    this.#told.set(j.version, made)
    return made
  }

  #other(chain: Chain, v: Version): Text {
    const { from, ends } = this.#reader.span(chain, v)
    const who = (lang: Lang): string => (v.rule === null ? UNHELD_TITLE[lang] : v.reading.announcement)
    return text(
      `另一版本：${who("zh")}，自 ${from}${ends === null ? "" : ` 至 ${ends}`}`,
      `another version: ${who("en")}, from ${from}${ends === null ? "" : ` to ${ends}`}`,
    )
  }
}

const STATE: { readonly [value in Kleene]: Text } = {
  yes: text("有效", "in force"),
  no: text("无效", "not in force"),
  unknown: text("是否有效未知", "in force or not: unknown"),
}

const momentWords = (m: Moment, words: Words): string => {
  const where =
    m.when.lo === m.when.hi
      ? words.instant(m.when.lo)
      : Number.isFinite(m.when.hi)
        ? words.say(`未提供，不晚于 ${words.instant(m.when.hi)}`, `not given, no later than ${words.instant(m.when.hi)}`)
        : words.say("未提供", "not given")
  const state = words.of(STATE[m.inForce])
  const fact = words.fact(m.path)
  return words.say(`由 ${fact}（${where}）决定：${state}`, `decided by ${fact} (${where}): ${state}`)
}

const addConditionWords = (said: string[], j: Judged, words: Words): void => {
  if (j.finding !== undefined) words.addFindings(said, j.finding)
  else said.push(words.say("文本未收录，条件未知", "the wording is not held: its conditions are unknown"))
}

const SAVED: { readonly [value in Kleene]: Text } = {
  yes: text("已结束的版本按过渡规定继续适用于此案", "saved: the ended version goes on governing this case"),
  no: text("过渡规定不包括此案", "the saving does not cover this case"),
  unknown: text("过渡规定是否包括此案未知", "whether the saving covers this case is unknown"),
}

const toWeighed = (w: { readonly judged: Judged; readonly resolved: readonly Resolved[] }): Weighed => ({
  provision: w.judged.version.provision,
  applies: w.judged.applies,
  resolved: w.resolved,
})

/** Pauses of the shipping clock that apply or may apply. */
const pausesOf = (judged: readonly Judged[], calendar: Calendar): readonly Pause[] =>
  judged.flatMap((j) =>
    j.applies === "no"
      ? []
      : (j.version.rule?.effects ?? []).flatMap((e) =>
          "pause" in e ? [{ resumes: resumption(e.resumes, calendar.zone), applies: j.applies }] : [],
        ),
  )

/** The absent facts because of which it is unknown whether the version was in force for the case. */
const addMissingForce = (missing: Set<FactPath>, j: Judged, facts: Facts): void => {
  if (j.inForce !== "unknown") return
  for (const m of j.moments) {
    if (m.inForce !== "unknown") continue
    if (m.when.lo !== m.when.hi) for (const path of facts.missing(m.path)) missing.add(path)
    for (const saving of m.savings) addMissing(missing, saving, facts)
  }
}

const NOTHING: readonly FactPath[] = []

const missingOf = (j: Judged, resolved: readonly Resolved[], facts: Facts): readonly FactPath[] => {
  if (j.applies === "no") return NOTHING
  const missing = new Set<FactPath>()
  addMissingForce(missing, j, facts)
  if (j.finding !== undefined) addMissing(missing, j.finding, facts)
  for (const r of resolved) for (const path of r.missing) missing.add(path)
  return missing.size === 0 ? NOTHING : [...missing]
}

const settling = (j: Judged, facts: Facts): NonNullable<Verdict["settledBy"]> => {
  const asked = new Set<FactPath>()
  addMissingForce(asked, j, facts)
  const force = [...asked]
  const inForce = j.inForce === "yes" ? [] : force.length === 0 ? undefined : force
  const outOfForce = j.inForce === "yes" || force.length === 0 ? undefined : smallest(force.map((f) => [f]))
  const matching = j.finding === undefined ? undefined : smallestDeciding(j.finding, "yes", facts)
  const failing = j.finding === undefined ? undefined : smallestDeciding(j.finding, "no", facts)
  return { yes: union([inForce, matching]) ?? null, no: smallest([outOfForce, failing]) ?? null }
}

const citationOf = (reading: Reading, cite: Citation | undefined): CitationAnswer | null => {
  const report = cite === undefined ? undefined : reading.head.reports[cite.report - 1]
  if (cite === undefined || report === undefined) return null
  const { source, at, headline, digest } = report
  return { source, at, headline, digest, range: cite.range }
}

