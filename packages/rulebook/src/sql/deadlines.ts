// When deadlines fall, as instants that are columns: of several candidates each has one, NULL where it is none.
import { parseClock } from "../values/instant.ts"
import { DAY } from "../values/duration.ts"
import type { Zone } from "../values/zone.ts"
import type { CivilDuration, CountedDeadline, Deadline, DeadlineRule } from "../language/effect.ts"
import type { CalendarId, DeadlineKind, Platform } from "../language/platform.ts"
import { countedOf } from "../language/walk.ts"
import { milliseconds } from "../case/predicates.ts"
import { UNKNOWN_AT_MOST, workCalendars, workday } from "../audit/calendars.ts"
import { fixed } from "../audit/falling.ts"
import type { CalendarMove, Extension, Pause } from "../audit/moving.ts"
import type { Clock, Name } from "./clock.ts"
import type { Dialect } from "./dialect.ts"
import {
  and,
  choose,
  FALSE,
  greatest,
  isNotNull,
  isNull,
  isOpen,
  isTrue,
  least,
  mayBe,
  NO_NUMBER,
  not,
  or,
  plus,
  TRUE,
} from "./expression.ts"
import type { Facts } from "./facts.ts"
import { NotWritable } from "./not-writable.ts"

/** What moves deadlines, with the column that says whether it applies. */
type Mover<M> = M & { readonly applied: string }

export interface Movers {
  readonly pauses: readonly Mover<Pause>[]
  readonly calendars: readonly Mover<CalendarMove>[]
  readonly extensions: readonly Mover<Extension>[]
}

/** The instants on which something can fall; `open`: a further one cannot be told. */
interface Falling {
  readonly instants: readonly string[]
  readonly open: string
}

/** One of the instants that a deadline is made up of. */
interface Part extends Falling {
  readonly arises: string
  readonly unstated: boolean
}

/** Where a deadline can fall: from `lo` to `hi`; `open` is NULL where it does not arise. */
export interface Claim {
  readonly lo: string
  readonly hi: string
  readonly open: string
}

/** So many rules that move the deadlines of one kind, or one calendar, are written out. */
const MOST_EXTENSIONS = 4

export class Deadlines {
  readonly #dialect: Dialect
  readonly #facts: Facts
  readonly #clock: Clock
  readonly #zone: Zone
  readonly #name: Name
  readonly #movers: Movers
  readonly #calendars: ReturnType<typeof workCalendars>

  constructor(
    {
      dialect,
      facts,
      clock,
      zone,
      name,
    }: {
      readonly dialect: Dialect
      readonly facts: Facts
      readonly clock: Clock
      readonly zone: Zone
      readonly name: Name
    },
    platform: Platform,
    movers: Movers,
  ) {
    this.#dialect = dialect
    this.#facts = facts
    this.#clock = clock
    this.#zone = zone
    this.#name = name
    this.#movers = movers
    this.#calendars = workCalendars(platform)
  }

  /** Moved by all that extends it, and `own`: as it falls by itself, the instant where that is certain. */
  claim(of: Deadline): { readonly claim: Claim; readonly own: string } {
    const { deadline: kind } = of
    const parts = countedOf(of).map((one) => this.#part(one, kind))
    const arises = or(...parts.map((part) => part.arises))
    const own: Falling =
      parts.length === 1 && parts[0] !== undefined
        ? { instants: parts[0].instants, open: parts[0].open }
        : this.#extreme(parts, "latest" in of)
    const unstated = or(...parts.filter((part) => part.unstated).map((part) => part.arises))
    const whole = (falling: Falling): Claim => ({
      lo: this.#name(least(...falling.instants)),
      hi: this.#name(greatest(...falling.instants)),
      open: this.#name(choose([[arises, falling.open]])),
    })
    const itself = whole(own)
    return {
      claim: whole(this.#extended(own, kind)),
      own: choose([[and(not(itself.open), not(unstated), `${itself.lo} = ${itself.hi}`), itself.lo]]),
    }
  }

  /** The earliest of several, or the latest: none that lies beyond what some one of them can be. */
  #extreme(parts: readonly Part[], isLatest: boolean): Falling {
    const ends = parts.map(({ arises, open, instants }) =>
      choose([[and(arises, not(open)), isLatest ? least(...instants) : greatest(...instants)]], "NULL"),
    )
    const bound = this.#name(isLatest ? greatest(...ends) : least(...ends))
    const instants = parts.flatMap((part) =>
      part.instants.map((t) =>
        this.#name(choose([[or(isNull(bound), `${t} ${isLatest ? ">=" : "<="} ${bound}`), t]])),
      ),
    )
    return { instants, open: or(...parts.map(({ arises, open }) => and(arises, open))) }
  }

  /** It does not arise where what it counts from was not. */
  #part(deadline: CountedDeadline, kind: DeadlineKind): Part {
    if (!("countedFrom" in deadline)) {
      const { instants } = fixed(deadline.by, this.#zone)
      return { arises: TRUE, open: FALSE, unstated: false, instants: instants.map((t) => this.#clock.at(t)) }
    }
    const { countedFrom } = deadline
    const paths = typeof countedFrom === "string" ? [countedFrom] : countedFrom.unstated
    const starts = paths.map((path) => {
      const none = this.#facts.lies(path)?.none ?? FALSE
      return { there: not(none), none, at: this.#facts.point(path) ?? NO_NUMBER }
    })
    const falls = starts.flatMap(({ at }) =>
      (kind === "ship-by" ? this.#paused(at) : [at]).map((t) => this.#falls(deadline, t)),
    )
    return {
      arises: or(...starts.map(({ there }) => there)),
      instants: falls.flatMap(({ instants }) => instants),
      open: or(
        // A start that was not leaves open which of them it is.
        ...starts.map(({ none, at }) =>
          paths.length > 1 ? or(isNull(at), none) : and(isNull(at), not(none)),
        ),
        ...falls.map(({ open }) => open),
      ),
      unstated: typeof countedFrom !== "string" || "unstated" in deadline,
    }
  }

  /** From where it really counts: the clock stands still until all pauses are over. */
  #paused(t: string): readonly string[] {
    const { pauses } = this.#movers
    if (pauses.length === 0) return [t]
    const at = (resumes: number): string => this.#clock.at(resumes)
    const over = greatest(
      t,
      ...pauses.map(({ applied, resumes }) => choose([[applied, at(resumes)]], "NULL")),
    )
    const certain = this.#name(choose([[isNotNull(t), over]]))
    const later = pauses.map(({ applied, resumes }) =>
      this.#name(choose([[and(isOpen(applied), `${at(resumes)} > ${certain}`), at(resumes)]])),
    )
    return [certain, ...later]
  }

  /** Of a NULL nothing. */
  #falls(rule: DeadlineRule, t: string): Falling {
    if ("after" in rule) {
      const after = this.#after(rule.after, t)
      const { endOf } = rule
      if (endOf === undefined) return after
      return { ...after, instants: after.instants.map((one) => this.#clock.endOf(one, endOf)) }
    }
    if ("endOf" in rule) return certainly(this.#clock.endOf(t, rule.endOf))
    if ("next" in rule) return certainly(this.#clock.next(t, parseClock(rule.next) ?? 0))
    if ("unstated" in rule) return { instants: [], open: isNotNull(t) }
    const time = this.#clock.time(this.#clock.local(t))
    const at = this.#name(
      choose(
        rule.byHour.map((band) => {
          const [from, to] = [parseClock(band.from) ?? 0, parseClock(band.to) ?? DAY]
          const inBand = `${time} >= ${from} ${from < to ? "AND" : "OR"} ${time} < ${to}`
          return [`(${inBand})`, this.#falls(band, t).instants[0] ?? NO_NUMBER] as const
        }),
        "NULL",
      ),
    )
    return { instants: [at], open: and(isNotNull(t), isNull(at)) }
  }

  #after(by: CivilDuration, t: string): Falling {
    if ("months" in by) return certainly(this.#clock.plusMonths(t, by.months))
    if ("years" in by) return certainly(this.#clock.plusMonths(t, 12 * by.years))
    if ("workdays" in by) return this.#workdays(by.workdays, by.in, t)
    return certainly(this.#name(plus(t, milliseconds(by))))
  }

  /** In each way in which the rules that move the calendar can turn out. */
  #workdays(n: number, id: CalendarId, t: string): Falling {
    const calendar = this.#calendars.get(id)
    if (calendar === undefined) throw new Error(`a calendar that the platform does not declare: ${id}`)
    const moves = this.#movers.calendars.filter((move) => move.calendar === id)
    if (moves.length > UNKNOWN_AT_MOST)
      throw new NotWritable(`more than ${UNKNOWN_AT_MOST} rules that move the calendar ${id}`)
    const { first, last } = calendar
    const local = this.#clock.local(t)
    const [day, time] = [this.#clock.day(local), this.#clock.time(local)]
    const ways = Array.from({ length: 2 ** moves.length }, (_, way) => {
      const isIn = (i: number): boolean => (way >> i) % 2 === 1
      const can = and(...moves.map(({ applied }, i) => (isIn(i) ? mayBe(applied) : not(isTrue(applied)))))
      const applying = moves.flatMap((move, i): CalendarMove[] =>
        isIn(i) ? [{ ...move, applies: "yes" }] : [],
      )
      const later = Array.from({ length: last - first + 2 }, (_one, i) => {
        const from = first - 1 + i
        const [falls] = workday(calendar, from, n, applying).days
        return falls === undefined ? null : falls - from
      })
      const held = later.slice(0, later.findLastIndex((one) => one !== null) + 1)
      const by = this.#dialect.nth(held, `(${day} - ${first - 2})`)
      return { can, on: this.#name(choose([[and(`${day} >= ${first - 1}`, can), `${day} + ${by}`]], "NULL")) }
    })
    return {
      instants: ways.map(({ on }) => this.#clock.on(on, time)),
      open: and(isNotNull(t), or(...ways.map(({ can, on }) => and(can, isNull(on))))),
    }
  }

  /** Each extension adds to what those before it came to; of one that is unknown both stand. */
  #extended(own: Falling, kind: DeadlineKind): Falling {
    const extensions = this.#movers.extensions.filter((one) => one.kind === kind)
    if (extensions.length === 0) return own
    if (extensions.length > MOST_EXTENSIONS)
      throw new NotWritable(`more than ${MOST_EXTENSIONS} rules that extend deadlines of the kind ${kind}`)
    const unknown = extensions.map(({ applied }) => isOpen(applied))
    const isTooMany = extensions.length > UNKNOWN_AT_MOST ? and(...unknown) : FALSE
    let now: Falling = { ...own, open: or(own.open, isTooMany) }
    for (const { by, applied } of extensions) {
      const moved = now.instants.map((t) => this.#after(by, this.#name(choose([[mayBe(applied), t]]))))
      const kept = now.instants.map((t) => this.#name(choose([[not(isTrue(applied)), t]])))
      now = {
        instants: [...kept, ...moved.flatMap(({ instants }) => instants)],
        open: or(now.open, ...moved.map(({ open }) => open)),
      }
    }
    return now
  }
}

const certainly = (t: string): Falling => ({ instants: [t], open: FALSE })
