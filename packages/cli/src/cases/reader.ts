// What the texts of a file are: cases as they stand, or orders that cases are made of.
import { CASE_BOUNDS, type JsonBounds, TRADE_BOUNDS } from "@policy-ledger/log"
import { exactJson, isTrade } from "@policy-ledger/orders-1688"
import { CasesRefused } from "../refusal.ts"
import { at, BEGINNING, type CasesRead, type CaseText, parseCase } from "./one-case.ts"
import { TradeNotes } from "./trade-notes.ts"
import { parseTrades } from "./trades.ts"

export interface CaseReader {
  readonly bounds: JsonBounds
  /** The one platform whose orders it reads; undefined where it reads any platform's cases. */
  readonly platform?: string
  readonly read: (source: CaseText) => CasesRead
  /** What to tell beside the refusal of a text or of a case in it. */
  readonly hint: (refusal: CasesRefused, source: CaseText, platform: string) => CasesRefused
  /** What to tell at the end, beside the answers; `explain` with reasons. */
  readonly notes: (explain: boolean) => readonly string[]
}

/** The forms that `--as` names. */
export const FORMS = ["alibaba-trade"] as const

type Form = (typeof FORMS)[number]

const PLATFORM_OF_TRADES = "1688"

export const caseReader = (form: Form | undefined): CaseReader =>
  form === undefined ? plainReader : tradeReader()

const plainReader: CaseReader = {
  bounds: CASE_BOUNDS,
  read: (source) => ({ cases: [parseCase(source)], isList: false }),
  hint: (refusal, source, platform) =>
    platform === PLATFORM_OF_TRADES && holdsTrade(source) ? hinting(refusal, source) : refusal,
  notes: () => [],
}

/** Is each line a case as it stands there? */
export const isPlain = (reader: CaseReader): boolean => reader === plainReader

const tradeReader = (): CaseReader => {
  const notes = new TradeNotes()
  return {
    bounds: TRADE_BOUNDS,
    platform: PLATFORM_OF_TRADES,
    read: (source) => parseTrades(source, notes),
    hint: (refusal) => refusal,
    notes: (explain) => notes.lines(explain),
  }
}

const holdsTrade = ({ text }: CaseText): boolean => {
  try {
    return isTrade(exactJson(text ?? ""))
  } catch {
    return false
  }
}

const hinting = ({ problems }: CasesRefused, source: CaseText): CasesRefused => {
  const [first, ...rest] = problems
  const hint = {
    at: at(source, BEGINNING),
    found: "what looks like an order of 1688's open platform",
    expected: "a case, or --as alibaba-trade, which reads such orders",
  }
  return new CasesRefused({ problems: [first, ...rest, hint] })
}
