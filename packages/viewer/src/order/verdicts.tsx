// Rule by rule: what applies and what may, each with why, what it says, where that stands, and what would settle it.
import { useSignal } from "@preact/signals"
import { instrumentOf, type AuditAnswer, type Verdict } from "@policy-ledger/rulebook"
import { announcementOf } from "../day/announced.ts"
import { readable } from "../day/readable.ts"
import { linkWithin } from "../place/stand.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { lang, told, words } from "../words/words.ts"
import { effectLine } from "./effects.ts"
import { FactLinks } from "./outcome-view.tsx"
import { answered, isEmpty, last } from "./state.ts"
import { instrumentTitle } from "./terms.ts"
import { said } from "./words.ts"
import { Why } from "./why.tsx"

const MARK = { yes: "✓", unknown: "?", no: "✕" } as const

/** What tells a verdict from another: an announcement can hold several versions of a provision. */
export const keysOf = (verdicts: readonly Verdict[]): readonly string[] => {
  const seen = new Map<string, number>()
  return verdicts.map(({ provision, announcement }) => {
    const key = `${provision} ${announcement ?? "-"}`
    const n = (seen.get(key) ?? 0) + 1
    seen.set(key, n)
    return n === 1 ? key : `${key} ${n}`
  })
}

const Citation = ({ of: { citation, grounds } }: { readonly of: Verdict }) => {
  const [view, page] = [said.value, words.value]
  const all = [citation, ...Object.values(grounds ?? {}).map((ground) => ground.citation)]
  const held = all.filter((one) => one !== null)
  if (held.length === 0) return <p class="note">{view.noSource}</p>
  const unique = [...new Map(held.map((one) => [`${one.digest} ${one.range.join("-")}`, one])).values()]
  return (
    <ul class="citations">
      {unique.map(({ source, at, headline, digest, range, excerpt }) => (
        <li key={`${digest} ${range.join("-")}`}>
          {source}
          {at === null ? "" : ` · ${dateWords(at, lang.value)}`}
          {headline === null ? "" : ` · ${page.quoted(headline)}`}
          {excerpt === true ? ` · ${view.excerpt}` : ""}
          <br />
          <small>
            {view.digest} <code>{digest}</code> [{range.join("–")}]
          </small>
        </li>
      ))}
    </ul>
  )
}

const Settles = ({ of: { settledBy, applies } }: { readonly of: Verdict }) => {
  const view = said.value
  if (settledBy === undefined || applies !== "unknown") return null
  const ways = [
    [view.settledYes(""), settledBy.yes],
    [view.settledNo(""), settledBy.no],
  ] as const
  return (
    <>
      <h4>{view.settledBy}</h4>
      {settledBy.yes === null && settledBy.no === null ? <p class="note">{view.settledNever}</p> : null}
      <ul>
        {ways.map(([name, facts]) =>
          facts === null || facts.length === 0 ? null : (
            <li key={name}>
              {name}
              <FactLinks facts={facts} />
            </li>
          ),
        )}
      </ul>
    </>
  )
}

export const VerdictBody = ({ of }: { readonly of: Verdict }) => {
  const [view, page] = [said.value, words.value]
  const { provision, announcement, effects, displacedBy, presumed } = of
  const held = announcement === null ? undefined : announcementOf(announcement)
  return (
    <div class="verdict-body">
      {presumed === undefined ? null : (
        <p class="presumed">
          {view.presumedFor(view.list(presumed.map((one) => page.presumptionNames[one])))}
        </p>
      )}
      {displacedBy === undefined ? null : (
        <p class="note">{view.displacedBy(view.list(displacedBy.map(titleOfProvision)))}</p>
      )}
      {effects.length === 0 ? null : (
        <>
          <h4>{view.effects}</h4>
          <ul class="effects">
            {effects.map((effect, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- two effects may be alike in everything
              <li key={i}>{readable(effectLine(effect))}</li>
            ))}
          </ul>
        </>
      )}
      <h4>{view.why}</h4>
      <Why of={of} />
      <Settles of={of} />
      <h4>{view.source}</h4>
      <Citation of={of} />
      <p class="ways">
        <a href={linkWithin({ view: "instrument", id: instrumentOf(provision), provision })}>
          {view.toInstrument}
        </a>
        {announcement === null ? null : (
          <>
            {" · "}
            <a href={linkWithin({ view: "proof", id: announcement })}>
              {view.toAnnouncement}
              {held === undefined ? "" : ` ${page.quoted(told(held.title))}`}
            </a>
          </>
        )}
      </p>
    </div>
  )
}

const titleOfProvision = (provision: string): string => {
  const verdict = last.value?.verdicts.find((one) => one.provision === provision)
  return verdict === undefined ? instrumentTitle(instrumentOf(provision)) : told(verdict.title)
}

export const VerdictTitle = ({ of: { applies, title, provision } }: { readonly of: Verdict }) => (
  <>
    <span class={`mark ${applies}`} aria-hidden="true">
      {MARK[applies]}
    </span>{" "}
    <span class="unseen">
      {said.value.applies[applies]}
      {said.value.colon}
    </span>
    {told(title)} <small>{instrumentTitle(instrumentOf(provision))}</small>
  </>
)

const VerdictLine = ({ of }: { readonly of: Verdict }) => {
  const isOpen = useSignal(false)
  return (
    <li class={`verdict ${of.applies}`} data-provision={of.provision}>
      <details onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
        <summary>
          <VerdictTitle of={of} />
        </summary>
        {isOpen.value ? <VerdictBody of={of} /> : null}
      </details>
    </li>
  )
}

interface GroupProps {
  readonly id: string
  readonly title: string
  readonly verdicts: readonly Verdict[]
  readonly first: number
}

const Group = ({ id, title, verdicts, first }: GroupProps) => {
  const isWhole = useSignal(false)
  const shown = isWhole.value ? verdicts : verdicts.slice(0, first)
  const keys = keysOf(shown)
  return (
    <>
      <h3>
        {title} <b class="count">{verdicts.length}</b>
      </h3>
      {verdicts.length === 0 ? <p class="note">{said.value.noVerdicts}</p> : null}
      <ul class="verdicts" id={id}>
        {shown.map((one, i) => (
          <VerdictLine key={keys[i]} of={one} />
        ))}
      </ul>
      {shown.length < verdicts.length ? (
        <button type="button" onClick={() => (isWhole.value = true)}>
          {said.value.moreVerdicts(verdicts.length - shown.length)}
        </button>
      ) : null}
    </>
  )
}

const FIRST = 8

const Denied = ({ verdicts }: { readonly verdicts: readonly Verdict[] }) => {
  const isOpen = useSignal(false)
  const keys = keysOf(verdicts)
  if (verdicts.length === 0) return null
  return (
    <details class="denied" onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>{said.value.others(verdicts.length)}</summary>
      {isOpen.value ? (
        <ul class="verdicts">
          {verdicts.map((one, i) => (
            <VerdictLine key={keys[i]} of={one} />
          ))}
        </ul>
      ) : null}
    </details>
  )
}

export const byApplies = ({ verdicts }: AuditAnswer) => ({
  yes: verdicts.filter(({ applies }) => applies === "yes"),
  unknown: verdicts.filter(({ applies }) => applies === "unknown"),
  no: verdicts.filter(({ applies }) => applies === "no"),
})

export const Verdicts = () => {
  const answer = last.value
  if (answer === undefined || isEmpty.value || answered.value?.kind !== "answer") return null
  const { yes, unknown, no } = byApplies(answer)
  const view = said.value
  return (
    <section class="rule-by-rule" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title">
        {view.verdicts} <small>{view.countOf(yes.length, unknown.length, no.length)}</small>
      </h2>
      <Group id="applying" title={view.applies.yes} verdicts={yes} first={Infinity} />
      <Group id="perhaps" title={view.applies.unknown} verdicts={unknown} first={FIRST} />
      <Denied verdicts={no} />
    </section>
  )
}
