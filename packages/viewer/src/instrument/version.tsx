// One version of a provision: when it holds, on whose word, what it asks and does, and what is new in it.
import { computed } from "@preact/signals"
import { instrumentOf, type HistoryVersion, type Text } from "@policy-ledger/rulebook"
import { factName } from "@policy-ledger/rulebook/plain-words"
import { useMemo } from "preact/hooks"
import { announcementOf } from "../day/announced.ts"
import { platform } from "../day/asking.ts"
import { readable } from "../day/readable.ts"
import { entry } from "../package/entries.ts"
import { linkTo } from "../place/stand.ts"
import { momentWords } from "../proof/moments.ts"
import { placedEvents } from "../proof/log.ts"
import { titleOf } from "../proof/titles.ts"
import { sinceWords, untilWords } from "../words/since.ts"
import { lang, told, words } from "../words/words.ts"
import { writtenIn } from "../words/written-in.ts"
import { changesOf, contentOf, type Content } from "./contents.ts"
import { compareLines, type Compared } from "./difference.ts"
import { conditionLines, effectLines, savingLines, type Line } from "./rule-lines.ts"
import type { StandsOn } from "./standing-on.ts"
import { eventWords } from "../words/events.ts"
import { said } from "./words.ts"

const changes = computed(() => {
  const events = placedEvents.value
  return events === undefined ? undefined : changesOf(events.map(({ event }) => event))
})

/** What a version says; undefined until the events are there. */
export const contentFor = (version: HistoryVersion): Content | undefined =>
  changes.value === undefined ? undefined : contentOf(version, changes.value)

const endsWords = (ends: string | null): string => {
  if (ends === null) return said.value.untilNone
  return ends === "unstated" ? said.value.untilUnstated : untilWords(ends)
}

/** From when until when, in words. */
export const spanWords = ({ from, ends }: HistoryVersion): string =>
  `${sinceWords(from)} · ${endsWords(ends)}`

const Lines = ({ lines }: { readonly lines: readonly Compared<Line>[] }) => (
  <ul class="lines">
    {lines.map(({ is, line }, i) => (
      // oxlint-disable-next-line react/no-array-index-key -- a line is its place
      <li
        key={i}
        aria-level={line.depth + 1}
        class={is}
        style={{ marginInlineStart: `${line.depth * 1.1}em` }}
      >
        {is === "same" ? (
          line.text
        ) : is === "added" ? (
          <ins>
            <span class="unseen">{words.value.labelled(said.value.added, "")}</span>
            {line.text}
          </ins>
        ) : (
          <del>
            <span class="unseen">{words.value.labelled(said.value.removed, "")}</span>
            {line.text}
          </del>
        )}
      </li>
    ))}
  </ul>
)

const asTheyAre = (lines: readonly Line[]): readonly Compared<Line>[] =>
  lines.map((line) => ({ is: "same", line }))

const compared = (now: readonly Line[], earlier: readonly Line[] | undefined): readonly Compared<Line>[] =>
  earlier === undefined ? asTheyAre(now) : compareLines(earlier, now, ({ depth, text }) => `${depth} ${text}`)

const Citation = ({ event }: { readonly event: NonNullable<Content["event"]> }) => {
  const { cite, announcement, reading, basis } = event
  const report =
    cite === undefined
      ? undefined
      : entry("sources")
          .value?.sources()
          .find((one) => one.announcement === announcement && one.reading === reading)?.reports[
          cite.report - 1
        ]
  const revision = placedEvents.value?.find((one) => one.event.id === event.id)?.revision
  return (
    <div class="citation">
      <h5>{said.value.source}</h5>
      <p>
        {basis === "stated" ? said.value.stated : said.value.inferred(readable(basis.inferred))}
        {revision === undefined ? null : (
          <>
            {" · "}
            <a href={linkTo({ view: "proof", id: String(revision), provision: null })}>{said.value.prove}</a>
          </>
        )}
      </p>
      {report === undefined || cite === undefined ? null : (
        <>
          <p>
            <cite lang={writtenIn(report.headline)}>{report.headline ?? said.value.noHeadline}</cite> ·{" "}
            {report.source} · {report.at === null ? said.value.undated : momentWords(report.at)} ·{" "}
            {said.value.passage(cite.range[0] + 1, cite.range[1])}
          </p>
          <p>
            {words.value.labelled(said.value.digest, "")}
            <code>{report.digest}</code>
          </p>
        </>
      )}
    </div>
  )
}

const Announced = ({ id }: { readonly id: string }) => {
  const announcement = announcementOf(id)
  return (
    <a href={linkTo({ view: "proof", id, provision: null })} title={id}>
      {announcement === undefined ? id : told(announcement.title)}
    </a>
  )
}

interface WordingProps {
  readonly content: Content
  /** The version before it, and from when until when it held; undefined where there is none. */
  readonly earlier: { readonly content: Content; readonly span: string } | undefined
}

const Wording = ({ content, earlier }: WordingProps) => {
  const of = platform.value
  const { wording, kept } = content
  if (of === undefined) return null
  if (wording === null) return content.isToldOf ? null : <p class="none">{said.value.notHeld}</p>
  const old = earlier?.content.wording ?? undefined
  const asked = compared(
    conditionLines(wording.when, of, lang.value),
    old === undefined ? undefined : conditionLines(old.when, of, lang.value),
  )
  const done = compared(
    effectLines(wording.effects, of, lang.value),
    old === undefined ? undefined : effectLines(old.effects, of, lang.value),
  )
  const isSame = [...asked, ...done].every(({ is }) => is === "same")
  const deciding = wording.decidedBy ?? []
  const names = words.value.list(deciding.map((path) => factName(path, of, lang.value)))
  return (
    <>
      {earlier === undefined ? null : (
        <p class="against">
          {old === undefined
            ? said.value.beforeNotHeld
            : isSame
              ? said.value.sameAsBefore
              : words.value.labelled(said.value.against(earlier.span), "")}
        </p>
      )}
      <h5>{said.value.when}</h5>
      <Lines lines={asked} />
      {deciding.length === 0 ? null : <p class="deciding">{said.value.decidedBy(names)}</p>}
      <h5>{said.value.effects}</h5>
      {done.length === 0 ? <p class="none">{said.value.noEffects}</p> : <Lines lines={done} />}
      {wording.disapplies === undefined ? null : (
        <>
          <h5>{said.value.disapplies}</h5>
          <ul class="lines">
            {wording.disapplies.map((provision) => (
              <li key={provision}>
                <a href={linkTo({ view: "instrument", id: instrumentOf(provision), provision })}>
                  {titleOf(provision)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {kept.map(({ saving, announcement }) => (
        <div key={`${announcement} ${JSON.stringify(saving)}`}>
          <h5>{said.value.kept}</h5>
          <Lines lines={asTheyAre(savingLines(saving, of, lang.value))} />
          <p class="deciding">
            {said.value.keptBy} <Announced id={announcement} />
          </p>
        </div>
      ))}
    </>
  )
}

const notesOf = (version: HistoryVersion & { readonly notes?: readonly Text[] }, content: Content) =>
  [
    ...(version.notes ?? []),
    content.wording?.note,
    content.isToldOf ? undefined : content.event?.note,
  ].filter((note) => note !== undefined)

interface VersionProps extends WordingProps {
  readonly version: HistoryVersion & { readonly notes?: readonly Text[] }
  readonly stands: StandsOn
}

export const Version = ({ version, stands, content, earlier }: VersionProps) => {
  const { announcement, standing, title } = version
  const { stretch } = stands
  const notes = notesOf(version, content)
  // Which day is shown changes nothing of it: a step of the slider draws it no second time.
  const wording = useMemo(
    () => (
      <>
        <Wording content={content} earlier={earlier} />
        {notes.length === 0 ? null : (
          <>
            <h5>{said.value.note}</h5>
            {notes.map((note) => (
              <p key={note.en}>{readable(told(note))}</p>
            ))}
          </>
        )}
        {content.event === null ? null : <Citation event={content.event} />}
      </>
    ),
    [version, content, earlier?.content, lang.value, entry("sources").value],
  )
  return (
    <article class={`version ${stands.is}`}>
      <p class="stands">{said.value.stands[stands.is]}</p>
      <h4>{told(title)}</h4>
      <p class="span">{spanWords(version)}</p>
      <p class="by">
        {standing === "announced" ? null : <b class="draft">{eventWords.value.standings[standing]} </b>}
        {announcement === null ? (
          said.value.unheldBefore
        ) : (
          <>
            {content.isToldOf ? words.value.byLater : words.value.by} <Announced id={announcement} />
          </>
        )}
      </p>
      {stretch !== undefined && "why" in stretch.rule ? (
        <p class="why">{stretch.rule.why.map((one) => readable(told(one))).join(" · ")}</p>
      ) : null}
      {stretch?.rule.presumed === undefined ? null : (
        <p class="presumed">
          {words.value.presumedHere(
            words.value.list(stretch.rule.presumed.map((one) => words.value.presumptionNames[one])),
          )}
        </p>
      )}
      {wording}
    </article>
  )
}
