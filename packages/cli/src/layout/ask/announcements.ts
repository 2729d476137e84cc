import type {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  EventAnswer,
  ReportAnswer,
} from "@policy-ledger/rulebook"
import { coverageNote } from "./coverage.ts"
import { beginning } from "../page/date.ts"
import { type Entry, entryList } from "../page/entries.ts"
import {
  bracketed,
  heading,
  labelled,
  listed,
  type Page,
  paragraph,
  readable,
  say,
  stacked,
  titled,
  told,
} from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { table } from "../page/table.ts"
import { STANDING, TYPE } from "../page/terms.ts"

export const layOutAnnouncements = (
  page: Page,
  { announcements, recordedBy, coverage }: AnnouncementsAnswer,
): string =>
  stacked(
    heading(page, say(page, "公告", "Announcements"), announcements.length) +
      asOfLines(page, { announcedBy: null, recordedBy }),
    announcements.length === 0
      ? paragraph(page, say(page, "没有任何公告的记录。", "No announcement is recorded."))
      : entryList(
          page,
          [say(page, "编号", "Id"), say(page, "日期", "Date"), say(page, "性质", "Standing")],
          [{ title: "", entries: announcements.map((one) => entryOf(page, one)) }],
        ),
    announcements.length === 0 ? coverageNote(page, coverage) : "",
  )

const entryOf = (page: Page, one: AnnouncementAnswer): Entry => ({
  cells: [one.id, one.published ?? one.reported ?? "—", told(page, STANDING[one.standing])],
  under: paragraph(page, titled(page, one.title), { indent: 4 }),
})

/** One announcement with all that is recorded of it. */
export const layOutAnnouncement = (page: Page, one: AnnouncementAnswer): string =>
  stacked(
    heading(page, titled(page, one.title)) +
      table(
        [
          [say(page, "编号", "Id"), one.id],
          [say(page, "性质", "Standing"), told(page, STANDING[one.standing])],
          [say(page, "公布", "Published"), one.published ?? say(page, "来源未说明", "not stated")],
          [say(page, "最早报道", "First report"), one.reported ?? "—"],
        ],
        page,
      ),
    paragraph(page, told(page, one.summary)),
    one.note === undefined ? "" : paragraph(page, told(page, one.note), { style: "dim" }),
    heading(page, say(page, "报道", "Reports"), one.reports.length) +
      one.reports.map((report) => reportLines(page, report)).join(""),
    heading(page, say(page, "事件", "Events"), one.events.length) + events(page, one.events),
  )

const reportLines = (page: Page, { source, at, headline, digest, note }: ReportAnswer): string =>
  paragraph(page, [source, readable(at ?? "—"), headline ?? ""].join(" ").trimEnd(), { indent: 2 }) +
  paragraph(page, digest, { indent: 4, style: "dim" }) +
  (note === undefined ? "" : paragraph(page, told(page, note), { indent: 4, style: "yellow" }))

const events = (page: Page, all: readonly EventAnswer[]): string =>
  entryList(
    page,
    [say(page, "条款", "Provision"), say(page, "事件", "Event"), say(page, "自", "From")],
    [{ title: "", entries: all.map((event) => eventEntry(page, event)) }],
  )

const eventEntry = (page: Page, event: EventAnswer): Entry => ({
  cells: [event.provision, told(page, TYPE[event.type]), span(page, event)],
  under:
    event.basis === "stated"
      ? ""
      : paragraph(page, labelled(page, say(page, "推断", "inferred"), event.why ?? ""), {
          indent: 4,
          style: "dim",
        }),
})

const span = (page: Page, { from, fromTime, until, untilTime, expected, standing }: EventAnswer): string => {
  const start = [beginning(page, from), fromTime ?? ""].join(" ").trimEnd()
  const last = until === null ? "" : ` … ${[beginning(page, until), untilTime ?? ""].join(" ").trimEnd()}`
  const marks = [
    ...(expected ? [say(page, "预计", "expected")] : []),
    ...(standing === undefined ? [] : [told(page, STANDING[standing])]),
  ]
  return start + last + (marks.length === 0 ? "" : bracketed(page, listed(page, marks)))
}
