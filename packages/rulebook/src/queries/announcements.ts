// What was announced, with its reports and events.
import { frozen } from "../values/frozen.ts"
import { inZone } from "../values/instant.ts"
import { mapValues } from "../values/plain.ts"
import type { ChangeBody } from "../language/event.ts"
import type { AnnouncementAnswer, AnnouncementsAnswer, EventAnswer, AsOfAnswer } from "../answers/answers.ts"
import { basisAnswer } from "../timeline/describe.ts"
import { instrumentOf, type Reading } from "../timeline/fold.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import { formatStart, type Calendar } from "../timeline/worlds.ts"

/** From the announcement on is a date, as far as one is known; what the source leaves unstated stays so. */
const eventAnswer = (event: ChangeBody, reading: Reading, calendar: Calendar): EventAnswer => ({
  type: event.type,
  instrument: instrumentOf(event.provision),
  provision: event.provision,
  ...(event.standing === undefined ? {} : { standing: event.standing }),
  from: event.from === "publication" ? formatStart(event, reading, calendar) : event.from,
  ...(event.fromTime === undefined ? {} : { fromTime: event.fromTime }),
  until: event.type === "Effective" ? (event.until ?? null) : null,
  ...(event.type === "Effective" && event.untilTime !== undefined ? { untilTime: event.untilTime } : {}),
  expected: event.expected === true,
  ...basisAnswer(event.basis),
  ...(event.grounds === undefined
    ? {}
    : { grounds: mapValues(event.grounds, ({ basis }) => basisAnswer(basis)) }),
})

const headEvent = ({ head }: Reading): EventAnswer => ({
  type: head.type,
  instrument: instrumentOf(head.provision),
  provision: head.provision,
  from: head.published ?? "unstated",
  until: null,
  expected: false,
  ...basisAnswer(head.publishedBasis),
})

export const announcementAnswer = (reading: Reading, calendar: Calendar): AnnouncementAnswer => {
  const { head } = frozen(reading)
  return {
    id: reading.announcement,
    standing: head.standing,
    title: head.title,
    summary: head.summary,
    published: head.published,
    reported: head.reported,
    reports: head.reports.map(({ source, at, headline, digest, excerpt, note }) => ({
      source,
      at: at === null ? null : inZone(at, calendar.zone),
      headline,
      digest,
      ...(excerpt === undefined ? {} : { excerpt }),
      ...(note === undefined ? {} : { note }),
    })),
    events: [headEvent(reading), ...reading.changes.map((change) => eventAnswer(change, reading, calendar))],
    ...(head.note === undefined ? {} : { note: head.note }),
  }
}

export const announcements = (
  { timelines, calendar, coverages }: RulesAsOf,
  known: Pick<AsOfAnswer, "recordedBy">,
): AnnouncementsAnswer => ({
  v: 1,
  ...known,
  coverage: coverages.undated,
  announcements: timelines.readings
    .toSorted((a, b) => (a.announcement < b.announcement ? -1 : 1))
    .map((reading) => announcementAnswer(reading, calendar)),
})
