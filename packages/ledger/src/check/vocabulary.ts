import type { Condition, Platform, Saving } from "@policy-ledger/rulebook"
import { instrumentOf, parseDate } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import { provisionOf } from "../schema/authored.ts"
import type { Path } from "../authoring/yaml.ts"
import { type CheckFinding, findAt, findIn } from "./finding.ts"

/** What the platform declares and what the announcements use of it. */
export const vocabularyFindings = (
  announcements: readonly Announcement[],
  platform: Platform,
  file: string,
): readonly CheckFinding[] => {
  const used = announcements.flatMap(regionsOf)
  const codes = new Set(used.map(({ code }) => code))
  const declared = new Set(platform.regions.map(({ code }) => code))
  return [
    ...used.flatMap(({ announcement, code, path }) =>
      declared.has(code)
        ? []
        : [
            findIn(announcement, "region-unknown", path, {
              found: code,
              expected: `its name under regions in ${file}`,
            }),
          ],
    ),
    ...platform.regions.flatMap(({ code }) =>
      [...codes].some((one) => one.startsWith(stem(code)))
        ? []
        : [findAt("unused", file, 1, `the region ${code}`, "a rule that names it or a part of it")],
    ),
    ...unusedInstruments(announcements, platform, file),
    ...announcements.flatMap((announcement) => coverageFindings(announcement, platform, file)),
  ]
}

const stem = (code: string): string => code.replace(/(?:00){1,2}$/, "")

const unusedInstruments = (
  announcements: readonly Announcement[],
  { instruments }: Platform,
  file: string,
) => {
  const used = new Set(
    announcements.flatMap(({ authored }) => authored.events.map((event) => instrumentOf(provisionOf(event)))),
  )
  return instruments.flatMap(({ id }) =>
    used.has(id) ? [] : [findAt("unused", file, 1, `the instrument ${id}`, "an announcement about it")],
  )
}

interface UsedRegion {
  readonly announcement: Announcement
  readonly code: string
  readonly path: Path
}

const regionsOf = (announcement: Announcement): readonly UsedRegion[] =>
  announcement.authored.events
    .flatMap((event, i) => [
      ...("effective" in event ? regionsIn(event.rule.when, ["events", i, "rule", "when"]) : []),
      ...("effective" in event && event.previous !== undefined && event.previous !== "unheld"
        ? regionsIn(event.previous.when, ["events", i, "previous", "when"])
        : []),
      ...(event.keeps === undefined ? [] : regionsKept(event.keeps, ["events", i, "keeps"])),
    ])
    .map(({ code, path }) => ({ announcement, code, path }))

type Named = Omit<UsedRegion, "announcement">

const regionsIn = (condition: Condition, path: Path): readonly Named[] => {
  if ("all" in condition) return condition.all.flatMap((one, i) => regionsIn(one, [...path, "all", i]))
  if ("any" in condition) return condition.any.flatMap((one, i) => regionsIn(one, [...path, "any", i]))
  if ("not" in condition) return regionsIn(condition.not, [...path, "not"])
  return "within" in condition && !("after" in condition)
    ? condition.within.map((code, i) => ({ code, path: [...path, "within", i] }))
    : []
}

const regionsKept = (saving: Saving, path: Path): readonly Named[] => {
  if ("all" in saving) return saving.all.flatMap((one, i) => regionsKept(one, [...path, "all", i]))
  if ("any" in saving) return saving.any.flatMap((one, i) => regionsKept(one, [...path, "any", i]))
  if ("not" in saving) return regionsKept(saving.not, [...path, "not"])
  return "when" in saving ? regionsIn(saving.when, [...path, "when"]) : []
}

/** The first report's date, and every report within what the platform says was read. */
const coverageFindings = (
  announcement: Announcement,
  { coverage }: Platform,
  file: string,
): readonly CheckFinding[] => {
  const { reported, reports } = announcement.authored
  const days = reports.map(({ at }) => at?.slice(0, 10) ?? "")
  const [first = ""] = days.filter(isDay).toSorted()
  const isLater = reported !== null && isDay(reported) && isDay(first) && first !== reported
  return [
    ...(isLater
      ? [
          findIn(announcement, "first-report", ["reported"], {
            found: reported,
            expected: `${first}, of its first report`,
          }),
        ]
      : []),
    ...days.flatMap((day, i) =>
      isDay(day) && (day < coverage.from || day > coverage.to)
        ? [
            findIn(announcement, "coverage", ["reports", i, "at"], {
              found: day,
              expected: `a day within the coverage of ${file}, ${coverage.from} to ${coverage.to}`,
            }),
          ]
        : [],
    ),
  ]
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && parseDate(text).ok
