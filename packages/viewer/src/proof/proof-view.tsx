// The proof: an announcement or an event, that the log holds it, and that the log was not rewritten.
import { useEffect, useRef } from "preact/hooks"
import { book, entry } from "../package/entries.ts"
import { linkTo, place } from "../place/stand.ts"
import { told, words } from "../words/words.ts"
import { Announcement } from "./announcement.tsx"
import { askedId } from "./asked-id.ts"
import { Consistency } from "./consistency.tsx"
import { Event } from "./event.tsx"
import { FilePanel } from "./file-panel.tsx"
import { LogHead } from "./log-head.tsx"
import { placedEvents } from "./log.ts"
import { momentWords } from "./moments.ts"
// oxlint-disable-next-line import/no-unassigned-import -- styles have no name
import "./proof.css"
import { eventWords } from "../words/events.ts"
import { said } from "./words.ts"

const Nothing = ({ text, ids }: { readonly text: string; readonly ids: readonly string[] }) => (
  <div role="alert">
    <p id="subject-title" tabIndex={-1}>
      {text}{" "}
      {ids.map((id) => (
        <a key={id} href={linkTo({ view: "proof", id, provision: null })}>
          {id}
        </a>
      ))}
    </p>
  </div>
)

const OfAnnouncement = ({ id }: { readonly id: string }) => {
  const texts = entry("texts").value
  const { moved, split, unknownId, nearest, notEncoded } = said.value
  if (texts === undefined) return <p class="loading">{words.value.loading}</p>
  const answer = texts.announcement(id)
  switch (answer.kind) {
    case "announcement":
      return <Announcement of={answer} />
    case "moved":
      return <Nothing text={moved(id)} ids={[answer.to]} />
    case "split":
      return <Nothing text={split(id)} ids={answer.into} />
    case "not-encoded":
      return <Nothing text={`${notEncoded(told(answer.title))} ${told(answer.why)}`} ids={[]} />
    case "unknown-id":
      return answer.nearest === null ? (
        <Nothing text={unknownId(id)} ids={[]} />
      ) : (
        <Nothing text={`${unknownId(id)} ${nearest}`} ids={[answer.nearest]} />
      )
  }
}

const Subject = ({ id }: { readonly id: string }) => {
  const placed = placedEvents.value
  const asked = askedId(id)
  if (asked.is === "announcement") return <OfAnnouncement id={asked.id} />
  if (placed === undefined) return <p class="loading">{words.value.loading}</p>
  const found =
    asked.is === "revision" ? placed[asked.revision] : placed.find(({ event }) => event.id === asked.id)
  if (found !== undefined) return <Event {...found} />
  const { noEvent, noEventId } = said.value
  return <Nothing text={asked.is === "revision" ? noEvent(id, placed.length - 1) : noEventId(id)} ids={[]} />
}

const dated = (date: string | null): string | undefined => (date === null ? undefined : momentWords(date))

const Announcements = () => {
  const answer = book.value?.announcements()
  if (answer === undefined) return null
  const { announcements, announcementsNote, noDate } = said.value
  return (
    <section class="announcements" aria-labelledby="announcements-title">
      <h2 id="announcements-title">
        {announcements}
        <small>{announcementsNote(answer.announcements.length)}</small>
      </h2>
      <ul>
        {answer.announcements.map(({ id, title, published, reported, standing }) => (
          <li key={id}>
            <time>{dated(published ?? reported) ?? noDate}</time>{" "}
            <a href={linkTo({ view: "proof", id, provision: null })}>{told(title)}</a>
            {standing === "announced" ? null : (
              <span class="draft"> {eventWords.value.standings[standing]}</span>
            )}
          </li>
        ))}
        {answer.notEncoded.map(({ id, title, reported }) => (
          <li key={id}>
            <time>{dated(reported) ?? noDate}</time>{" "}
            <a href={linkTo({ view: "proof", id, provision: null })}>{told(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ProofView = () => {
  const { id } = place.value
  const before = useRef(id)
  useEffect(() => {
    // A link led to another subject within the view: whoever reads by ear or by key goes on there.
    if (before.current !== id && id !== null) {
      const title = document.getElementById("subject-title")
      title?.focus({ preventScroll: true })
      title?.scrollIntoView({ block: "start" })
    }
    before.current = id
  }, [id])
  return (
    <div class="proof">
      {id === null ? null : <Subject key={id} id={id} />}
      <LogHead />
      <Consistency />
      <FilePanel />
      {id === null ? <Announcements /> : null}
    </div>
  )
}

export default ProofView
