// What is told of the place pointed at: which rule, how it stands there, since and until when, and on whose word.
import { announcementOf, isToldLater } from "../day/announced.ts"
import { readable } from "../day/readable.ts"
import { linkTo } from "../place/stand.ts"
import { told, words as pageWords } from "../words/words.ts"
import type { Hit, Layout } from "./layout.ts"
import { instantWords } from "./shown.ts"
import { words } from "./words.ts"

/** No more reasons than this. */
const REASONS = 3

/** A place that is pointed at. */
export interface Pointed extends Hit {
  /** In px, from the left and the top of what surrounds the tip. */
  readonly x: number
  readonly y: number
  /** Stays, with its link, until something else is pointed at. */
  readonly stays: boolean
}

const timeWords = ({ stretch, mark }: Hit): string | undefined => {
  if (mark !== undefined) return words.value.madeKnown[mark.version.standing](instantWords(mark.at))
  if (stretch === undefined) return undefined
  const [from, until] = [stretch.from, stretch.until].map((t) =>
    Number.isFinite(t) ? instantWords(t) : null,
  )
  return from === null && until === null
    ? words.value.always
    : words.value.stretch(from ?? null, until ?? null)
}

const stateWords = ({ stretch, mark }: Hit): string =>
  mark === undefined
    ? words.value.states[stretch?.state ?? "none"]
    : words.value.standing[mark.version.standing]

const sourceWords = ({ stretch, mark }: Hit): string | undefined => {
  const version = mark?.version ?? stretch?.version
  if (version === undefined) return undefined
  if (version.announcement === null) return pageWords.value.unheld
  const { by, byLater, quoted } = pageWords.value
  const announcement = announcementOf(version.announcement)
  return `${mark === undefined && isToldLater(version.announcement) ? byLater : by} ${announcement === undefined ? version.announcement : quoted(told(announcement.title))}`
}

/** In a row of their own each: title, state, time, source, reasons. */
const tellingOf = (hit: Hit, layout: Layout) => {
  const placed = layout.rows[hit.at]
  const version = hit.mark?.version ?? hit.stretch?.version
  const rule = hit.stretch?.rule
  return {
    title: told(version?.title ?? placed?.row.title ?? { en: "", zh: "" }),
    instrument: told(layout.lanes[placed?.lane ?? 0]?.lane.title ?? { en: "", zh: "" }),
    state: stateWords(hit),
    time: timeWords(hit),
    source: sourceWords(hit),
    why:
      rule !== undefined && "why" in rule
        ? [...new Set(rule.why.map((one) => readable(told(one))))].slice(0, REASONS)
        : [],
  }
}

/** The same in one breath. */
export const sentenceOf = (hit: Hit, layout: Layout): string => {
  const { title, instrument, state, time, source } = tellingOf(hit, layout)
  return [instrument, title, state, time, source].filter(Boolean).join(" · ")
}

const WIDTH = 320

interface TipProps {
  readonly of: Pointed
  readonly layout: Layout
  /** Of what surrounds it, in px. */
  readonly width: number
  readonly height: number
}

export const Tip = ({ of, layout, width, height }: TipProps) => {
  const { title, instrument, state, time, source, why } = tellingOf(of, layout)
  const row = layout.rows[of.at]?.row
  const wide = Math.min(WIDTH, width - 8)
  const isLow = of.y > height / 2
  return (
    <div
      class={of.stays ? "tip stays" : "tip"}
      style={{
        inlineSize: `${wide}px`,
        left: `${Math.max(4, Math.min(of.x + 14, width - wide - 4))}px`,
        ...(isLow ? { bottom: `${height - of.y + 12}px` } : { top: `${of.y + 16}px` }),
      }}
    >
      <b>{title}</b>
      {instrument === title ? null : <span class="of">{instrument}</span>}
      <span class={`is ${of.stretch?.state ?? ""}`}>{state}</span>
      {time === undefined ? null : <span>{time}</span>}
      {source === undefined ? null : <span class="by">{source}</span>}
      {why.map((one) => (
        <span key={one} class="why">
          {one}
        </span>
      ))}
      {of.stays && row !== undefined ? (
        <a href={linkTo({ view: "instrument", id: row.instrument, provision: row.provision })}>
          {words.value.open}
        </a>
      ) : null}
    </div>
  )
}
