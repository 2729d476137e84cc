import type { Chance } from "./chance.ts"
import { isYearless, spanOf, write, yearOf, type Days } from "./days.ts"
import { HORIZON } from "./generate.ts"
import { datesOf, type Announced, type Change, type From, type History } from "./history.ts"
import { decideCondition, decideEffect, decideSaving } from "./decide.ts"

/**
 * Takes away some of what a history leaves open (`fully`: all of it), each time within what it says: one year for all
 * dates of an announcement, a day within a range, a date for one that is not stated. What was certain must stay so.
 */
export interface Narrowing {
  readonly by: Chance
  readonly fully: boolean
  /** The years an announcement without a year can belong to. */
  readonly firstYear: number
}

type Reading = Omit<Announced, "id" | "correction">

/** The years in which all dates of a reading exist and it was announced before it was recorded. */
const yearsOpen = (r: Reading, firstYear: number): readonly number[] | undefined => {
  const yearless = datesOf(r).filter(isYearless)
  if (yearless.length === 0) return undefined
  const heads = [r.published, r.reported].filter((d) => d !== null)
  const years: number[] = []
  for (let y = firstYear; y <= yearOf(r.recordedOn); y++)
    if (
      yearless.every((d) => spanOf(d, y) !== undefined) &&
      heads.every((d) => (spanOf(d, y)?.[0] ?? Infinity) <= r.recordedOn)
    )
      years.push(y)
  return years
}

/** Is there any way at all in which the history can have come to pass? */
export const isPossible = (history: History, firstYear: number): boolean =>
  history.every((a) =>
    [a, ...(a.correction === undefined ? [] : [a.correction])].every((r) => {
      const years = yearsOpen(r, firstYear)
      const heads = [r.published, r.reported].filter((d) => d !== null)
      return (
        (years === undefined || years.length > 0) &&
        heads.every((d) => isYearless(d) || (spanOf(d, 0)?.[0] ?? 0) <= r.recordedOn)
      )
    }),
  )

/** Days far from everything else, for ranges that are open on a side. */
const FAR = 400

const narrowSpan = ([lo, hi]: readonly [number, number], n: Narrowing): Days => {
  const low = Number.isFinite(lo) ? lo : Math.min(hi, HORIZON) - FAR
  const high = Number.isFinite(hi) ? hi : Math.max(low, 200) + FAR
  if (n.fully || n.by.one(2)) return { at: n.by.between(low, high) }
  const a = n.by.between(low, high)
  return { between: [a, n.by.between(a, high)] }
}

const narrowDays = (d: Days, year: number | undefined, n: Narrowing, atMost = Infinity): Days => {
  if (isYearless(d) && year === undefined) return d
  const span = spanOf(d, year ?? 0)
  if (span === undefined) throw new Error(`${write(d)} does not exist in ${year}`)
  const [lo, hi] = span
  const within = [lo, Math.max(lo, Math.min(hi, atMost))] as const
  return n.fully || isYearless(d) || n.by.one(2) ? narrowSpan(within, n) : d
}

/** "From the announcement on" and "not stated", where the announcement itself is `head`. */
const narrowStart = (
  from: From,
  head: Reading,
  was: Reading,
  year: number | undefined,
  n: Narrowing,
): From => {
  if (from === "before") return from
  if (from === "publication") {
    if (head.published !== null || !n.fully) return from
    const latest =
      head.reported === null ? n.by.between(200, head.recordedOn) : (spanOf(head.reported, 0)?.[1] ?? 0)
    return { at: latest - n.by.between(0, 30) }
  }
  if (!("unstated" in from)) return narrowDays(from, year, n)
  if (!n.fully && n.by.one(2)) return from
  const announced = was.published ?? was.reported
  const yearless = [was.published, was.reported].some((d) => d !== null && isYearless(d))
  const lowest = from.noEarlierThan ?? (yearless || announced === null ? null : announced)
  const lo = lowest === null ? null : (spanOf(lowest, year ?? 0)?.[0] ?? null)
  const hi = from.noLaterThan === undefined ? null : (spanOf(from.noLaterThan, year ?? 0)?.[1] ?? null)
  return narrowSpan([lo ?? -Infinity, hi ?? Infinity], n)
}

const firstDay = (from: From, head: Reading): number => {
  if (from === "before") return 0
  const date = from === "publication" ? (head.published ?? head.reported) : "unstated" in from ? null : from
  return date === null ? 0 : Math.max(0, spanOf(date, 0)?.[0] ?? 0)
}

const narrowChange = (
  c: Change,
  head: Reading,
  was: Reading,
  year: number | undefined,
  n: Narrowing,
): Change => {
  const { until, touches, ...rest } = c
  const from = narrowStart(c.from, head, was, year, n)
  const end = (): Days | "unstated" | undefined => {
    if (until === undefined) return undefined
    if (until !== "unstated") return narrowDays(until, year, n)
    return n.fully ? { at: n.by.between(firstDay(from, head), HORIZON + FAR) } : until
  }
  const ends = end()
  return {
    ...rest,
    from,
    ...(ends === undefined ? {} : { until: ends }),
    ...(touches === undefined || n.fully ? {} : { touches }),
    ...(c.keeps === undefined ? {} : { keeps: decideSaving(c.keeps, n) }),
    rule: {
      ...c.rule,
      when: decideCondition(c.rule.when, n),
      effects: c.rule.effects.map((e) => decideEffect(e, n)),
    },
  }
}

/** What was touched may have ended then, or stood. */
const touchedEnds = (c: Change, r: Reading, n: Narrowing): readonly string[] =>
  c.touches === undefined || c.touches === "unstated" || !n.fully
    ? []
    : c.touches.filter((p) => p !== c.provision && !r.changes.some((o) => o.provision === p) && n.by.one(2))

const narrowReading = (r: Reading, n: Narrowing): Reading => {
  const years = yearsOpen(r, n.firstYear)
  const [first, ...others] = years ?? []
  const decided = first !== undefined && (n.fully || n.by.one(2))
  const year = decided ? n.by.of([first, ...others]) : undefined
  const headDays = (d: Days | null): Days | null => (d === null ? null : narrowDays(d, year, n, r.recordedOn))
  const announced =
    r.published === null && r.reported === null && n.fully
      ? { at: n.by.between(200, r.recordedOn) }
      : headDays(r.reported)
  const head = { ...r, published: headDays(r.published), reported: announced }
  return {
    ...head,
    changes: r.changes.map((c) => ({ ...narrowChange(c, head, r, year, n), endsToo: touchedEnds(c, r, n) })),
  }
}

export const narrow = (history: History, n: Narrowing): History =>
  history.map(({ id, correction, ...reading }) => ({
    id,
    ...narrowReading(reading, n),
    ...(correction === undefined ? {} : { correction: narrowReading(correction, n) }),
  }))
