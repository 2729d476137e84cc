// What the dates of a report are for, and which days they are: each as a proposal with its passage, its basis and its reason.
// The words around a date decide; where they do not, the date is told and nothing is made of it.
import { twoDigits } from "@policy-ledger/rulebook"
import type { Expression } from "../expressions/expression.ts"
import type { PageReport } from "../pages/cut.ts"
import { languageOf } from "../expressions/language.ts"
import { type Range, type Reading, readReport } from "./reading.ts"
import { EXPECTS, PLANS, type Role, roleByWords, WINDOW } from "./roles.ts"
import { type Basis, edtf, FULL_DAY, type Resolved, resolvedOf, shifted } from "./years.ts"

export interface DateProposal {
  readonly role: Role
  /** EDTF, or `publication`. */
  readonly date: string
  readonly time?: string
  readonly expected?: true
  readonly basis: Basis
  /** The date as it is written. */
  readonly range: Range
  /** The sentence that it stands in. */
  readonly passage: Range
}

/** A date with a time of day that stands behind it; a second one behind both is told as a date of its own. */
interface Written {
  readonly date: Expression
  readonly time: string | undefined
  readonly from: number
  readonly to: number
  /** Where the words before its time of day say it. */
  readonly role?: Role | undefined
}

const timeOf = ({ meanings: [only] }: Expression): string | undefined => {
  if (only?.kind !== "clock") return undefined
  return `${twoDigits(only.hour)}:${twoDigits(only.minute)}:${twoDigits(only.second ?? 0)}`
}

const writtenIn = (reading: Reading): readonly Written[] =>
  reading.expressions.flatMap((date): readonly Written[] => {
    if (!date.meanings.some(({ kind }) => kind === "day" || kind === "month" || kind === "weekday")) return []
    const first = clockBehind(reading, date.to, TO_CLOCK)
    if (first === undefined) return [{ date, time: undefined, from: date.from, to: date.to }]
    const last = clockBehind(reading, first.clock.to, TO_LAST_CLOCK)
    const one = { date, time: timeOf(first.clock), from: date.from, to: first.clock.to }
    if (last === undefined) return [{ ...one, role: first.role }]
    const { from, to } = last.clock
    return [
      { ...one, role: "from" },
      { date, time: timeOf(last.clock), from, to, role: "until" },
    ]
  })

const HOUR = "(?:godz(?:iny|inie|inę|\\.)?)?"
const TO_CLOCK = new RegExp(`^,?(?:at|o|w|(?<start>from|od)|(?<end>until|till|do))?${HOUR}$`, "u")
/** Between two times of day of one date; the first may name its clock. */
const TO_LAST_CLOCK = new RegExp(
  `^\\.?(?:czasu(?:letniego|zimowego)|[A-Z]{2,4})?(?:do|to|until|till|至|到|-|–|—|~)${HOUR}$`,
  "u",
)

const clockBehind = (
  { text, expressions }: Reading,
  end: number,
  between: RegExp,
): { readonly clock: Expression; readonly role: Role | undefined } | undefined => {
  const clock = expressions.find(({ from, meanings: [only] }) => from >= end && only?.kind === "clock")
  const words = clock === undefined ? null : between.exec(text.slice(end, clock.from))
  if (clock === undefined || words === null) return undefined
  const { start, end: last } = words.groups ?? {}
  return { clock, role: start !== undefined ? "from" : last !== undefined ? "until" : undefined }
}

const JOINS = /^(?:到|至|-|—|–|~|to|through|until|do)$/u
/** And joins two bounds only where something stands between them. */
const JOINS_BETWEEN = /^(?:和|与|and|i|oraz|a)$/u

const isJoined = ({ text }: Reading, first: Written, second: Written): boolean => {
  const between = text.slice(first.to, second.from)
  if (JOINS.test(between)) return true
  if (!JOINS_BETWEEN.test(between)) return false
  const before = text.slice(Math.max(0, first.date.from - WINDOW), first.date.from)
  return (
    /^(?:之间|期间)/u.test(text.slice(second.to, second.to + WINDOW)) ||
    /(?:[Bb]etween|między)$/u.test(before)
  )
}

const roleOf = (reading: Reading, all: readonly Written[], index: number): Role | "after" => {
  const one = all[index]
  const [previous, next] = [all[index - 1], all[index + 1]]
  if (one === undefined) return "unclear"
  if (one.role !== undefined) return one.role
  if (next !== undefined && isJoined(reading, one, next)) return "from"
  if (previous !== undefined && isJoined(reading, previous, one)) return "until"
  const { text } = reading
  const [start, end] = [Math.max(0, one.from - WINDOW), one.to + WINDOW]
  const isPolish = [text.slice(one.from, one.to), text.slice(start, end)].some(
    (part) => languageOf(part) === "pl",
  )
  return roleByWords(text.slice(start, one.from), text.slice(one.to, end), isPolish)
}

/** Where a range gives its year once, at its end: the last such day that is not behind the end. */
const startOfRange = (
  reading: Reading,
  first: Written,
  second: Written | undefined,
): Resolved | undefined => {
  const [[start], [end]] = [first.date.meanings, second?.date.meanings ?? []]
  if (second === undefined || start?.kind !== "day" || end?.kind !== "day") return undefined
  if (start.year !== null || end.year === null || !isJoined(reading, first, second)) return undefined
  const isBefore = edtf(end.year, start) <= edtf(end.year, end)
  const date = edtf(isBefore ? end.year : end.year - 1, start)
  return {
    date,
    basis: { inferred: `The year is that of its end, ${edtf(end.year, end)}, or the one before.` },
  }
}

const DAY_END = "24:00:00"

/** The end of a day is its last second where something ends, and the next day where it begins. */
const timed = (
  { date, basis }: Resolved,
  role: Role,
  time: string | undefined,
): Pick<DateProposal, "date" | "time" | "basis"> => {
  if (time === undefined || role === "before") return { date, basis }
  if (time !== DAY_END) return { date, time, basis }
  if (role !== "from" || !FULL_DAY.test(date)) return { date, time: "23:59:59", basis }
  return { date: shifted(date, 1), time: "00:00:00", basis }
}

const proposalOf = (reading: Reading, all: readonly Written[], index: number): readonly DateProposal[] => {
  const one = all[index]
  const date =
    one === undefined
      ? undefined
      : (startOfRange(reading, one, all[index + 1]) ?? resolvedOf(reading, one.date))
  if (one === undefined || date === undefined) return []
  const told = roleOf(reading, all, index)
  const before = reading.text.slice(Math.max(0, one.date.from - WINDOW), one.date.from)
  const places = {
    range: reading.rangeOf(one),
    passage: reading.passageOf(one),
  }
  const expected = EXPECTS.test(before) ? ({ expected: true } as const) : {}
  const next = told === "after" ? dayAfter(date.date) : undefined
  if (told === "after" && one.time === undefined)
    return [
      next === undefined ? { role: "unclear", ...date, ...places } : { role: "from", ...next, ...places },
    ]
  const role = told === "after" ? "from" : told
  if (role === "before" && PLANS.test(before) && reading.printed !== null)
    return [{ role: "from", ...upTo(date.date, reading.printed), ...expected, ...places }]
  return [{ role, ...timed(date, role, one.time), ...expected, ...places }]
}

/** What begins after a day; none where that is no day, or a year would tell whether it is the 29th. */
export const dayAfter = (date: string): Resolved | undefined => {
  const [, year, rest] = /^(\d{4}|XXXX)(-\d\d-\d\d)$/.exec(date) ?? []
  if (year === undefined || date === "XXXX-02-28") return undefined
  const day = shifted(`${year === "XXXX" ? "2001" : year}${rest}`, 1)
  return {
    date: year === "XXXX" ? `XXXX${day.slice(4)}` : day,
    basis: { inferred: `After ${date}: the day that follows it.` },
  }
}

/** 将在5月底前: some day between the report and the bound. */
const upTo = (date: string, printed: string): Resolved => ({
  date: `[${printed}..${date}]`,
  basis: { inferred: `By ${date}, and not before the report of ${printed} that announces it.` },
})

/** The 30 days before the report: the contract's reading of 日前 and 近日. */
const RECENT = 30

const recent = (printed: string): string => {
  if (FULL_DAY.test(printed)) return `[${shifted(printed, -RECENT)}..${printed}]`
  return `[XXXX${shifted(printed.replace("XXXX", "2001"), -RECENT).slice(4)}..${printed}]`
}

const TODAY = /今[日天](?!后)|(?<![a-z])[Tt]oday(?![a-z])/gu
const LATELY = /(?:日前|近日)(?=[^，。,；起前]{0,16}(?:发布|宣布|公布|公示)|[,，])/gu
const AT_ONCE =
  /(?:自|从)(?:本?公告|发布|公示|公布)之?日起|即日起|立即生效|[Ee]ffectiveimmediately|zeskutkiemnatychmiastowym/gu

/** 今日, 日前, 即日起: days that are told by words. */
const wordProposals = (reading: Reading): readonly DateProposal[] => {
  const { printed } = reading
  const found = (
    pattern: RegExp,
    meant: Pick<DateProposal, "role" | "date" | "basis">,
  ): readonly DateProposal[] =>
    [...reading.text.matchAll(pattern)].map((one) => {
      const span = { from: one.index, to: one.index + one[0].length }
      return {
        ...meant,
        range: reading.rangeOf(span),
        passage: reading.passageOf(span),
      }
    })
  const why = "The report says that it was published recently: within the 30 days before it."
  return [
    ...(printed === null ? [] : found(TODAY, { role: "published", date: printed, basis: "stated" })),
    ...(printed === null
      ? []
      : found(LATELY, { role: "published", date: recent(printed), basis: { inferred: why } })),
    ...found(AT_ONCE, { role: "from", date: "publication", basis: "stated" }),
  ]
}

/** 2013年推出: some day of that year. */
const yearProposals = (reading: Reading): readonly DateProposal[] =>
  reading.expressions.flatMap(({ from, to, meanings: [only] }) => {
    if (only?.kind !== "year" || !/^(?:推出|上线|成立|设立)/u.test(reading.text.slice(to))) return []
    return [
      {
        role: "from",
        date: `[${only.year}-01-01..${only.year}-12-31]`,
        basis: { inferred: `Only the year ${only.year} is stated.` },
        range: reading.rangeOf({ from, to }),
        passage: reading.passageOf({ from, to }),
      } as const,
    ]
  })

/** Every date of a report, in the order of its text, each with what it is likely for. */
export const datesOf = (reading: Reading): readonly DateProposal[] => {
  const all = writtenIn(reading)
  const written = all.flatMap((_, i) => proposalOf(reading, all, i))
  const isDayStated = written.some(({ role }) => role === "published")
  const words = wordProposals(reading).filter(
    ({ role, basis }) => !(isDayStated && role === "published" && basis !== "stated"),
  )
  return [...written, ...words, ...yearProposals(reading)].toSorted((a, b) => a.range[0] - b.range[0])
}

const reasonOf = ({ basis }: DateProposal): string | undefined =>
  basis === "stated" ? undefined : basis.inferred

/** A report without a printed time is dated by its own M月D日消息; both are null where it bears no date at all. */
export const datedReading = (
  report: PageReport,
): { readonly reading: Reading; readonly own: DateProposal | undefined } => {
  const reading = readReport(report)
  const own = datesOf(reading).find(({ role }) => role === "reported")
  return reading.printed !== null || own === undefined
    ? { reading, own: undefined }
    : { reading: { ...reading, printed: own.date, printedWhy: reasonOf(own) }, own }
}
