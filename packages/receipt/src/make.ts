import { ENGINE, type AuditAnswer, type AuditQuestion, type Platform } from "@policy-ledger/rulebook"
import { attempt, parseCheckpoint, parseNote, TlogError, type Checkpoint } from "@policy-ledger/tlog"
import { plainJson } from "./decode.ts"
import { digestOf } from "./digest.ts"
import { proven, usedPlaces } from "./evidence.ts"
import { formatRoot, type Log } from "@policy-ledger/log"
import { bookOf, logsOf, type GivenLedger, type LogAt } from "./log.ts"
import { ReceiptError, VERSION } from "./receipt.ts"
import { usedTables } from "./tables.ts"
import type { Receipt, ReceiptAnswer, ReceiptLedger, ReceiptQuestion } from "./receipt.ts"

/** A ledger that was asked. */
export interface AskedLedger extends GivenLedger {
  /** How many of its events were known to the Rulebook that answered. */
  readonly size: number
  /** The signed note of exactly this head. */
  readonly checkpoint?: string
}

/** One audit as it was asked and answered. */
export interface Audited {
  readonly platform: Platform
  /** The JSON that was audited. */
  readonly case: unknown
  /** Leave out the case, its name, and the reasons, which quote it: only its digest stays. */
  readonly private?: boolean
  readonly question?: Omit<AuditQuestion, "brief">
  readonly answer: AuditAnswer
  /** In the order in which the Rulebook was made of them. */
  readonly ledgers: readonly AskedLedger[]
  /** The package that answered and its version. */
  readonly madeBy: { readonly package: string; readonly version: string }
}

/** What a private receipt shows of an answer. */
export const withheld = <A extends ReceiptAnswer>(answer: A): A => ({
  ...answer,
  case: null,
  verdicts: answer.verdicts.map((verdict) => ({ ...verdict, because: [] })),
})

/** The receipt of an audit. Throws `ReceiptError` where the answer, the ledgers and the checkpoints do not belong together. */
export const makeReceipt = (audited: Audited): Receipt => {
  const { platform, answer, madeBy } = audited
  const isPrivate = audited.private === true
  if (audited.ledgers.length === 0) throw new ReceiptError("ledgers", "none", "the ledger that was asked")
  const logs = logsOf(audited.ledgers).map((log, i) => at(log, audited.ledgers[i]?.size ?? 0))
  const question = questionFor(audited.question ?? {})
  checkMentions(answer, logs)
  const places = usedPlaces(bookOf(platform, logs), logs, answer, question)
  const lines = logs.flatMap(({ log }, i) => (places[i] ?? []).map((index) => log.lines[index] ?? ""))
  const tables = usedTables(platform, lines)
  const facts = plainJson(audited.case, "case")
  return {
    v: VERSION,
    kind: "policy-ledger-receipt",
    madeBy: { package: madeBy.package, version: madeBy.version, engine: ENGINE },
    platform: {
      id: platform.id,
      digest: digestOf(platform, "platform"),
      ...(Object.keys(tables).length === 0 ? {} : { tables }),
    },
    question,
    case: { digest: digestOf(facts, "case"), ...(isPrivate ? {} : { facts }) },
    answer: isPrivate ? withheld(answer) : answer,
    ledgers: logs.map((of, i) => ledgerOf(of, places[i] ?? [], audited.ledgers[i]?.checkpoint)),
  }
}

const at = (log: Log, size: number): LogAt => {
  if (Number.isSafeInteger(size) && size >= 0 && size <= log.size) return { log, size }
  throw new ReceiptError(`${log.origin}, size`, String(size), `a whole number from 0 to ${log.size}`)
}

const questionFor = (question: Omit<AuditQuestion, "brief">): ReceiptQuestion => {
  const { announcedBy, recordedBy, lang, explain, about, verdicts, presume } = question
  return {
    announcedBy: announcedBy ?? null,
    recordedBy: recordedBy ?? null,
    lang: lang ?? "en",
    explain: explain === true,
    ...(about === undefined ? {} : { about }),
    ...(verdicts === undefined || verdicts === "all" ? {} : { verdicts }),
    ...(presume === undefined || presume.length === 0 ? {} : { presume }),
  }
}

/** The answer must be of these ledgers: a receipt of others could never be proven. */
const checkMentions = ({ asOf }: AuditAnswer, logs: readonly LogAt[]): void => {
  for (const [i, { log, size }] of logs.entries()) {
    const mention = asOf.ledgers[i]
    const isOfIt = mention?.origin === log.origin && mention.events <= size
    if (isOfIt && mention.root === log.rootAt(mention.events)) continue
    const found =
      mention === undefined ? "no ledger" : `${mention.origin} with ${mention.events} events, ${mention.root}`
    throw new ReceiptError(
      `answer.asOf.ledgers[${i}]`,
      found,
      `${log.origin} with ${size} events, ${log.rootAt(size)}`,
    )
  }
}

const ledgerOf = (of: LogAt, places: readonly number[], checkpoint: string | undefined): ReceiptLedger => {
  const { log, size } = of
  if (checkpoint !== undefined) checkHead(checkpoint, of)
  return {
    origin: log.origin,
    size,
    root: log.rootAt(size),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    events: places.map((index) => proven(of, index)),
  }
}

const checkHead = (note: string, { log, size }: LogAt): void => {
  const read = attempt(() => parseCheckpoint(parseNote(note).text))
  const expected = describeHead({ origin: log.origin, ...log.tree.head(size) })
  if (read instanceof TlogError) throw new ReceiptError(`${log.origin}, checkpoint`, read.message, expected)
  if (describeHead(read) !== expected)
    throw new ReceiptError(`${log.origin}, checkpoint`, describeHead(read), expected)
}

/** A head in words, the same for the same head. */
export const describeHead = ({ origin, size, root }: Omit<Checkpoint, "extension">): string =>
  `${origin} with ${size} events, ${formatRoot(root)}`
