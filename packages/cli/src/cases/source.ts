import { closeSync, fstatSync, openSync, readSync } from "node:fs"
import { CASE_BOUNDS, type JsonBounds, type JsonResult, readJson } from "@policy-ledger/log"
import { Effect, type Scope } from "effect"
import { type Refused, CasesRefused } from "../refusal.ts"
import { codeOf } from "../surroundings/system.ts"
import { Surroundings } from "../surroundings/surroundings.ts"
import { ENOUGH, refuseNoParquet, refuseNoText } from "./first-bytes.ts"
import { joined, type Line, linesOf, type Look } from "./line.ts"
import type { CaseText } from "./one-case.ts"

/** What there is to audit: one case, or many, one a line. */
export type CaseSource =
  | (CaseText & { readonly kind: "one" })
  | {
      readonly kind: "many"
      readonly file: string
      readonly lines: Iterable<Line>
      /** Bytes altogether; undefined where nobody knows. */
      readonly size: number | undefined
    }

/** As messages call it. */
export const STANDARD_INPUT = "standard input"

/** `-` is standard input; `.ndjson` is many cases; anything else is one. */
export const openCases = (
  file: string,
  bounds: JsonBounds,
): Effect.Effect<CaseSource, CasesRefused, Scope.Scope | Surroundings> =>
  file === "-"
    ? Effect.flatMap(Surroundings, ({ stdin }) =>
        refusingFaults(
          STANDARD_INPUT,
          () => sniffed(STANDARD_INPUT, linesOf(stdin, noText(STANDARD_INPUT, A_CASE)), bounds),
          A_CASE,
        ),
      )
    : Effect.flatMap(fileToRead(file, A_CASE), (fd) => refusingFaults(file, () => sourceOf(file, fd), A_CASE))

const A_CASE = "a case in JSON, or cases in .ndjson, one a line"

const noText =
  (file: string, expected: string): Look =>
  (first) =>
    refuseNoText(file, expected, first)

/** A file to be read in pieces. */
export interface OpenFile {
  /** As messages call it. */
  readonly file: string
  readonly fd: number
  /** Bytes altogether; undefined where nobody knows. */
  readonly size: number | undefined
  /** For whoever reads it as text: throws `CasesRefused` where it is none. */
  readonly look: Look
}

/** Opens whatever there is to read; `-` is standard input. */
export const openFile = (
  file: string,
  expected: string,
  isText = true,
): Effect.Effect<OpenFile, CasesRefused, Scope.Scope | Surroundings> =>
  file === "-"
    ? Effect.map(Surroundings, ({ stdin }) => ({
        file: STANDARD_INPUT,
        fd: stdin,
        size: undefined,
        look: noText(STANDARD_INPUT, expected),
      }))
    : Effect.flatMap(fileToRead(file, expected), (fd) =>
        refusingFaults(
          file,
          () => {
            const size = sizeOf(fd)
            if (size !== undefined && !isText) refuseNoParquet(file, expected, beginningOf(fd))
            return { file, fd, size, look: noText(file, expected) }
          },
          expected,
        ),
      )

const sizeOf = (fd: number): number | undefined => {
  const status = fstatSync(fd)
  if (status.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" })
  // Of a pipe its status says nothing.
  return status.isFile() ? status.size : undefined
}

/** The first bytes of a file, which are read all the same. */
const beginningOf = (fd: number): Uint8Array => {
  const first = new Uint8Array(ENOUGH)
  return first.subarray(0, readSync(fd, first, 0, ENOUGH, 0))
}

const sourceOf = (file: string, fd: number): CaseSource => {
  const size = sizeOf(fd)
  // Of a file of many they would be met when answers are printed already.
  if (size !== undefined) refuseNoText(file, A_CASE, beginningOf(fd))
  if (file.toLowerCase().endsWith(".ndjson")) return { kind: "many", file, lines: linesOf(fd), size }
  return size !== undefined && size > CASE_BOUNDS.bytes
    ? { kind: "one", file, line: 1, text: undefined, bytes: size }
    : { kind: "one", file, line: 1, ...joined(linesOf(fd)) }
}

const fileToRead = (file: string, expected: string): Effect.Effect<number, CasesRefused, Scope.Scope> =>
  Effect.acquireRelease(
    refusingFaults(file, () => openSync(file, "r"), expected),
    (fd) => Effect.sync(() => closeSync(fd)),
  )

const refusingFaults = <A>(file: string, read: () => A, expected: string): Effect.Effect<A, CasesRefused> =>
  Effect.try({
    try: read,
    catch: (error) =>
      error instanceof CasesRefused
        ? error
        : new CasesRefused({ problems: [faultOf(file, error, expected)] }),
  })

const faultOf = (file: string, error: unknown, expected: string): Refused => {
  const code = codeOf(error)
  if (code === "ENOENT") return { at: file, found: "no such file", expected }
  if (code === "EISDIR") return { at: file, found: "a folder", expected }
  return { at: file, found: error instanceof Error ? error.message : String(error), expected }
}

const isBlank = ({ text }: Line): boolean => text?.trim() === ""

/** JSON, also where it may not be read for another reason. */
const isJson = (read: JsonResult): boolean => read.ok || read.fault.reason !== "syntax"

const isWhole = ({ text }: Line, bounds: JsonBounds): boolean =>
  text !== undefined && isJson(readJson(text, bounds))

/** Many cases where the first line is a case by itself and another line follows, or where the whole is none and a line is. */
const sniffed = (file: string, lines: Iterator<Line> & Iterable<Line>, bounds: JsonBounds): CaseSource => {
  const read: Line[] = []
  const many = (): CaseSource => ({ kind: "many", file, lines: chained(read, lines), size: undefined })
  const told: Line[] = []
  let kept = 0
  // More than one case can hold is not waited for.
  for (let next = lines.next(); next.done !== true && kept <= CASE_BOUNDS.bytes; next = lines.next()) {
    read.push(next.value)
    kept += next.value.text === undefined ? 0 : next.value.bytes
    if (isBlank(next.value)) continue
    told.push(next.value)
    if (told.length === 2 && told.slice(0, 1).some((line) => isWhole(line, bounds))) return many()
  }
  const whole = joined(read)
  const said = whole.text === undefined ? undefined : readJson(whole.text, bounds)
  const isOne = said !== undefined && isJson(said)
  if (!isOne && told.length > 1 && told.some((line) => isWhole(line, bounds))) return many()
  return { kind: "one", file, line: 1, ...whole, ...(said && { said }) }
}

function* chained(read: readonly Line[], rest: Iterable<Line>): Generator<Line> {
  yield* read
  yield* rest
}
