// An event as it is listed: what it says, on what ground, and where that was read.
import { instrumentOf, type LedgerEvent, type Text } from "@policy-ledger/rulebook"
import { readable } from "../day/readable.ts"
import { linkTo } from "../place/stand.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { isOne } from "../words/one.ts"
import { sinceWords } from "../words/since.ts"
import { lang, told, words } from "../words/words.ts"
import { subjectOf } from "./titles.ts"
import { eventWords } from "../words/events.ts"
import { said } from "./words.ts"

type Change = Extract<LedgerEvent, { readonly type: "Effective" | "Superseded" | "Withdrawn" }>

const isChange = (event: LedgerEvent): event is LedgerEvent & Change =>
  event.type === "Effective" || event.type === "Superseded" || event.type === "Withdrawn"

/** Of a version since when it holds, of an end when it comes. */
const fromWords = ({ type, from, fromTime, expected }: Change): string => {
  const at = fromTime === undefined || fromTime === "00:00:00" ? from : `${from}T${fromTime}`
  const when = type === "Effective" ? sinceWords(at) : dateWords(at, lang.value)
  return expected === true ? `${when} (${said.value.expectedDate})` : when
}

/** A time of the day beside a day: nothing for its first second. */
const clock = (time: string | undefined): string =>
  time === undefined || time === "00:00:00" ? "" : ` ${time}`

const untilWords = (change: Change): string | undefined => {
  if (change.type !== "Effective" || change.until === undefined) return undefined
  const { until, untilTime } = change
  if (until === "unstated") return said.value.untilUnstated
  const when = dateWords(until, lang.value) + (untilTime === "23:59:59" ? "" : clock(untilTime))
  return isOne(until) ? said.value.untilDay(when) : words.value.ended(when)
}

const noteOf = (event: LedgerEvent): Text | undefined => ("note" in event ? event.note : undefined)

/** The days of a change, its ground, the passage, and what is noted beside it. */
export const EventWords = ({ event }: { readonly event: LedgerEvent }) => {
  const note = noteOf(event)
  return (
    <>
      <span class="what">
        <b>{eventWords.value.types[event.type]}</b>{" "}
        <a
          href={linkTo({
            view: "instrument",
            id: instrumentOf(event.provision),
            provision: event.provision,
          })}
        >
          {subjectOf(event)}
        </a>
      </span>
      {isChange(event) ? (
        <>
          <span>{[fromWords(event), untilWords(event)].filter((one) => one !== undefined).join(" · ")}</span>
          <span>
            {event.basis === "stated"
              ? said.value.stated
              : said.value.inferred(readable(event.basis.inferred))}
            {event.cite === undefined
              ? ""
              : ` · ${said.value.passage(event.cite.report, event.cite.range[0] + 1, event.cite.range[1])}`}
          </span>
        </>
      ) : null}
      {event.type === "Corrected" ? <span>{said.value.correctedWhy(event.why)}</span> : null}
      {note === undefined || !isChange(event) ? null : <span>{readable(told(note))}</span>}
    </>
  )
}
