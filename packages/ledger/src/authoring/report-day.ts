import {
  type Platform,
  type Report,
  type Zone,
  formatInstant,
  parseInstant,
  parseZone,
} from "@policy-ledger/rulebook"

/** The offset in which a platform's days begin. */
export const zoneOf = ({ utcOffset }: Pick<Platform, "utcOffset">): Zone =>
  parseZone(utcOffset) ?? { offset: 0, text: "+00:00" }

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
