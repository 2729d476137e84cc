// How the day is asked: as announced by, what is presumed, and what it is held against.
import type { Presumption } from "@policy-ledger/rulebook"
import { isDay } from "../place/days.ts"
import { PRESUMPTIONS, type Point } from "../place/place.ts"
import { go, place } from "../place/stand.ts"
import { words } from "../words/words.ts"
import { day } from "./asking.ts"

interface PointProps {
  readonly id: string
  readonly point: Point
  readonly change: (change: Partial<Point>) => void
}

const Presumptions = ({ id, point, change }: PointProps) => (
  <fieldset>
    <legend>{words.value.presume}</legend>
    {PRESUMPTIONS.map((one: Presumption) => (
      <label key={one} class="switch">
        <input
          type="checkbox"
          id={`${id}-${one}`}
          checked={point.presume.includes(one)}
          onChange={({ currentTarget }) =>
            change({
              presume: PRESUMPTIONS.filter((other) =>
                other === one ? currentTarget.checked : point.presume.includes(other),
              ),
            })
          }
        />{" "}
        {words.value.presumptions[one]}
      </label>
    ))}
  </fieldset>
)

interface DayFieldProps {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly value: string
  readonly choose: (day: string | null) => void
}

const DayField = ({ id, label, note, value, choose }: DayFieldProps) => (
  <span class="field">
    <label for={id}>{label}</label>{" "}
    <input
      id={id}
      class="iso"
      size={10}
      maxLength={10}
      inputMode="numeric"
      autocomplete="off"
      placeholder={words.value.dayLike}
      value={value}
      title={note ?? words.value.dayForm}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value.trim()
        currentTarget.setCustomValidity(text === "" || isDay(text) ? "" : words.value.badDay(text))
        currentTarget.reportValidity()
        if (text === "" || isDay(text)) choose(text === "" ? null : text)
      }}
    />
  </span>
)

export const PointFields = ({ id, point, change }: PointProps) => (
  <>
    <DayField
      id={`${id}-by`}
      label={words.value.announcedBy}
      note={words.value.announcedByNote}
      value={point.announcedBy ?? ""}
      choose={(announcedBy) => change({ announcedBy })}
    />
    <Presumptions id={id} point={point} change={change} />
  </>
)

export const Asked = () => {
  const { on, announcedBy, presume, other } = place.value
  const isPlain = announcedBy === null && presume.length === 0 && other === null
  return (
    <details class="asked" open={!isPlain}>
      <summary>{words.value.asked}</summary>
      <PointFields id="asked" point={{ on, announcedBy, presume }} change={(change) => go(change)} />
      {other === null ? (
        <button type="button" onClick={() => go({ other: { on: day.value, announcedBy, presume } })}>
          {words.value.compare}
        </button>
      ) : (
        <fieldset class="other">
          <legend>{words.value.compareWith}</legend>
          <DayField
            id="other-on"
            label={words.value.day}
            value={other.on ?? ""}
            choose={(to) => go({ other: { ...other, on: to } })}
          />
          <PointFields id="other" point={other} change={(change) => go({ other: { ...other, ...change } })} />
          <button type="button" onClick={() => go({ other: null })}>
            {words.value.stopComparing}
          </button>
        </fieldset>
      )}
    </details>
  )
}
