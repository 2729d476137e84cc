import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** Provisions that disapply each other in a circle: of a case that meets all of them nothing can be said. */
export const disappliesCircle: Lint = {
  name: "disapplies-circle",
  scope: "ledger",
  check: ({ events }) => {
    const disapplied = new Map<string, Set<string>>()
    /** The way from one provision down to another, by what was read so far. */
    const way = (from: string, to: string, passed: readonly string[] = []): readonly string[] | undefined => {
      if (from === to) return [...passed, to]
      if (passed.includes(from)) return undefined
      for (const next of disapplied.get(from) ?? []) {
        const found = way(next, to, [...passed, from])
        if (found !== undefined) return found
      }
      return undefined
    }
    return events.flatMap(({ announcement, event, index }) => {
      if (!("effective" in event)) return []
      return (event.rule.disapplies ?? []).flatMap((provision, i) => {
        const circle = way(provision, event.effective)
        const below = disapplied.get(event.effective) ?? new Set()
        disapplied.set(event.effective, below.add(provision))
        return circle === undefined
          ? []
          : [
              findIn(announcement, ["events", index, "rule", "disapplies", i], {
                found: `${provision}, in a circle: ${[event.effective, ...circle].join(" → ")}`,
                expected: "provisions that do not disapply this one, be it by way of others",
              }),
            ]
      })
    })
  },
}
