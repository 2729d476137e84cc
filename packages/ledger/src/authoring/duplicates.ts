import type { Objection } from "./objection.ts"
import type { Path } from "./yaml.ts"

/** Names that stand before already, each told at the place that `placeOf` says. */
const repeated = (
  names: readonly string[],
  what: string,
  placeOf: (index: number) => Path,
): readonly Objection[] => {
  const seen = new Set<string>()
  return names.flatMap((name, i) => {
    if (seen.has(name))
      return [{ reason: "DuplicateEntry", path: placeOf(i), expected: `each ${what} once` } as const]
    seen.add(name)
    return []
  })
}

/** Entries that bear a name which stands before already. */
export const duplicates = <K extends string>(
  entries: readonly { readonly [key in K]: string }[],
  key: K,
  path: Path,
): readonly Objection[] =>
  repeated(
    entries.map((entry) => entry[key]),
    key,
    (i) => [...path, i, key],
  )

/** The same of a list of nothing but names. */
export const duplicateNames = (names: readonly string[], what: string, path: Path): readonly Objection[] =>
  repeated(names, what, (i) => [...path, i])
