import {
  type Platform,
  type Report,
  type Zone,
  civilTimeOf,
  formatInstant,
  parseInstant,
  UTC,
} from "@policy-ledger/rulebook"

/** The zone in which a platform's days begin; its file was checked. */
export const zoneOf = (platform: Pick<Platform, "utcOffset" | "offsets">): Zone =>
  civilTimeOf(platform) ?? UTC

const DATE_END = 10

/**
 * The day that a report bears, in the platform's zone: `2024-02-06T22:00:00Z` is 7 February in +05:30. A date stands for
 * itself, in whatever precision; a report without one has the empty text.
 */
export const dayOfReport = ({ at }: Pick<Report, "at">, zone: Zone): string => {
  if (at?.includes("T") !== true) return at ?? ""
  const instant = parseInstant(at, zone)
  return instant.ok ? formatInstant(instant.value, zone).slice(0, DATE_END) : ""
}
