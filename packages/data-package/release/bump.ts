import { meaningChanged, ReleaseRefused } from "./refusal.ts"
import type { Break, Released, Surface } from "./released.ts"

export type Bump = "major" | "minor" | "patch"

/** What a person says of a change in declarations, schemas or meaning: nobody can compute it. */
export type Said = { readonly kind: "breaking" | "additive"; readonly why: string }

export interface Findings {
  readonly last: Released | undefined
  readonly newEvents: number
  readonly surface: Surface
  /** Ids of the last release that have no answer and no redirect today. */
  readonly idsGone: readonly string[]
  /** For each release the questions that are answered otherwise. */
  readonly meaning: readonly Break[]
  readonly said: Said | undefined
}

const changedFiles = (before: Surface, now: Surface): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((file) => before[file] !== now[file])
    .toSorted()

/** Refuses declarations and schemas that differ from those of a release: a person has to say whether that breaks. */
export const checkSurface = (last: Released, surface: Surface): void => {
  const files = changedFiles(last.surface, surface)
  if (files.length > 0)
    throw new ReleaseRefused(
      "surface-changed",
      `declarations and schemas since ${last.version}`,
      `changes in ${files.join(", ")}`,
      "--additive or --breaking, each with what changed",
    )
}

/**
 * major: schema, types, an id or a meaning breaks; minor: any new event or an addition; patch: the log is the same to
 * the byte. So `^` follows the facts and `~` freezes them.
 */
export const bumpOf = ({ last, newEvents, surface, idsGone, meaning, said }: Findings): Bump => {
  if (last === undefined) return "major"
  const [gone] = idsGone
  if (gone !== undefined)
    throw new ReleaseRefused(
      "id-gone",
      `ids of release ${last.version}`,
      `no ${idsGone.join(", ")}`,
      "each held, moved or split: ids are never removed",
    )
  if (said?.kind === "breaking") return "major"
  if (meaning.length > 0) throw meaningChanged(meaning)
  if (said === undefined) checkSurface(last, surface)
  return newEvents > 0 || said !== undefined ? "minor" : "patch"
}
