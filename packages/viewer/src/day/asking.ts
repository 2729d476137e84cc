// What is asked of the package for the day shown, and when: the day at once, its surroundings when the page is at rest.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals"
import type { AsOfQuestion, Platform, PresumingQuestion } from "@policy-ledger/rulebook"
import { book, entry, failed } from "../package/entries.ts"
import { numberOf } from "../place/days.ts"
import type { Point } from "../place/place.ts"
import { place } from "../place/stand.ts"
import { dayOf, startOf } from "../place/zone.ts"
import { lanesOf, rulesAt, type DayRules, type Lane } from "./rules.ts"

/** From which point of view something is asked. */
export type View = Omit<Point, "on">

/** The same as the package takes it. */
export const asOf = ({ announcedBy, presume }: View): AsOfQuestion & PresumingQuestion => ({
  ...(announcedBy === null ? {} : { announcedBy }),
  ...(presume.length === 0 ? {} : { presume }),
})

/** Does something when the browser has nothing else to do. */
export const whenIdle = (what: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(what, { timeout: 2000 })
  else setTimeout(what, 50)
}

export const platform = computed<Platform | undefined>(() => book.value?.platform())

/** Every provision through time from one point of view. */
export interface Years {
  readonly lanes: readonly Lane[]
  /** The days on which anything changes, ascending. */
  readonly changes: readonly string[]
}

const asked = new Map<string, ReadonlySignal<Years | undefined>>()

/** The runs from a point of view: undefined until they are there. */
export const yearsFor = (view: View): ReadonlySignal<Years | undefined> => {
  const key = JSON.stringify([view.announcedBy, view.presume])
  const known = asked.get(key)
  if (known !== undefined) return known
  const years = signal<Years | undefined>(undefined)
  asked.set(key, years)
  const runs = entry("runs")
  effect(() => {
    const [module, zone] = [runs.value, platform.value]
    if (module === undefined || zone === undefined || years.peek() !== undefined) return
    whenIdle(() => {
      try {
        const answer = module.runs(asOf(view))
        const changes = [...new Set(answer.changes.map((at) => dayOf(Date.parse(at), zone)))]
        years.value = { lanes: lanesOf(answer), changes }
      } catch (error) {
        failed.value = String(error)
      }
    })
  })
  return years
}

/** The day that is shown where none was asked for: the last one whose reports were read. */
export const dayOn = ({ on }: Pick<Point, "on">): string => on ?? book.value?.meta.coverage.to ?? ""

/** The rules of a day from a point of view; undefined until the package is there. */
export const rulesOn = (point: Point): DayRules | undefined => {
  const [day, zone] = [dayOn(point), platform.value]
  if (zone === undefined) return undefined
  const years = yearsFor(point).value
  return years === undefined
    ? book.value?.inForce({ on: day, ...asOf(point) })
    : rulesAt(years.lanes, startOf(day, zone))
}

export const day = computed(() => dayOn(place.value))
export const rules = computed(() => rulesOn(place.value))
export const years = computed(() => yearsFor(place.value).value)

/** First day of the first year of which reports were read, and the one after the last: what sliders and charts show. */
export const span = computed<readonly [string, string] | undefined>(() => {
  const coverage = book.value?.meta.coverage
  if (coverage === undefined) return undefined
  return [`${coverage.from.slice(0, 4)}-01-01`, `${Number(coverage.to.slice(0, 4)) + 1}-01-01`]
})

/** The next day on which anything changes, in one direction; undefined where there is none within the years shown. */
export const nextChange = (by: 1 | -1): string | undefined => {
  const [from, to] = span.value ?? []
  if (from === undefined || to === undefined) return undefined
  const changes = (years.value?.changes ?? []).filter((one) => from <= one && one < to)
  return by === 1 ? changes.find((one) => one > day.value) : changes.findLast((one) => one < day.value)
}

/** How many days a day lies behind the first of the span. */
export const daysIn = (from: string, day: string): number => numberOf(day) - numberOf(from)
