import type { AnnouncementAnswer, LedgerEvent, LedgerState, Reading, Text } from "@policy-ledger/rulebook"
import type { BriefAnnouncement, FullAnnouncement } from "./answer.ts"

/** A note on how a change, or the rule it brings, was read. */
export interface ChangeNote {
  readonly provision: string
  readonly type: LedgerEvent["type"]
  readonly on: "change" | "rule" | "previous"
  readonly note: Text
}

/** What the last reading of an announcement says at length, in our own words. */
export interface AnnouncementTexts {
  readonly summary: Text
  readonly note?: Text
  /** Beside each report, in order; null where there is none. */
  readonly reports: readonly (Text | null)[]
  readonly changes: readonly ChangeNote[]
}

export interface Texts {
  readonly [announcement: string]: AnnouncementTexts
}

const notesOf = (reading: Reading): readonly ChangeNote[] =>
  reading.changes.flatMap((change) => {
    const { provision, type } = change
    const notes: ChangeNote[] = []
    const add = (on: ChangeNote["on"], note: Text | undefined) => {
      if (note !== undefined) notes.push({ provision, type, on, note })
    }
    add("change", change.note)
    if (change.type !== "Effective") return notes
    add("rule", change.rule.note)
    add(
      "previous",
      change.previous === undefined || change.previous === "unheld" ? undefined : change.previous.note,
    )
    return notes
  })

const textsOfReading = (reading: Reading): AnnouncementTexts => {
  const { summary, note, reports } = reading.head
  return {
    summary,
    ...(note === undefined ? {} : { note }),
    reports: reports.map((report) => report.note ?? null),
    changes: notesOf(reading),
  }
}

export const textsOf = (state: LedgerState): Texts =>
  Object.fromEntries(
    [...state.readings].flatMap(([id, readings]) => {
      const last = readings.at(-1)
      return last === undefined ? [] : [[id, textsOfReading(last)] as const]
    }),
  )

/** The announcement as the Rulebook over the whole log shows it. */
export const withTexts = (
  { kind, v, reports, ...brief }: BriefAnnouncement,
  texts: AnnouncementTexts,
): FullAnnouncement => {
  const answer: AnnouncementAnswer = {
    ...brief,
    summary: texts.summary,
    reports: reports.map((report, i) => {
      const note = texts.reports[i] ?? undefined
      return note === undefined ? report : { ...report, note }
    }),
    ...(texts.note === undefined ? {} : { note: texts.note }),
  }
  return { v, kind, ...answer }
}
