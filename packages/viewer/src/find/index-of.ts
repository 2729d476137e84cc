// The index, built once, when somebody first wants to find something.
import { effect, signal } from "@preact/signals"
import { platform } from "../day/asking.ts"
import { book, entry, failed } from "../package/entries.ts"
import { Search } from "./search.ts"
import { thingOfAnnouncement, thingOfEvent, thingsOfInstrument, type Thing } from "./things.ts"

export interface Counts {
  readonly instruments: number
  readonly provisions: number
  readonly announcements: number
  readonly events: number
}

export interface Indexed {
  readonly search: Search<Thing>
  readonly counts: Counts
}

/** undefined: being built. */
export const indexed = signal<Indexed | undefined>(undefined)

let isAsked = false

/** Begins to build it; asked again it does nothing. */
export const buildIndex = (): void => {
  if (isAsked) return
  isAsked = true
  const [texts, events] = [entry("texts"), entry("events")]
  const stop = effect(() => {
    const parts = { book: book.value, texts: texts.value, events: events.value, platform: platform.value }
    if (!parts.book || !parts.texts || !parts.events || !parts.platform) return
    const { instruments } = parts.platform
    const { announcement: wholeOf } = parts.texts
    const { history, announcements } = parts.book
    const rules = instruments.flatMap((one) => thingsOfInstrument(one, history(one.id).versions))
    const titles = new Map(
      rules.flatMap(({ of, title }) => (of.is === "provision" ? [[of.provision, title] as const] : [])),
    )
    const announced = announcements().announcements.map((one) => {
      const full = wholeOf(one.id)
      return thingOfAnnouncement(one, full.kind === "announcement" ? full : undefined)
    })
    const recorded = [...parts.events.events()].map((event, revision) =>
      thingOfEvent(revision, event, (id) => titles.get(id) ?? { zh: id, en: id }),
    )
    const counts = {
      instruments: instruments.length,
      provisions: titles.size,
      announcements: announced.length,
      events: recorded.length,
    }
    Search.over([...rules, ...announced, ...recorded]).then(
      (search) => (indexed.value = { search, counts }),
      (error: unknown) => (failed.value = String(error)),
    )
    queueMicrotask(() => stop())
  })
}
