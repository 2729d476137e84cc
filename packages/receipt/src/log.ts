import { Log } from "@policy-ledger/log"
import { FoldError, QuestionError, Rulebook, type Platform } from "@policy-ledger/rulebook"
import { ReceiptError } from "./receipt.ts"

/** One ledger: its lines are the log's, without their newlines. */
export interface GivenLedger {
  readonly origin: string
  readonly lines: readonly string[]
}

/** A log at one of its sizes. */
export interface LogAt {
  readonly log: Log
  readonly size: number
}

/** What a log says of a line that cannot be read is said of the receipt's ledgers. */
const reading = <A>(read: () => A): A => {
  try {
    return read()
  } catch (error) {
    if (error instanceof QuestionError) throw new ReceiptError(error.at, error.found, error.expected)
    throw error
  }
}

/** The rules as these logs tell them. Throws a `ReceiptError` where one does not hold announcements. */
export const bookOf = (platform: Platform, logs: readonly LogAt[]): Rulebook => {
  const slices = reading(() => logs.map(({ log, size }) => log.slice(size)))
  try {
    return Rulebook.of(platform, slices)
  } catch (error) {
    if (error instanceof FoldError)
      throw new ReceiptError("log", error.message, "each change after its announcement")
    throw error
  }
}

/** Ledgers are told apart by their origins. */
export const checkOnce = (ledgers: readonly { readonly origin: string }[], at: string): void => {
  const twice = ledgers.find(({ origin }, i) => ledgers.findIndex((other) => other.origin === origin) < i)
  if (twice !== undefined) throw new ReceiptError(at, `${twice.origin} twice`, "each ledger once")
}

/** The logs of ledgers; each with its tree, so that a wrong root is found first. */
export const logsOf = (ledgers: readonly GivenLedger[]): readonly Log[] => {
  checkOnce(ledgers, "ledgers")
  const logs = ledgers.map(({ origin, lines }) => new Log(origin, lines))
  reading(() => logs.map((log) => log.tree))
  return logs
}
