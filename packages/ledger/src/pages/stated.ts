// What an event states in dates, clock times and figures: all that its passage has to give.
import {
  type Amount,
  amountsOf,
  type Atom,
  type Condition,
  countedOf,
  conditionsOfPay,
  type CountedDeadline,
  type Effect,
  type FactType,
  leavesOf,
  matchAmount,
  matchAtom,
  matchEffect,
  parseDate,
  type Platform,
} from "@policy-ledger/rulebook"
import { match, P } from "ts-pattern"
import type { AuthoredEvent } from "../schema/authored.ts"
import type { Path } from "../authoring/yaml.ts"
import type { LengthUnit, Stated } from "./spelling.ts"

/** Something an event states, and where in its file. */
export interface Statement {
  readonly path: Path
  readonly stated: Stated
}

type Statements = readonly Statement[]
type FactTypes = ReadonlyMap<string, FactType>

/** Every date, clock time and figure that an event states of its own: not words, nor ranges that were inferred. */
export const statementsOf = (event: AuthoredEvent, path: Path, platform: Platform): Statements => {
  const types: FactTypes = new Map(platform.facts.map((fact) => [fact.path, fact.type]))
  return [
    ...dateStatements(event.from, [...path, "from"]),
    ...clockStatements(event.fromTime, [...path, "fromTime"]),
    ...("effective" in event
      ? [
          ...dateStatements(event.until, [...path, "until"]),
          ...clockStatements(event.untilTime, [...path, "untilTime"]),
          ...conditionStatements(event.rule.when, [...path, "rule", "when"], types),
          ...event.rule.effects.flatMap((effect, i) =>
            effectStatements(effect, [...path, "rule", "effects", i], types),
          ),
        ]
      : []),
  ]
}

export const dateStatements = (text: string | undefined, path: Path): Statements => {
  const date = text === undefined ? undefined : parseDate(text)
  const point = date?.ok === true && date.value.earliest === date.value.latest ? date.value.earliest : null
  if (point === null) return []
  const { year, month, day } = point
  return [{ path, stated: day === null ? { kind: "month", year, month } : { kind: "day", year, month, day } }]
}

const clockStatements = (time: string | undefined, path: Path): Statements =>
  time === undefined ? [] : [{ path, stated: { kind: "clock", time } }]

/** An instant as its source writes it: a date, and a clock time unless it is the day's first. */
const instantStatements = (instant: string, path: Path): Statements => {
  const [day, time] = instant.split("T")
  const clock = time?.slice(0, 5)
  return [
    ...dateStatements(day, path),
    ...(clock === undefined || clock === "00:00" ? [] : clockStatements(clock, path)),
  ]
}

const UNITS = [
  "minutes",
  "hours",
  "days",
  "workdays",
  "months",
  "years",
] as const satisfies readonly LengthUnit[]

/** Of whatever units a duration can have: a working day is looked for as one, and as no other day. */
const durationStatements = (
  duration: Readonly<Partial<Record<LengthUnit, number>>>,
  path: Path,
): Statements =>
  UNITS.flatMap((kind) => {
    const number = duration[kind]
    return number === undefined ? [] : [{ path, stated: { kind, number } }]
  })

const boundStatements = (bound: string | number, path: Path, type: FactType | undefined): Statements => {
  if (typeof bound === "number") return [{ path, stated: { kind: "count", number: bound } }]
  return [
    { path, stated: type === "ratio" ? { kind: "share", share: bound } : { kind: "money", amount: bound } },
  ]
}

const conditionStatements = (condition: Condition, path: Path, types: FactTypes): Statements =>
  leavesOf(condition, path).flatMap(({ node, at }) =>
    "fact" in node ? atomStatements(node, at, types.get(node.fact)) : [],
  )

const atomStatements = (atom: Atom, path: Path, type: FactType | undefined): Statements =>
  matchAtom<Statements>(atom, {
    is: () => [],
    in: () => [],
    has: () => [],
    hasAny: () => [],
    within: () => [],
    atLeast: ({ atLeast }) => boundStatements(atLeast, [...path, "atLeast"], type),
    moreThan: ({ moreThan }) => boundStatements(moreThan, [...path, "moreThan"], type),
    atMost: ({ atMost }) => boundStatements(atMost, [...path, "atMost"], type),
    lessThan: ({ lessThan }) => boundStatements(lessThan, [...path, "lessThan"], type),
    before: ({ before }) => instantStatements(before, [...path, "before"]),
    since: ({ since }) => instantStatements(since, [...path, "since"]),
    soonAfter: ({ within }) => durationStatements(within, [...path, "within"]),
  })

const deadlineStatements = (deadline: CountedDeadline, path: Path): Statements =>
  match(deadline)
    .with({ by: P._ }, ({ by }) => instantStatements(by, [...path, "by"]))
    .with({ after: P._ }, ({ after }) => durationStatements(after, [...path, "after"]))
    .with({ endOf: P._ }, () => [])
    .with({ next: P._ }, ({ next }) => clockStatements(next, [...path, "next"]))
    .with({ byHour: P._ }, ({ byHour }) =>
      byHour.flatMap((band, i) => [
        ...clockStatements(band.from, [...path, "byHour", i, "from"]),
        ...clockStatements(band.to, [...path, "byHour", i, "to"]),
        ...("after" in band
          ? durationStatements(band.after, [...path, "byHour", i, "after"])
          : clockStatements(band.next, [...path, "byHour", i, "next"])),
      ]),
    )
    .with({ unstated: P._ }, () => [])
    .exhaustive()

const moneyStatements = (amount: string | undefined, path: Path): Statements =>
  amount === undefined ? [] : [{ path, stated: { kind: "money", amount } }]

const shareStatements = (share: string, path: Path): Statements => [
  { path, stated: { kind: "share", share } },
]

const amountStatements = (root: Amount, path: Path): Statements =>
  [...amountsOf(root, path)].flatMap(({ node, at }) =>
    matchAmount<Statements>(node, {
      fixed: (amount) => moneyStatements(amount, at),
      rate: ({ rate }) => shareStatements(rate, [...at, "rate"]),
      each: ({ each }) => moneyStatements(each, [...at, "each"]),
      tiers: ({ tiers }) =>
        tiers.flatMap(({ upTo, rate }, i) => [
          ...moneyStatements(upTo, [...at, "tiers", i, "upTo"]),
          ...shareStatements(rate, [...at, "tiers", i, "rate"]),
        ]),
      sum: () => [],
      least: () => [],
      greatest: () => [],
      cases: () => [],
      oneOf: () => [],
      unstated: () => [],
    }),
  )

const effectStatements = (effect: Effect, path: Path, types: FactTypes): Statements =>
  matchEffect<Statements>(effect, {
    deadline: (deadline) => {
      const list = "earliest" in deadline ? "earliest" : "latest" in deadline ? "latest" : undefined
      return countedOf(deadline).flatMap((one, i) =>
        deadlineStatements(one, list === undefined ? path : [...path, list, i]),
      )
    },
    pay: (pay) => [
      ...("rate" in pay ? shareStatements(pay.rate, [...path, "rate"]) : []),
      ...("amount" in pay ? amountStatements(pay.amount, [...path, "amount"]) : []),
      ...conditionsOfPay(pay, path).flatMap(({ node, at }) => conditionStatements(node, at, types)),
      ...moneyStatements(pay.capPerSubOrder, [...path, "capPerSubOrder"]),
      ...moneyStatements(pay.capPerOrder, [...path, "capPerOrder"]),
    ],
    cap: ({ cap }) => moneyStatements(cap, [...path, "cap"]),
    pause: ({ resumes }) => instantStatements(resumes, [...path, "resumes"]),
    extend: ({ by }) => durationStatements(by, [...path, "by"]),
    calendar: ({ free = [], working = [] }) => [
      ...free.flatMap((day, i) => dateStatements(day, [...path, "free", i])),
      ...working.flatMap((day, i) => dateStatements(day, [...path, "working", i])),
    ],
    refund: () => [],
    waive: () => [],
    sanction: () => [],
    offer: () => [],
    duty: () => [],
    notice: () => [],
  })
