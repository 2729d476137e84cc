// The regions that rules tell apart: those that they name, the wider ones, and one elsewhere.
import { isPossibleRegion, liesWithin, type RegionCode } from "../values/region.ts"
import type { Platform } from "../language/platform.ts"

/** The province and the city of a district, the province of a city. */
const widerThan = (code: RegionCode): readonly RegionCode[] =>
  [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((wider) => wider !== code)

const isApart = (place: RegionCode, named: readonly RegionCode[]): boolean =>
  named.every((region) => liesWithin(place, region) === "no")

/** In the order of their codes; `elsewhere` undefined where every place that can exist is in one of them. */
export const sortedRegions = (
  regions: readonly RegionCode[],
  { regionPrefixes }: Pick<Platform, "regionPrefixes">,
): { readonly named: readonly RegionCode[]; readonly elsewhere: RegionCode | undefined } => {
  const all = [...new Set(regions.flatMap((code) => [code, ...widerThan(code)]))]
  const named = all.filter((code) => isPossibleRegion(code, regionPrefixes)).toSorted()
  const whole = regionPrefixes.map((prefix) => `${prefix}0000`)
  const cities = regionPrefixes.flatMap((prefix) =>
    Array.from({ length: 99 }, (_, i) => `${prefix}${String(i + 1).padStart(2, "0")}00`),
  )
  return { named, elsewhere: [...whole, ...cities].find((place) => isApart(place, named)) }
}
