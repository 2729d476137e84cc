// The stretch of time that a chart shows, and where an instant lies in its width.

/** Half-open, in epoch milliseconds. */
export interface TimeSpan {
  readonly from: number
  readonly until: number
}

/** No closer than this: a second is then wider than a pixel. */
const CLOSEST = 10 * 60_000

export const lengthOf = ({ from, until }: TimeSpan): number => until - from

/** Where an instant lies, in px from the left. */
export const xOf = (span: TimeSpan, width: number, t: number): number =>
  ((t - span.from) / lengthOf(span)) * width

/** The instant at so many px from the left. */
export const timeAt = (span: TimeSpan, width: number, x: number): number =>
  span.from + (x / width) * lengthOf(span)

/** As long as it is where it can be, and within the limits. */
const within = (from: number, length: number, limits: TimeSpan): TimeSpan => {
  const fits = Math.min(length, lengthOf(limits))
  const start = Math.min(Math.max(from, limits.from), limits.until - fits)
  return { from: start, until: start + fits }
}

/** `by` > 1: closer. What lies at an instant stays where it is. */
export const zoomed = (span: TimeSpan, by: number, at: number, limits: TimeSpan): TimeSpan => {
  const length = Math.max(CLOSEST, lengthOf(span) / by)
  return within(at - ((at - span.from) / lengthOf(span)) * length, length, limits)
}

export const panned = (span: TimeSpan, by: number, limits: TimeSpan): TimeSpan =>
  within(span.from + by, lengthOf(span), limits)

/** Moved, where it does not show an instant, until that is in its middle. */
export const showing = (span: TimeSpan, t: number, limits: TimeSpan): TimeSpan =>
  span.from <= t && t < span.until ? span : within(t - lengthOf(span) / 2, lengthOf(span), limits)
