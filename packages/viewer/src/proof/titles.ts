// What provisions are called where only their ids stand.
import { computed } from "@preact/signals"
import { book } from "../package/entries.ts"
import { told } from "../words/words.ts"

const titles = computed(() => {
  const known = new Map<string, string>()
  return (provision: string): string => {
    const found = known.get(provision)
    if (found !== undefined) return found
    const answer = book.value?.provision(provision)
    const title = answer?.kind === "provision" ? answer.versions.at(-1)?.title : undefined
    const words = title === undefined ? provision : told(title)
    known.set(provision, words)
    return words
  }
})

/** The title of a provision's last version; the id itself where the ledger holds none. */
export const titleOf = (provision: string): string => titles.value(provision)
