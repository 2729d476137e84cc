// The page in a browser: what was drawn when it was made stays until the package is there.
import { effect } from "@preact/signals"
import { hydrate, render } from "preact"
import { askAtRest } from "./day/at-rest.ts"
import { App } from "./frame/app.tsx"
import { isAlive } from "./frame/alive.ts"
import { entry, failed } from "./package/entries.ts"
import { followAddress, lang, place } from "./place/stand.ts"

const root = document.getElementById("app")

/** Is what was drawn what the address asks for? */
const isAsMade = (): boolean => location.hash === "" && lang.value === root?.dataset["lang"]

export const start = (): void => {
  if (root === null) return
  followAddress(navigator.languages)
  const index = entry("index")
  const stop = effect(() => {
    // A day is drawn over the day that stands there; another view does not look like one.
    if (index.value === undefined && failed.value === undefined && place.value.view === "day") return
    queueMicrotask(() => {
      stop()
      if (isAsMade()) hydrate(<App />, root)
      else {
        root.textContent = ""
        render(<App />, root)
      }
      performance.mark("alive")
      askAtRest()
      // What is out of sight comes next.
      setTimeout(() => (isAlive.value = true))
    })
  })
}
