import { isDeepStrictEqual } from "node:util"
import { Log } from "@policy-ledger/log"
import { signCheckpoint, type Trust } from "@policy-ledger/tlog"
import { ed25519Signer, ed25519Verifier, generateKeyPair } from "@policy-ledger/tlog/node"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { checkReceipt, ReceiptError, type Receipt } from "../src/index.ts"
import { base, linesOf, order, ORIGIN, receiptOn, shorter } from "./market.ts"
import { bare, claiming, CLAIMS, member, mutants, recomputed, ways, type Mutant } from "./mutate.ts"
import { asksTheSame, isTrue, type Known } from "./oracle.ts"
import { cases, lines, log, platform, receiptAt } from "./published.ts"

// Receipts as whoever hands them over may have changed them, and what may be told of each.

const ownKeys = generateKeyPair(ORIGIN)
const trust: readonly Trust[] = [{ origin: ORIGIN, keys: [ed25519Verifier(ownKeys.verifierKey)] }]
const market = new Log(ORIGIN, linesOf(base))
const grown = new Log(ORIGIN, linesOf([...base, shorter("2024-02-20-dispatch", "2024-05-01T00:00:00+05:30")]))
const checkpoint = signCheckpoint({ origin: ORIGIN, ...market.tree.head(), extension: [] }, [
  ed25519Signer(ownKeys.signerKey),
])

/** A receipt as it was made, and what it is checked with. */
export interface Subject extends Known {
  readonly receipt: Receipt
  readonly trust?: readonly Trust[]
  /** Every how many changes one is tried, and which are tried all: a check of the long log takes its time. */
  readonly every: number
  readonly always: RegExp
}

const inMarket = { platform: bazaar, log: market, every: 1, always: /^(?!answer|case)/ }

const ofExamples = { platform, log, every: 400, always: /^madeBy/ }

const plain: Subject = { ...inMarket, receipt: receiptOn(base) }

export const SUBJECTS: readonly (readonly [of: string, subject: Subject])[] = [
  ["of the bazaar", { ...inMarket, receipt: receiptOn(base, { question: { explain: true } }) }],
  [
    "of the bazaar, signed, its key demanded",
    { ...inMarket, receipt: receiptOn(base, { checkpoint }), trust, every: 3 },
  ],
  [
    "of the bazaar, private",
    { ...inMarket, receipt: receiptOn(base, { private: true }), case: order, every: 2 },
  ],
  [
    "of the bazaar, of another clock",
    { ...inMarket, receipt: receiptOn(base, { question: { announcedBy: "2023-06-15" } }), every: 3 },
  ],
  ["of the bazaar, whose log has grown", { ...plain, log: grown, every: 3 }],
  ["of an example", { ...ofExamples, receipt: receiptAt(cases[0], lines.length) }],
  [
    "of an example, private",
    { ...ofExamples, receipt: receiptAt(cases[9], lines.length, true), case: cases[9] },
  ],
]

/** Each change alone, and with a claim of another engine, release or platform file; some without any evidence, too. */
const variants = (mutant: Mutant, i: number): readonly Mutant[] => {
  const claimed = claiming(mutant, CLAIMS[i % CLAIMS.length]!)
  const fitting = mutant.name.startsWith("case.facts") ? [recomputed(mutant), recomputed(claimed)] : []
  return [mutant, claimed, ...(i % 3 === 0 ? [bare(claimed)] : []), ...fitting]
}

/** Which are tried, where not all are: every so manieth from the `first` on. */
export interface Sample {
  readonly first?: number
  readonly every?: number
}

export const mutantsOf = (
  { receipt, every: usual, always }: Subject,
  { first = 0, every = usual }: Sample = {},
): readonly Mutant[] => {
  const json: unknown = JSON.parse(JSON.stringify(receipt))
  return mutants(json)
    .filter(({ name }, i) => i % every === first % every || always.test(name))
    .flatMap(variants)
}

/** Two changes at once, of those that used to pass. */
export const pairs = (): readonly [subject: Subject, mutants: readonly Mutant[]] => {
  const { receipt } = plain
  const json: unknown = JSON.parse(JSON.stringify(receipt))
  const { answer } = receipt
  const verdict = answer.verdicts[0]!
  const invented = (["yes", "no", "unknown"] as const).flatMap((inForce) =>
    (["yes", "no", "unknown"] as const).flatMap((applies) => ({ ...verdict, inForce, applies })),
  )
  const withVerdict = invented.flatMap((more) =>
    [0, 1, answer.verdicts.length].map(
      (at): Mutant => ({
        name: `a verdict more at ${at}: in force ${more.inForce}, applies ${more.applies}`,
        json: { ...receipt, answer: { ...answer, verdicts: answer.verdicts.toSpliced(at, 0, more) } },
      }),
    ),
  )
  const claims = CLAIMS.flatMap((one) => withVerdict.map((mutant) => claiming(mutant, one)))
  const inAnswer = ways(json).filter(([first, second]) => first === "answer" && second !== "verdicts")
  const everyClaim = CLAIMS.flatMap((one) => mutants(json, inAnswer).map((mutant) => claiming(mutant, one)))
  return [plain, [...withVerdict, ...claims, ...claims.map(bare), ...everyClaim]]
}

export type Told = "same" | "different" | "unprovable" | "refused"

export const toldOf = (json: unknown, subject: Subject): Told => {
  try {
    return checkReceipt(json, {
      platform: subject.platform,
      ledgers: [subject.log],
      ...("case" in subject ? { case: subject.case } : {}),
      ...(subject.trust === undefined ? {} : { trust: subject.trust }),
    }).result
  } catch (error) {
    if (error instanceof ReceiptError) return "refused"
    throw error
  }
}

/** Why what was told must not be told of this; undefined where it may. */
export const objection = (told: Told, json: unknown, subject: Subject): string | undefined => {
  if (told === "unprovable" || told === "refused") return undefined
  const receipt = json as Receipt
  const { receipt: made } = subject
  if (!isTrue(receipt, subject)) return "the log never gave that answer to that question"
  const isOther = !isDeepStrictEqual(receipt.ledgers[0]?.events, made.ledgers[0]?.events)
  if (isOther && asksTheSame(receipt, made)) return "its evidence is not whole"
  const isSigned = isDeepStrictEqual(member(receipt.ledgers[0], "checkpoint"), checkpoint)
  return subject.trust !== undefined && !isSigned
    ? "the checkpoint that was demanded is not there"
    : undefined
}

/** What is told of a receipt that was not changed. */
export const rightOf = ({ log: against }: Subject): Told => (against === grown ? "different" : "same")
