// An instrument: its provisions, every version of each, and which of them hold on the day shown.
import { useEffect } from "preact/hooks"
import { day, years } from "../day/asking.ts"
import { Coverage } from "../day/coverage.tsx"
import { book } from "../package/entries.ts"
import { linkTo, place } from "../place/stand.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { lang, told, words } from "../words/words.ts"
import { placedEvents } from "../proof/log.ts"
// oxlint-disable-next-line import/no-unassigned-import -- styles have no name
import "./instrument.css"
import { InstrumentList } from "./instrument-list.tsx"
import { Provision, standsOnDay, titleOfLane } from "./provision.tsx"
import { declaredInstrument } from "../day/instruments.ts"
import { said } from "./words.ts"

const Back = () => (
  <p class="back">
    <a href={linkTo({ view: "instrument", id: null, provision: null })}>← {said.value.back}</a>
  </p>
)

/** Of an id that stands for no instrument here. */
const Nothing = ({ id }: { readonly id: string }) => {
  const answer = book.value?.provision(id)
  const others =
    answer?.kind === "moved"
      ? [answer.to]
      : answer?.kind === "split"
        ? answer.into
        : answer?.kind === "unknown-id" && answer.nearest !== null
          ? [answer.nearest]
          : []
  const isMoved = answer?.kind === "moved" || answer?.kind === "split"
  const { moved, unknownInstrument, nearest } = said.value
  return (
    <>
      <Back />
      <p role="alert">
        {isMoved ? moved(id) : unknownInstrument(id)} {!isMoved && others.length > 0 ? nearest : ""}{" "}
        {others.map((other) => {
          const [instrument = other] = other.split("/")
          return (
            <a
              key={other}
              href={linkTo({
                view: "instrument",
                id: instrument,
                provision: other.includes("/") ? other : null,
              })}
            >
              {other}
            </a>
          )
        })}
      </p>
    </>
  )
}

const Instrument = ({ id }: { readonly id: string }) => {
  const declared = declaredInstrument(id)
  const { provision: asked } = place.value
  const lanes = years.value?.lanes.filter(({ instrument }) => instrument === id)
  const isThere = lanes !== undefined && placedEvents.value !== undefined
  useEffect(() => {
    if (!isThere || asked === null) return
    const title = document.getElementById(`title-of-${asked}`)
    title?.focus({ preventScroll: true })
    title?.scrollIntoView({ block: "start" })
  }, [isThere, asked, id])
  if (declared === undefined) return <Nothing id={id} />
  if (!isThere) return <p class="loading">{words.value.loading}</p>
  return (
    <div class="instrument">
      <Back />
      <h2>
        {told(declared.title)}
        <small>
          {words.value.kinds[declared.kind]} · {said.value.provisions(lanes.length)} ·{" "}
          {said.value.onDay(dateWords(day.value, lang.value))}
        </small>
      </h2>
      <Coverage />
      {asked !== null && !lanes.some(({ provision }) => provision === asked) ? (
        <p role="alert">{said.value.unknownProvision(asked)}</p>
      ) : null}
      {lanes.length < 2 ? null : (
        <nav class="contents" aria-label={said.value.contents}>
          <ul>
            {lanes.map((lane) => {
              const { provision } = lane
              const states = [...new Set(standsOnDay(lane).map(({ is }) => is))].filter(
                (is) => is === "in-force" || is === "unknown" || is === "kept",
              )
              return (
                <li key={provision}>
                  <a
                    href={linkTo({ view: "instrument", id, provision })}
                    aria-current={provision === asked ? "location" : undefined}
                  >
                    {titleOfLane(lane)}
                  </a>{" "}
                  {states.map((state) => (
                    <span key={state} class={`is ${state}`}>
                      {said.value.states[state]}{" "}
                    </span>
                  ))}
                </li>
              )
            })}
          </ul>
        </nav>
      )}
      {lanes.map((lane) => (
        <Provision key={lane.provision} lane={lane} isAsked={lane.provision === asked} />
      ))}
    </div>
  )
}

const InstrumentView = () => {
  const { id } = place.value
  return id === null ? <InstrumentList /> : <Instrument key={id} id={id} />
}

export default InstrumentView
