// Why a verdict is what it is, in sentences; of versions here, of conditions in words.ts.
import type { Kleene } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import { text, type Text } from "../values/text.ts"
import { UNHELD_TITLE } from "../timeline/describe.ts"
import { needsLanguage } from "../timeline/fold.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { Timeline } from "../timeline/timeline.ts"
import type { Version } from "../timeline/version.ts"
import { addDeadlineWords } from "./deadline-words.ts"
import { displacedBy } from "./displace.ts"
import type { Resolved } from "./effects.ts"
import type { DecidingInstant, Match } from "./match.ts"
import { isPayment } from "./payments.ts"
import type { Words } from "./words.ts"

/** What is said of a version whatever the case: written once. */
interface Told {
  readonly span: Text
  readonly notes: readonly Text[]
  readonly others: readonly Text[]
}

/** Puts into words why a verdict is what it is. */
export class Reasons {
  readonly #rules: RulesAsOf
  readonly #told = new WeakMap<Version, Told>()

  constructor(rules: RulesAsOf) {
    this.#rules = rules
  }

  /**
   * Why this version (at which instant, since when and until when, what else there is), then each condition, then what
   * displaces it, then what moves or replaces its deadlines.
   */
  because(match: Match, resolved: readonly Resolved[], words: Words): readonly string[] {
    if (match.timeline.needs !== undefined) return [words.of(needsLanguage(match.timeline.needs))]
    const told = this.#tell(match)
    const said = match.instants.map(
      (instant) => decidingWords(instant, words) + words.say("；", "; ") + words.of(told.span),
    )
    for (const note of told.notes) said.push(words.of(note))
    for (const instant of match.instants)
      if (instant.inForce === "unknown" && instant.when !== null && instant.when.lo === instant.when.hi)
        for (const why of this.#rules.whyUnknown(match.timeline, match.version, instant.when.lo))
          said.push(words.of(why))
    for (const instant of match.instants)
      for (const saving of instant.savings) {
        said.push(words.of(SAVED[saving.value]))
        words.addTrace(said, saving)
      }
    for (const other of told.others) said.push(words.of(other))
    addConditionWords(said, match, words)
    for (const provision of displacedBy(match))
      said.push(
        match.applies === "no"
          ? words.say(`不适用：以 ${provision} 为准`, `disapplied: ${provision} applies instead`)
          : words.say(`是否以 ${provision} 为准，待定`, `whether ${provision} applies instead is unknown`),
      )
    for (const { deadline, paid: { payees } = { payees: [] }, effect } of resolved) {
      if (deadline !== undefined) addDeadlineWords(said, deadline, words, this.#rules)
      if (payees.length > 0 && isPayment(effect)) said.push(words.sum(payees, effect))
    }
    return said
  }

  #tell({ timeline, version }: Match): Told {
    return memo(this.#told, version, () => {
      const { from, ends, notes } = this.#rules.span(timeline, version)
      return {
        span: text(
          `此版本有效期：${spanInChinese(from, ends)}`,
          `this version: from ${from}, ${ends === null ? "no known end" : `ends ${ends} (exclusive)`}`,
        ),
        notes,
        others: timeline.versions
          .filter((v) => v !== version && timeline.canHold(v))
          .map((v) => this.#other(timeline, v)),
      }
    })
  }

  #other(timeline: Timeline, v: Version): Text {
    const { from, ends } = this.#rules.span(timeline, v)
    const who = v.rule === null ? UNHELD_TITLE : text(v.reading.announcement, v.reading.announcement)
    return text(
      `另有版本：${who.zh}，有效期：${spanInChinese(from, ends)}`,
      `another version: ${who.en}, from ${from}${ends === null ? "" : ` to ${ends}`}`,
    )
  }
}

const spanInChinese = (from: string, ends: string | null): string => `${since(from)}，${until(ends)}`

const since = (from: string): string => {
  if (from === "before") return "起始日无记录"
  return from === "unstated" ? "起始日未说明" : `自 ${from} 起`
}

const until = (ends: string | null): string => {
  if (ends === null) return "未见截止日"
  return ends === "unstated" ? "截止日未说明" : `至 ${ends}（不含）`
}

const STATE: { readonly [value in Kleene]: Text } = {
  yes: text("在有效期内", "in force"),
  no: text("不在有效期内", "not in force"),
  unknown: text("是否在有效期内待定", "in force or not: unknown"),
}

const decidingWords = ({ path, inForce }: DecidingInstant, words: Words): string => {
  const [fact, state] = [words.fact(path), words.of(STATE[inForce])]
  const known = words.known(path)
  return words.say(`以${fact}为准：${known}，${state}`, `decided by ${fact} (${known}): ${state}`)
}

const addConditionWords = (said: string[], match: Match, words: Words): void => {
  if (match.trace !== undefined) words.addTrace(said, match.trace)
  else said.push(words.say("原文未收录，条件无从得知", "the wording is not held: its conditions are unknown"))
}

const SAVED: { readonly [value in Kleene]: Text } = {
  yes: text("按过渡规定，旧版继续适用", "saved: the ended version goes on governing this case"),
  no: text("不在过渡规定范围内", "the saving does not cover this case"),
  unknown: text("是否在过渡规定范围内待定", "whether the saving covers this case is unknown"),
}
