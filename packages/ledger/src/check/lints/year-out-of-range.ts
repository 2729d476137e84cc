import { parseDate, type Platform } from "@policy-ledger/rulebook"
import type { Announcement } from "../../authoring/authoring.ts"
import { dayOfReport, zoneOf } from "../../authoring/report-day.ts"
import type { Path } from "../../authoring/yaml.ts"
import { statementsOf } from "../../pages/stated.ts"
import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** How far ahead of what was read a date can mean a day, in years: what lies beyond is "for ever", or a slip. */
const HORIZON = 50

/** A date before the platform's first year, or one such as 9999-12-31. */
export const yearOutOfRange: Lint = {
  name: "year-out-of-range",
  scope: "announcement",
  check: (announcement, { platform }) => {
    const { firstYear, coverage } = platform
    const lastYear = Number(coverage.to.slice(0, 4)) + HORIZON
    return datesIn(announcement, platform).flatMap(({ path, years }) =>
      years
        .filter((year) => year < firstYear || year > lastYear)
        .slice(0, 1)
        .map((year) =>
          findIn(announcement, path, {
            found: `the year ${String(year).padStart(4, "0")}`,
            expected: `a year from ${firstYear}, the platform's first, to ${lastYear}; what has no end has no until`,
          }),
        ),
    )
  },
}

interface DatedPlace {
  readonly path: Path
  readonly years: readonly number[]
}

/** Every date of an announcement, those within its rules, too. */
const datesIn = (announcement: Announcement, platform: Platform): readonly DatedPlace[] => {
  const { published, reported, reports, events } = announcement.authored
  const zone = zoneOf(platform)
  return [
    dated(["published"], published),
    dated(["reported"], reported),
    ...reports.map((report, i) => dated(["reports", i, "at"], dayOfReport(report, zone))),
    ...events.flatMap((event, i) => [
      dated(["events", i, "from"], event.from),
      dated(["events", i, "until"], "effective" in event ? event.until : undefined),
      dated(["events", i, "noEarlierThan"], event.noEarlierThan),
      dated(["events", i, "noLaterThan"], event.noLaterThan),
      ...statementsOf(event, ["events", i], platform).flatMap(({ path, stated }) =>
        path.includes("rule") && (stated.kind === "day" || stated.kind === "month") && stated.year !== null
          ? [{ path, years: [stated.year] }]
          : [],
      ),
    ]),
  ]
}

const dated = (path: Path, text: string | null | undefined): DatedPlace => {
  const date = text == null ? undefined : parseDate(text)
  const points = date?.ok === true ? [date.value.earliest, date.value.latest] : []
  return { path, years: points.flatMap((point) => point?.year ?? []) }
}
