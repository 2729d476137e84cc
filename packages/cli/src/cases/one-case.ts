import {
  CASE_BOUNDS,
  type JsonBounds,
  type JsonFault,
  jsonPlaces,
  type JsonResult,
  type Place,
  readJson,
  sizeFault,
} from "@policy-ledger/log"
import { CaseError } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { CasesRefused, type Refused } from "../refusal.ts"
import type { TextRead } from "./line.ts"
import { resultsFor } from "./results-row.ts"

/** One case as text, and where the text begins. */
export interface CaseText extends TextRead {
  readonly file: string
  /** The line on which it begins, from 1. */
  readonly line: number
  /** What the text says, where somebody has read it already. */
  readonly said?: JsonResult
}

/** One case as JSON. */
export interface ParsedCase {
  readonly source: CaseText
  readonly json: unknown
  /** Where the order begins that it was made of; absent where its facts stand in the text by their own paths. */
  readonly madeFrom?: () => Place
}

/** The cases of one text, each of which may be refused by itself. */
export interface CasesRead {
  readonly cases: readonly Result.Result<ParsedCase, CasesRefused>[]
  /** A list, however long it is. */
  readonly isList: boolean
}

/** What is asked of a case as it was read; throws `CaseError` where it is none. */
export type Ask<A> = (json: unknown) => A

/** Asks about a case; every problem of it is named with its place. */
export const askCase = <A>(
  ask: Ask<A>,
  { source, json, madeFrom }: ParsedCase,
): Result.Result<A, CasesRefused> => {
  try {
    return Result.succeed(ask(json))
  } catch (error) {
    if (!(error instanceof CaseError)) throw error
    const results = resultsFor(error.problems.map(({ path }) => path))
    if (results !== undefined && madeFrom === undefined)
      return refused([{ at: at(source, BEGINNING), ...results }])
    const paths = error.problems.map(({ path }) => path)
    const places = madeFrom === undefined ? jsonPlaces(source.text ?? "", CASE_BOUNDS, paths) : undefined
    const whole = madeFrom?.() ?? BEGINNING
    return refused(
      error.problems.map(({ path, undeclared, ...mismatch }) => {
        const { key, value } = places?.get(path) ?? { key: undefined, value: whole }
        const place = undeclared === true ? (key ?? value) : value
        return { at: `${at(source, place)}: ${path}`, ...mismatch }
      }),
    )
  }
}

/** As messages name a place in a text: file, line and column. */
export const at = ({ file, line }: CaseText, place: Place): string =>
  `${file}:${line + place.line - 1}:${place.column}`

export const refused = (problems: readonly Refused[]): Result.Result<never, CasesRefused> => {
  const [first, ...rest] = problems
  if (first === undefined) throw new Error("a case refused without a problem")
  return Result.fail(new CasesRefused({ problems: [first, ...rest] }))
}

export const BEGINNING: Place = { line: 1, column: 1 }

const EXPECTED = "one case in JSON, an object of facts"

export const parseCase = (source: CaseText): Result.Result<ParsedCase, CasesRefused> =>
  Result.flatMap(readText(source, CASE_BOUNDS, EXPECTED), (json) =>
    Array.isArray(json)
      ? refused([
          {
            at: at(source, BEGINNING),
            found: "a list",
            expected: `${EXPECTED}; many cases are an .ndjson file, one a line`,
          },
        ])
      : Result.succeed({ source, json }),
  )

/** What a text says as JSON. */
export const readText = (
  source: CaseText,
  bounds: JsonBounds,
  expected: string,
): Result.Result<unknown, CasesRefused> => {
  const { text, bytes } = source
  const whole = at(source, BEGINNING)
  if (text === undefined) {
    const large = sizeFault(bytes, bounds.bytes)
    if (large !== undefined) return refused([faultOf(source, large, expected)])
    return refused([{ at: whole, found: "bytes that are no UTF-8", expected }])
  }
  if (text.trim() === "") return refused([{ at: whole, found: "nothing", expected }])
  const said = source.said ?? readJson(text, bounds)
  return said.ok ? Result.succeed(said.value) : refused([faultOf(source, said.fault, expected)])
}

const faultOf = (source: CaseText, fault: JsonFault, expected: string): Refused => ({
  at: fault.at === "" ? at(source, fault) : `${at(source, fault)}: ${fault.at}`,
  found: fault.found,
  expected: expectedOf(fault, expected),
})

const expectedOf = ({ reason, expected }: JsonFault, whole: string): string => {
  if (reason === "repeated") return "each fact once"
  return reason === "syntax" ? whole : expected
}
