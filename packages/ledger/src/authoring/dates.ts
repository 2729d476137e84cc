import { daysOf, parseDate } from "@policy-ledger/rulebook"
import { clash, type Objection } from "./objection.ts"
import type { AuthoredEvent } from "../schema/authored.ts"
import type { Path } from "./yaml.ts"

type Objections = readonly Objection[]

/** A leap year: with the year open, 29 February can exist. */
const ANY_YEAR = 2000

const parsed = (text: string | null | undefined) => {
  if (text == null) return undefined
  const date = parseDate(text)
  return date.ok ? date.value : undefined
}

/** The days on which a date can lie, in any leap year where its year is open. */
export interface Span {
  readonly lo: number
  readonly hi: number
  readonly openYear: boolean
}

/** Undefined where nothing is said, or a word. */
export const spanOf = (text: string | null | undefined): Span | undefined => {
  const date = parsed(text)
  const days = date === undefined ? undefined : daysOf(date, ANY_YEAR)
  return date === undefined || days === undefined ? undefined : { ...days, openYear: date.openYear }
}

const isOneDay = (text: string): boolean => {
  const date = parsed(text)
  return date !== undefined && date.earliest === date.latest && date.earliest?.day != null
}

export const dateObjections = (event: AuthoredEvent, path: Path): Objections => {
  const { from, fromTime, noEarlierThan, noLaterThan } = event
  const isWord = from === "before" || from === "publication" || from === "unstated"
  const until = "effective" in event ? event.until : undefined
  const untilTime = "effective" in event ? event.untilTime : undefined
  return [
    ...(fromTime !== undefined && !isOneDay(from)
      ? [clash([...path, "fromTime"], `fromTime beside from: ${from}`, "a day in from")]
      : []),
    ...(untilTime !== undefined && (until === undefined || !isOneDay(until))
      ? [
          clash(
            [...path, "untilTime"],
            until === undefined ? "untilTime without until" : `untilTime beside until: ${until}`,
            "a day in until",
          ),
        ]
      : []),
    ...(event.expected === true && isWord
      ? [clash([...path, "expected"], `expected beside from: ${from}`, "a date in from")]
      : []),
    ...boundObjections(from, { noEarlierThan, noLaterThan }, path),
    ...endObjections({ from, fromTime, until, untilTime }, path),
  ]
}

const boundObjections = (
  from: string,
  bounds: { readonly noEarlierThan: string | undefined; readonly noLaterThan: string | undefined },
  path: Path,
): Objections => {
  const { noEarlierThan, noLaterThan } = bounds
  const keys = [
    ...(noEarlierThan === undefined ? [] : ["noEarlierThan"]),
    ...(noLaterThan === undefined ? [] : ["noLaterThan"]),
  ]
  if (from !== "unstated")
    return keys.map((key) =>
      clash([...path, key], `${key} beside from: ${from}`, "from: unstated, or no such bound"),
    )
  const [lo, hi] = [spanOf(noEarlierThan), spanOf(noLaterThan)]
  return lo !== undefined && hi !== undefined && lo.openYear === hi.openYear && hi.hi < lo.lo
    ? [
        {
          reason: "EndBeforeStart",
          path: [...path, "noLaterThan"],
          expected: `no day before ${noEarlierThan}`,
        },
      ]
    : []
}

interface Validity {
  readonly from: string
  readonly fromTime: string | undefined
  readonly until: string | undefined
  readonly untilTime: string | undefined
}

/** No day of the end lies at or after a day of the start. */
const endObjections = ({ from, fromTime, until, untilTime }: Validity, path: Path): Objections => {
  const [start, end] = [spanOf(from), spanOf(until)]
  if (start === undefined || end === undefined || start.openYear !== end.openYear) return []
  const start1 = fromTime === undefined ? from : `${from} ${fromTime}`
  if (end.hi < start.lo)
    return [{ reason: "EndBeforeStart", path: [...path, "until"], expected: `no day before ${start1}` }]
  const sameDay = end.hi === start.lo && start.lo === start.hi
  return sameDay && fromTime !== undefined && untilTime !== undefined && untilTime < fromTime
    ? [{ reason: "EndBeforeStart", path: [...path, "untilTime"], expected: `no time before ${start1}` }]
    : []
}
