// The page in a browser: what was drawn when it was made stays until the package is there.
import { effect } from "@preact/signals"
import { hydrate, render } from "preact"
import { settleAtRest } from "./day/settling.ts"
import { App } from "./frame/app.tsx"
import { entry } from "./package/entries.ts"
import { followAddress, lang } from "./place/stand.ts"

const root = document.getElementById("app")

const start = (): void => {
  if (root === null) return
  followAddress(navigator.languages)
  const index = entry("index")
  const isAsMade = location.hash === "" && lang.value === root.dataset["lang"]
  const stop = effect(() => {
    if (index.value === undefined && isAsMade) return
    queueMicrotask(() => {
      stop()
      if (isAsMade) hydrate(<App />, root)
      else {
        root.textContent = ""
        render(<App />, root)
      }
      settleAtRest()
      performance.mark("alive")
    })
  })
}

// After the first paint: what is drawn already must not wait for what makes it move.
requestAnimationFrame(() => setTimeout(start))
