// A part of the page that is loaded when it is first shown.
import { useSignal } from "@preact/signals"
import type { ComponentType } from "preact"
import { useEffect } from "preact/hooks"
import { failed } from "../package/entries.ts"
import { words } from "../words/words.ts"

export const Later = ({ load }: { readonly load: () => Promise<{ readonly default: ComponentType }> }) => {
  const loaded = useSignal<ComponentType | undefined>(undefined)
  useEffect(() => {
    load().then(
      (module) => (loaded.value = module.default),
      (error: unknown) => (failed.value = String(error)),
    )
  }, [])
  const View = loaded.value
  return View === undefined ? <p class="loading">{words.value.loading}</p> : <View />
}
