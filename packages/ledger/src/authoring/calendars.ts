// What is wrong with a calendar of a platform, with what is counted by one, and with days of it that a rule changes.
import {
  type CalendarDeclaration,
  type CivilDuration,
  dayOf,
  type Effect,
  nearest,
  weekday,
} from "@policy-ledger/rulebook"
import type { Objection } from "./objection.ts"
import type { Path } from "./yaml.ts"
import type { Vocabulary } from "./vocabulary.ts"

type Objections = readonly Objection[]

/** Of each unit a hundred years: what is counted from a day stays a date that can be written. */
const AT_MOST: { readonly [unit: string]: number } = {
  minutes: 52_596_000,
  hours: 876_600,
  days: 36_525,
  workdays: 36_525,
  months: 1200,
  years: 100,
}

/** Of a length of time beyond a life, or by a calendar that the platform does not declare. */
export const durationObjections = (duration: CivilDuration, path: Path, words: Vocabulary): Objections => [
  ...Object.entries(duration).flatMap(([unit, n]): Objections => {
    const most = AT_MOST[unit]
    return most === undefined || Number(n) <= most
      ? []
      : [{ reason: "OutOfRange", path: [...path, unit], expected: `at most ${most}, a hundred years` }]
  }),
  ...("workdays" in duration ? calendarObjections(duration.in, [...path, "in"], words) : []),
]

const calendarObjections = (id: string, path: Path, { platform }: Vocabulary): Objections => {
  const ids = (platform.calendars ?? []).map((calendar) => calendar.id)
  return ids.includes(id)
    ? []
    : [
        {
          reason: "NotInList",
          path,
          expected:
            ids.length === 0
              ? "a calendar that the platform declares; it declares none"
              : `a calendar that the platform declares: ${ids.join(", ")}`,
          nearest: nearest(id, ids),
        },
      ]
}

/** Within the calendar, each once and in their order. */
const daysObjections = (
  days: readonly string[],
  path: Path,
  { from, to }: Pick<CalendarDeclaration, "from" | "to">,
): Objections =>
  days.flatMap((day, i): Objections => {
    const before = days[i - 1]
    const at = [...path, i]
    if (day < from || day > to)
      return [{ reason: "OutOfRange", path: at, expected: `a day of the calendar, ${from} to ${to}` }]
    if (before === undefined || before < day) return []
    return before === day
      ? [{ reason: "DuplicateEntry", path: at, expected: "each day once" }]
      : [{ reason: "WrongForm", path: at, expected: `days in their order: one after ${before}` }]
  })

/** A day is free or worked, not both. */
const bothObjections = (free: readonly string[], working: readonly string[], path: Path): Objections =>
  working.flatMap(
    (day, i): Objections =>
      free.includes(day)
        ? [
            {
              reason: "KeysClash",
              path: [...path, "working", i],
              part: "value",
              found: `${day}, which is free, too`,
              expected: "a day under free or under working",
            },
          ]
        : [],
  )

/** Of the days that a rule changes. */
export const changedDaysObjections = (
  { calendar: id, free, working }: Extract<Effect, { readonly calendar: string }>,
  path: Path,
  words: Vocabulary,
): Objections => {
  const unknown = calendarObjections(id, [...path, "calendar"], words)
  const calendar = words.platform.calendars?.find((one) => one.id === id)
  if (calendar === undefined) return unknown
  if (free === undefined && working === undefined)
    return [{ reason: "MissingKey", path, found: "neither free nor working", expected: "free or working" }]
  return [
    ...daysObjections(free ?? [], [...path, "free"], calendar),
    ...daysObjections(working ?? [], [...path, "working"], calendar),
    ...bothObjections(free ?? [], working ?? [], path),
  ]
}

const weekdayOf = (day: string): number => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number)
  return weekday(dayOf(year, month, date))
}

/** Of a calendar as a platform declares it. */
export const declaredCalendarObjections = (calendar: CalendarDeclaration, path: Path): Objections => {
  const { from, to, weekend, free, working = [] } = calendar
  if (to < from)
    return [{ reason: "EndBeforeStart", path: [...path, "to"], expected: `no day before ${from}` }]
  if (new Set(weekend).size === 7 && working.length === 0)
    return [
      { reason: "OutOfRange", path: [...path, "weekend"], expected: "a day of the week that is worked" },
    ]
  return [
    ...weekend.flatMap(
      (day, i): Objections =>
        weekend.indexOf(day) < i
          ? [
              {
                reason: "DuplicateEntry",
                path: [...path, "weekend", i],
                expected: "each day of the week once",
              },
            ]
          : [],
    ),
    ...daysObjections(free, [...path, "free"], calendar),
    ...daysObjections(working, [...path, "working"], calendar),
    ...bothObjections(free, working, path),
    ...working.flatMap(
      (day, i): Objections =>
        weekend.includes(weekdayOf(day)) || free.includes(day)
          ? []
          : [
              {
                reason: "OutOfRange",
                path: [...path, "working", i],
                expected: "a day of the weekend: every other day is worked anyway",
              },
            ],
    ),
  ]
}
