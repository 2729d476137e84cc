import { CaseError, ENGINE, QuestionError, type Platform } from "@policy-ledger/rulebook"
import type { Trust } from "@policy-ledger/tlog"
import { plainJson, readReceipt, versionOf } from "./decode.ts"
import { digestOf } from "./digest.ts"
import { ledgersFault, type LedgerStanding } from "./ledgers.ts"
import { checkOnce, logsOf, type GivenLedger } from "./log.ts"
import { ReceiptError, VERSION, type Receipt } from "./receipt.ts"
import { Replay } from "./replay.ts"
import type { Checked, ReceiptCheck } from "./result.ts"
import { otherTables } from "./tables.ts"
import { isUnprovable, unprovable, type Unprovable } from "./unprovable.ts"

/** What a receipt is held against. */
export interface Against {
  readonly platform: Platform
  /** The same data or later ones. A ledger that the receipt does not know counts as grown from nothing. */
  readonly ledgers: readonly GivenLedger[]
  /** The case, where the receipt is private. */
  readonly case?: unknown
  /** A demand: the receipt must hold the ledger of each of these origins, with a checkpoint signed by one of its keys. */
  readonly trust?: readonly Trust[]
}

/** Replays a receipt against the same data or later ones. Throws `ReceiptError` where it is handed no receipt or no logs. */
export const checkReceipt = (json: unknown, against: Against): ReceiptCheck => {
  const plain = plainJson(json, "receipt")
  const version = versionOf(plain)
  if (Number.isSafeInteger(version) && Number(version) > VERSION)
    return unprovable("unknown-version", "receipt.v", String(version), `at most ${VERSION}`)
  const receipt = readReceipt(plain)
  const { question, madeBy } = receipt
  const check = checkRead(receipt, against)
  return isUnprovable(check) ? { ...check, question, madeBy } : check
}

const checkRead = (receipt: Receipt, against: Against): ReceiptCheck => {
  const facts = factsOf(receipt, against)
  if (isUnprovable(facts)) return facts
  checkOnce(against.ledgers, "ledgers")
  const logs = replaying(() => logsOf(against.ledgers))
  if (isUnprovable(logs)) return logs
  const ledgers = ledgersFault(receipt, logs, against.trust ?? [])
  if (isUnprovable(ledgers)) return ledgers
  const checked = checkedOf(receipt, against.platform, ledgers)
  return replaying(() => new Replay(receipt, facts.facts, against.platform, logs).check(checked))
}

/** What the log, the case or the question refuse is no mistake of whoever asks. */
const replaying = <A>(run: () => A): A | Unprovable => {
  try {
    return run()
  } catch (error) {
    if (error instanceof CaseError || error instanceof QuestionError)
      return unprovable("not-readable", "receipt", error.message, "a case and a question of this platform")
    if (error instanceof ReceiptError)
      return unprovable("log-unreadable", error.at, error.found, error.expected)
    throw error
  }
}

const checkedOf = (
  { question, madeBy, platform: { digest: was, tables = {} } }: Receipt,
  platform: Platform,
  ledgers: readonly LedgerStanding[],
): Checked => {
  const others = otherTables(tables, platform)
  return {
    v: 1,
    question,
    madeBy,
    ledgers,
    engine: { was: madeBy.engine, now: ENGINE },
    platform: {
      was,
      now: digestOf(platform, "platform"),
      ...(others.length === 0 ? {} : { otherTables: others }),
    },
  }
}

/** The facts to audit again: those of the receipt, or those that are handed in and fit its digest. */
const factsOf = (receipt: Receipt, against: Against): { readonly facts: unknown } | Unprovable => {
  const { id } = against.platform
  if (receipt.platform.id !== id)
    return unprovable("other-platform", "receipt.platform.id", receipt.platform.id, id)
  const { digest, facts: own } = receipt.case
  const given = against.case === undefined ? undefined : plainJson(against.case, "case")
  if (own === undefined && given === undefined)
    return unprovable(
      "case-missing",
      "receipt.case",
      "only its digest",
      "the case to be given beside the receipt",
    )
  const digests = [own, given].flatMap((facts) => (facts === undefined ? [] : [digestOf(facts, "case")]))
  const other = digests.find((found) => found !== digest)
  if (other !== undefined) return unprovable("other-case", "receipt.case", `a case with ${other}`, digest)
  return { facts: own ?? given }
}
