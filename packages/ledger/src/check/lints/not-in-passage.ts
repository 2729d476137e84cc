import type { FieldGround, Platform } from "@policy-ledger/rulebook"
import type { Announcement } from "../../authoring/authoring.ts"
import { dayOfReport, zoneOf } from "../../authoring/report-day.ts"
import { formatPath } from "../../authoring/yaml.ts"
import type { Library } from "../../pages/pages.ts"
import type { Passage } from "../../pages/passage.ts"
import { nameStated } from "../../pages/naming.ts"
import { isWritten, yearIsWritten } from "../../pages/spelling.ts"
import { type Statement, dateStatements, statementsOf } from "../../pages/stated.ts"
import type { AuthoredEvent } from "../../schema/authored.ts"
import { type Finding, findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** A stated date or figure that its passage does not give. */
export const notInPassage: Lint = {
  name: "not-in-passage",
  scope: "pages",
  check: ({ announcement, library }, { platform }) => [
    ...publicationFindings(announcement, { library, platform }),
    ...announcement.authored.events.flatMap((event, i) =>
      eventFindings(announcement, event, i, { library, platform }),
    ),
  ],
}

interface Read {
  readonly library: Library
  readonly platform: Platform
}

/** A stated day of publication stands in some report, or is the day printed over it. */
const publicationFindings = (announcement: Announcement, { library, platform }: Read): readonly Finding[] => {
  const { published, publishedBasis = "stated", reports } = announcement.authored
  if (published == null || publishedBasis !== "stated") return []
  const texts = reports.map((report) => ({ report, text: library.passageOf(report)?.join("") }))
  return dateStatements(published, ["published"]).flatMap((statement) =>
    texts.some(
      ({ report, text }) =>
        text === undefined || // which passage-missing tells
        dayOfReport(report, zoneOf(platform)).startsWith(published) ||
        isWritten(statement.stated, text),
    )
      ? []
      : [
          missing(announcement, statement, {
            text: texts.map(({ text }) => text).join(""),
            where: "any of its reports",
          }),
        ],
  )
}

const eventFindings = (
  announcement: Announcement,
  event: AuthoredEvent,
  index: number,
  read: Read,
): readonly Finding[] => {
  const path = ["events", index]
  return statementsOf(event, path, read.platform).flatMap((statement) =>
    statementFindings(
      announcement,
      statement,
      groundOf(event, formatPath(statement.path.slice(path.length))),
      read,
    ),
  )
}

/** What a field rests on: of several grounds the nearest around it, else the change's own. */
const groundOf = (event: AuthoredEvent, field: string): FieldGround =>
  Object.entries(event.grounds ?? {})
    .filter(
      ([around]) => field === around || field.startsWith(`${around}.`) || field.startsWith(`${around}[`),
    )
    .toSorted(([a], [b]) => b.length - a.length)[0]?.[1] ?? event

const statementFindings = (
  announcement: Announcement,
  statement: Statement,
  { basis, cite }: FieldGround,
  { library, platform }: Read,
): readonly Finding[] => {
  if (basis !== "stated" || cite === undefined) return []
  const report = announcement.authored.reports[cite.report - 1]
  const passage = report === undefined ? undefined : library.passageOf(report)
  if (report === undefined || passage === undefined) return []
  const cited = passage.slice(...cite.range).join("")
  const where = `the passage it cites, ${cite.range.join(" to ")} of report ${cite.report}`
  if (!isWritten(statement.stated, cited)) return [missing(announcement, statement, { text: cited, where })]
  return yearIsGiven(statement, cited, { printed: dayOfReport(report, zoneOf(platform)), passage })
    ? []
    : [yearMissing(announcement, statement, { text: cited, where })]
}

/** The year stands in the passage, or in the time printed over the report, or the report names it nowhere else. */
const yearIsGiven = (
  { stated }: Statement,
  cited: string,
  { printed, passage }: { readonly printed: string; readonly passage: Passage },
): boolean => {
  if ((stated.kind !== "day" && stated.kind !== "month") || stated.year === null) return true
  return (
    yearIsWritten(stated.year, cited) ||
    printed.startsWith(String(stated.year)) ||
    yearIsWritten(stated.year, passage.join(""))
  )
}

/** Where something was looked for, and in which text. */
interface Place {
  readonly text: string
  readonly where: string
}

const missing = (announcement: Announcement, { path, stated }: Statement, { text, where }: Place): Finding =>
  findIn(announcement, path, {
    found: `${nameStated(stated, text)}, which is not in ${where}`,
    expected: "what the passage gives, another passage, or a basis that says why it is inferred",
  })

const yearMissing = (
  announcement: Announcement,
  { path, stated }: Statement,
  { text, where }: Place,
): Finding =>
  findIn(announcement, path, {
    found: `the year of ${nameStated(stated, text)}, which is neither in ${where} nor in its report`,
    expected: "XXXX, or a basis that says why it is inferred",
  })
