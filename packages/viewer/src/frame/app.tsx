// The frame around every view: what it is, where one can go, the day, and what could not be read.
import type { ComponentType } from "preact"
import { useEffect } from "preact/hooks"
import { DayBar } from "../day/bar.tsx"
import { day, nextChange, platform } from "../day/asking.ts"
import { DayView } from "../day/day-view.tsx"
import { book, failed } from "../package/entries.ts"
import { plus } from "../place/days.ts"
import { VIEWS, type View } from "../place/place.ts"
import { go, linkTo, place, unread } from "../place/stand.ts"
import { lang, told, words } from "../words/words.ts"
import { isAlive } from "./alive.ts"
import { Guard } from "./guard.tsx"
import { Later } from "./later.tsx"

/** The views that are about a day. */
const OF_A_DAY: readonly View[] = ["day", "years", "instrument"]

const title = (): string => words.value.title(platform.value === undefined ? "" : told(platform.value.title))

/** Arrow keys step by a day, with Shift from change to change, wherever no field takes them. */
const onKey = (event: KeyboardEvent): void => {
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : undefined
  const { target } = event
  const isTaken =
    target instanceof Element &&
    target.closest("input, textarea, select, button, summary, [role=slider], .chart") !== null
  if (by === undefined || isTaken || event.altKey || event.ctrlKey || event.metaKey) return
  if (!OF_A_DAY.includes(place.value.view)) return
  const to = event.shiftKey ? nextChange(by) : plus(day.value, by)
  event.preventDefault()
  if (to !== undefined) go({ on: to }, "replace")
}

const isDark = (): boolean =>
  place.value.scheme === null
    ? typeof matchMedia === "function" && matchMedia("(prefers-color-scheme: dark)").matches
    : place.value.scheme === "dark"

const Switches = () => (
  <div class="switches">
    <button
      type="button"
      id="lang"
      lang={words.value.otherLangCode}
      onClick={() => go({ lang: lang.value === "zh" ? "en" : "zh" }, "replace")}
    >
      {words.value.otherLang}
    </button>
    <button type="button" id="scheme" onClick={() => go({ scheme: isDark() ? "light" : "dark" }, "replace")}>
      {words.value.otherScheme}
    </button>
  </div>
)

const Nav = () => (
  <nav aria-label={words.value.nav}>
    {VIEWS.map((view) => (
      <a
        key={view}
        href={linkTo({ view, id: null, provision: null, query: "" })}
        aria-current={view === place.value.view ? "page" : undefined}
      >
        {words.value.views[view]}
      </a>
    ))}
  </nav>
)

const Unread = () =>
  unread.value.length === 0 ? null : (
    <div role="alert" class="unread">
      <p>{words.value.unread}</p>
      <ul>
        {unread.value.map(({ key, found, expected }) => (
          <li key={key}>
            {found === null
              ? words.value.unreadKey(key, expected)
              : words.value.unreadPart(key, found, expected)}
          </li>
        ))}
      </ul>
    </div>
  )

/** What each view is drawn by; all but the first are loaded when somebody goes there. */
const VIEW: { readonly [view in View]: ComponentType } = {
  day: DayView,
  years: () => <Later load={() => import("../years/years-view.tsx")} />,
  instrument: () => <Later load={() => import("../instrument/instrument-view.tsx")} />,
  order: () => <Later load={() => import("../order/order-view.tsx")} />,
  proof: () => <Later load={() => import("../proof/proof-view.tsx")} />,
  find: () => <Later load={() => import("../find/find-view.tsx")} />,
}

/** On every sheet of paper: what was asked, of what that was read, and the root of the ledger that answered. */
const SheetHead = () => {
  const meta = book.value?.meta
  if (meta === undefined || place.value.view === "years") return null
  const { announcedBy, presume, view } = place.value
  const { views, asOf, presumedHere, presumptionNames, list, coverage, data } = words.value
  const asked = [
    views[view],
    ...(OF_A_DAY.includes(view) ? [asOf(day.value, announcedBy)] : []),
    ...(presume.length === 0 ? [] : [presumedHere(list(presume.map((one) => presumptionNames[one])))]),
  ]
  return (
    <div class="sheet-head" aria-hidden="true">
      <b>{title()}</b>
      <p>{asked.join(" · ")}</p>
      <p>
        {coverage(meta.coverage.from, meta.coverage.to)} {data(meta.dataVersion, meta.events)} · {meta.root}
      </p>
    </div>
  )
}

/** Which data it is. */
const Imprint = () => {
  const meta = book.value?.meta
  if (meta === undefined) return null
  return (
    <footer class="imprint">
      <p>
        {words.value.data(meta.dataVersion, meta.events)} · {meta.package} {meta.version} ·{" "}
        <code>{meta.root}</code>
      </p>
    </footer>
  )
}

/** A file that is dropped beside the place for it does not take the page away, with all that was written into it. */
const keepPage = (event: DragEvent): void => {
  if (event.dataTransfer?.types.includes("Files") === true) event.preventDefault()
}

export const App = () => {
  const View = VIEW[place.value.view]
  useEffect(() => {
    document.addEventListener("keydown", onKey)
    document.addEventListener("dragover", keepPage)
    document.addEventListener("drop", keepPage)
    return () => {
      document.removeEventListener("keydown", onKey)
      document.removeEventListener("dragover", keepPage)
      document.removeEventListener("drop", keepPage)
    }
  }, [])
  useEffect(() => {
    document.documentElement.lang = words.value.htmlLang
    document.title = title()
    if (place.value.scheme === null) delete document.documentElement.dataset["scheme"]
    else document.documentElement.dataset["scheme"] = place.value.scheme
  })
  return (
    <>
      <SheetHead />
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById("main")?.focus()
        }}
      >
        {words.value.skip}
      </a>
      <header>
        <div class="top">
          <h1>{title()}</h1>
          <Switches />
        </div>
        <Nav />
        {OF_A_DAY.includes(place.value.view) && book.value !== undefined ? <DayBar /> : null}
      </header>
      <main id="main" tabIndex={-1} data-alive={isAlive.value}>
        <Unread />
        {failed.value === undefined ? null : <p role="alert">{words.value.failed(failed.value)}</p>}
        {book.value === undefined ? (
          <p class="loading">{words.value.loading}</p>
        ) : (
          <Guard at={place.value}>
            <View key={place.value.view} />
          </Guard>
        )}
      </main>
      <Imprint />
    </>
  )
}
