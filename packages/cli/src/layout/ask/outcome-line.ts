import type { AuditAnswer, FieldState, Verdict } from "@policy-ledger/rulebook"
import { type Field, openingOn } from "./fields.ts"
import { openWords } from "./open.ts"
import { bracketed, type Page, say } from "../page/page.ts"

/** An answer, and the case as it was read. */
export interface Audited {
  readonly answer: AuditAnswer
  readonly json: unknown
}

/** One thing that comes of the case, or may, and the rules by which it does. */
export interface OutcomeLine {
  readonly text: string
  readonly is: FieldState | "late"
  readonly by: readonly string[]
}

/** A rule, and by whose announcement it has these words. */
export const ruleWords = (page: Page, { provision, announcement }: Verdict): string =>
  provision + bracketed(page, announcement ?? say(page, "原文未收录", "its wording is not held"))

/** What may come of it besides what is certain; nothing can be told of that where a wording is not held. */
export const openLine = (
  page: Page,
  answer: AuditAnswer,
  field: Field,
  what: readonly string[],
): OutcomeLine => ({
  text: openWords(page, what),
  is: "open",
  by: openingOn(answer, field).map((verdict) => ruleWords(page, verdict)),
})
