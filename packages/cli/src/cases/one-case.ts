import { type AuditAnswer, type AuditQuestion, CaseError, type Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { CasesRefused, type Refused } from "../refusal.ts"
import { type JsonPlaces, jsonPlaces, type Place } from "./json-places.ts"

/** One case as text, and where the text begins. */
export interface CaseText {
  readonly file: string
  /** The line on which it begins, from 1. */
  readonly line: number
  /** Undefined where its bytes are no UTF-8. */
  readonly text: string | undefined
  /** Of the text, where somebody has looked for them already. */
  readonly places?: JsonPlaces
}

/** One case as JSON, and where everything of it stands. */
export interface ParsedCase {
  readonly source: CaseText
  readonly json: unknown
  readonly places: JsonPlaces
}

/** Audits a case; every problem of it is named with its place. */
export const auditCase = (
  rulebook: Rulebook,
  question: AuditQuestion,
  { source, json, places }: ParsedCase,
): Result.Result<AuditAnswer, CasesRefused> => {
  try {
    return Result.succeed(rulebook.audit(json, question))
  } catch (error) {
    if (!(error instanceof CaseError)) throw error
    return refused(
      error.problems.map(({ path, undeclared, ...mismatch }) => {
        const place = (undeclared === true ? places.ofKey(path) : places.of(path)) ?? BEGINNING
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

export const parseCase = (source: CaseText): Result.Result<ParsedCase, CasesRefused> => {
  const { text } = source
  const expected = "one case in JSON, an object of facts"
  const whole = at(source, BEGINNING)
  if (text === undefined) return refused([{ at: whole, found: "bytes that are no UTF-8", expected }])
  if (text.trim() === "") return refused([{ at: whole, found: "nothing", expected }])
  const { places = jsonPlaces(text) } = source
  if (places.stopped !== undefined) {
    const found = `no JSON: ${atPlace(text, places.stopped)}`
    return refused([{ at: at(source, places.stopped), found, expected }])
  }
  if (places.repeated !== undefined) {
    const { path, place } = places.repeated
    return refused([{ at: at(source, place), found: `${path} a second time`, expected: "each fact once" }])
  }
  const json: unknown = JSON.parse(text)
  return Array.isArray(json)
    ? refused([
        { at: whole, found: "a list", expected: `${expected}; many cases are an .ndjson file, one a line` },
      ])
    : Result.succeed({ source, json, places })
}

const LONGEST = 20

const atPlace = (text: string, { line, column }: Place): string => {
  const rest = (text.split("\n")[line - 1] ?? "").slice(column - 1).trimEnd()
  if (rest === "") return "it breaks off"
  return `${JSON.stringify(rest.length > LONGEST ? `${rest.slice(0, LONGEST)}…` : rest)} here`
}
