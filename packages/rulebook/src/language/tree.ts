// The words that a fact can be, its own or the places of its tree.
import type { FactDeclaration, FactValue, Platform } from "./platform.ts"

/** The values that a fact declares; of a fact of a tree its places. */
export const factValues = (
  { values, tree }: FactDeclaration,
  { trees = [] }: Pick<Platform, "trees">,
): readonly FactValue[] =>
  values ?? trees.find(({ id }) => id === tree)?.places.map(({ id, title }) => ({ value: id, title })) ?? []
