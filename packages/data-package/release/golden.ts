import {
  CaseError,
  QuestionError,
  type AuditAnswer,
  type HistoryAnswer,
  type InForceAnswer,
  type AsOfQuestion,
  type Platform,
  type Possible,
  type Rulebook,
  type RuleInForce,
} from "@policy-ledger/rulebook"

/** One question of a release with what it means: ids, dates and values, none of our words. */
export interface Golden {
  readonly ask: GoldenQuestion
  readonly answer: unknown
}

export type GoldenQuestion =
  | { readonly inForce: { readonly on: string; readonly announcedBy?: string } }
  | { readonly history: string }
  | { readonly audit: unknown }

/** The first and the middle of every year that the ledger covers, and its last day. */
const sampleDates = ({ coverage }: Platform): readonly string[] => {
  const dates: string[] = []
  for (let year = Number(coverage.from.slice(0, 4)); year <= Number(coverage.to.slice(0, 4)); year++)
    dates.push(`${year}-01-01`, `${year}-07-01`)
  return [...dates.filter((d) => d >= coverage.from && d <= coverage.to), coverage.to]
}

/** What every release is asked: force on sample days, with hindsight and without, each history, and the cases given. */
export const goldenQuestions = (
  platform: Platform,
  instruments: readonly string[],
  cases: readonly unknown[],
): readonly GoldenQuestion[] => [
  ...sampleDates(platform).flatMap((on) => [{ inForce: { on } }, { inForce: { on, announcedBy: on } }]),
  ...instruments.map((history) => ({ history })),
  ...cases.map((audit) => ({ audit })),
]

/** From when to when stands in the histories. */
const version = ({ provision, announcement }: RuleInForce) => [provision, announcement]

const meaningOfForce = (answer: InForceAnswer) => ({
  inForce: answer.inForce.map(version),
  kept: answer.kept.map(version),
  unknown: answer.unknown.map(version),
})

const meaningOfHistory = (answer: HistoryAnswer) =>
  answer.versions.map((v) => [v.provision, v.announcement, v.from, v.ends, v.standing])

/** Only what is still open. */
const open = (possible: Possible) =>
  Object.fromEntries(
    Object.entries(possible).filter(([, values]) => Array.isArray(values) && values.length > 0),
  )

const meaningOfAudit = ({ verdicts, outcome, possible }: AuditAnswer) => ({
  verdicts: verdicts.map((v) => [v.provision, v.announcement, v.inForce, v.matches, v.applies]),
  outcome,
  possible: open(possible),
})

/** Asks a Rulebook as recorded by an instant. */
const meaningOf = (book: Rulebook, ask: GoldenQuestion, recordedBy: string): unknown => {
  const known: AsOfQuestion = { recordedBy }
  if ("inForce" in ask) return meaningOfForce(book.inForce({ ...ask.inForce, ...known }))
  if ("history" in ask) return meaningOfHistory(book.history(ask.history, known))
  return meaningOfAudit(book.audit(ask.audit, { ...known, brief: true }))
}

export const goldenOf = (
  book: Rulebook,
  questions: readonly GoldenQuestion[],
  recordedBy: string,
): readonly Golden[] => questions.map((ask) => ({ ask, answer: meaningOf(book, ask, recordedBy) }))

/** A question that can no longer be asked is answered otherwise. */
const isSame = (book: Rulebook, { ask, answer }: Golden, recordedBy: string): boolean => {
  try {
    return JSON.stringify(meaningOf(book, ask, recordedBy)) === JSON.stringify(answer)
  } catch (error) {
    if (error instanceof QuestionError || error instanceof CaseError) return false
    throw error
  }
}

/** A question in one line, for people. */
const nameOf = (ask: GoldenQuestion): string => JSON.stringify(ask)

/** The questions that are answered otherwise now. */
export const goldenDifferences = (
  book: Rulebook,
  golden: readonly Golden[],
  recordedBy: string,
): readonly string[] => golden.filter((one) => !isSame(book, one, recordedBy)).map(({ ask }) => nameOf(ask))
