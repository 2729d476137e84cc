// What the dates of a report are for, and which days they are: each as a proposal with its passage, its basis and its reason.
// The words around a date decide; where they do not, the date is told and nothing is made of it.
import type { Expression, Meaning } from "../expressions/expression.ts"
import type { PageReport } from "../pages/cut.ts"
import { type Range, type Reading, readReport, sentenceAround } from "./reading.ts"

type Role =
  /** The day of the report itself. */
  | "reported"
  | "published"
  | "from"
  | "until"
  /** A bound for something else: what was ordered before it. */
  | "before"
  /** A clock that stood still goes on. */
  | "resumes"
  | "unclear"

export interface DateProposal {
  readonly role: Role
  /** EDTF, or `publication`. */
  readonly date: string
  readonly time?: string
  readonly expected?: true
  readonly basis: "stated" | { readonly inferred: string }
  /** The date as it is written. */
  readonly range: Range
  /** The sentence that it stands in. */
  readonly passage: Range
}

const MS_OF_DAY = 86_400_000

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day)

/** A day so many days later. */
const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * MS_OF_DAY).toISOString().slice(0, 10)

const two = (n: number): string => String(n).padStart(2, "0")

/** A day that fixes the years of others near it. */
interface Anchor {
  readonly day: string
  readonly why: string | undefined
}

/** Half a year: no date without its year is meant to be further off. */
const NEAR = 183

/** The year in which month and day lie nearest to the anchor, if they lie near it. */
const yearNear = (month: number, day: number, anchor: string): number | undefined => {
  const at = Date.parse(`${anchor}T00:00:00Z`)
  const year = Number(anchor.slice(0, 4))
  const [nearest] = [year - 1, year, year + 1].toSorted(
    (a, b) => Math.abs(utc(a, month, day) - at) - Math.abs(utc(b, month, day) - at),
  )
  const off = nearest === undefined ? Infinity : Math.abs(utc(nearest, month, day) - at) / MS_OF_DAY
  return off <= NEAR ? nearest : undefined
}

type Dated = Extract<Meaning, { kind: "day" | "month" }>

const edtf = (year: number | null, { month, ...rest }: Dated): string =>
  `${year ?? "XXXX"}-${two(month)}${"day" in rest ? `-${two(rest.day)}` : ""}`

const FULL_DAY = /^\d{4}-\d\d-\d\d$/

/** The printed day; else the day of the same text, year included, that lies nearest to this one. */
const anchorOf = (reading: Reading, meaning: Dated): Anchor | undefined => {
  if (reading.printed !== null && FULL_DAY.test(reading.printed))
    return { day: reading.printed, why: reading.printedWhy }
  const day = "day" in meaning ? meaning.day : 15
  const others = reading.expressions.flatMap(({ meanings: [only, ...more] }) =>
    only?.kind === "day" && only.year !== null && more.length === 0 ? [edtf(only.year, only)] : [],
  )
  const off = (other: string): number => {
    const year = yearNear(meaning.month, day, other)
    return year === undefined
      ? Infinity
      : Math.abs(utc(year, meaning.month, day) - Date.parse(`${other}T00:00:00Z`))
  }
  const [nearest] = others.toSorted((a, b) => off(a) - off(b))
  return nearest === undefined || off(nearest) === Infinity
    ? undefined
    : { day: nearest, why: `The year is that of ${nearest} in the same text.` }
}

interface Resolved {
  readonly date: string
  readonly basis: DateProposal["basis"]
}

/** A date in full, where its text or the time printed over it gives its year; else with the year open. */
const resolved = (reading: Reading, meaning: Dated): Resolved => {
  if (meaning.year !== null) return { date: edtf(meaning.year, meaning), basis: "stated" }
  const anchor = anchorOf(reading, meaning)
  const year =
    anchor === undefined
      ? undefined
      : yearNear(meaning.month, "day" in meaning ? meaning.day : 15, anchor.day)
  if (anchor === undefined || year === undefined) return { date: edtf(null, meaning), basis: "stated" }
  const date = edtf(year, meaning)
  if (anchor.why !== undefined) return { date, basis: { inferred: anchor.why } }
  return String(year) === anchor.day.slice(0, 4)
    ? { date, basis: "stated" }
    : {
        date,
        basis: { inferred: `The year is the one that puts it nearest to the report of ${anchor.day}.` },
      }
}

const weekdayNear = (
  meaning: Extract<Meaning, { kind: "weekday" }>,
  printed: string | null,
): Resolved | undefined => {
  if (printed === null || !FULL_DAY.test(printed) || meaning.week === null) return undefined
  const today = ((new Date(`${printed}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  const date = shifted(printed, meaning.weekday - today + 7 * meaning.week)
  const week = meaning.week === 0 ? "this" : meaning.week > 0 ? "next" : "last"
  return {
    date,
    basis: { inferred: `Day ${meaning.weekday} of ${week} week, counted from the report of ${printed}.` },
  }
}

const PUBLISHED = "(?:公示|发布|公布|宣布|公告)"
const STARTS = "(?:生效|实施|施行|执行|上线|下线|正式|开通|推出|停止|终止|启用)"

const ROLE_BY_WORDS: readonly (readonly [Role, { readonly before?: RegExp; readonly after?: RegExp }])[] = [
  ["reported", { after: /^(?:消息|讯|电)/u }],
  ["unclear", { before: /[(（]含$/u }],
  ["resumes", { after: /^[^，。,；]{0,4}恢复/u }],
  ["from", { after: /^(?:起|开始|(?:之|以)?后(?!续))/u }],
  ["published", { after: new RegExp(`^[,，]?[^，。,；将]{0,6}?${PUBLISHED}`, "u") }],
  ["before", { after: /^(?:之|以)?前/u }],
  ["until", { after: /^[^，。,；]{0,2}(?:结束|到期|截止|为止|止)/u }],
  ["until", { before: /(?:截至|截止到?|延长至|延长到|持续至)$/u }],
  ["from", { before: /(?:自|从|将于|拟于|计划于|定于|于|推迟至|延期至|延迟至|时间为|日期为|在)$/u }],
  ["from", { after: new RegExp(`^[^，。,；]{0,8}?${STARTS}`, "u") }],
  ["published", { before: /(?:announc|post|publish)\w{0,24}on$/u }],
  ["published", { after: /^:\w{0,24}(?:announce|publish|post)/u }],
  ["until", { before: /(?:[Tt]hrough|[Uu]ntil|[Tt]ill|[Uu]pto|ends?|endson|deadlineof|[Dd]o)(?:the)?$/u }],
  ["before", { before: /(?:[Bb]efore|[Pp]riorto|[Bb]y(?:the)?)$/u }],
  [
    "from",
    {
      before:
        /(?:[Ee]ffective(?:on)?|[Bb]eginning(?:on)?|[Ss]tarting(?:on|in)?|[Ss]tart(?:s|ed)?on|[Ff]rom|effecton|[Ss]ince|[Oo]n|[Oo]d|:)(?:\w+day(?:nextweek)?,)?(?:the)?$/u,
    },
  ],
  ["from", { before: /goesintoeffect$/u }],
]

/** How far around a date its words are looked for, in code units. */
const WINDOW = 40

const roleByWords = (before: string, after: string): Role =>
  ROLE_BY_WORDS.find(
    ([, words]) => (words.before?.test(before) ?? true) && (words.after?.test(after) ?? true),
  )?.[0] ?? "unclear"

/** A date with the time of day that stands behind it. */
interface Written {
  readonly date: Expression
  readonly time: string | undefined
  readonly to: number
}

const timeOf = ({ meanings: [only] }: Expression): string | undefined => {
  if (only?.kind !== "clock") return undefined
  return only.hour === 24 ? "23:59:59" : `${two(only.hour)}:${two(only.minute)}:${two(only.second ?? 0)}`
}

const writtenIn = ({ expressions }: Reading): readonly Written[] =>
  expressions.flatMap((date) => {
    if (!date.meanings.some(({ kind }) => kind === "day" || kind === "month" || kind === "weekday")) return []
    const clock = expressions.find(({ from, meanings: [only] }) => from === date.to && only?.kind === "clock")
    return [{ date, time: clock === undefined ? undefined : timeOf(clock), to: clock?.to ?? date.to }]
  })

const JOINS = /^(?:到|至|-|—|–|~|to|through|until)$/u
/** And joins two bounds only where something stands between them. */
const JOINS_BETWEEN = /^(?:和|与|and)$/u

const isJoined = ({ text }: Reading, first: Written, second: Written): boolean => {
  const between = text.slice(first.to, second.date.from)
  if (JOINS.test(between)) return true
  const isBetween =
    /^(?:之间|期间)/u.test(text.slice(second.to)) || /[Bb]etween$/u.test(text.slice(0, first.date.from))
  return JOINS_BETWEEN.test(between) && isBetween
}

const roleOf = (reading: Reading, all: readonly Written[], index: number): Role => {
  const one = all[index]
  const [previous, next] = [all[index - 1], all[index + 1]]
  if (one === undefined) return "unclear"
  if (next !== undefined && isJoined(reading, one, next)) return "from"
  if (previous !== undefined && isJoined(reading, previous, one)) return "until"
  const { text } = reading
  return roleByWords(
    text.slice(Math.max(0, one.date.from - WINDOW), one.date.from),
    text.slice(one.to, one.to + WINDOW),
  )
}

const EXPECTS = /(?:预计|预期|expected)[^，。,；]{0,6}$/u
const PLANS = /(?:预计|将|计划|拟|will)[^，。,；]{0,6}$/u

const resolvedOf = (reading: Reading, { meanings }: Expression): Resolved | undefined => {
  const [only, ...others] = meanings
  // Two readings of a date are a person's to choose between.
  if (only === undefined || others.length > 0) return undefined
  if (only.kind === "day" || only.kind === "month") return resolved(reading, only)
  return only.kind === "weekday" ? weekdayNear(only, reading.printed) : undefined
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

const proposalOf = (reading: Reading, all: readonly Written[], index: number): readonly DateProposal[] => {
  const one = all[index]
  const date =
    one === undefined
      ? undefined
      : (startOfRange(reading, one, all[index + 1]) ?? resolvedOf(reading, one.date))
  if (one === undefined || date === undefined) return []
  const role = roleOf(reading, all, index)
  const before = reading.text.slice(Math.max(0, one.date.from - WINDOW), one.date.from)
  const places = {
    range: reading.rangeOf({ from: one.date.from, to: one.to }),
    passage: reading.rangeOf(sentenceAround(reading.text, { from: one.date.from, to: one.to })),
  }
  const expected = EXPECTS.test(before) ? ({ expected: true } as const) : {}
  if (role === "before" && PLANS.test(before) && reading.printed !== null)
    return [{ role: "from", ...upTo(date.date, reading.printed), ...expected, ...places }]
  const time = one.time === undefined || role === "before" ? {} : { time: one.time }
  return [{ role, ...date, ...time, ...expected, ...places }]
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
const AT_ONCE = /(?:自|从)(?:本?公告|发布|公示|公布)之?日起|即日起|立即生效|[Ee]ffectiveimmediately/gu

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
        passage: reading.rangeOf(sentenceAround(reading.text, span)),
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
        passage: reading.rangeOf(sentenceAround(reading.text, { from, to })),
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
