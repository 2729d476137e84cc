// Finding: as one types, in both languages, by titles, what is told, and ids.
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import type { LedgerEvent, Text } from "@policy-ledger/rulebook"
import { book } from "../package/entries.ts"
import { go, linkTo, place } from "../place/stand.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { sinceWords } from "../words/since.ts"
import { lang, told, words } from "../words/words.ts"
import { writtenIn } from "../words/written-in.ts"
// oxlint-disable-next-line import/no-unassigned-import -- styles have no name
import "./find.css"
import { buildIndex, indexed, type Counts } from "./index-of.ts"
import { GROUPS, type Finding, type Found, type Group } from "./search.ts"
import type { Thing } from "./things.ts"
import { around, isMarkedIn, markedParts } from "./tokens.ts"
import { eventWords } from "../words/events.ts"
import { said } from "./words.ts"

const FIRST: { readonly [group in Group]: number } = { rules: 12, announcements: 8, events: 6 }
const MORE = 30
/** So many characters of a long text are shown. */
const EXCERPT = 160

/** As much as an address may look for. */
const MOST_ASKED = 300

type Terms = ReadonlySet<string>

const Marked = ({ text, terms }: { readonly text: string; readonly terms: Terms }) => (
  <>
    {markedParts(text, terms).map((part, i) =>
      // oxlint-disable-next-line react/no-array-index-key -- a part is its place in the text
      part.isMarked ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>,
    )}
  </>
)

interface Line {
  readonly text: string
  readonly lang: string
  readonly isId?: true
}

/** A text in the page's language first, then in the others that it is told in. */
const linesOf = (text: Text): readonly Line[] =>
  Object.entries(text)
    .toSorted(([a], [b]) => Number(b === lang.value) - Number(a === lang.value))
    .map(([language, own]) => ({ text: own, lang: writtenIn(own) ?? language }))

/** Beside the title: what of it was found, if the title does not show that; of an announcement what it says. */
const beside = ({ thing, terms }: Found<Thing>, besides: readonly string[]): Line | undefined => {
  const isShown = [told(thing.title), ...besides].some((text) => isMarkedIn(text, terms))
  const texts = thing.texts.flatMap(linesOf)
  const all = [
    ...linesOf(thing.title).slice(1),
    ...thing.names.flatMap(linesOf),
    ...texts,
    ...thing.ids.map((id): Line => ({ text: id, lang: "en", isId: true })),
  ]
  if (!isShown) return all.find(({ text }) => isMarkedIn(text, terms))
  return thing.group === "announcements"
    ? (texts.find(({ text }) => isMarkedIn(text, terms)) ?? texts[0])
    : undefined
}

const eventFrom = (event: LedgerEvent): string => {
  if (event.type === "Published" || event.type === "Corrected")
    return dateWords(event.published ?? event.reported, lang.value)
  return event.type === "Effective" ? sinceWords(event.from) : dateWords(event.from, lang.value)
}

/** Where it leads, and what stands small beside it. */
const shown = ({ of }: Thing): { readonly href: string; readonly small: readonly string[] } => {
  const { noDate } = said.value
  const { types, number, standings } = eventWords.value
  switch (of.is) {
    case "instrument":
      return {
        href: linkTo({ view: "instrument", id: of.declared.id, provision: null, query: "" }),
        small: [words.value.kinds[of.declared.kind]],
      }
    case "provision":
      return {
        href: linkTo({ view: "instrument", id: of.instrument.id, provision: of.provision, query: "" }),
        small: [told(of.instrument.title), sinceWords(of.last.from)],
      }
    case "announcement": {
      const { id, published, reported, standing } = of.announcement
      const date = published ?? reported
      return {
        href: linkTo({ view: "proof", id, provision: null, query: "" }),
        small: [
          date === null ? noDate : dateWords(date, lang.value),
          standing === "announced" ? "" : standings[standing],
        ],
      }
    }
    case "event":
      return {
        href: linkTo({ view: "proof", id: String(of.revision), provision: null, query: "" }),
        small: [number(of.revision), types[of.event.type], eventFrom(of.event)],
      }
  }
}

const Result = ({ found }: { readonly found: Found<Thing> }) => {
  const { href, small } = shown(found.thing)
  const besides = small.filter((one) => one !== "")
  const line = beside(found, besides)
  return (
    <li>
      <a href={href} class="result">
        <Marked text={told(found.thing.title)} terms={found.terms} />
      </a>
      <span class="small">
        <Marked text={besides.join(" · ")} terms={found.terms} />
      </span>
      {line === undefined ? null : (
        <span class={line.isId === true ? "line id" : "line"} lang={line.lang}>
          <Marked text={around(line.text, found.terms, EXCERPT)} terms={found.terms} />
        </span>
      )}
    </li>
  )
}

const Results = ({ group, found }: { readonly group: Group; readonly found: readonly Found<Thing>[] }) => {
  const most = useSignal(FIRST[group])
  const more = found.length - most.value
  if (found.length === 0) return null
  return (
    <section aria-labelledby={`${group}-found`}>
      <h2 id={`${group}-found`}>
        {said.value.groups[group]} <b class="count">{found.length}</b>
      </h2>
      <ul>
        {found.slice(0, most.value).map((one) => (
          <Result key={one.thing.key} found={one} />
        ))}
      </ul>
      {more > 0 ? (
        <button type="button" class="more" onClick={() => (most.value += MORE)}>
          {said.value.more(Math.min(more, MORE))}
        </button>
      ) : null}
    </section>
  )
}

const Searched = ({ counts }: { readonly counts: Counts }) => {
  const coverage = book.value?.meta.coverage
  const { instruments, provisions, announcements, events } = counts
  return (
    <p class="searched">
      {said.value.searched(instruments, provisions, announcements, events)}{" "}
      {coverage === undefined
        ? ""
        : words.value.sentences([words.value.coverage(coverage.from, coverage.to), told(coverage.statement)])}
    </p>
  )
}

const statusOf = (query: string, { count, isNear }: Finding<Thing>): string => {
  const { nothing, near, counted } = said.value
  return count === 0 ? nothing(query) : isNear ? near(query) : counted(query, count)
}

/** Arrow keys go through the results, and back into the field above the first; Escape too. */
const onArrow = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("#find-query, a.result, button.more")]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  const [field, first] = stops
  if (event.key === "Enter" && document.activeElement === field && !event.isComposing) first?.click()
  if (event.key === "Escape") field?.focus()
  if (by === 0 || at < 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const next = stops[at + by]
  event.preventDefault()
  next?.focus()
}

const FindView = () => {
  const { query } = place.value
  useEffect(() => {
    buildIndex()
    document.getElementById("find-query")?.focus({ preventScroll: true })
  }, [])
  const ready = indexed.value
  const asked = query.trim()
  const finding = asked === "" ? undefined : ready?.search.find(asked)
  return (
    <div class="find" role="search" onKeyDown={onArrow}>
      <label for="find-query">{said.value.find}</label>
      <input
        type="search"
        id="find-query"
        value={query}
        autocomplete="off"
        spellcheck={false}
        maxLength={MOST_ASKED}
        aria-describedby="find-hint"
        onInput={(event) => go({ query: event.currentTarget.value }, "replace")}
      />
      <p id="find-hint" class="searched">
        {said.value.hint}
      </p>
      <p role="status" class="found">
        {finding !== undefined
          ? statusOf(asked, finding)
          : ready === undefined && asked !== ""
            ? said.value.preparing
            : ""}
      </p>
      {ready !== undefined && (finding === undefined || finding.count === 0) ? (
        <Searched counts={ready.counts} />
      ) : null}
      {finding === undefined
        ? null
        : GROUPS.map((group) => (
            <Results key={`${group} ${asked}`} group={group} found={finding.found[group]} />
          ))}
    </div>
  )
}

export default FindView
