// What the chart shows: the provisions through time, of which years, and how far one has gone into them.
import { computed, signal } from "@preact/signals"
import { announcementOf } from "../day/announced.ts"
import { day, platform, span, years } from "../day/asking.ts"
import { book } from "../package/entries.ts"
import { plus } from "../place/days.ts"
import { place } from "../place/stand.ts"
import { clockOf, dayOf, startOf } from "../place/zone.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { lang, words as pageWords } from "../words/words.ts"
import type { VersionOfRuns } from "@policy-ledger/rulebook/runs"
import { earliestDay, historyOf } from "./history.ts"
import type { TimeSpan } from "./span.ts"
import { words } from "./words.ts"

/** The instant that the day is asked at. */
export const now = computed(() => (platform.value === undefined ? 0 : startOf(day.value, platform.value)))

const spanOf = (from: string, until: string): TimeSpan => {
  const zone = platform.value ?? {}
  return { from: startOf(from, zone), until: startOf(until, zone) }
}

/** All years of which reports were read. */
export const whole = computed<TimeSpan | undefined>(() =>
  span.value === undefined ? undefined : spanOf(...span.value),
)

/** Of which days reports were read. */
export const read = computed<TimeSpan | undefined>(() => {
  const coverage = book.value?.meta.coverage
  return coverage === undefined ? undefined : spanOf(coverage.from, plus(coverage.to, 1))
})

/** How far one can go: to where anything changes, and to the day. */
export const limits = computed<TimeSpan | undefined>(() => {
  const [all, changes] = [whole.value, years.value?.changes ?? []]
  if (all === undefined) return undefined
  const [first, last] = [changes[0], changes.at(-1)].map((one) =>
    one === undefined ? now.value : startOf(one, platform.value ?? {}),
  )
  const margin = (all.until - all.from) / 20
  return {
    from: Math.min(all.from, now.value - margin, (first ?? 0) - margin),
    until: Math.max(all.until, now.value + margin, (last ?? 0) + margin),
  }
})

/** Where one has zoomed or moved to; null: all years. */
export const gone = signal<TimeSpan | null>(null)

export const shown = computed(() => gone.value ?? whole.value)

/** A draft stands where it was announced, else at its own date. */
const knownAt = ({ announcement, from }: VersionOfRuns): number | undefined => {
  const told = announcement === null ? undefined : announcementOf(announcement)
  const at = [told?.published, told?.reported, from].map((date) => earliestDay(date ?? null)).find(Boolean)
  return at === undefined ? undefined : startOf(at, platform.value ?? {})
}

export const history = computed(() => {
  const [all, within, zone] = [years.value, whole.value, platform.value]
  if (all === undefined || within === undefined || zone === undefined) return undefined
  return historyOf(all.lanes, zone.instruments, within, knownAt)
})

/** An instant as people say it: its day, and its time of day where it is not midnight. */
export const instantWords = (t: number): string => {
  const zone = platform.value ?? {}
  const [, time = ""] = clockOf(t, zone).split(" ")
  const said = dateWords(dayOf(t, zone), lang.value)
  return time === "00:00" ? said : `${said} ${time}`
}

const MINUTE = 60_000

/** What is shown, where that is not all: to the minute. */
export const shownWords = (): string | undefined => {
  if (gone.value === null) return undefined
  const [from, until] = [gone.value.from, gone.value.until].map((t) => Math.round(t / MINUTE) * MINUTE)
  return words.value.shown(instantWords(from ?? 0), instantWords(until ?? 0))
}

/** What is asked: the day, as announced by, presumptions. */
export const questionWords = (): string => {
  const { announcedBy, presume } = place.value
  const { asOf, presumedHere, presumptionNames, list } = pageWords.value
  const presumed =
    presume.length === 0 ? "" : ` · ${presumedHere(list(presume.map((one) => presumptionNames[one])))}`
  return asOf(day.value, announcedBy) + presumed
}
