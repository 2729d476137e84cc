// The chart on the page: only what is in sight is drawn, and pointing, clicking and keys find their way through the rest.
import { useComputed, useSignal, useSignalEffect } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import { day, nextChange, platform } from "../day/asking.ts"
import { plus } from "../place/days.ts"
import { go } from "../place/stand.ts"
import { dayOf } from "../place/zone.ts"
import { AXIS, holdsAt } from "./drawing.tsx"
import { hitAt, lanesIn, layoutOf, rowsIn, type Hit, type Layout } from "./layout.ts"
import { along, followDay, onWheel, pan, STEP, toWhole, zoom } from "./moving.ts"
import { Label, Names, Seen } from "./parts.tsx"
import { history, instantWords, now, shown } from "./shown.ts"
import { lengthOf, timeAt, xOf } from "./span.ts"
import { useStand } from "./standing.ts"
import { sentenceOf, Tip, type Pointed } from "./tip.tsx"
import { words } from "./words.ts"

/** Narrower than this, in px, labels stand above their lanes. */
const NARROW = 560
const LABELS = 216
/** Drawn above and below what is in sight, so that scrolling finds it there. */
const BESIDE = 160

/** How far a pointer goes before it drags, in px. */
const DRAGS = 4

const chooseDay = (t: number): void => {
  if (platform.value !== undefined) go({ on: dayOf(t, platform.value) })
}

const steppedDay = (event: KeyboardEvent): string | undefined => {
  const by = event.key === "ArrowRight" || event.key === "PageDown" ? 1 : -1
  return event.shiftKey || event.key.startsWith("Page") ? nextChange(by) : plus(day.value, by)
}

/** What of a row holds on the day. */
const heldHit = (layout: Layout, at: number): Hit => {
  const held = layout.rows[at]?.row.tracks.flat().find((one) => holdsAt(one, now.value))
  return held === undefined ? { at } : { at, stretch: held }
}

export const Chart = () => {
  const { box, stand } = useStand()
  const plot = useRef<HTMLDivElement>(null)
  const pointed = useSignal<Pointed | null>(null)
  const cursor = useSignal<number | null>(null)
  const said = useSignal("")
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null)
  const isNarrow = useComputed(() => stand.value.width < NARROW)
  const layout = useComputed(() => layoutOf(history.value ?? [], isNarrow.value))
  /** Heights between which all is drawn, in steps, so that not every px scrolled draws anew. */
  const top = useComputed(() => Math.max(0, Math.floor(stand.value.scrolled / BESIDE - 1) * BESIDE))
  const bottom = useComputed(
    () => Math.ceil((stand.value.scrolled + stand.value.height) / BESIDE + 1) * BESIDE,
  )
  const left = isNarrow.value ? 0 : LABELS
  const width = Math.max(0, stand.value.width - left)
  useSignalEffect(() => followDay(now.value))

  const placeOf = (event: MouseEvent): { x: number; y: number } => {
    const at = plot.current?.getBoundingClientRect()
    return { x: event.clientX - (at?.left ?? 0), y: event.clientY - (at?.top ?? 0) }
  }
  const hitOf = ({ x, y }: { x: number; y: number }): Hit | undefined =>
    shown.value === undefined ? undefined : hitAt(layout.value, shown.value, width, x, y)
  const point = (hit: Hit | undefined, x: number, y: number, stays: boolean): void => {
    pointed.value =
      hit === undefined ? null : { ...hit, x: x + left, y: y - stand.value.scrolled + AXIS, stays }
  }
  const onMove = (event: PointerEvent): void => {
    const at = placeOf(event)
    const from = drag.current
    if (from !== null && shown.value !== undefined && event.buttons > 0) {
      const by = event.clientX - from.x
      if (from.moved || Math.abs(by) > DRAGS) {
        plot.current?.setPointerCapture(event.pointerId)
        drag.current = { ...from, x: event.clientX, moved: true }
        pointed.value = null
        pan((-by / width) * lengthOf(shown.value))
      }
      return
    }
    if (pointed.value?.stays !== true && event.pointerType !== "touch") point(hitOf(at), at.x, at.y, false)
  }
  const onUp = (event: PointerEvent): void => {
    const from = drag.current
    drag.current = null
    if (from === null || from.moved || shown.value === undefined) return
    const at = placeOf(event)
    chooseDay(timeAt(shown.value, width, at.x))
    cursor.value = null
    point(hitOf(at), at.x, at.y, true)
  }
  const toRow = (at: number): void => {
    const placed = layout.value.rows[at]
    const [element, span] = [box.current, shown.value]
    if (placed === undefined || element === null || span === undefined) return
    cursor.value = at
    const { height, scrolled } = stand.value
    if (placed.top < scrolled + BESIDE / 4) element.scrollTop = placed.top - BESIDE / 4
    if (placed.top > scrolled + height - BESIDE / 4) element.scrollTop = placed.top - height + BESIDE / 4
    const y = placed.top - element.scrollTop
    const hit = heldHit(layout.value, at)
    pointed.value = { ...hit, x: left + xOf(span, width, now.value), y: y + AXIS, stays: true }
    said.value = sentenceOf(hit, layout.value)
  }
  const toDay = (to: string | undefined): void => {
    if (to === undefined) return
    go({ on: to }, "replace")
    said.value = words.value.chartDay(instantWords(now.value))
    if (cursor.value === null) pointed.value = null
    else toRow(cursor.value)
  }
  const onKey = (event: KeyboardEvent): void => {
    const { key } = event
    if (event.altKey || event.metaKey) return
    const row = cursor.value === null ? undefined : layout.value.rows[cursor.value]?.row
    if (key === "ArrowLeft" || key === "ArrowRight")
      if (event.ctrlKey) along(key === "ArrowRight" ? 1 : -1)
      else toDay(steppedDay(event))
    else if (key === "PageUp" || key === "PageDown") toDay(steppedDay(event))
    else if (key === "ArrowDown" || key === "ArrowUp") {
      const first = rowsIn(layout.value, stand.value.scrolled, stand.value.scrolled + stand.value.height)[0]
      const next = cursor.value === null ? first : cursor.value + (key === "ArrowDown" ? 1 : -1)
      toRow(Math.min(Math.max(0, next), layout.value.rows.length - 1))
    } else if (key === "Enter" && row !== undefined)
      go({ view: "instrument", id: row.instrument, provision: row.provision })
    else if (key === "+" || key === "=") zoom(STEP)
    else if (key === "-") zoom(1 / STEP)
    else if (key === "0") toWhole()
    else return
    event.preventDefault()
  }
  const forget = (): void => {
    pointed.value = null
    cursor.value = null
  }
  useEffect(() => {
    const element = plot.current
    if (element === null) return undefined
    // Not by a property of JSX: such a listener may not keep the page from scrolling.
    const turned = (event: WheelEvent): void => {
      const { left: from, width: across } = element.getBoundingClientRect()
      onWheel(event, from, across)
    }
    element.addEventListener("wheel", turned, { passive: false })
    return () => element.removeEventListener("wheel", turned)
  }, [])

  const { lanes: placed, height } = layout.value
  const [firstLane, endLane] = lanesIn(layout.value, top.value, bottom.value)
  return (
    <div
      class={isNarrow.value ? "chart narrow" : "chart"}
      onPointerLeave={() => {
        if (pointed.value?.stays === false) pointed.value = null
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) forget()
      }}
      onKeyDown={({ key }) => {
        if (key === "Escape") forget()
      }}
    >
      <div class="axis" style={{ paddingInlineStart: `${left}px` }}>
        <Names width={width} />
      </div>
      <div class="lanes" ref={box}>
        <div class="sheet" style={{ blockSize: `${height}px` }}>
          <div
            ref={plot}
            class="plot"
            role="application"
            tabIndex={0}
            aria-label={`${words.value.chart} · ${words.value.chartDay(day.value)}`}
            aria-describedby="years-keys"
            style={{ insetInlineStart: `${left}px` }}
            onPointerDown={({ clientX, clientY, button }) => {
              drag.current = button === 0 ? { x: clientX, y: clientY, moved: false } : null
              if (pointed.value?.stays === true) pointed.value = null
            }}
            onPointerMove={onMove}
            onPointerUp={onUp}
            onPointerCancel={() => {
              drag.current = null
            }}
            onKeyDown={onKey}
          >
            <Seen
              layout={layout.value}
              width={width}
              top={top.value}
              bottom={bottom.value}
              cursor={cursor.value}
            />
          </div>
          <ul
            class="names"
            aria-label={words.value.lanes}
            style={isNarrow.value ? {} : { inlineSize: `${LABELS}px` }}
          >
            {placed.slice(firstLane, endLane).map((one, i) => (
              <Label key={one.lane.instrument} placed={one} place={firstLane + i} of={placed.length} />
            ))}
          </ul>
        </div>
      </div>
      {pointed.value === null ? null : (
        <Tip
          of={pointed.value}
          layout={layout.value}
          width={stand.value.width}
          height={stand.value.height + AXIS}
        />
      )}
      <p id="years-keys" class="unseen">
        {words.value.chartKeys}
      </p>
      <p role="status" class="unseen">
        {said.value}
      </p>
    </div>
  )
}
