import {
  CASE_BOUNDS,
  type JsonFault,
  jsonPlaces,
  type JsonResult,
  type Place,
  readJson,
  sizeFault,
} from "@policy-ledger/log"
import { type AuditAnswer, type AuditQuestion, CaseError, type Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { CasesRefused, type Refused } from "../refusal.ts"
import type { TextRead } from "./line.ts"

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
}

/** Audits a case; every problem of it is named with its place. */
export const auditCase = (
  rulebook: Rulebook,
  question: AuditQuestion,
  { source, json }: ParsedCase,
): Result.Result<AuditAnswer, CasesRefused> => {
  try {
    return Result.succeed(rulebook.audit(json, question))
  } catch (error) {
    if (!(error instanceof CaseError)) throw error
    const paths = error.problems.map(({ path }) => path)
    const places = jsonPlaces(source.text ?? "", CASE_BOUNDS, paths)
    return refused(
      error.problems.map(({ path, undeclared, ...mismatch }) => {
        const { key, value } = places.get(path) ?? { key: undefined, value: BEGINNING }
        const place = undeclared === true ? (key ?? value) : value
        return { at: `${at(source, place)}: ${path}`, ...mismatch }
      }),
    )
  }
}

const at = ({ file, line }: CaseText, place: Place): string =>
  `${file}:${line + place.line - 1}:${place.column}`

const refused = (problems: readonly Refused[]): Result.Result<never, CasesRefused> => {
  const [first, ...rest] = problems
  if (first === undefined) throw new Error("a case refused without a problem")
  return Result.fail(new CasesRefused({ problems: [first, ...rest] }))
}

const BEGINNING: Place = { line: 1, column: 1 }

const EXPECTED = "one case in JSON, an object of facts"

export const parseCase = (source: CaseText): Result.Result<ParsedCase, CasesRefused> => {
  const { text, bytes } = source
  const whole = at(source, BEGINNING)
  if (text === undefined) {
    const large = sizeFault(bytes, CASE_BOUNDS.bytes)
    if (large !== undefined) return refused([faultOf(source, large)])
    return refused([{ at: whole, found: "bytes that are no UTF-8", expected: EXPECTED }])
  }
  if (text.trim() === "") return refused([{ at: whole, found: "nothing", expected: EXPECTED }])
  const said = source.said ?? readJson(text, CASE_BOUNDS)
  if (!said.ok) return refused([faultOf(source, said.fault)])
  return Array.isArray(said.value)
    ? refused([
        { at: whole, found: "a list", expected: `${EXPECTED}; many cases are an .ndjson file, one a line` },
      ])
    : Result.succeed({ source, json: said.value })
}

const faultOf = (source: CaseText, fault: JsonFault): Refused => ({
  at: fault.at === "" ? at(source, fault) : `${at(source, fault)}: ${fault.at}`,
  found: fault.found,
  expected: expectedOf(fault),
})

const expectedOf = ({ reason, expected }: JsonFault): string => {
  if (reason === "repeated") return "each fact once"
  return reason === "syntax" ? EXPECTED : expected
}
