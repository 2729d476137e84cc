import { Schema } from "effect"
import * as Answer from "./answer.ts"
import { AuthoredAnnouncement } from "./authored.ts"
import { LedgerEvent } from "./event.ts"
import { Platform } from "./platform.ts"
import { Site } from "./site.ts"
import { WhatIfAnswer } from "./what-if.ts"

const DIALECT = "https://json-schema.org/draft/2020-12/schema"

/** A JSON Schema that an editor can read, as the text of its file; the decoder has the last word. */
export const editorSchema = (codec: Schema.Constraint, title: string, description: string): string => {
  const { schema, definitions } = Schema.toJsonSchemaDocument(codec, { onExcessProperty: "error" })
  const { title: _title, description: _description, ...rest } = schema
  return `${JSON.stringify({ $schema: DIALECT, title, description, ...rest, $defs: definitions }, null, 2)}\n`
}

/** For `seeds/<platform>/*.yaml`. */
export const announcementSchema = (): string =>
  editorSchema(
    AuthoredAnnouncement,
    "An announcement of a policy ledger",
    "What a platform made public, as its reports tell it: what it is, and what it changes.",
  )

/** For `seeds/<platform>.yaml`. */
export const platformSchema = (): string =>
  editorSchema(
    Platform,
    "A platform of a policy ledger",
    "A marketplace: its clock, its instruments and the facts of its cases.",
  )

/** For `seeds/sites/*.yaml`. */
export const siteSchema = (): string =>
  editorSchema(
    Site,
    "A site of a policy ledger",
    "Where reports are read, and how its pages are cut into them.",
  )

/** For a line of `seeds/<platform>.ndjson`. */
export const eventSchema = (): string =>
  editorSchema(
    LedgerEvent,
    "An event of a policy ledger",
    "One line of the log: one change to one provision.",
  )

/** For what a command prints, where `description` says in few words what that is. */
export const answerSchema = (command: string, codec: Schema.Constraint, description: string): string =>
  editorSchema(codec, `The answer of policy-ledger ${command}`, description)

const ANSWERS = {
  announcements: [Answer.AnnouncementsAnswer, "every announcement the ledger holds"],
  "in-force": [Answer.InForceAnswer, "the rules in force on a date"],
  history: [Answer.HistoryAnswer, "the versions of an instrument's provisions"],
  diff: [Answer.DiffAnswer, "what began, changed and ended between two dates"],
  upcoming: [Answer.UpcomingAnswer, "what is announced and not there yet"],
  audit: [Answer.AuditAnswer, "the verdicts on a case, its outcome and what is still possible"],
  "what-if": [WhatIfAnswer, "what becomes of a case as one of its facts varies, and where that tips"],
} as const

/** For each answer of the Rulebook the text of its JSON Schema, by the name of the command that prints it. */
export const answerSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(ANSWERS).map(([name, [codec, description]]) => [
      name,
      answerSchema(name, codec, description),
    ]),
  )
