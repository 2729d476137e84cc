import { memo } from "../values/memo.ts"
import type { Atom, Condition, Duration, Saving } from "../language/condition.ts"
import { formatMoney, formatShare } from "../values/decimal.ts"
import type { Amount, Tier } from "../language/amount.ts"
import { factsAsked, factsReckoned, matchAmount, matchAtom } from "../language/walk.ts"
import type { ResolvedPayment } from "../answers/answers.ts"
import type { Reckoned } from "./amounts.ts"
import { namesOf, type Payee } from "./payments.ts"
import { boundOf, type Trace } from "../case/predicates.ts"
import type { Facts, Known } from "../case/facts.ts"
import { formatBoundary, formatInstant } from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import type { Kleene } from "../values/kleene.ts"
import type { CivilDuration } from "../language/effect.ts"
import type { CalendarId, FactDeclaration, FactPath, Platform } from "../language/platform.ts"
import { factTitle } from "../language/measure.ts"
import { inLang, text, type Lang, type Text } from "../values/text.ts"

// Sentences a person reads, in Chinese or English, whatever the language of the titles in them, built from the same traces the answer was computed from.
const pick = (lang: Lang, zh: string, en: string): string => (lang === "zh" ? zh : en)

/** Of more members of a list only how many and which is told. */
const MOST_MEMBERS = 3

type OfMembers = Extract<Condition, { readonly of: unknown }>

const MARK: { readonly [value in Kleene]: Text } = {
  yes: text("符合", "holds"),
  no: text("不符合", "fails"),
  unknown: text("待定", "unknown"),
}

const duration = (d: Duration, lang: Lang): string =>
  "minutes" in d
    ? pick(lang, `${d.minutes}分钟`, `${d.minutes} min`)
    : "hours" in d
      ? pick(lang, `${d.hours}小时`, `${d.hours} h`)
      : pick(lang, `${d.days}天`, `${d.days} days`)

/** What is asked does not depend on the case: each question is put into words once in each language. */
export class Phrases {
  readonly #asked = new Map<Lang, WeakMap<Condition | Saving, string>>()

  of(node: Condition | Saving, lang: Lang, write: () => string): string {
    return memo(
      memo(this.#asked, lang, () => new WeakMap()),
      node,
      write,
    )
  }
}

export class Words {
  readonly lang: Lang
  readonly #facts: Facts
  readonly #zone: Zone
  readonly #phrases: Phrases
  readonly #instants = new Map<number, string>()

  constructor(lang: Lang, facts: Facts, zone: Zone, phrases: Phrases) {
    this.lang = lang
    this.#facts = facts
    this.#zone = zone
    this.#phrases = phrases
  }

  of(t: Text): string {
    return inLang(t, this.lang)
  }

  say(zh: string, en: string): string {
    return pick(this.lang, zh, en)
  }

  /** `下单时间（order.orderedAt）`, `order placed (order.orderedAt)` */
  fact(path: FactPath): string {
    const declared = this.#facts.declaration(path)
    return declared === undefined ? path : this.of(factTitle(declared)) + this.#bracketed(path)
  }

  /** `the calendar “UK working days”` */
  calendar(id: CalendarId, { calendars = [] }: Pick<Platform, "calendars">): string {
    const title = calendars.find((one) => one.id === id)?.title
    const name = title === undefined ? id : this.of(title)
    return this.say(`日历“${name}”`, `the calendar “${name}”`)
  }

  duration(d: CivilDuration, platform: Pick<Platform, "calendars">): string {
    if ("months" in d) return this.#count(d.months, "个月", "month")
    if ("years" in d) return this.#count(d.years, "年", "year")
    if (!("workdays" in d)) return duration(d, this.lang)
    const days = this.#count(d.workdays, "个工作日", "working day")
    return days + this.#bracketed(this.calendar(d.in, platform))
  }

  #count(n: number, zh: string, en: string): string {
    return this.say(`${n}${zh}`, `${n} ${en}${n === 1 ? "" : "s"}`)
  }

  #bracketed(told: string): string {
    return this.say(`（${told}）`, ` (${told})`)
  }

  #labelled(name: string, told: string): string {
    return this.say(`${name}：${told}`, `${name}: ${told}`)
  }

  /** Whether the parties agreed on something else, which would stand instead. */
  agreed(path: FactPath): string {
    const known = this.#facts.get(path)
    const told = this.#labelled(this.fact(path), this.known(path))
    return known.how === "given" ? `${told}${this.say("，以约定为准", ", which stands instead")}` : told
  }

  /** What the case knows of a fact. */
  known(path: FactPath): string {
    return this.#knows(path, this.#facts.get(path))
  }

  instant(t: number): string {
    return memo(this.#instants, t, () => formatInstant(t, this.#zone))
  }

  /** One line for each leaf that was asked. */
  addTrace(said: string[], trace: Trace): void {
    if ("some" in trace.node || "every" in trace.node) return this.#addMembers(said, trace, trace.node)
    for (const part of trace.parts) this.addTrace(said, part)
    if (trace.parts.length === 0 && !("always" in trace.node)) said.push(this.#leaf(trace))
  }

  /** What was asked of the members of a list: one line, then those that decide it. */
  #addMembers(said: string[], trace: Trace, node: OfMembers): void {
    const { of, value, parts } = { ...trace, of: node.of }
    const members = this.#facts.members(of) ?? []
    const names = namesOf(of, members)
    const deciding = parts.flatMap((part, i) => (part.value === value ? [i] : []))
    const asked =
      "some" in node
        ? this.say(`${of} 中至少有一项符合以下条件`, `at least one of ${of} is so`)
        : this.say(`${of} 中每一项都符合以下条件`, `each of ${of} is so`)
    const mark = this.of(MARK[value])
    const told =
      members.length === 0 ? this.known(of) : deciding.map((i) => names[i]).join(this.say("、", ", "))
    said.push(this.#labelled(asked, mark + this.#bracketed(told)))
    for (const i of deciding.slice(0, MOST_MEMBERS)) {
      const [part, member] = [parts[i], members[i]]
      if (part === undefined || member === undefined) continue
      const lines: string[] = []
      this.#seenBy(member).addTrace(lines, part)
      said.push(...lines.map((line) => `${of} ${names[i]}: ${line}`))
    }
  }

  /** The same words of the case as one member of a list sees it. */
  #seenBy(member: Facts): Words {
    return new Words(this.lang, member, this.#zone, this.#phrases)
  }

  /** What a payment was reckoned from, and what it comes to: one line. */
  sum(payees: readonly Payee[], { amount, candidates = [] }: ResolvedPayment): string {
    const each = payees.slice(0, MOST_MEMBERS).map(({ facts, reckoned, name }) => {
      const told = this.#seenBy(facts).#reckoned(reckoned)
      return name === undefined ? told : `${name}: ${told}`
    })
    const more = payees.length > MOST_MEMBERS ? ["…"] : []
    const result = amount ?? (candidates.length > 0 ? this.#either(candidates) : this.say("待定", "unknown"))
    return `${[...each, ...more].join(this.say("；", "; "))} = ${result}`
  }

  #either(words: readonly string[]): string {
    return words.join(this.say(" 或 ", " or "))
  }

  #reckoned({ node, parts }: Reckoned): string {
    const within = (): readonly string[] => parts.map((part) => this.#reckoned(part))
    const among = (zh: string, en: string): string => this.say(zh, en) + this.#bracketed(within().join("; "))
    return matchAmount(node, {
      fixed: (text) => text,
      rate: ({ rate }) => this.#shareWords(rate, this.#read(node)),
      each: ({ each }) => `${each} × ${this.#read(node)}`,
      tiers: ({ tiers }) => this.#tiers(tiers, this.#read(node)),
      sum: () => within().join(" + "),
      least: () => among("取最低", "the least of"),
      greatest: () => among("取最高", "the greatest of"),
      cases: () => this.#either(within()),
      oneOf: () => this.#either(within()),
      unstated: ({ unstated }) => this.of(unstated),
    })
  }

  #shareWords(rate: string, of: string): string {
    const share = formatShare(boundOf(rate, "ratio", 0))
    return this.say(`${of} 的 ${share}`, `${share} of ${of}`)
  }

  #tiers(tiers: readonly Tier[], of: string): string {
    const each = tiers.map(({ upTo, rate }) => {
      const share = formatShare(boundOf(rate, "ratio", 0))
      return upTo === undefined
        ? this.say(`超出部分 ${share}`, `${share} above`)
        : this.say(`至 ${upTo} 部分 ${share}`, `${share} up to ${upTo}`)
    })
    return this.say(`${of} 的分段（${each.join("、")}）`, `${of} in portions (${each.join(", ")})`)
  }

  /** The facts that an amount reads, each by what is known of it. */
  #read(node: Amount): string {
    const read = factsReckoned(node).map((path) => this.fact(path) + this.say("：", ": ") + this.known(path))
    return read.length === 1 ? read.join("") : `(${read.join(" + ")})`
  }

  #leaf(trace: Trace): string {
    const { node, known, value } = trace
    const mark = this.of(MARK[value])
    if ("unstated" in node) {
      const told = this.say(
        `来源提到但未说明的条件：${this.of(node.unstated)}`,
        `named by the source and not stated: ${this.of(node.unstated)}`,
      )
      return value === "yes" ? `${told}${this.say("，推定已满足", ", presumed to be fulfilled")}` : told
    }
    const asked =
      "fact" in node ? this.#phrases.of(node, this.lang, () => this.#atom(node)) : this.#other(node, trace)
    return this.#labelled(asked, known === undefined ? mark : mark + this.#bracketed(this.#told(node, known)))
  }

  /** What the case knows of the fact; of a distance between two instants, of both. */
  #told(node: Condition | Saving, known: Known): string {
    const told = this.#knows(pathOf(node), known)
    if (!("after" in node)) return told
    return told + this.say("；", "; ") + this.#labelled(this.fact(node.after), this.known(node.after))
  }

  #other(node: Condition | Saving, trace: Trace): string {
    if ("known" in node)
      return this.say(`已提供${this.fact(node.known)}`, `${this.fact(node.known)} is known`)
    const edge = trace.against === undefined ? "" : this.#edge(trace.against)
    if ("before" in node)
      return this.say(`${this.fact(node.before)}早于 ${edge}`, `${this.fact(node.before)} before ${edge}`)
    if ("since" in node)
      return this.say(
        `${this.fact(node.since)}不早于 ${edge}`,
        `${this.fact(node.since)} at ${edge} or later`,
      )
    return ""
  }

  #edge({ lo, hi }: { readonly lo: number; readonly hi: number }): string {
    const side = (t: number): string => (Number.isFinite(t) ? formatBoundary(t, this.#zone) : "")
    return lo === hi ? side(lo) : `[${side(lo)}..${side(hi)}]`
  }

  #knows(path: FactPath, known: Known): string {
    const declared = this.#facts.declaration(path)
    if (known.how === "absent") return this.say("未提供", "not given")
    if (known.how === "presumed") {
      const presumed = declared?.presumed?.title ?? text("无", "none")
      return this.#labelled(this.say("未提供，推定", "not given, presumed"), this.of(presumed))
    }
    if (known.how === "none") return this.#none(known)
    if (known.how === "bounded") return this.#bounded(known)
    return this.#value(known, declared)
  }

  #none({ since }: Extract<Known, { readonly how: "none" }>): string {
    return since === undefined
      ? this.say("无", "there was none")
      : this.say(`无，因为没有${this.fact(since)}`, `there was none, as there was no ${this.fact(since)}`)
  }

  #bounded({ value, after, before }: Extract<Known, { readonly how: "bounded" }>): string {
    const told = [this.say("未提供", "not given")]
    const edge = (t: number, path: FactPath): string => this.instant(t) + this.#bracketed(path)
    if (after !== undefined)
      told.push(this.say(`不早于 ${edge(value.lo, after)}`, `no earlier than ${edge(value.lo, after)}`))
    if (before !== undefined)
      told.push(this.say(`不晚于 ${edge(value.hi, before)}`, `no later than ${edge(value.hi, before)}`))
    return told.join(this.say("，", ", "))
  }

  #value(
    known: Extract<Known, { readonly how: "given" | "derived" }>,
    declared: FactDeclaration | undefined,
  ): string {
    const { value } = known
    switch (value.kind) {
      case "flag":
        return this.#yesOrNo(value.flag)
      case "word":
        return this.#titled(value.word, declared)
      case "set":
        return value.words.length === 0
          ? this.say("无", "none")
          : value.words.map((w) => this.#titled(w, declared)).join(this.say("、", ", "))
      case "number":
        return value.lo === value.hi
          ? this.#number(value.lo, declared)
          : this.say(
              `至少 ${this.#number(value.lo, declared)}`,
              `at least ${this.#number(value.lo, declared)}`,
            )
    }
  }

  #number(n: number, declared: FactDeclaration | undefined): string {
    if (declared?.type === "instant") return this.instant(n)
    if (declared?.type === "money") return formatMoney(n, this.#facts.places)
    return declared?.type === "ratio" ? formatShare(n) : String(n)
  }

  #titled(word: string, declared: FactDeclaration | undefined): string {
    const title = declared?.values?.find((v) => v.value === word)?.title
    // The words of a platform are English mostly, its places are codes.
    if (title === undefined || (this.lang === "en" && declared?.tree === undefined)) return word
    return this.of(title) + this.#bracketed(word)
  }

  #yesOrNo(is: boolean): string {
    return this.say(is ? "“是”" : "“否”", String(is))
  }

  #atom(atom: Atom): string {
    const fact = this.fact(atom.fact)
    const declared = this.#facts.declaration(atom.fact)
    const words = (list: readonly string[]): string =>
      list.map((w) => this.#titled(w, declared)).join(this.say("、", ", "))
    const bound = (b: string | number): string =>
      this.#number(boundOf(b, declared?.type, this.#facts.places), declared)
    return matchAtom(atom, {
      is: ({ is }) => {
        const wanted = typeof is === "boolean" ? this.#yesOrNo(is) : words([is])
        return this.say(`${fact}为${wanted}`, `${fact} is ${wanted}`)
      },
      in: (a) => this.say(`${fact}为以下之一：${words(a.in)}`, `${fact} is one of ${words(a.in)}`),
      has: ({ has }) => this.say(`${fact}包含${words([has])}`, `${fact} has ${words([has])}`),
      hasAny: ({ hasAny }) =>
        this.say(`${fact}包含以下任一：${words(hasAny)}`, `${fact} has any of ${words(hasAny)}`),
      atLeast: ({ atLeast }) => this.say(`${fact}不低于 ${bound(atLeast)}`, `${fact} ≥ ${bound(atLeast)}`),
      moreThan: ({ moreThan }) => this.say(`${fact}高于 ${bound(moreThan)}`, `${fact} > ${bound(moreThan)}`),
      atMost: ({ atMost }) => this.say(`${fact}不高于 ${bound(atMost)}`, `${fact} ≤ ${bound(atMost)}`),
      lessThan: ({ lessThan }) => this.say(`${fact}低于 ${bound(lessThan)}`, `${fact} < ${bound(lessThan)}`),
      before: ({ before }) => this.say(`${fact}早于 ${before}`, `${fact} before ${before}`),
      since: ({ since }) => this.say(`${fact}不早于 ${since}`, `${fact} at ${since} or later`),
      soonAfter: ({ after, within }) =>
        this.say(
          `${fact}在${this.fact(after)}之后${duration(within, "zh")}内`,
          `${fact} within ${duration(within, "en")} after ${this.fact(after)}`,
        ),
      within: ({ within }) =>
        this.say(`${fact}在 ${words(within)} 范围内`, `${fact} within ${words(within)}`),
    })
  }
}

const pathOf = (node: Condition | Saving): FactPath => factsAsked(node)[0] ?? ""
