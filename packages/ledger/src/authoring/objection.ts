import type { SeedReason } from "./seed-error.ts"
import type { Part, Path } from "./yaml.ts"

/** Something found at a place of a source that should be otherwise. */
export interface Objection {
  readonly reason: SeedReason
  readonly path: Path
  readonly part?: Part
  readonly expected: string
  /** Where it is not the value as spelt. */
  readonly found?: string
  readonly nearest?: string | undefined
}

/** A key that does not go with what stands beside it. */
export const clash = (path: Path, found: string, expected: string): Objection => ({
  reason: "KeysClash",
  path,
  part: "key",
  found,
  expected,
})
