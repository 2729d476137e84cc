import type { Kleene, Verdict } from "@policy-ledger/rulebook"
import { canonicalText } from "./digest.ts"
import { receipt } from "./generated/receipt-form.ts"
import { checkOnce } from "./log.ts"
import { ReceiptError, VERSION, type Receipt } from "./receipt.ts"

/**
 * The JSON of a value, read once: what has two readings (a getter, half of a surrogate pair, a number that is none) is
 * refused, and whatever its owner does to the value afterwards changes nothing.
 */
export const plainJson = (json: unknown, at: string): unknown => JSON.parse(canonicalText(json, at))

/** Reads a receipt, strictly: a key that is not known is refused like one that is missing. Throws `ReceiptError`. */
export const decodeReceipt = (json: unknown): Receipt => readReceipt(plainJson(json, "receipt"))

/** Reads what `plainJson` gave. */
export const readReceipt = (json: unknown): Receipt => {
  if (!receipt(json, "receipt")) throw new Error("a form that does not hold throws")
  for (const [i, verdict] of json.answer.verdicts.entries())
    checkVerdict(verdict, `receipt.answer.verdicts[${i}]`)
  checkVersion(json)
  checkOnce(json.ledgers, "receipt.ledgers")
  return json
}

/** What can be asked since the second version. */
const ASKED_SINCE = ["about", "verdicts", "presume"] as const
/** What is told since. */
const TOLD_SINCE = ["states", "missing"] as const

/** Each version has its own keys. */
const checkVersion = ({ v, question, answer }: Receipt): void => {
  for (const key of TOLD_SINCE)
    if (v === VERSION && answer[key] === undefined)
      throw new ReceiptError(`receipt.answer.${key}`, "nothing", `it, in a receipt of version ${VERSION}`)
  if (v === VERSION) return
  const expected = `no such key in a receipt of version ${v}`
  const asked = ASKED_SINCE.find((key) => question[key] !== undefined)
  if (asked !== undefined) throw new ReceiptError("receipt.question", asked, expected)
  const told = TOLD_SINCE.find((key) => answer[key] !== undefined)
  if (told !== undefined) throw new ReceiptError("receipt.answer", told, expected)
}

const RANK: { readonly [truth in Kleene]: number } = { no: 0, unknown: 1, yes: 2 }

/** No provision applies more certainly than it is in force and matches. */
const checkVerdict = ({ inForce, matches, applies }: Verdict, at: string): void => {
  const most = RANK[inForce] < RANK[matches] ? inForce : matches
  if (RANK[applies] <= RANK[most]) return
  const found = `${JSON.stringify(applies)} beside inForce "${inForce}" and matches "${matches}"`
  throw new ReceiptError(`${at}.applies`, found, `at most ${JSON.stringify(most)}`)
}

/** The version of something that says it is a receipt; undefined where it is none. */
export const versionOf = (json: unknown): unknown =>
  typeof json === "object" &&
  json !== null &&
  "kind" in json &&
  json.kind === "policy-ledger-receipt" &&
  "v" in json
    ? json.v
    : undefined
