// The civil time of a platform in whole numbers: from its dated offsets, whatever zones a database or a session knows.
import { DAY } from "../values/duration.ts"
import { formatBoundary, type Instant } from "../values/instant.ts"
import type { Period } from "../values/civil.ts"
import type { Zone } from "../values/zone.ts"
import type { Dialect } from "./dialect.ts"
import { choose, isNotNull, isNull, plus, TRUE } from "./expression.ts"

/** 4,000 years, after which the calendar repeats itself, and whole weeks: added where a division must not meet a negative number. */
const DAYS_OF_4000_YEARS = 1_460_970

/** Names an intermediate result. */
export type Name = (expression: string) => string

export class Clock {
  readonly #dialect: Dialect
  readonly #zone: Zone
  readonly #name: Name

  constructor(dialect: Dialect, zone: Zone, name: Name) {
    this.#dialect = dialect
    this.#zone = zone
    this.#name = name
  }

  /** An instant as a constant that a person can read. */
  at(t: Instant): string {
    return `${t} /* ${formatBoundary(t, this.#zone)} */`
  }

  /** What clocks show, in milliseconds as if it were UTC. */
  local(t: string): string {
    return this.#name(this.#byPeriod(t, (offset) => plus(t, offset)))
  }

  #byPeriod(t: string, of: (offset: number, text: string) => string): string {
    const { periods, starts } = this.#zone
    const arms = periods
      .slice(0, -1)
      .map(({ offset, text }, i) => [`${t} < ${starts[i + 1]}`, of(offset, text)] as const)
    const last = periods.at(-1)
    const otherwise = last === undefined ? t : of(last.offset, last.text)
    return arms.length === 0 ? otherwise : choose([[`${t} IS NULL`, "NULL"], ...arms], otherwise)
  }

  /** Days since 1970 of what clocks show. */
  day(local: string): string {
    return this.#name(
      `(${this.#dialect.div(`(${local} + ${DAYS_OF_4000_YEARS * DAY})`, DAY)} - ${DAYS_OF_4000_YEARS})`,
    )
  }

  /** Milliseconds from midnight. */
  time(local: string): string {
    return this.#name(`((${local} + ${DAYS_OF_4000_YEARS * DAY}) % ${DAY})`)
  }

  /** The instant at which clocks show it: of two the earlier, of none the first after the gap. */
  instant(local: string): string {
    const { periods } = this.#zone
    const arms = periods.slice(1).flatMap(({ from, offset }, i) => {
      const before = periods[i]?.offset ?? 0
      const shown = [[`${local} < ${from + before}`, plus(local, -before)] as const]
      return offset > before ? [...shown, [`${local} < ${from + offset}`, String(from)] as const] : shown
    })
    return this.#name(choose(arms, plus(local, -(periods.at(-1)?.offset ?? 0))))
  }

  /** The later of two instants at which clocks show it; NULL where they show it once. */
  again(local: string): string | undefined {
    const { periods } = this.#zone
    const arms = periods.slice(1).flatMap(({ from, offset }, i) => {
      const before = periods[i]?.offset ?? 0
      return offset < before
        ? [[`${local} >= ${from + offset} AND ${local} < ${from + before}`, plus(local, -offset)] as const]
        : []
    })
    return arms.length === 0 ? undefined : this.#name(choose(arms))
  }

  /** The instant of a civil day at a time of day. */
  on(day: string, time: string | number): string {
    return this.instant(this.#name(`(${day} * ${DAY}${time === 0 ? "" : ` + ${time}`})`))
  }

  /** The first time that clocks show a time of day after an instant. */
  next(t: string, time: number): string {
    const day = this.day(this.local(t))
    const local = this.#name(`(${day} * ${DAY} + ${time})`)
    const today = this.instant(local)
    const again = this.again(local)
    const tomorrow = this.on(`(${day} + 1)`, time)
    return this.#name(
      choose(
        [
          [`${t} IS NULL`, "NULL"],
          [`${today} > ${t}`, today],
          ...(again === undefined ? [] : [[`${again} > ${t}`, again] as const]),
        ],
        tomorrow,
      ),
    )
  }

  plusMonths(t: string, months: number): string {
    const local = this.local(t)
    return this.on(this.#name(this.#dialect.plusMonths(this.day(local), months)), this.time(local))
  }

  /** The first instant after the day, week, … in which one lies. */
  endOf(t: string, period: Period): string {
    const day = this.day(this.local(t))
    return this.on(this.#name(this.#dayAfter(day, period)), 0)
  }

  #dayAfter(day: string, period: Period): string {
    if (period === "day") return `(${day} + 1)`
    // Weeks begin on Monday; 1970 began on a Thursday.
    if (period === "week") return `(${day} + 7 - (${day} + 3 + ${DAYS_OF_4000_YEARS}) % 7)`
    const { firstOf, plusMonths } = this.#dialect
    return plusMonths(firstOf(day, period), { month: 1, quarter: 3, year: 12 }[period])
  }

  /** As answers write it: `2025-02-07T00:00:00+08:00`, milliseconds only where there are any. */
  written(t: string): string {
    if (isNull(t) === TRUE) return `CAST(NULL AS ${this.#text})`
    const { year, clock } = this.#dialect
    const local = this.local(t)
    // 4,000 years later the calendar is the same, and no database has a year 0 of its own.
    const later = this.#name(`(${local} + ${DAYS_OF_4000_YEARS * DAY})`)
    const y = this.#name(`CAST(${year(later)} - 4000 AS BIGINT)`)
    const digits = (number: string, places: number): string =>
      `lpad(CAST(${number} AS ${this.#text}), ${places}, '0')`
    const years = choose([[`${y} <= 9999`, digits(y, 4)]], this.#concat("'+'", digits(y, 6)))
    const ms = `(${later} % 1000)`
    const fraction = choose([[`${ms} = 0`, "''"]], this.#concat("'.'", digits(ms, 3)))
    const offset = this.#byPeriod(t, (_, text) => `'${text}'`)
    return choose([[isNotNull(t), this.#concat(years, clock(later), fraction, offset)]])
  }

  /** A length of time in milliseconds as ISO 8601 writes it, hours uncounted into days. */
  duration(ms: string): string {
    const { div } = this.#dialect
    const text = (number: string): string => `CAST(${number} AS ${this.#text})`
    const part = (number: string, unit: string): string =>
      choose([[`${number} > 0`, this.#concat(text(number), `'${unit}'`)]], "''")
    const rest = `(${ms} % 60000)`
    const thousandths = `(${ms} % 1000)`
    const decimals = choose(
      [
        [`${thousandths} = 0`, "''"],
        [`${thousandths} % 100 = 0`, this.#concat("'.'", text(div(thousandths, 100)))],
        [`${thousandths} % 10 = 0`, this.#concat("'.'", `lpad(${text(div(thousandths, 10))}, 2, '0')`)],
      ],
      this.#concat("'.'", `lpad(${text(thousandths)}, 3, '0')`),
    )
    const seconds = choose(
      [[`${rest} > 0 OR ${ms} = 0`, this.#concat(text(div(rest, 1000)), decimals, "'S'")]],
      "''",
    )
    const told = this.#concat(
      "'PT'",
      part(div(ms, 3_600_000), "H"),
      part(`(${div(ms, 60_000)} % 60)`, "M"),
      seconds,
    )
    return choose([[isNotNull(ms), told]])
  }

  get #text(): string {
    return this.#dialect.type("word", 0)
  }

  #concat(...parts: readonly string[]): string {
    return `concat(${parts.join(", ")})`
  }
}
