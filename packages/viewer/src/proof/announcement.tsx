// One announcement: what it says, where it was read, and the events that were recorded of it.
import type { AnnouncementAnswer } from "@policy-ledger/rulebook"
import { readable } from "../day/readable.ts"
import { entry } from "../package/entries.ts"
import { linkTo } from "../place/stand.ts"
import { told, words } from "../words/words.ts"
import { writtenIn } from "../words/written-in.ts"
import { EventWords } from "./event-words.tsx"
import { eventsByAnnouncement } from "./log.ts"
import { momentWords } from "./moments.ts"
import { eventWords } from "../words/events.ts"
import { said } from "./words.ts"

type Sources = ReturnType<NonNullable<ReturnType<typeof entry<"sources">>["value"]>["sources"]>[number]

const Report = ({ report }: { readonly report: Sources["reports"][number] }) => {
  const { noHeadline, printedAt, noDate, digest, length, excerpt } = said.value
  return (
    <li>
      <b lang={writtenIn(report.headline)}>{report.headline ?? noHeadline}</b>
      <span>
        {report.source} ·{" "}
        {words.value.labelled(printedAt, report.at === null ? noDate : momentWords(report.at))} ·{" "}
        {(report.excerpt === true ? excerpt : length)(report.length)}
      </span>
      <span>
        {words.value.labelled(digest, "")}
        <code>{report.digest}</code>
      </span>
    </li>
  )
}

const Reports = ({ id, notes }: { readonly id: string; readonly notes: readonly (string | undefined)[] }) => {
  const all = entry("sources").value?.sources() ?? []
  const readings = all.filter(({ announcement }) => announcement === id)
  const last = readings.at(-1)
  return (
    <>
      <h3>{said.value.reports}</h3>
      {readings.map((one) => (
        <div key={one.reading}>
          {readings.length === 1 ? null : (
            <h4>
              {said.value.reading(one.reading)}
              {one === last ? ` (${said.value.latestReading})` : ""}
            </h4>
          )}
          <ol class="reports">
            {one.reports.map((report) => (
              <Report key={report.digest} report={report} />
            ))}
          </ol>
        </div>
      ))}
      {notes.map((note) => (note === undefined ? null : <p key={note}>{readable(note)}</p>))}
      <p class="aside">{said.value.digestNote}</p>
    </>
  )
}

export const Announcement = ({ of }: { readonly of: AnnouncementAnswer }) => {
  const own = eventsByAnnouncement.value.get(of.id) ?? []
  const { published, reported, standing, noDate, note, events, prove } = said.value
  const { standings, number } = eventWords.value
  const rows = [
    [published, of.published === null ? noDate : momentWords(of.published)],
    [reported, of.reported === null ? noDate : momentWords(of.reported)],
    [standing, standings[of.standing]],
    [said.value.id, <code key="id">{of.id}</code>],
  ] as const
  return (
    <article class="announcement" aria-labelledby="subject-title">
      <h2 id="subject-title" tabIndex={-1}>
        {told(of.title)}
      </h2>
      <p class="summary">{told(of.summary)}</p>
      {of.note === undefined ? null : <p>{words.value.labelled(note, readable(told(of.note)))}</p>}
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Reports
        id={of.id}
        notes={of.reports.map((report) => (report.note === undefined ? undefined : told(report.note)))}
      />
      <h3>{events}</h3>
      <ol class="events">
        {own.map(({ revision, event }) => (
          <li key={revision}>
            <a
              class="revision"
              href={linkTo({ view: "proof", id: String(revision), provision: null })}
              aria-label={words.value.labelled(prove, number(revision))}
            >
              {number(revision)}
            </a>
            <EventWords event={event} />
          </li>
        ))}
      </ol>
    </article>
  )
}
