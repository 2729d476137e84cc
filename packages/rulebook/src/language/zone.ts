// The civil time of a platform, from what its file says.
import { datedZone, parseZone, type Zone } from "../values/zone.ts"
import type { Platform } from "./platform.ts"

/** What of a platform's file tells its civil time. */
export type CivilTime = Pick<Platform, "utcOffset" | "offsets">

/** undefined where the file says neither or both, or what is no offset. */
export const civilTimeOf = ({ utcOffset, offsets }: CivilTime): Zone | undefined => {
  if (offsets === undefined) return utcOffset === undefined ? undefined : parseZone(utcOffset)
  return utcOffset === undefined ? datedZone(offsets.first, offsets.changes) : undefined
}
