import {
  attempt,
  believeCheckpoint,
  checkInclusion,
  parseCheckpoint,
  parseHash,
  parseNote,
  TlogError,
  type Cosignature,
  type Head,
  type Trust,
} from "@policy-ledger/tlog"
import { leafOf, parseRootUnsafe, type Log } from "@policy-ledger/log"
import { describeHead } from "./make.ts"
import type { Receipt, ReceiptLedger, UsedEvent } from "./receipt.ts"
import { isUnprovable, unprovable, type Unprovable } from "./unprovable.ts"

/** One ledger of a receipt, then and now. */
export interface LedgerStanding {
  readonly origin: string
  /** Events then. */
  readonly size: number
  /** Events now. */
  readonly now: number
  /** Whether who keeps the log signed that head; `unchecked`: signed by whom was not asked. */
  readonly checkpoint: "none" | "unchecked" | "verified"
  /** The witnesses that are trusted and cosigned that head, with their times. */
  readonly witnessedBy: readonly Cosignature[]
}

/** Holds the ledgers of a receipt against themselves, the keys that are trusted, and the logs as they are now. */
export const ledgersFault = (
  receipt: Receipt,
  logs: readonly Log[],
  trusted: readonly Trust[],
): readonly LedgerStanding[] | Unprovable => {
  const { ledgers } = receipt
  if (ledgers.length === 0)
    return unprovable("ledger-missing", "receipt.ledgers", "none", "the ledger that was asked")
  const unmet = trusted.find(({ origin }) => !ledgers.some((ledger) => ledger.origin === origin))
  if (unmet !== undefined)
    return unprovable("checkpoint-missing", "receipt.ledgers", `no ${unmet.origin}`, "one with a checkpoint")
  const standings: LedgerStanding[] = []
  for (const ledger of ledgers) {
    const standing = standingOf(
      ledger,
      logs.find((log) => log.origin === ledger.origin),
      trustIn(trusted, ledger.origin),
    )
    if (isUnprovable(standing)) return standing
    standings.push(standing)
  }
  return standings
}

/** Whoever is trusted for an origin; undefined where nobody asks. */
const trustIn = (trusted: readonly Trust[], origin: string): Trust | undefined => {
  const own = trusted.filter((trust) => trust.origin === origin)
  if (own.length === 0) return undefined
  return {
    origin,
    keys: own.flatMap(({ keys }) => keys),
    witnesses: own.flatMap(({ witnesses = [] }) => witnesses),
    quorum: Math.max(...own.map(({ quorum = 0 }) => quorum)),
  }
}

const standingOf = (
  ledger: ReceiptLedger,
  log: Log | undefined,
  trust: Trust | undefined,
): LedgerStanding | Unprovable => {
  const head = { size: ledger.size, root: parseRootUnsafe(ledger.root) }
  const proofFault = ledger.events.map((event) => eventFault(ledger.origin, event, head)).find(isFault)
  if (proofFault !== undefined) return proofFault
  const checkpoint = checkpointOf(ledger, head, trust)
  if (isUnprovable(checkpoint)) return checkpoint
  const { origin, size } = ledger
  return logFault(ledger, log) ?? { origin, size, now: log?.size ?? 0, ...checkpoint }
}

const isFault = (fault: Unprovable | undefined): fault is Unprovable => fault !== undefined

const eventFault = (
  origin: string,
  { index, line, proof }: UsedEvent,
  head: Head,
): Unprovable | undefined => {
  const refusal = attempt(() => {
    const path = proof.map((hash) => parseHash(hash))
    checkInclusion({ index, size: head.size, path }, leafOf(line), head)
  })
  return refusal instanceof TlogError
    ? unprovable("proof-fails", `${origin}, event ${index}: ${refusal.read}`, refusal.found, refusal.expected)
    : undefined
}

type Vouched = Pick<LedgerStanding, "checkpoint" | "witnessedBy">

const checkpointOf = (
  { origin, checkpoint: note }: ReceiptLedger,
  head: Head,
  trust: Trust | undefined,
): Vouched | Unprovable => {
  const at = `${origin}, checkpoint`
  if (note === undefined) {
    if (trust === undefined) return { checkpoint: "none", witnessedBy: [] }
    return unprovable("checkpoint-missing", at, "none", "one signed by a key that is trusted")
  }
  const read = attempt(() =>
    trust === undefined
      ? { head: parseCheckpoint(parseNote(note).text), witnessedBy: [] }
      : believeCheckpoint(note, trust),
  )
  if (read instanceof TlogError)
    return unprovable("checkpoint-fails", `${at}: ${read.read}`, read.found, read.expected)
  const expected = describeHead({ origin, ...head })
  if (describeHead(read.head) !== expected)
    return unprovable("checkpoint-differs", at, describeHead(read.head), expected)
  const { witnessedBy } = read
  return { checkpoint: trust === undefined ? "unchecked" : "verified", witnessedBy }
}

const logFault = (ledger: ReceiptLedger, log: Log | undefined): Unprovable | undefined => {
  const { origin, size, root, events } = ledger
  if (log === undefined)
    return unprovable("ledger-missing", origin, "no such ledger", `one of ${size} events or more`)
  if (log.size < size) return unprovable("log-too-short", origin, `${log.size} events`, `at least ${size}`)
  const found = log.rootAt(size)
  if (found === root) return undefined
  const other = events.find(({ index, line }) => log.lines[index] !== line)
  const where =
    other === undefined ? `${origin} at size ${size}` : `${origin} at size ${size}, event ${other.index}`
  return unprovable("not-a-prefix", where, `root ${found}`, root)
}
