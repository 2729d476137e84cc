// How versions are written in answers: since when, until when, and why unknown.
import { dayAfter, parseDate } from "../values/edtf.ts"
import { DAY, SECOND } from "../values/duration.ts"
import { parseClock, type Instant } from "../values/instant.ts"
import { text, type Text } from "../values/text.ts"
import { irregularAt } from "../values/zone.ts"
import type { Basis, ChangeBody, EffectiveBody, Start } from "../language/event.ts"
import type {
  BasisAnswer,
  RuleInForce,
  UnknownRule,
  HistoryVersion,
  EventMention,
} from "../answers/answers.ts"
import { instrumentOf, needsLanguage, needsOf, type Reading } from "./fold.ts"
import type { Timeline } from "./timeline.ts"
import type { Ending, Version } from "./version.ts"
import { formatClock, formatStart, NO_YEAR, startInterval, type Calendar } from "./worlds.ts"

export const UNHELD_TITLE: Text = text("此前的版本（原文未收录）", "an earlier wording (not held)")

const isHeld = (v: Version): boolean => v.rule !== null || needsOf(v.event) !== undefined

export const announcementOf = (v: Version): string | null => (isHeld(v) ? v.reading.announcement : null)

/** What is in another language says that it is; of a wording that is not held nothing is known. */
export const titleOf = (v: Version): Text =>
  (v.rule ?? (isHeld(v) ? v.event.rule : undefined))?.title ?? UNHELD_TITLE

const startOf = (v: Version, calendar: Calendar): string =>
  v.previous ? "before" : formatStart(v.event, v.reading, calendar)

/** For a day whose day after has no date, as 31 December of an open year: its 24:00. Of a range nothing is left to say. */
const endOfDay = (day: string, { zone }: Calendar): string =>
  day.startsWith("[") ? "unstated" : formatClock(day, "24:00:00", zone)

/** A version's own end, exclusive: the day after the last day, or the second after the last. */
const ownEnd = (event: EffectiveBody, calendar: Calendar): string | undefined => {
  if (event.until === undefined || event.until === "unstated") return event.until
  const date = parseDate(event.until)
  if (!date.ok) return event.until
  const last = event.untilTime === undefined ? undefined : parseClock(event.untilTime)
  if (last === undefined || last + SECOND >= DAY)
    return dayAfter(date.value) ?? endOfDay(event.until, calendar)
  const clock = new Date(last + SECOND).toISOString().slice(11, 19)
  return formatClock(event.until, clock, calendar.zone)
}

/** Where a version ends, exclusive, as far as it is known; null where nothing ends it. */
interface End {
  readonly at: string | null
  readonly expected: boolean
}

const end = (timeline: Timeline, version: Version, calendar: Calendar): End => {
  const own = version.previous ? undefined : ownEnd(version.event, calendar)
  const ending = timeline.endingsOf(version).find((e) => !e.touch)
  if (ending === undefined) return { at: own ?? null, expected: false }
  const other = formatStart(ending.event, ending.reading, calendar)
  return own !== undefined && own !== "unstated" && firstDate(own) < firstDate(other)
    ? { at: own, expected: false }
    : { at: other, expected: ending.event.expected === true }
}

/** What a date begins with when it is put in order with others: a range with its first day, or its last where it has none. */
const firstDate = (date: string): string => date.replace(/^\[(?:\.\.)?/, "")

/** From when until when a version reaches, as far as is known, and what to know beside it. */
export interface Span {
  readonly from: string
  readonly ends: string | null
  readonly notes: readonly Text[]
}

/** What to know of an instant that was asked for by what clocks show. */
export const IRREGULAR: { readonly [way in "skipped" | "twice"]: Text } = {
  skipped: text(
    "时钟拨快，跳过了所述时刻，以其后的第一刻为准",
    "clocks skip the time stated: the first instant after the gap counts",
  ),
  twice: text(
    "时钟拨慢，所述时刻出现两次，以较早的一次为准",
    "clocks show the time stated twice: the earlier counts",
  ),
}

/** The same of a start at a clock time on a day that is known. */
const irregularStart = (v: Version, calendar: Calendar): Text | undefined => {
  if (v.previous || v.event.fromTime === undefined) return undefined
  const { lo, hi } = startInterval(v.event, v.reading, NO_YEAR, calendar)
  const irregular = lo === hi ? irregularAt(lo, calendar.zone) : undefined
  return irregular === undefined ? undefined : IRREGULAR[irregular]
}

export const basisAnswer = (basis: Basis = "stated"): BasisAnswer =>
  basis === "stated" ? { basis } : { basis: "inferred", why: basis.inferred }

export const spanOf = (timeline: Timeline, v: Version, calendar: Calendar): Span => {
  const { at, expected } = end(timeline, v, calendar)
  const notes: Text[] = []
  if (v.previous || v.event.from === "before")
    notes.push(text("起始日无记录", "its beginning is not recorded"))
  if (!v.previous && v.event.expected === true)
    notes.push(
      text(
        "起始日为预计，另有公告前以此为准",
        "its beginning was only expected, and counts until another announcement says otherwise",
      ),
    )
  const irregular = irregularStart(v, calendar)
  if (irregular !== undefined) notes.push(irregular)
  if (expected)
    notes.push(
      text(
        "截止日为预计，另有公告前以此为准",
        "its end is only expected, and counts until another announcement says otherwise",
      ),
    )
  return { from: startOf(v, calendar), ends: at, notes }
}

export const describeRule = (timeline: Timeline, v: Version, calendar: Calendar): RuleInForce => {
  const { from, ends, notes: known } = spanOf(timeline, v, calendar)
  const notes = !isHeld(v) ? [...known, text("原文未收录", "the wording is not held")] : known
  return {
    provision: v.provision,
    instrument: instrumentOf(v.provision),
    announcement: announcementOf(v),
    from,
    ends,
    title: titleOf(v),
    ...(notes.length === 0 ? {} : { notes }),
  }
}

const imprecise = (start: Start): boolean => !/^\d{4}-\d\d-\d\d$/.test(start.from) && start.from !== "before"

const whyStart = (v: Version, calendar: Calendar): Text => {
  const from = startOf(v, calendar)
  if (from === "unstated") return text("来源未说明何时生效", "the source does not say when it takes effect")
  return v.event.from === "unstated"
    ? text(`来源未说明何时生效，仅知为 ${from}`, `the source does not say when it takes effect: ${from}`)
    : text(`起始日仅知为 ${from}`, `its beginning is only known as ${from}`)
}

const whyEnding = (ending: Ending, calendar: Calendar): Text => {
  const { announcement } = ending.reading
  const from = formatStart(ending.event, ending.reading, calendar)
  const { zh, en } =
    from === "unstated"
      ? text("起始日未说明", "it is not stated from when")
      : text(`自 ${from} 起`, `from ${from}`)
  return ending.touch
    ? text(
        `${announcement}（${zh}）作了改动，未说明内容`,
        `${announcement} (${en}) changed it without saying how`,
      )
    : text(`可能已因 ${announcement} 失效（${zh}）`, `it may have ended by ${announcement} (${en})`)
}

/** Why nobody can say whether the version is in force at `t`. */
const whyUnknown = (timeline: Timeline, v: Version, t: Instant, calendar: Calendar): readonly Text[] => {
  if (timeline.needs !== undefined) return [needsLanguage(timeline.needs)]
  const why: Text[] = []
  if (timeline.publicity(v.reading, v.event) === "unknown" && !v.previous)
    why.push(text("截至当日是否已公布待定", "whether it had been announced by that day is not certain"))
  if (!v.previous && imprecise(v.event) && timeline.startedBy(v.reading, v.event, t) !== "yes")
    why.push(whyStart(v, calendar))
  if (!v.previous && v.event.until === "unstated")
    why.push(text("来源未说明何时失效", "the source does not say when it ends"))
  else if (!v.previous && v.event.until !== undefined && imprecise({ from: v.event.until }))
    why.push(text(`截止日仅知为 ${v.event.until}`, `its end is only known as ${v.event.until}`))
  for (const ending of timeline.endingsOf(v))
    if (timeline.startedBy(ending.reading, ending.event, t) !== "no") why.push(whyEnding(ending, calendar))
  return why.length === 0 ? [text("年份未说明", "the year is not stated")] : why
}

export const describeUnknown = (
  timeline: Timeline,
  v: Version,
  t: Instant,
  calendar: Calendar,
): UnknownRule => ({
  ...describeRule(timeline, v, calendar),
  why: whyUnknown(timeline, v, t, calendar),
})

const mention = (
  timeline: Timeline,
  reading: Reading,
  event: ChangeBody,
  calendar: Calendar,
): EventMention => {
  const live = timeline.liveness(reading, event)
  return {
    announcement: reading.announcement,
    type: event.type,
    provision: event.provision,
    from: formatStart(event, reading, calendar),
    ...(live === "yes" ? {} : { live }),
  }
}

/** What happened to a version, up to the event that certainly ends it. */
const untilEnded = (timeline: Timeline, v: Version): readonly Ending[] => {
  const later = timeline.laterThan(v)
  const last = later.findIndex((e) => !e.touch && timeline.endsFor(e, v) === "yes")
  return last < 0 ? later : later.slice(0, last + 1)
}

export const describeVersion = (timeline: Timeline, v: Version, calendar: Calendar): HistoryVersion => ({
  provision: v.provision,
  announcement: announcementOf(v),
  from: startOf(v, calendar),
  ends: end(timeline, v, calendar).at,
  title: titleOf(v),
  standing: v.event.standing ?? v.reading.head.standing,
  events: [
    ...(v.previous ? [] : [mention(timeline, v.reading, v.event, calendar)]),
    ...untilEnded(timeline, v).map((e) => mention(timeline, e.reading, e.event, calendar)),
  ],
})
