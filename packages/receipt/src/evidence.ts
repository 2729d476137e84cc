import type { AuditQuestion, LedgerEvent, ProvisionId, Rulebook } from "@policy-ledger/rulebook"
import { formatHash, proveInclusion } from "@policy-ledger/tlog"
import type { LogAt } from "./log.ts"
import type { ReceiptAnswer, ReceiptQuestion, UsedEvent } from "./receipt.ts"

/** The question as the Rulebook takes it. */
export const questionOf = ({ announcedBy, recordedBy, ...asked }: ReceiptQuestion): AuditQuestion => ({
  ...(announcedBy === null ? {} : { announcedBy }),
  ...(recordedBy === null ? {} : { recordedBy }),
  ...asked,
})

/** The provisions of which a version applies, may apply, or would but for what is presumed or displaces it. */
const usedProvisions = ({ verdicts, possible }: ReceiptAnswer): ReadonlySet<ProvisionId> =>
  new Set([
    ...verdicts.flatMap(({ provision, applies, presumed, displacedBy = [] }) =>
      applies === "no" && presumed === undefined && displacedBy.length === 0
        ? []
        : [provision, ...displacedBy],
    ),
    ...possible.verdicts,
  ])

const nameOf = (origin: string, announcement: string, reading: number): string =>
  JSON.stringify([origin, announcement, reading])

/** Tells of an event whether the answer rests on it: whether its reading can begin, end or change what applies. */
const usedIn = (
  book: Rulebook,
  answer: ReceiptAnswer,
  question: ReceiptQuestion,
): ((origin: string, event: LedgerEvent) => boolean) => {
  const known = questionOf(question)
  const readings = [...usedProvisions(answer)].flatMap((provision) => book.readingsOf(provision, known))
  const names = new Set(readings.map((r) => nameOf(r.origin, r.announcement, r.reading)))
  return (origin, event) => names.has(nameOf(origin, event.announcement, event.reading))
}

/** For each log the places of the events that the answer rests on. */
export const usedPlaces = (
  book: Rulebook,
  logs: readonly LogAt[],
  answer: ReceiptAnswer,
  question: ReceiptQuestion,
): readonly (readonly number[])[] => {
  const isUsed = usedIn(book, answer, question)
  return logs.map(({ log, size }) =>
    log.firstEvents(size).flatMap((event, index) => (isUsed(log.origin, event) ? [index] : [])),
  )
}

/** The event at a place with the proof that it is in the log. */
export const proven = ({ log, size }: LogAt, index: number): UsedEvent => ({
  index,
  line: log.lines[index] ?? "",
  proof: proveInclusion(log.tree, index, size).path.map(formatHash),
})
