// Orders of 1688's open platform in a text, made into cases.
import { jsonPlaces, type Place, TRADE_BOUNDS } from "@policy-ledger/log"
import {
  type CaseOfTrade,
  caseOf,
  exactJson,
  TradeError,
  type TradeProblem,
  tradesOf,
} from "@policy-ledger/orders-1688"
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

type Parsed = Result.Result<ParsedCase, CasesRefused>

type Problems = readonly TradeProblem[]

const EXPECTED = "an order of 1688's open platform in JSON, or an answer with some"

/** The orders of one text as cases; what they leave open goes into the notes. */
export const parseTrades = (source: CaseText, notes: TradeNotes): CasesRead => {
  const said = readText(source, TRADE_BOUNDS, EXPECTED)
  if (Result.isFailure(said)) return alone(Result.fail(said.failure))
  const placed = attempt("", () => tradesOf(exactJson(source.text ?? "")))
  if (Result.isFailure(placed))
    return alone(refusedAt(source, placed.failure, placesOf(source, pathsOf(placed.failure))))
  const tried = placed.success.map(({ path, trade }) => ({ path, made: attempt(path, () => caseOf(trade)) }))
  const paths = tried.flatMap(({ path, made }) => [
    path,
    ...(Result.isFailure(made) ? pathsOf(made.failure) : []),
  ])
  const placeOf = placesOf(source, paths)
  const parsed = (path: string, made: CaseOfTrade): ParsedCase => {
    notes.add(source.file, made)
    return { source, json: made.case, madeFrom: () => placeOf(path) }
  }
  return {
    cases: tried.map(({ path, made }) =>
      Result.isSuccess(made)
        ? Result.succeed(parsed(path, made.success))
        : refusedAt(source, made.failure, placeOf),
    ),
    isList: tried.length !== 1 || tried.some(({ path }) => path.endsWith("]")),
  }
}

const alone = (parsed: Parsed): CasesRead => ({ cases: [parsed], isList: false })

/** The mistakes of an order that stands at a path, with their paths from the text's beginning. */
const attempt = <A>(within: string, read: () => A): Result.Result<A, Problems> => {
  try {
    return Result.succeed(read())
  } catch (error) {
    if (!(error instanceof TradeError)) throw error
    return Result.fail(
      error.problems.map((problem) => ({ ...problem, path: pathFrom(within, problem.path) })),
    )
  }
}

const pathFrom = (within: string, path: string): string => {
  if (within === "") return path
  return path === "trade" ? within : `${within}.${path}`
}

const pathsOf = (problems: Problems): readonly string[] => problems.map(({ path }) => path)

const refusedAt = (source: CaseText, problems: Problems, placeOf: (path: string) => Place): Parsed =>
  refused(
    problems.map(({ path, ...mismatch }) => ({ at: `${at(source, placeOf(path))}: ${path}`, ...mismatch })),
  )

/** A place and those that it lies in, the nearest first. */
const outwards = (path: string): readonly string[] =>
  path === ""
    ? [""]
    : [path, ...outwards(path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0)))]

/** Where these paths stand in the text, looked for once and only when asked; of what is missing, where it should. */
const placesOf = (source: CaseText, paths: readonly string[]): ((path: string) => Place) => {
  let places: ReturnType<typeof jsonPlaces> | undefined
  return (path) => {
    const found = (places ??= jsonPlaces(source.text ?? "", TRADE_BOUNDS, paths.flatMap(outwards)))
    return outwards(path).flatMap((shown) => found.get(shown)?.value ?? [])[0] ?? BEGINNING
  }
}
