import { closeSync, fstatSync, openSync } from "node:fs"
import { Effect, type Scope } from "effect"
import { type Refused, CasesRefused } from "../refusal.ts"
import { codeOf } from "../surroundings/system.ts"
import { Surroundings } from "../surroundings/surroundings.ts"
import { jsonPlaces } from "./json-places.ts"
import { type Line, linesOf } from "./line.ts"
import type { CaseText } from "./one-case.ts"

/** What there is to audit: one case, or many, one a line. */
export type CaseSource =
  | (Pick<CaseText, "file" | "text" | "places"> & { readonly kind: "one" })
  | {
      readonly kind: "many"
      readonly file: string
      readonly lines: Iterable<Line>
      /** Bytes altogether; undefined where nobody knows. */
      readonly size: number | undefined
    }

/** `-` is standard input; `.ndjson` is many cases; anything else is one. */
export const openCases = (
  file: string,
): Effect.Effect<CaseSource, CasesRefused, Scope.Scope | Surroundings> =>
  file === "-"
    ? Effect.flatMap(Surroundings, ({ stdin }) =>
        refusingFaults("standard input", () => sniffed("standard input", linesOf(stdin))),
      )
    : Effect.flatMap(fileToRead(file), (fd) =>
        refusingFaults(file, () =>
          file.endsWith(".ndjson")
            ? { kind: "many", file, lines: linesOf(fd), size: sizeOf(fd) }
            : { kind: "one", file, text: textOf([...linesOf(fd)]) },
        ),
      )

const fileToRead = (file: string): Effect.Effect<number, CasesRefused, Scope.Scope> =>
  Effect.acquireRelease(
    refusingFaults(file, () => openSync(file, "r")),
    (fd) => Effect.sync(() => closeSync(fd)),
  )

const refusingFaults = <A>(file: string, read: () => A): Effect.Effect<A, CasesRefused> =>
  Effect.try({ try: read, catch: (error) => new CasesRefused({ problems: [faultOf(file, error)] }) })

const faultOf = (file: string, error: unknown): Refused => {
  const expected = "a case in JSON, or cases in .ndjson, one a line"
  const code = codeOf(error)
  if (code === "ENOENT") return { at: file, found: "no such file", expected }
  if (code === "EISDIR") return { at: file, found: "a folder", expected }
  return { at: file, found: error instanceof Error ? error.message : String(error), expected }
}

/** A regular file's; of a pipe it says nothing. */
const sizeOf = (fd: number): number | undefined => {
  const status = fstatSync(fd)
  return status.isFile() ? status.size : undefined
}

const textOf = (lines: readonly Line[]): string | undefined =>
  lines.every(({ text }) => text !== undefined) ? lines.map(({ text }) => `${text}\n`).join("") : undefined

const isBlank = ({ text }: Line): boolean => text?.trim() === ""

const isWhole = ({ text }: Line): boolean => text !== undefined && jsonPlaces(text).stopped === undefined

/** Many cases where the first line is a case by itself and another line follows, or where the whole is none and a line is. */
const sniffed = (file: string, lines: Iterator<Line> & Iterable<Line>): CaseSource => {
  const read: Line[] = []
  const many = (): CaseSource => ({ kind: "many", file, lines: chained(read, lines), size: undefined })
  const told: Line[] = []
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    read.push(next.value)
    if (isBlank(next.value)) continue
    told.push(next.value)
    if (told.length === 2 && told.slice(0, 1).some(isWhole)) return many()
  }
  const text = textOf(read)
  const places = text === undefined ? undefined : jsonPlaces(text)
  const isOne = places !== undefined && places.stopped === undefined
  if (!isOne && told.length > 1 && told.some(isWhole)) return many()
  return { kind: "one", file, text, ...(places && { places }) }
}

function* chained(read: readonly Line[], rest: Iterable<Line>): Generator<Line> {
  yield* read
  yield* rest
}
