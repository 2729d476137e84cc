// Going along the years, and into them: by buttons, keys, the wheel and by dragging.
import { panned, showing, zoomed, lengthOf, timeAt } from "./span.ts"
import { gone, limits, now, shown, whole } from "./shown.ts"

/** How much closer a step comes. */
export const STEP = 1.6
/** How much of what is shown a step moves along. */
const ALONG = 0.25

const isWhole = (): boolean =>
  gone.value?.from === whole.value?.from && gone.value?.until === whole.value?.until

/** Closer, or wider where `by` < 1, around an instant, else around the day where it is shown. */
export const zoom = (by: number, around?: number): void => {
  const [span, all] = [shown.value, limits.value]
  if (span === undefined || all === undefined) return
  const day = now.value
  const middle = span.from <= day && day < span.until ? day : (span.from + span.until) / 2
  gone.value = zoomed(span, by, around ?? middle, all)
  if (isWhole()) gone.value = null
}

/** By so many milliseconds. */
export const pan = (by: number): void => {
  const [span, all] = [shown.value, limits.value]
  if (span !== undefined && all !== undefined) gone.value = panned(span, by, all)
}

export const along = (by: 1 | -1): void => {
  if (shown.value !== undefined) pan(by * ALONG * lengthOf(shown.value))
}

export const toWhole = (): void => {
  gone.value = null
}

/** Moves to where the day is, where it is not shown. */
export const followDay = (day: number): void => {
  const [span, all] = [shown.peek(), limits.peek()]
  if (span === undefined || all === undefined) return
  const next = showing(span, day, all)
  if (next !== span) gone.value = next
}

/** A turned wheel: with Ctrl it zooms around the pointer, sideways it moves along; else it is left to the page. */
export const onWheel = (event: WheelEvent, left: number, width: number): void => {
  const span = shown.value
  if (span === undefined) return
  const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX
  if (event.ctrlKey || event.metaKey)
    zoom(Math.exp(-event.deltaY / 300), timeAt(span, width, event.clientX - left))
  else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))
    pan((sideways / width) * lengthOf(span))
  else return
  event.preventDefault()
}
