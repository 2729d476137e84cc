import type { Chain } from "./chain.ts"
import { UNHELD_TITLE } from "./describe.ts"
import type { DecidingMoment, Judged } from "./judge.ts"
import type { Kleene } from "./kleene.ts"
import type { Reader } from "./reader.ts"
import type { Due, Resolved } from "./resolve.ts"
import type { Lang, Text } from "./text.ts"
import type { Version } from "./version.ts"
import { text, type Words } from "./words.ts"

/** What is said of a version whatever the case: written once. */
interface Told {
  readonly span: Text
  readonly notes: readonly Text[]
  readonly others: readonly Text[]
}

/** Puts into words why a verdict is what it is. */
export class Reasons {
  readonly #reader: Reader
  readonly #told = new WeakMap<Version, Told>()

  constructor(reader: Reader) {
    this.#reader = reader
  }

  /**
   * Why this version (at which instant, since when and until when, what else there is), then each condition, then what
   * moves or replaces its deadlines.
   */
  because(j: Judged, resolved: readonly Resolved[], words: Words): readonly string[] {
    const told = this.#tell(j)
    const said = j.moments.map((m) => `${momentWords(m, words)}; ${words.of(told.span)}`)
    for (const note of told.notes) said.push(words.of(note))
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
    for (const { deadline } of resolved)
      if (deadline !== undefined) this.#addDeadlineWords(said, deadline, words)
    return said
  }

  #addDeadlineWords(said: string[], { kind, pauses }: Due, words: Words): void {
    for (const { provision, resumes, applies } of pauses) {
      const until = words.instant(resumes)
      said.push(
        applies === "yes"
          ? words.say(`${provision} 使计时暂停至 ${until}`, `${provision} stops its clock until ${until}`)
          : words.say(
              `${provision} 是否使计时暂停至 ${until} 未知`,
              `whether ${provision} stops its clock until ${until} is unknown`,
            ),
      )
    }
    const agreement = this.#reader.platform.agreements[kind]
    if (agreement !== undefined) said.push(words.agreed(agreement))
  }

  #tell(j: Judged): Told {
    const known = this.#told.get(j.version)
    if (known !== undefined) return known
    const { from, ends, notes } = this.#reader.span(j.chain, j.version)
    const made: Told = {
      span: text(
        `此版本自 ${from} 起，${ends === null ? "没有已知的结束" : `至 ${ends}（不含）`}`,
        `this version: from ${from}, ${ends === null ? "no known end" : `ends ${ends} (exclusive)`}`,
      ),
      notes,
      others: j.chain.versions
        .filter((v) => v !== j.version && j.chain.canHold(v))
        .map((v) => this.#other(j.chain, v)),
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

const momentWords = (m: DecidingMoment, words: Words): string => {
  const where =
    m.when.lo === m.when.hi
      ? words.instant(m.when.lo)
      : Number.isFinite(m.when.hi)
        ? words.say(
            `未提供，不晚于 ${words.instant(m.when.hi)}`,
            `not given, no later than ${words.instant(m.when.hi)}`,
          )
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
