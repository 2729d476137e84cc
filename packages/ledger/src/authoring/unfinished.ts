// What a curator's file holds before it can be recorded: TODOs, and passages as quotations.
import type { Objection } from "./objection.ts"
import type { Path, Source } from "./yaml.ts"

/** Every text of a file, and the way to it. */
const textsOf = (value: unknown, path: Path = []): readonly (readonly [Path, string])[] => {
  if (typeof value === "string") return [[path, value]]
  if (Array.isArray(value)) return value.flatMap((item, i) => textsOf(item, [...path, i]))
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, key]))
}

const CITE = "cite"

/** `cite: "first words … last words"` */
export const quotationsIn = ({ value }: Pick<Source, "value">): readonly (readonly [Path, string])[] =>
  textsOf(value).filter(([path, text]) => path.at(-1) === CITE && !isTodo(text))

/** `TODO`, with words behind it or not, and the part of an id that is still to be named. */
const isTodo = (text: string): boolean => /(?:^|\/)TODO\b/.test(text)

export const unfinishedIn = (source: Source): readonly Objection[] => [
  ...textsOf(source.value).flatMap(([path, text]) =>
    isTodo(text) ? [{ reason: "Unfinished", path, expected: "what a person decides" } as const] : [],
  ),
  ...quotationsIn(source).map(
    ([path]) =>
      ({
        reason: "Unfinished",
        path,
        found: "a quotation",
        expected: "{ report, range }, as policy-ledger cite FILE --pages DIR writes it",
      }) as const,
  ),
]
