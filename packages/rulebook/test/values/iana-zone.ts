import { Temporal } from "temporal-polyfill"
import { datedZone, UTC, type Zone } from "../../src/values/zone.ts"

interface Changing {
  readonly first: string
  readonly changes: readonly { readonly at: string; readonly to: string }[]
}

/** The offsets of a zone from 2015 to 2035, as an independent implementation tells them. */
export const changesOf = (timeZone: string): Changing["changes"] => {
  const changes: { readonly at: string; readonly to: string }[] = []
  let at = Temporal.ZonedDateTime.from(`2015-01-01T00:00[${timeZone}]`)
  for (;;) {
    const next = at.getTimeZoneTransition("next")
    if (next === null || next.year > 2035) return changes
    changes.push({ at: next.toInstant().toString(), to: next.offset })
    at = next
  }
}

export const changing = (timeZone: string): Changing => ({
  first: Temporal.ZonedDateTime.from(`2015-01-01T00:00[${timeZone}]`).offset,
  changes: changesOf(timeZone),
})

export const zoneOf = (timeZone: string): Zone => {
  const { first, changes } = changing(timeZone)
  return datedZone(first, changes) ?? UTC
}
