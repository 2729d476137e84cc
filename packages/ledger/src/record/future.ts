import { formatInstant, type Instant, parseInstant, startOfDay, type Zone } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import { spanOf } from "../authoring/dates.ts"
import type { Objection } from "../authoring/objection.ts"
import type { Path } from "../authoring/yaml.ts"

/** Nothing was printed or made public after it was recorded. */
export const futureObjections = (
  { authored }: Announcement,
  recordedAt: Instant,
  zone: Zone,
): readonly Objection[] => {
  const dates: readonly (readonly [Path, string | null | undefined])[] = [
    [["published"], authored.published],
    [["reported"], authored.reported],
    ...authored.reports.map(({ at }, i) => [["reports", i, "at"], at] as const),
  ]
  return dates
    .filter(([, text]) => firstInstantOf(text, zone) > recordedAt)
    .map(([path]) => ({
      reason: "InFuture",
      path,
      expected: `nothing after ${formatInstant(recordedAt, zone)}, when it is recorded`,
    }))
}

/** The first instant at which it can lie; before every other where no year is known. */
const firstInstantOf = (text: string | null | undefined, zone: Zone): Instant => {
  if (text?.includes("T") === true) {
    const instant = parseInstant(text, zone)
    return instant.ok ? instant.value : -Infinity
  }
  const span = spanOf(text)
  return span === undefined || span.openYear ? -Infinity : startOfDay(span.lo, zone)
}
