import type { Kleene } from "./kleene.ts"

/**
 * GB/T 2260: six digits, two each for province, city and district; `00` leaves the rest open. A district belongs to its
 * city and a city to its province by its digits.
 */
export type RegionCode = string

/** Can this code exist? The province must, and nothing may stand below an open level. */
export const isPossibleRegion = (code: string, prefixes: readonly string[]): boolean =>
  /^\d{6}$/.test(code) &&
  prefixes.includes(code.slice(0, 2)) &&
  !(code.slice(2, 4) === "00" && code.slice(4) !== "00")

const stem = (code: RegionCode): string =>
  code.endsWith("0000") ? code.slice(0, 2) : code.endsWith("00") ? code.slice(0, 4) : code

/** Of each place of a tree the one around it. */
export type Parents = ReadonlyMap<string, string | undefined>

/** Does the place of a tree lie at or below the other? Unknown where it is only known as something wider. */
export const liesBelow = (place: string, other: string, parents: Parents): Kleene => {
  const isUnder = (at: string | undefined, top: string): boolean =>
    at !== undefined && (at === top || isUnder(parents.get(at), top))
  return isUnder(place, other) ? "yes" : isUnder(other, place) ? "unknown" : "no"
}

/** Does the place lie in the region? Unknown where the place is only known as something wider. */
export const liesWithin = (place: RegionCode, region: RegionCode): Kleene => {
  const [p, r] = [stem(place), stem(region)]
  return p.startsWith(r) ? "yes" : r.startsWith(p) ? "unknown" : "no"
}
