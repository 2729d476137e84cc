import { isDeepStrictEqual } from "node:util"
import { Rulebook, type AuditAnswer, type AuditQuestion, type Platform } from "@policy-ledger/rulebook"
import type { Log } from "@policy-ledger/log"
import type { Receipt } from "../src/index.ts"
import { digestBy } from "./mutate.ts"

/** What is known beside a receipt: whose word a check may not take for it. */
export interface Known {
  readonly platform: Platform
  readonly log: Log
  /** The case, where the receipt is private. */
  readonly case?: unknown
}

const asked = ({ announcedBy, recordedBy, lang, explain }: Receipt["question"]): AuditQuestion => ({
  ...(announcedBy === null ? {} : { announcedBy }),
  ...(recordedBy === null ? {} : { recordedBy }),
  lang,
  explain,
})

const hidden = (answer: AuditAnswer): AuditAnswer => ({
  ...answer,
  case: null,
  verdicts: answer.verdicts.map((verdict) => ({ ...verdict, because: [] })),
})

/**
 * Whether a receipt tells the truth, worked out without the package that checks it: of this platform, its one ledger the
 * log's beginning, every event of it the log's own at its place, and its answer what that beginning gives to its question.
 */
export const isTrue = (receipt: Receipt, { platform, log, case: given }: Known): boolean => {
  const { facts = given } = receipt.case
  const [ledger, ...others] = receipt.ledgers
  if (ledger === undefined || others.length > 0 || receipt.platform.id !== platform.id) return false
  const { origin, size, root, events } = ledger
  if (origin !== log.origin || !(size >= 0 && size <= log.size) || root !== log.rootAt(size)) return false
  if (events.some(({ index, line }) => index >= size || log.lines[index] !== line)) return false
  if (digestBy(facts) !== receipt.case.digest) return false
  const answer = Rulebook.of(platform, [log.slice(size)]).audit(facts, asked(receipt.question))
  const shown = receipt.case.facts === undefined ? hidden(answer) : answer
  return isDeepStrictEqual(JSON.parse(JSON.stringify(shown)), receipt.answer)
}

/** Whether two receipts ask the same of the same log: then they rest on the same events. */
export const asksTheSame = (one: Receipt, other: Receipt): boolean =>
  isDeepStrictEqual(
    [one.question, one.case.digest, one.ledgers.map(({ size }) => size)],
    [other.question, other.case.digest, other.ledgers.map(({ size }) => size)],
  )
