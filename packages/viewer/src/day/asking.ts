// What is asked of the package for the day shown, and when: the day at once, its surroundings when the page is at rest.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals"
import type { AsOfQuestion, Platform, PresumingQuestion } from "@policy-ledger/rulebook"
import type { RunsAnswer, RunsQuestion } from "@policy-ledger/rulebook/runs"
import { book, entry, failed, type Entry } from "../package/entries.ts"
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
const yearsFor = (view: View): ReadonlySignal<Years | undefined> => {
  const key = JSON.stringify([view.announcedBy, view.presume])
  const known = asked.get(key)
  if (known !== undefined) return known
  const years = signal<Years | undefined>(undefined)
  asked.set(key, years)
  const runs = entry("runs")
  let isBegun = false
  effect(() => {
    const [module, of] = [runs.value, platform.value]
    if (module === undefined || of === undefined || isBegun) return
    isBegun = true
    askInSlices(module, of, view).then(
      (found) => (years.value = found),
      (error: unknown) => (failed.value = String(error)),
    )
  })
  return years
}

/** For so long the package is asked at a stretch: a reader who acts meanwhile is answered after it. */
const SLICE_MS = 12

/** undefined of an instrument that the platform declares and nobody announced anything of: the package refuses it. */
const runsOf = (runs: Entry<"runs">["runs"], question: RunsQuestion): RunsAnswer | undefined => {
  try {
    return runs(question)
  } catch (error) {
    if (error instanceof Error && "at" in error && error.at === "instrument") return undefined
    throw error
  }
}

const idle = (): Promise<void> => new Promise((done) => whenIdle(done))

const byId = (a: Lane, b: Lane): number => (a.provision < b.provision ? -1 : 1)

/** The runs of one instrument after the other, so that however large a ledger is, the page stays alive. */
const askInSlices = async ({ runs }: Entry<"runs">, of: Platform, view: View): Promise<Years> => {
  const lanes: Lane[] = []
  const instants = new Set<string>()
  let until = 0
  for (const { id } of of.instruments) {
    // oxlint-disable-next-line no-await-in-loop -- one slice after the other
    if (performance.now() >= until) await idle().then(() => (until = performance.now() + SLICE_MS))
    const answer = runsOf(runs, { ...asOf(view), instrument: id })
    if (answer === undefined) continue
    lanes.push(...lanesOf(answer))
    for (const at of answer.changes) instants.add(at)
  }
  const changes = new Set([...instants].map((at) => dayOf(Date.parse(at), of)))
  return { lanes: lanes.toSorted(byId), changes: [...changes].toSorted() }
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
