// What is asked of the package once a day is shown for a while: what is to come, and which presumption would settle what is
// unknown.
import { effect, signal } from "@preact/signals"
import type { Presumption, RuleInForce, UpcomingAnswer } from "@policy-ledger/rulebook"
import { book } from "../package/entries.ts"
import { PRESUMPTIONS } from "../place/place.ts"
import { place } from "../place/stand.ts"
import { asOf, dayOn, whenIdle } from "./asking.ts"

/** Of one version of a provision. `together`: only these presumed at once bring it into force. */
export interface Settling {
  readonly alone: readonly { readonly presume: Presumption; readonly isInForce: boolean }[]
  readonly together: readonly Presumption[]
}

/** What is announced and still to come; undefined: not asked yet. */
export const coming = signal<UpcomingAnswer | undefined>(undefined)

/** Which version of which provision a rule is: what is presumed may change its dates, not this. */
export const versionOf = ({ provision, announcement }: RuleInForce): string => `${provision} ${announcement}`

/** By version; undefined: not asked yet. */
export const settling = signal<ReadonlyMap<string, Settling> | undefined>(undefined)

const ask = (on: string, view: Parameters<typeof asOf>[0]): ReadonlyMap<string, Settling> => {
  const { inForce } = book.value!
  const presumed = (presume: readonly Presumption[]) => {
    const answer = inForce({
      on,
      ...asOf({
        ...view,
        presume: PRESUMPTIONS.filter((one) => view.presume.includes(one) || presume.includes(one)),
      }),
    })
    return {
      yes: new Map(answer.inForce.map((rule) => [versionOf(rule), rule])),
      unknown: new Set(answer.unknown.map(versionOf)),
    }
  }
  const open = inForce({ on, ...asOf(view) }).unknown
  const left = PRESUMPTIONS.filter((one) => !view.presume.includes(one))
  const each = left.map((presume) => ({ presume, ...presumed([presume]) }))
  const all = presumed(left)
  return new Map(
    open.map(versionOf).map((version) => [
      version,
      {
        alone: each.flatMap(({ presume, yes, unknown }) =>
          unknown.has(version) ? [] : [{ presume, isInForce: yes.has(version) }],
        ),
        together: all.yes.get(version)?.presumed ?? [],
      },
    ]),
  )
}

const REST_MS = 250

/** Asks whenever a day has been shown for a while: what takes too long for each step of a slider. */
export const askAtRest = (): void => {
  let waiting: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    const { on, announcedBy, presume, view } = place.value
    settling.value = undefined
    coming.value = undefined
    clearTimeout(waiting)
    if (book.value === undefined || view !== "day") return
    const day = dayOn({ on })
    const known = { announcedBy, presume }
    waiting = setTimeout(() => {
      coming.value = book.value?.upcoming({ on: day, ...asOf(known) })
      whenIdle(() => {
        if (place.value.view === "day" && dayOn(place.value) === day) settling.value = ask(day, known)
      })
    }, REST_MS)
  })
}
