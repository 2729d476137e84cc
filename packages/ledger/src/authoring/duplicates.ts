import type { Objection } from "./objection.ts"
import type { Path } from "./yaml.ts"

/** Entries that bear a name which stands before already. */
export const duplicates = <K extends string>(
  entries: readonly { readonly [key in K]: string }[],
  key: K,
  path: Path,
): readonly Objection[] => {
  const seen = new Set<string>()
  return entries.flatMap((entry, i) => {
    if (!seen.has(entry[key])) {
      seen.add(entry[key])
      return []
    }
    return [{ reason: "DuplicateEntry", path: [...path, i, key], expected: `each ${key} once` } as const]
  })
}
