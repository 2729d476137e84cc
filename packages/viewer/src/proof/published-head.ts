// The head that the package was published with: what every proof here has to lead to.
import { book, type Entry } from "../package/entries.ts"
import { base64Of } from "./heads.ts"

type Verify = Entry<"verify">

/** Not worked out from the log in hand: where that was altered, no proof leads there. */
export const publishedHead = ({ parseHash }: Verify): ReturnType<Verify["head"]> | undefined => {
  const meta = book.value?.meta
  if (meta === undefined) return undefined
  return { size: meta.events, root: parseHash(base64Of(meta.root.replace(/^sha256:/, ""))) }
}
