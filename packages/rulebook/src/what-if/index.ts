// What becomes of a case as one of its facts varies: where each answer tips, computed from the rules and the case.
import { sortedRegions } from "./regions.ts"
import { show } from "../values/show.ts"
import { type FactDeclaration, type FactPath } from "../language/platform.ts"
import { matchAtom } from "../language/walk.ts"
import { factValues } from "../language/tree.ts"
import type { Tip, WhatIfAnswer, WhatIfPiece } from "../answers/answers.ts"
import { CaseError, decodeCase, type Value } from "../case/decode.ts"
import { declaredFacts } from "../case/declared-facts.ts"
import type { DeclaredFacts, Facts } from "../case/facts.ts"
import { checkKeys, QuestionError, type AsOfQuestion, type PresumingQuestion } from "../queries/question.ts"
import type { Rulebook } from "../rulebook.ts"
import { Arithmetic, paysAt, tipsOfPayment } from "./amounts.ts"
import { Asking, deadlinesOf, type Answered, type Point } from "./asking.ts"
import { tipsOfDeadlines } from "./deadlines.ts"
import { isRefused, Stretches, toldPoint, type Stretched } from "./pieces.ts"
import {
  atomsAbout,
  factsMovedBy,
  numberBounds,
  tipsOfInstant,
  tipsOfNumbers,
  versionsAsking,
} from "./tips.ts"
import { lineOf, variedCase, variedFact, type Line, type VariedCase } from "./varied.ts"

export type {
  MovingAmount,
  MovingInstant,
  MovingStep,
  MovingTerm,
  PieceAnswer,
  PieceRefused,
  Tip,
  WhatIfAnswer,
  WhatIfBound,
  WhatIfInstant,
  WhatIfOutcome,
  WhatIfPayment,
  WhatIfPiece,
  WhatIfPossible,
  WorkedDays,
} from "../answers/what-if.ts"

/** Which fact varies, of an instant, money, a ratio or a number from where to where (half-open), and what else is asked. */
export type WhatIfQuestion = AsOfQuestion &
  PresumingQuestion & {
    readonly vary: FactPath
    readonly from?: string | number
    readonly to?: string | number
    readonly about?: readonly string[]
  }

const KEYS = ["vary", "from", "to", "about", "announcedBy", "recordedBy", "presume"]

/**
 * What becomes of a case as one of its facts varies, whatever the case says of it; of a derived fact what it follows from is
 * left out, and an order's amount is that of one part. `rulebook.audit` of the case with any value of a piece answers what
 * the piece says. Throws `CaseError` for what is no case, `QuestionError` for a question that cannot be answered, so where
 * there is no end to the pieces and it does not say from where to where.
 */
export const whatIf = (rulebook: Rulebook, json: unknown, question: WhatIfQuestion): WhatIfAnswer => {
  checkKeys(question, KEYS)
  const { form, platform } = rulebook
  const fact = variedFact(question.vary, platform)
  const decoded = decodeCase(json, form)
  if (!decoded.ok) throw new CaseError(decoded.problems)
  const { rules } = rulebook.rulesFor(question)
  const declared = declaredFacts(form)
  const of = variedCase(decoded.value, fact, form)
  // The case as it is, for what every answer about it says; what is asked is checked with it.
  const { vary: _vary, from: _from, to: _to, ...also } = question
  const asIs = rulebook.auditCase(decoded.value, { ...also, brief: true, verdicts: "applies" })
  const asking = new Asking(rules, rulebook.auditor(rules), of, asIs.asOf.about)
  const line = lineOf(fact, platform, form.zone)
  const { pieces, tips } =
    line === undefined
      ? { pieces: valuePieces(asking, fact, declared, question), tips: [] }
      : linePieces(asking, fact, declared, line, question)
  const { case: name, asOf, currency } = asIs
  return {
    v: 1,
    case: name,
    vary: fact.path,
    asOf,
    ...(currency === undefined ? {} : { currency }),
    pieces,
    tips,
  }
}

/** A stretch of whole numbers, both ends inclusive, and whether it was said where it begins and ends. */
interface Asked {
  readonly from: number
  readonly to: number
  readonly isFrom: boolean
  readonly isTo: boolean
}

const askedOf = (line: Line, { from, to }: WhatIfQuestion): Asked => {
  const [lo, end] = [
    from === undefined ? line.lo : line.read(from, "from"),
    to === undefined ? line.hi + 1 : line.read(to, "to"),
  ]
  if (lo >= end) throw new QuestionError("to", show(to), `more than ${line.write(lo)}`)
  return { from: lo, to: end - 1, isFrom: from !== undefined, isTo: to !== undefined }
}

/** The first numbers of the stretches that tips leave between two ends. */
const startsIn = (tips: readonly number[], { from, to }: Pick<Asked, "from" | "to">): readonly number[] =>
  [...new Set([from, ...tips.filter((tip) => tip > from && tip <= to)])].toSorted((a, b) => a - b)

const stretchesFrom = (
  starts: readonly number[],
  to: number,
): readonly { readonly from: number; readonly to: number }[] =>
  starts.map((from, i) => ({ from, to: (starts[i + 1] ?? to + 1) - 1 }))

const linePieces = (
  asking: Asking,
  fact: FactDeclaration,
  declared: DeclaredFacts,
  line: Line,
  question: WhatIfQuestion,
): Pick<WhatIfAnswer, "pieces" | "tips"> => {
  const asked = askedOf(line, question)
  const isInstant = fact.type === "instant"
  const tips = isInstant ? instantTips(asking, fact, declared) : numberTips(asking, fact, declared, asked)
  const arithmetic = new Arithmetic(asking, declared)
  const stretches = new Stretches(asking, fact.path, arithmetic, fact.type === "integer" ? "each" : "rate")
  const further = (from: number, to: number): readonly number[] => {
    const ends = [asking.at(from), asking.at(to)] as const
    if (isRefused(ends[0]) || isRefused(ends[1])) return []
    if (!isInstant) {
      const at = (x: number): Facts => factsAt(asking, x)
      return paysAt(ends[0]).flatMap((pay) => tipsOfPayment(pay, arithmetic, from, to, at))
    }
    const isEndless = !asked.isFrom || !asked.isTo
    const found = tipsOfDeadlines(asking, fact.path, { from, to }, ends[0], isEndless)
    if (found !== "endless") return found
    throw new QuestionError(
      asked.isFrom ? "to" : "from",
      "nothing",
      `an instant: without both ends there is no end to the pieces, as a deadline goes by the hour of ${fact.path}`,
    )
  }
  const found = stretchesFrom(startsIn(tips, asked), asked.to).flatMap((stretch) =>
    stretchesFrom(startsIn(further(stretch.from, stretch.to), stretch), stretch.to),
  )
  const held = found.map(({ from, to }) => stretches.of(from, to))
  const merged = stretches.merged(held)
  return {
    pieces: merged.map(
      (one, i): WhatIfPiece => ({
        from: i === 0 && !asked.isFrom ? null : line.write(one.from),
        until: i === merged.length - 1 && !asked.isTo ? null : line.write(one.to + 1),
        ...stretches.told(one),
      }),
    ),
    tips: merged.slice(1).map((one, i) => tipBetween(merged[i], one, line)),
  }
}

/** Whatever was against it before: what the case is at a number. */
const factsAt = (asking: Asking, x: number): Facts => {
  const at = asking.at(x)
  if (isRefused(at)) throw new Error(`${x} is refused, though its neighbours are not`)
  return at.facts
}

/** One before and at each: an answer can be another at a single one. */
const andNext = (tips: readonly number[]): readonly number[] => tips.flatMap((tip) => [tip, tip + 1])

const instantTips = (
  { rules, of }: Asking,
  { path }: FactDeclaration,
  declared: DeclaredFacts,
): readonly number[] => {
  const others = [...of.at({ kind: "number", lo: 0, hi: 0 }).given].flatMap(([other, said]) =>
    other !== path && said.kind === "number" && declared.declared.get(other)?.type === "instant"
      ? [said.lo]
      : [],
  )
  const versions = versionsAsking(rules, declared, [path])
  return tipsOfInstant(versions, others, rules.platform, rules.calendar.zone).filter(Number.isFinite)
}

const numberTips = (
  asking: Asking,
  { path }: FactDeclaration,
  declared: DeclaredFacts,
  asked: Asked,
): readonly number[] => {
  const { rules, of } = asking
  const moved = factsMovedBy(of.gives, rules.platform)
  const versions = versionsAsking(rules, declared, [...moved, path])
  const bounds = numberBounds(atomsAbout(moved, versions, rules.platform), declared.declared, rules.platform)
  // What counts only some members takes another course where one of them comes to count.
  const direct = andNext([0, ...bounds.map(({ bound }) => bound)])
  const courses = startsIn(direct, asked).flatMap((x) =>
    x + 1 > asked.to ? [] : tipsOfNumbers(bounds, x, (at) => factsAt(asking, at)),
  )
  return [...direct, ...andNext(courses)]
}

/** The names of the fields of the outcome, as tips tell them. */
const FIELDS = ["refund", "payments", "exempt"] as const

const tipBetween = (before: Stretched | undefined, after: Stretched, line: Line): Tip => {
  const [was, is] = [pointOf(before?.last), pointOf(after.first)]
  const provisions = [...new Set([...(was?.applies.keys() ?? []), ...(is?.applies.keys() ?? [])])]
  const changes = provisions.flatMap((provision) => {
    const [then, now] = [was?.applies.get(provision) ?? "no", is?.applies.get(provision) ?? "no"]
    return then === now ? [] : [{ provision, was: then, is: now }]
  })
  const [fields, lates] = [changedFields(before, after), changedLate(was, is)]
  return {
    at: line.write(after.from),
    changes: was === undefined || is === undefined ? [] : changes,
    outcome: fields,
    ...(lates.length === 0 ? {} : { late: lates }),
  }
}

const pointOf = (of: Answered | undefined): Point | undefined =>
  of === undefined || isRefused(of) ? undefined : of

const changedLate = (was: Point | undefined, is: Point | undefined): readonly string[] => {
  if (was === undefined || is === undefined) return []
  const then = deadlinesOf(was.settlement)
  return deadlinesOf(is.settlement).flatMap(([field, , { late }], i) =>
    (late === undefined) === (then[i]?.[2].late === undefined) ? [] : [field],
  )
}

/** The fields of which another value, rule or state holds; none where one of the two is refused. */
const changedFields = (before: Stretched | undefined, after: Stretched): readonly string[] => {
  const [was, is] = [pointOf(before?.last), pointOf(after.first)]
  if (before === undefined || was === undefined || is === undefined) return []
  const [a, b] = [toldFields(before, was), toldFields(after, is)]
  return Object.keys(b).filter((field) => a[field] !== b[field])
}

const toldFields = (of: Stretched, { settlement }: Point): { readonly [field: string]: string } => {
  const { states } = settlement
  let place = 0
  const deadlines = deadlinesOf(settlement).map(([field, , { at, candidates, state }]) => {
    const told = at === null ? null : [...(of.instants[place]?.keys() ?? [])].toSorted()
    place += (at === null ? 0 : 1) + candidates.length
    return [field, JSON.stringify([told, state])]
  })
  const payments = settlement.payments.map(({ provision, amount, why }, i) => [
    provision,
    amount === null ? why : [...(of.amounts[i]?.keys() ?? [])].toSorted(),
  ])
  const values = { refund: settlement.refund, payments, exempt: settlement.exempt }
  return {
    ...Object.fromEntries(deadlines),
    ...Object.fromEntries(FIELDS.map((field) => [field, JSON.stringify([values[field], states[field]])])),
  }
}

/** Of a fact whose values have no order: one piece a value. */
const valuePieces = (
  asking: Asking,
  fact: FactDeclaration,
  declared: DeclaredFacts,
  { from, to }: WhatIfQuestion,
): readonly WhatIfPiece[] => {
  for (const [at, given] of [
    ["from", from],
    ["to", to],
  ] as const)
    if (given !== undefined)
      throw new QuestionError(at, show(given), `nothing: the values of ${fact.path} have no order`)
  const { zone } = asking.rules.calendar
  const told = (value: Value): ReturnType<Stretches["told"]> => {
    const answered = asking.ask(value)
    return isRefused(answered) ? answered : toldPoint(answered, zone, declared.places)
  }
  const words = (): readonly string[] => factValues(fact, asking.rules.platform).map(({ value }) => value)
  if (fact.type === "boolean")
    return [true, false].map((flag) => ({ value: flag, ...told({ kind: "flag", flag }) }))
  if (fact.type === "set") {
    const own = saidWords(asking.of)
    return words().flatMap((value) => [
      { value, in: true, ...told({ kind: "set", words: [...new Set([...own, value])] }) },
      { value, in: false, ...told({ kind: "set", words: own.filter((one) => one !== value) }) },
    ])
  }
  if (fact.type !== "region") return words().map((value) => ({ value, ...told(word(value)) }))
  const { named, elsewhere } = sortedRegions(regionsNamed(asking, fact, declared), asking.rules.platform)
  return [
    ...named.map((value) => ({ value, ...told(word(value)) })),
    ...(elsewhere === undefined ? [] : [{ value: "elsewhere", ...told(word(elsewhere)) }]),
  ]
}

const word = (value: string): Value => ({ kind: "word", word: value })

const saidWords = ({ said }: VariedCase): readonly string[] => (said?.kind === "set" ? said.words : [])

const none = (): readonly string[] => []

/** The regions in which conditions ask whether the fact lies. */
const regionsNamed = (
  { rules }: Asking,
  { path }: FactDeclaration,
  declared: DeclaredFacts,
): readonly string[] => {
  const versions = versionsAsking(rules, declared, [path])
  return atomsAbout(new Set([path]), versions, rules.platform).flatMap((atom) =>
    matchAtom<readonly string[]>(atom, {
      within: ({ within }) => within,
      is: ({ is }) => (typeof is === "string" ? [is] : []),
      in: ({ in: values }) => values,
      has: none,
      hasAny: none,
      atLeast: none,
      moreThan: none,
      atMost: none,
      lessThan: none,
      before: none,
      since: none,
      soonAfter: none,
    }),
  )
}
