// What becomes of the case: what is due first, then what is open and what to tell.
import { useSignal } from "@preact/signals"
import type { AuditAnswer } from "@policy-ledger/rulebook"
import { useEffect } from "preact/hooks"
import { platform } from "../day/asking.ts"
import { linkWithin } from "../place/stand.ts"
import { entryOf } from "./fields.ts"
import { fieldLine, outcomeFields, type OutcomeField } from "./outcome.ts"
import { problemWords } from "./problems.ts"
import { answered, entries, focusField, isEmpty, last } from "./state.ts"
import { factTitle } from "./terms.ts"
import { TimeLine } from "./time-line.tsx"
import { Reckoning } from "./why.tsx"
import { said } from "./words.ts"

/** A fact by its title, a way to its field where it has one. */
const FactLink = ({ fact, title }: { readonly fact: string; readonly title: string }) => {
  const path = entryOf(entries.value, fact)?.path
  if (path === undefined) return <>{title}</>
  return (
    <a
      class="fact-link"
      href={linkWithin({ view: "order" })}
      onClick={(event) => {
        event.preventDefault()
        focusField(path)
      }}
    >
      {title}
    </a>
  )
}

export const FactLinks = ({ facts }: { readonly facts: readonly string[] }) => (
  <>
    {facts.map((fact, i) => (
      <span key={fact}>
        {i === 0 ? "" : said.value.list(["", ""])}
        <FactLink fact={fact} title={factTitle(fact)} />
      </span>
    ))}
  </>
)

const MARK = { set: "●", none: "○", open: "◐", unstated: "◌" } as const

const MOST_TOLD = 4

/** How each payment that is due is reckoned. */
const Reckonings = () => {
  const answer = last.value
  if (answer === undefined) return null
  const due = new Set(answer.outcome.payments.map(({ provision }) => provision))
  return (
    <>
      {answer.verdicts
        .filter(({ provision, applies }) => applies === "yes" && due.has(provision))
        .map((verdict) => (
          <Reckoning key={verdict.provision} of={verdict} />
        ))}
    </>
  )
}

const Field = ({ field }: { readonly field: OutcomeField }) => {
  const words = said.value
  const { id, title, state, lines, late, turnsOn } = field
  return (
    <div class={`outcome-field ${state}`}>
      <dt>
        <span aria-hidden="true">{MARK[state]}</span> {title}{" "}
        <small class="state">{words.states[state]}</small>
      </dt>
      <dd>
        {lines.map(({ text, isSure }) => (
          <p key={text} class={isSure ? "due sure" : "due"}>
            {isSure && state !== "set" ? words.certainly(text) : text}
          </p>
        ))}
        {id === "payments" ? <Reckonings /> : null}
        {lines.length === 0 && state === "unstated" ? <p class="note">{words.statesNote[state]}</p> : null}
        {late === undefined ? null : (
          <p class="late">
            <strong>{late}</strong>
          </p>
        )}
        {state !== "open" ? null : turnsOn.length === 0 ? (
          <p class="note">{words.turnsOnSource}</p>
        ) : (
          <p class="note turns-on">
            {words.turnsOn("")}
            <FactLinks facts={turnsOn.slice(0, MOST_TOLD)} />
            {turnsOn.length > MOST_TOLD ? " …" : ""}
          </p>
        )}
      </dd>
    </div>
  )
}

export const Fields = ({ answer }: { readonly answer: AuditAnswer }) => {
  const of = platform.value
  if (of === undefined) return null
  const all = outcomeFields(answer, of)
  const none = all.filter(({ state }) => state === "none")
  return (
    <>
      <dl class="outcome-fields">
        {all
          .filter(({ state }) => state !== "none")
          .map((field) => (
            <Field key={field.id} field={field} />
          ))}
      </dl>
      {none.length === 0 ? null : (
        <p class="note nothing">
          {said.value.nothingOf}
          {said.value.list(none.map(({ title }) => title))}
        </p>
      )}
    </>
  )
}

const TOLD_MOST = 12

const ToTell = ({ answer }: { readonly answer: AuditAnswer }) => {
  const words = said.value
  const shown = [
    ...new Map(answer.missing.map((fact) => [entryOf(entries.value, fact)?.path ?? fact, fact])).values(),
  ].slice(0, TOLD_MOST)
  return (
    <div class="to-tell">
      <h3>{words.tell}</h3>
      {shown.length === 0 ? (
        <p class="note">{words.nothingToTell}</p>
      ) : (
        <>
          <p class="note">{words.tellNote}</p>
          <p>
            <FactLinks facts={shown} />
            {answer.missing.length > TOLD_MOST ? " …" : ""}
          </p>
        </>
      )}
    </div>
  )
}

/** What has to be mended first. */
const Refused = () => {
  const [now, of, words] = [answered.value, platform.value, said.value]
  if (now === undefined || now.kind === "answer" || of === undefined) return null
  if (now.kind === "refused")
    return (
      <p class="bad" role="alert">
        {words.refused(now.why)}
      </p>
    )
  return (
    <div class="bad" role="alert" id="case-problems">
      <p>{words.problems(now.problems.length)}</p>
      <ul>
        {now.problems.map((one) => (
          <li key={one.path}>
            {entryOf(entries.value, one.path) === undefined ? (
              <code>{one.path}</code>
            ) : (
              <FactLink fact={one.path} title={factTitle(one.path)} />
            )}
            {words.colon}
            {problemWords(one, of)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is heard when the answer changes: the certain fields in one sentence. */
const Status = () => {
  const [now, of] = [answered.value, platform.value]
  const text =
    now?.kind === "answer" && of !== undefined && !isEmpty.value
      ? said.value.outcomeShort +
        said.value.clauses(
          outcomeFields(now.answer, of)
            .filter(({ state }) => state !== "none")
            .map(fieldLine),
        )
      : ""
  return (
    <p class="unseen" role="status" id="outcome-status">
      {text}
    </p>
  )
}

/** Where the outcome is out of sight, its first line stays in it. */
const InSight = () => {
  const isSeen = useSignal(true)
  useEffect(() => {
    const title = document.getElementById("outcome-title")
    if (title === null) return undefined
    const watch = new IntersectionObserver(([entry]) => (isSeen.value = entry?.isIntersecting ?? true))
    watch.observe(title)
    return () => watch.disconnect()
  }, [])
  const [now, of] = [answered.value, platform.value]
  if (isSeen.value || now === undefined || of === undefined || isEmpty.value) return null
  const [first] = now.kind === "answer" ? outcomeFields(now.answer, of) : []
  return (
    <p class="in-sight">
      <a
        href="#outcome-title"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById("outcome-title")?.scrollIntoView()
        }}
      >
        {first === undefined ? said.value.toMend : fieldLine(first)} ↕
      </a>
    </p>
  )
}

export const OutcomeView = () => {
  const [now, answer] = [answered.value, last.value]
  const isStale = now !== undefined && now.kind !== "answer"
  return (
    <section class="outcome" aria-labelledby="outcome-title" aria-busy={now === undefined}>
      <h2 id="outcome-title">{said.value.outcome}</h2>
      <Status />
      <InSight />
      <Refused />
      {isEmpty.value ? <p class="note">{said.value.empty}</p> : null}
      {answer === undefined || isEmpty.value || isStale ? null : (
        <>
          <TimeLine answer={answer} />
          <Fields answer={answer} />
          <ToTell answer={answer} />
        </>
      )}
    </section>
  )
}
