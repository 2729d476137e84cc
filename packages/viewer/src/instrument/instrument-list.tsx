// All instruments by kind, each with how many provisions it has and how they stand on the day shown.
import { day, platform, rules, years } from "../day/asking.ts"
import { linkTo } from "../place/stand.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { lang, told, words } from "../words/words.ts"
import { said } from "./words.ts"

const KINDS = ["document", "service", "relief"] as const
const STATES = ["in-force", "unknown", "kept"] as const

export const InstrumentList = () => {
  const { instruments = [] } = platform.value ?? {}
  const { inForce = [], unknown = [], kept = [] } = rules.value ?? {}
  const held = { "in-force": inForce, unknown, kept }
  const lanes = Map.groupBy(years.value?.lanes ?? [], ({ instrument }) => instrument)
  const stand = STATES.map(
    (state) => [state, Map.groupBy(held[state], ({ instrument }) => instrument)] as const,
  )
  return (
    <div class="instrument">
      <h2>
        {said.value.all}{" "}
        <small>{said.value.allNote(instruments.length, dateWords(day.value, lang.value))}</small>
      </h2>
      {KINDS.map((kind) => {
        const own = instruments.filter((one) => one.kind === kind)
        if (own.length === 0) return null
        return (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <h3 id={`kind-${kind}`}>
              {words.value.kinds[kind]} <b class="count">{own.length}</b>
            </h3>
            <ul class="instruments">
              {own.map(({ id, title }) => {
                const counts = stand.flatMap(([state, by]) => {
                  const count = new Set(by.get(id)?.map(({ provision }) => provision)).size
                  return count === 0 ? [] : [[state, count] as const]
                })
                return (
                  <li key={id}>
                    <a href={linkTo({ view: "instrument", id, provision: null })}>{told(title)}</a>
                    <span class="small">
                      {said.value.provisions(lanes.get(id)?.length ?? 0)}
                      {counts.map(([state, count]) => (
                        <span key={state} class={`is ${state}`}>
                          {" · "}
                          {said.value.states[state]} {count}
                        </span>
                      ))}
                      {counts.length === 0 ? <span> · {said.value.noneHolds}</span> : null}
                    </span>
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
