// Orders of 1688's open platform in a text, made into cases.
import { jsonPlaces, type Place, TRADE_BOUNDS } from "@policy-ledger/log"
import { caseOf, exactJson, type PlacedTrade, TradeError, tradesOf } from "@policy-ledger/orders-1688"
import { Result } from "effect"
import type { CasesRefused } from "../refusal.ts"
import {
  at,
  BEGINNING,
  type CasesRead,
  type CaseText,
  type ParsedCase,
  readText,
  refused,
} from "./one-case.ts"
import type { TradeNotes } from "./trade-notes.ts"

const EXPECTED = "an order of 1688's open platform in JSON, or an answer with some"

const alone = (parsed: Result.Result<ParsedCase, CasesRefused>): CasesRead => ({
  cases: [parsed],
  isList: false,
})

/** The orders of one text as cases, each of which may be refused by itself; what they leave open goes into the notes. */
export const parseTrades = (source: CaseText, notes: TradeNotes): CasesRead => {
  const said = readText(source, TRADE_BOUNDS, EXPECTED)
  if (Result.isFailure(said)) return alone(Result.fail(said.failure))
  const whole = exactJson(source.text ?? "")
  const placed = refusing(source, "", () => tradesOf(whole))
  if (Result.isFailure(placed)) return alone(Result.fail(placed.failure))
  return {
    cases: placed.success.map((trade) => parseTrade(source, trade, notes)),
    isList: placed.success.length !== 1 || placed.success.some(({ path }) => path.endsWith("]")),
  }
}

const parseTrade = (
  source: CaseText,
  { path, trade }: PlacedTrade,
  notes: TradeNotes,
): Result.Result<ParsedCase, CasesRefused> =>
  Result.map(
    refusing(source, path, () => caseOf(trade)),
    (made) => {
      notes.add(source.file, made)
      return { source, json: made.case, madeFrom: () => placeOf(source, path) }
    },
  )

/** A mistake's path, from the text's beginning. */
const pathFrom = (within: string, path: string): string => {
  if (within === "") return path
  return path === "trade" ? within : `${within}.${path}`
}

const refusing = <A>(source: CaseText, within: string, read: () => A): Result.Result<A, CasesRefused> => {
  try {
    return Result.succeed(read())
  } catch (error) {
    if (!(error instanceof TradeError)) throw error
    return refused(
      error.problems.map(({ path: below, ...mismatch }) => {
        const path = pathFrom(within, below)
        return { at: `${at(source, placeOf(source, path))}: ${path}`, ...mismatch }
      }),
    )
  }
}

/** A place and those that it lies in, the nearest first. */
const outwards = (path: string): readonly string[] =>
  path === ""
    ? [""]
    : [path, ...outwards(path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0)))]

/** Where it stands in the text; of what is missing, where it should. */
const placeOf = (source: CaseText, path: string): Place => {
  const paths = outwards(path)
  const places = jsonPlaces(source.text ?? "", TRADE_BOUNDS, paths)
  return paths.map((at) => places.get(at)?.value).find((place) => place !== undefined) ?? BEGINNING
}
