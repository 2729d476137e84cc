import {
  auditLike,
  forceLike,
  forceOf,
  headLike,
  headLists,
  varied,
  versionOf,
  wholeOf,
  type Answering,
} from "./question.ts"
import {
  isHead,
  type AuditExpected,
  type CaseRow,
  type ForceRow,
  type HeadRow,
  type Json,
  type Table,
  type VaryRow,
} from "./table.ts"

/** One thing that a row asks, with what it expects; `found` asks. */
export interface Asked {
  /** The provision that it asks about, or what the announcement is. */
  readonly about: string
  readonly why: string
  readonly expected: object
  /** Whether what is found may say more. */
  readonly inPart: boolean
  readonly found: () => unknown
}

const headAsked = (book: Answering, { why, expect: expected }: HeadRow, id: string): Asked => ({
  about: `is ${expected.standing}`,
  why,
  expected: { notedReports: [], ...expected, ...headLists(expected) },
  inPart: false,
  found: () => {
    const found = book.announcement(id)
    return found && headLike(found)
  },
})

const forceAsked = (book: Answering, row: ForceRow, id: string): Asked => {
  const version = versionOf(row, id)
  return {
    about: row.ask,
    why: row.why,
    expected: row.on,
    inPart: false,
    found: () =>
      Object.fromEntries(
        Object.entries(row.on).map(([on, expected]) => [
          on,
          forceLike(forceOf(book, version, on, row.announcedBy), expected),
        ]),
      ),
  }
}

interface AskedCase {
  readonly why: string
  readonly json: Json
  readonly expected: AuditExpected
}

/** The cases of a row, one for each value of the fact that it varies. */
const casesOf = ({ platform }: Pick<Answering, "platform">, row: CaseRow | VaryRow): readonly AskedCase[] =>
  "vary" in row
    ? Object.entries(row.expect).map(([value, expected]) => ({
        why: `${row.why}, ${row.vary} ${value}`,
        json: varied(platform, row.case, row.vary, value),
        expected,
      }))
    : [{ why: row.why, json: row.case, expected: row.expect }]

const caseAsked = (book: Answering, row: CaseRow | VaryRow, id: string): readonly Asked[] => {
  const version = versionOf(row, id)
  return casesOf(book, row).map(({ why, json, expected }) => {
    const whole = wholeOf(expected, row.ask)
    return {
      about: row.ask,
      why,
      expected: whole,
      inPart: true,
      found: () => auditLike(book, version, json, whole, row.announcedBy),
    }
  })
}

/** Everything that a table asks, row by row. */
export const askedOf = (book: Answering, { announcement, rows }: Table): readonly Asked[] =>
  rows.flatMap((row) => {
    if (isHead(row)) return [headAsked(book, row, announcement)]
    if ("on" in row) return [forceAsked(book, row, announcement)]
    return caseAsked(book, row, announcement)
  })

/** The cases that a table asks about. */
export const jsonCasesOf = (of: Pick<Answering, "platform">, { rows }: Table): readonly Json[] =>
  rows.flatMap((row) => ("case" in row ? casesOf(of, row).map(({ json }) => json) : []))
