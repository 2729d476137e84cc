// The day that everything is about: as text, along the years, and from change to change.
import { useSignal } from "@preact/signals"
import { dayAt, isDay, numberOf } from "../place/days.ts"
import { go } from "../place/stand.ts"
import { words } from "../words/words.ts"
import { day, daysIn, nextChange, span, years } from "./asking.ts"

const stepTo = (to: string | undefined): void => {
  if (to !== undefined) go({ on: to }, "replace")
}

/** Keys that step from change to change where a slider has focus; by a day it steps itself. */
const onSliderKey = (event: KeyboardEvent): void => {
  const by = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : undefined
  if (by === undefined) return
  event.preventDefault()
  stepTo(nextChange(by))
}

const DayBox = () => {
  const bad = useSignal<string | null>(null)
  const choose = (text: string): void => {
    bad.value = isDay(text) ? null : text
    if (isDay(text)) go({ on: text })
  }
  return (
    <span class="box">
      <label for="day">{words.value.day}</label>
      <input
        id="day"
        class="iso"
        size={10}
        maxLength={10}
        inputMode="numeric"
        autocomplete="off"
        value={day.value}
        title={words.value.dayForm}
        aria-invalid={bad.value !== null}
        aria-describedby={bad.value === null ? undefined : "bad-day"}
        onChange={({ currentTarget }) => choose(currentTarget.value.trim())}
      />
      {bad.value === null ? null : (
        <span id="bad-day" role="alert" class="bad">
          {words.value.badDay(bad.value)}
        </span>
      )}
    </span>
  )
}

const Ticks = () => {
  const [from, to] = span.value ?? []
  if (from === undefined || to === undefined) return null
  const all = daysIn(from, to)
  const ticks = (years.value?.changes ?? []).filter((one) => from <= one && one < to)
  const path = ticks.map((one) => `M${daysIn(from, one)} 0v8`).join("")
  return (
    <svg class="ticks" viewBox={`0 0 ${all} 8`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} vector-effect="non-scaling-stroke" />
    </svg>
  )
}

/** No more years than this are named. */
const NAMED = 8

/** The years, each named where it begins. */
const YearsScale = () => {
  const [from, to] = (span.value ?? []).map((one) => Number(one.slice(0, 4)))
  if (from === undefined || to === undefined) return null
  const step = Math.ceil((to - from) / NAMED)
  return (
    <span class="years-scale" aria-hidden="true">
      {Array.from({ length: to - from }, (_, i) => (
        <span key={i}>{i % step === 0 ? from + i : ""}</span>
      ))}
    </span>
  )
}

const Slider = () => {
  const [from, to] = span.value ?? ["2000-01-01", "2001-01-01"]
  return (
    <span class="slider">
      <Ticks />
      <input
        type="range"
        id="slider"
        min={0}
        max={daysIn(from, to) - 1}
        value={daysIn(from, day.value)}
        aria-label={words.value.slider}
        aria-valuetext={day.value}
        onInput={({ currentTarget }) => stepTo(dayAt(numberOf(from) + Number(currentTarget.value)))}
        onKeyDown={onSliderKey}
      />
      <YearsScale />
    </span>
  )
}

const Step = ({ by }: { readonly by: 1 | -1 }) => {
  const to = nextChange(by)
  const name = by === 1 ? words.value.next : words.value.previous
  return (
    <button
      type="button"
      class="step"
      disabled={to === undefined}
      aria-label={to === undefined ? name : `${name} ${to}`}
      title={to === undefined ? name : `${name} ${to}`}
      onClick={() => stepTo(to)}
    >
      {by === 1 ? "▶" : "◀"}
    </button>
  )
}

export const DayBar = () => (
  <div class="daybar">
    <DayBox />
    <Step by={-1} />
    <Slider />
    <Step by={1} />
  </div>
)
