// The place as a signal: whatever is shown is derived from it, and the address follows it.
import { computed, effect, signal } from "@preact/signals"
import {
  LANGS,
  readPlace,
  START,
  VIEWS,
  writePlace,
  type PageLang,
  type Place,
  type Unread,
} from "./place.ts"

/** An address that changes with every step of a slider is refused by browsers: it follows once all is quiet. */
const QUIET_MS = 250

export const place = signal<Place>(readPlace("").place)
/** What the address said that could not be read. */
export const unread = signal<readonly Unread[]>([])
const browsers = signal<PageLang>("zh")
export const lang = computed<PageLang>(() => place.value.lang ?? browsers.value)

/** `push`: a step that the browser's Back takes back. */
export const go = (change: Partial<Place>, how: "push" | "replace" = "push"): void => {
  const next = { ...place.value, ...change }
  if (how === "push") history.pushState(null, "", writePlace(next))
  place.value = next
  unread.value = []
}

/** An address for the same place changed, for links. */
export const linkTo = (change: Partial<Place>): string =>
  writePlace({ ...place.value, case: null, ...change })

const chosenLang = computed(() => place.value.lang)
const chosenScheme = computed(() => place.value.scheme)

/**
 * The same without the day and how it is asked: where many links stand, none of them changes with the day. Followed on this
 * page, it keeps both.
 */
export const linkWithin = (change: Partial<Place>): string =>
  writePlace({ ...START, lang: chosenLang.value, scheme: chosenScheme.value, ...change })

/** Follows a link of the page, with what it does not say as it is. */
const follow = (event: MouseEvent): void => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null
  const address = link?.getAttribute("href") ?? ""
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
  if (event.defaultPrevented || !isPlain || !VIEWS.some((view) => address.startsWith(`#${view}`))) return
  event.preventDefault()
  const { on, announcedBy, presume, other, lang: spoken, scheme, ...said } = readPlace(address).place
  const isAsked = on !== null || announcedBy !== null || presume.length > 0 || other !== null
  go({ ...said, ...(isAsked ? { on, announcedBy, presume, other } : {}) })
  if (spoken !== null || scheme !== null) go({ lang: spoken, scheme }, "replace")
  scrollTo(0, 0)
  document.getElementById("main")?.focus({ preventScroll: true })
}

const readAddress = (): void => {
  const read = readPlace(location.hash)
  place.value = read.place
  unread.value = read.unread
}

/** Takes the place from the address, and keeps the two together from then on. */
export const followAddress = (languages: readonly string[]): void => {
  const known = languages.map((one) => one.slice(0, 2).toLowerCase())
  browsers.value =
    LANGS.find((one) => one === known.find((other) => other === "zh" || other === "en")) ?? "en"
  readAddress()
  addEventListener("hashchange", readAddress)
  addEventListener("popstate", readAddress)
  document.addEventListener("click", follow)
  let waiting: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const address = writePlace(place.value)
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (
        unread.value.length === 0 &&
        location.hash !== address &&
        !(location.hash === "" && address === "#day")
      )
        history.replaceState(null, "", address)
    }, QUIET_MS)
  })
}
